"""The palette: words narrow it, arrows choose, Enter does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trainer.ui.dialogs.palette_dialog import PaletteDialog

Opened = tuple[PaletteDialog, list[str]]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    done: list[str] = []
    rows = [
        ("Bury until tomorrow", "-", lambda: done.append("bury")),
        ("Larger text", "Ctrl++", lambda: done.append("larger")),
        ("Smaller text", "", lambda: done.append("smaller")),
    ]
    dialog = PaletteDialog(rows)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog, done


def titles(dialog: PaletteDialog) -> list[str]:
    return [dialog._list.topLevelItem(row).text(0) for row in range(dialog._list.topLevelItemCount())]


def test_words_in_any_order_narrow_the_list(opened: Opened) -> None:
    dialog, _ = opened
    QTest.keyClicks(dialog._line, "text lar")
    assert titles(dialog) == ["Larger text"]


def test_arrows_choose_and_enter_does_it(opened: Opened) -> None:
    dialog, done = opened
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(dialog._line, key)
    assert done == ["larger"]
    assert not dialog.isVisible()


def test_keys_stand_in_a_column_of_their_own(opened: Opened) -> None:
    dialog, _ = opened
    assert dialog._list.topLevelItem(0).text(1) == "-"


def test_nothing_found_is_said_and_enter_does_nothing(opened: Opened) -> None:
    dialog, done = opened
    QTest.keyClicks(dialog._line, "zebra")
    assert dialog._nothing.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(dialog._line, key)
    assert done == []
