"""Options of topics in the window: where each value comes from, the way back, the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_card, a_deck, a_document

from trainer.core.deck import Deck
from trainer.services import library, preferences, topic_options
from trainer.ui.dialogs.topic_options_dialog import TopicOptionsDialog
from trainer.ui.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(4)) as opened:
        library.move_cards(opened.workspace, [1], "Basics::Deep")
        yield opened


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def topic(session: Session, name: str) -> int:
    return session.ask(library.topic_named, name).id


def opened(session: Session, window: QWidget, qtbot: QtBot, name: str) -> TopicOptionsDialog:
    dialog = TopicOptionsDialog(session, topic(session, name), window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def own(session: Session, name: str) -> dict[str, object]:
    return dict(session.ask(topic_options.options_of, topic(session, name)).own.own)


def type_number(dialog: TopicOptionsDialog, qtbot: QtBot, name: str, keys: str) -> None:
    editor = dialog.rows[name].editor
    assert isinstance(editor, QSpinBox)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, keys)


def test_a_value_says_that_it_comes_from_preferences(session: Session, window: QWidget, qtbot: QtBot) -> None:
    row = opened(session, window, qtbot, "Basics").rows["new_per_day"]
    assert row.source.text() == "Inherited from Preferences: 20."
    assert row.value() == 20
    assert not row.restore.isVisible()


def test_a_value_says_from_which_topic_it_is_inherited(
    session: Session, window: QWidget, qtbot: QtBot
) -> None:
    topic_options.set_options(session.workspace, topic(session, "Basics"), {"retention": 0.8})
    dialog = opened(session, window, qtbot, "Basics::Deep")
    assert dialog.rows["retention"].source.text() == "Inherited from Basics: 80 %."
    assert dialog.rows["retention"].value() == 0.8


def test_a_typed_value_counts_and_can_be_inherited_again(
    session: Session, window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(session, window, qtbot, "Basics")
    type_number(dialog, qtbot, "new_per_day", "7")
    qtbot.waitUntil(lambda: own(session, "Basics") == {"new_per_day": 7})
    row = dialog.rows["new_per_day"]
    assert row.source.text() == "Set here. Inherited from Preferences it would be: 20."
    row.restore.setFocus()
    qtbot.keyClick(row.restore, Qt.Key.Key_Space)
    assert own(session, "Basics") == {}
    assert row.value() == 20


def test_a_value_like_the_inherited_one_can_be_set_all_the_same(
    session: Session, window: QWidget, qtbot: QtBot
) -> None:
    topic_options.set_options(session.workspace, topic(session, "Basics"), {"new_per_day": 20})
    row = opened(session, window, qtbot, "Basics").rows["new_per_day"]
    assert row.restore.isVisible()
    assert row.source.text().startswith("Set here.")


def test_what_is_typed_just_before_turning_to_another_topic_belongs_to_the_first(
    session: Session, window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(session, window, qtbot, "Basics")
    type_number(dialog, qtbot, "reviews_per_day", "9")
    dialog.topics.setCurrentIndex(dialog.topics.findText("Detection"))
    assert (own(session, "Basics"), own(session, "Detection")) == ({"reviews_per_day": 9}, {})
    assert dialog.rows["reviews_per_day"].value() == 200


def test_everything_can_be_inherited_at_once_and_undone(
    session: Session, window: QWidget, qtbot: QtBot
) -> None:
    values = {"new_per_day": 3, "review_order": "random"}
    topic_options.set_options(session.workspace, topic(session, "Basics"), values)
    dialog = opened(session, window, qtbot, "Basics")
    dialog.clear.click()
    assert own(session, "Basics") == {}
    assert not dialog.clear.isEnabled()
    session.undo()
    assert own(session, "Basics") == values
    assert dialog.rows["review_order"].value() == "random"


def test_a_change_of_preferences_is_seen_at_once(session: Session, window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(session, window, qtbot, "Basics")
    session.do(preferences.change_setting, "new_per_day", 12)
    assert dialog.rows["new_per_day"].source.text() == "Inherited from Preferences: 12."


def test_without_topics_the_dialog_says_so(tmp_path: Path, window: QWidget, qtbot: QtBot) -> None:
    with a_session(tmp_path / "empty") as session:
        dialog = TopicOptionsDialog(session, None, window)
        assert "There are no topics yet" in dialog.topics.placeholderText()
        assert not any(row.isEnabled() for row in dialog.rows.values())


def test_a_long_name_of_a_topic_does_not_widen_the_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    with a_session(
        tmp_path, Deck((a_document(),), (a_card(1, topic="A name without an end " * 20),))
    ) as session:
        dialog = TopicOptionsDialog(session, None)
        qtbot.addWidget(dialog)
        assert dialog.sizeHint().width() < 1000
