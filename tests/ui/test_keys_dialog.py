"""The sheet of keys: every command with its keys, narrowed by words."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from trainer.ui.actions import show_keys
from trainer.ui.dialogs.keys_dialog import KeysDialog

ROWS = [
    ("Everywhere", "Mock interview…", "Ctrl+M"),
    ("Study", "Edit this card", "E"),
    ("Mock interview", "Next question", "Space"),
]


@pytest.fixture
def sheet(qtbot: QtBot) -> KeysDialog:
    dialog = KeysDialog(ROWS)
    qtbot.addWidget(dialog)
    return dialog


def shown(sheet: KeysDialog) -> list[str]:
    lines: list[QTreeWidgetItem] = [line for lines in sheet._lines.values() for line in lines]
    return [line.text(0) for line in lines if not line.isHidden()]


def test_words_narrow_it_to_titles_keys_and_places(sheet: KeysDialog) -> None:
    QTest.keyClicks(sheet._filter, "mock")
    assert shown(sheet) == ["Mock interview…", "Next question"]
    QTest.keyClicks(sheet._filter, " space")
    assert shown(sheet) == ["Next question"]


def test_return_and_the_enter_of_the_number_pad_are_one_key() -> None:
    assert show_keys(("Ctrl+Return", "Ctrl+Enter", "Space")) == "Ctrl+Enter or Space"
