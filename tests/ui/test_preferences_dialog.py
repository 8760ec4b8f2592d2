"""Preferences: every declared setting has an editor, found by its words, counting at once."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from support.sessions import a_session

from trainer import __version__
from trainer.core.settings import Settings, declaration
from trainer.services import preferences
from trainer.ui.dialogs.about_dialog import AboutDialog
from trainer.ui.dialogs.preferences_dialog import PreferencesDialog
from trainer.ui.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(session: Session, window: QWidget, qtbot: QtBot) -> PreferencesDialog:
    dialog = PreferencesDialog(session, window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def visible(dialog: PreferencesDialog) -> set[str]:
    return {key for key, row in dialog.rows.items() if row.isVisible()}


def test_every_setting_has_an_editor_named_after_it(dialog: PreferencesDialog) -> None:
    keys = [each.name for each in fields(Settings)]
    assert list(dialog.rows) == keys
    for key in keys:
        assert dialog.rows[key].editor.accessibleName() == declaration(key).label


def test_an_editor_keeps_to_the_bounds_of_its_setting(dialog: PreferencesDialog) -> None:
    for row in dialog.rows.values():
        match row.editor:
            case QSpinBox() | QDoubleSpinBox() as number:
                assert (number.minimum(), number.maximum()) == (row.setting.minimum, row.setting.maximum)
            case QComboBox() as combo:
                assert [combo.itemData(n) for n in range(combo.count())] == list(row.setting.choices)


def test_settings_stand_below_the_heading_of_their_group(dialog: PreferencesDialog) -> None:
    groups = [row.setting.group for row in dialog.rows.values()]
    assert [group for group, _ in groupby(groups)] == list(dict.fromkeys(groups))


def test_a_share_is_shown_and_typed_in_percent(
    dialog: PreferencesDialog, session: Session, qtbot: QtBot
) -> None:
    editor = dialog.rows["retention"].editor
    assert isinstance(editor, QDoubleSpinBox)
    assert editor.text() == "90 %"
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "85")
    qtbot.waitUntil(lambda: session.settings.retention == 0.85)
    editor.selectAll()
    qtbot.keyClicks(editor, "12")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: session.settings.retention == 0.70)
    assert editor.text() == "70 %"


def test_a_choice_counts_at_once(dialog: PreferencesDialog, session: Session) -> None:
    editor = dialog.rows["theme"].editor
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData("dark"))
    assert session.settings.theme == "dark"


def test_a_number_counts_once_it_has_come_to_rest(
    dialog: PreferencesDialog, session: Session, qtbot: QtBot
) -> None:
    editor, changes = dialog.rows["new_per_day"].editor, []
    assert isinstance(editor, QSpinBox)
    session.changed.connect(changes.append)
    for _ in range(5):
        editor.stepUp()
    assert session.settings.new_per_day == 20
    qtbot.waitUntil(lambda: session.settings.new_per_day == 25)
    assert len(changes) == 1


def test_a_share_counts_with_two_decimals(dialog: PreferencesDialog, session: Session, qtbot: QtBot) -> None:
    editor = dialog.rows["retention"].editor
    assert isinstance(editor, QDoubleSpinBox)
    editor.setValue(0.85)
    qtbot.waitUntil(lambda: session.settings.retention == 0.85)
    assert session.workspace.rules.retention == 0.85


def test_closing_at_once_keeps_what_was_typed_last(dialog: PreferencesDialog, session: Session) -> None:
    editor = dialog.rows["new_per_day"].editor
    assert isinstance(editor, QSpinBox)
    editor.setValue(7)
    dialog.reject()
    assert session.settings.new_per_day == 7


def test_the_default_can_be_restored_and_only_then_is_offered(
    dialog: PreferencesDialog, session: Session, qtbot: QtBot
) -> None:
    row = dialog.rows["text_size"]
    assert not row.restore.isVisible()
    session.do(preferences.change_setting, "text_size", 24)
    assert row.restore.isVisible()
    row.restore.click()
    qtbot.waitUntil(lambda: session.settings.text_size == 16)
    assert not row.restore.isVisible()


def test_a_change_made_elsewhere_shows(dialog: PreferencesDialog, session: Session) -> None:
    session.do(preferences.change_setting, "text_size", 24)
    assert dialog.rows["text_size"].value() == 24


def test_a_change_made_elsewhere_does_not_undo_what_is_being_typed(
    dialog: PreferencesDialog, session: Session, qtbot: QtBot
) -> None:
    editor = dialog.rows["new_per_day"].editor
    assert isinstance(editor, QSpinBox)
    editor.setValue(9)
    session.do(preferences.change_setting, "text_size", 24)
    qtbot.waitUntil(lambda: session.settings.new_per_day == 9)


def test_typing_finds_settings_by_label_help_and_group(dialog: PreferencesDialog) -> None:
    dialog.search.setText("midnight")
    assert visible(dialog) == {"day_starts_at"}
    dialog.search.setText("looks")
    assert visible(dialog) == {"theme", "text_size"}
    dialog.search.clear()
    assert visible(dialog) == set(dialog.rows)


def test_words_no_setting_mentions_are_told(dialog: PreferencesDialog) -> None:
    dialog.search.setText("zebra")
    assert "No setting mentions “zebra”." in [
        label.text() for label in dialog.findChildren(QLabel) if label.isVisible()
    ]


def test_scrolling_over_an_editor_does_not_turn_it(dialog: PreferencesDialog) -> None:
    editor = dialog.rows["new_per_day"].editor
    notch = QWheelEvent(
        QPointF(5, 5),
        editor.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor, notch)
    assert dialog.rows["new_per_day"].value() == 20


def test_about_tells_version_data_and_licence(session: Session, qtbot: QtBot) -> None:
    dialog = AboutDialog(session)
    qtbot.addWidget(dialog)
    text = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in text
    assert str(session.trainer.path) in text
    assert "MIT licence" in text
