"""A store without cards: every view says so in a sentence and leads on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot
from support.sessions import a_session

from trainer.services import library
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.theme import themes


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Iterator[Rooms]:
    with a_session(tmp_path) as session:
        window = MainWindow(themes()["light"], tmp_path / "window.ini")
        qtbot.addWidget(window)
        rooms = Rooms(window, session)
        with qtbot.waitSignal(window.settled):
            window.show()
        window.activateWindow()
        yield rooms
        window.close()


@pytest.mark.parametrize("view", ["today", "study", "browse"])
def test_the_keyboard_is_on_import_where_there_are_no_cards(rooms: Rooms, view: str) -> None:
    rooms.show(view)
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Import…"
    assert "Ctrl+Shift+I" in button.toolTip()
    QTest.keyClick(button, Qt.Key.Key_Space)
    [dialog] = [each for each in rooms.window.findChildren(QDialog) if each.isVisible()]
    assert dialog.windowTitle() == "Import"
    dialog.reject()


@pytest.mark.parametrize("view", ["today", "study", "browse"])
def test_a_card_can_be_written_from_there(rooms: Rooms, view: str) -> None:
    rooms.show(view)
    shown = rooms.window.stack.currentWidget()
    [button] = [each for each in shown.findChildren(QPushButton, "view.add") if each.isVisible()]
    button.click()
    assert rooms.window.stack.currentWidget() is rooms.add


def test_with_the_first_card_the_ways_on_are_gone(rooms: Rooms) -> None:
    rooms.show("browse")
    rooms.session.do(library.add_card, library.Draft("Why?", ((None, "Because."),)))
    assert not rooms.browse.first_steps.isVisible()
    rooms.show("today")
    assert not rooms.today.first_steps.isVisible()
    assert QApplication.focusWidget() is rooms.today.study
