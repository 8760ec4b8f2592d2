"""A learner's first evening in the real window, by keyboard only: start, review, undo, quit, start again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from trainer.services import insight, library, upkeep
from trainer.ui import start, theme
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms


class Desk:
    """The program as a learner meets it: a window, a keyboard, a folder that was empty before."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot, self._folder = qtbot, folder
        self.window: MainWindow
        self.rooms: Rooms

    def start(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.window = MainWindow(theme.themes()["light"], self._folder / "window.ini")
        self._qtbot.addWidget(self.window)
        with self._qtbot.waitExposed(self.window):
            self.window.show()
        with self._qtbot.waitSignal(self.window.settled):
            start.open_store(self.window, self._folder / "trainer.db")
        rooms = self.window.findChild(Rooms)
        assert rooms is not None
        self.rooms = rooms

    def press(self, *keys: str) -> None:
        for key in keys:
            code = {"Space": Qt.Key.Key_Space, "Esc": Qt.Key.Key_Escape, "Enter": Qt.Key.Key_Return}.get(key)
            target = QApplication.focusWidget() or self.window
            if code is not None:
                self._qtbot.keyClick(target, code)
            else:
                self._qtbot.keyClicks(target, key)

    def quit(self) -> None:
        self.window.close()

    @property
    def shown(self) -> str:
        """All words of the view in front."""
        view = self.window.stack.currentWidget()
        return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())

    def log(self) -> list[int]:
        session = self.rooms.session
        return [each.rating for each in session.ask(insight.review_log)]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    desk.start()
    yield desk
    desk.quit()


def test_five_cards_by_keyboard_one_undone_and_everything_there_after_a_restart(desk: Desk) -> None:
    workspace = desk.rooms.session.workspace
    assert len(library.browse(workspace)) == 50
    desk.press("s")
    assert "feature extraction" in desk.shown
    for rating in "33143":
        desk.press("Space", rating)
    assert desk.log() == [3, 3, 1, 4, 3]
    desk.press("u")
    assert desk.log() == [3, 3, 1, 4]
    question = desk.shown
    desk.quit()
    desk.start()
    assert desk.log() == [3, 3, 1, 4]
    assert upkeep.check(desk.rooms.session.workspace).problems == ()
    desk.press("s")
    assert desk.shown.split("?")[0][-40:] == question.split("?")[0][-40:]


def test_space_alone_reveals_and_rates_good(desk: Desk) -> None:
    desk.press("s", "Space", "Space", "Space", "Space")
    assert desk.log() == [3, 3]


def test_digits_do_nothing_before_the_reveal(desk: Desk) -> None:
    desk.press("s", "1", "2", "3", "4")
    assert desk.log() == []


def test_letters_type_into_a_text_field_and_escape_leaves_it(desk: Desk, qtbot: QtBot) -> None:
    desk.press("b")
    desk.rooms.browse.commands()["browse.find"]()
    desk.press("u-net psd")
    assert desk.window.stack.currentWidget() is desk.rooms.browse
    qtbot.waitUntil(lambda: "No card" in desk.shown)
    desk.press("Esc", "d")
    assert desk.window.stack.currentWidget() is desk.rooms.today


def test_every_view_is_one_key_away(desk: Desk) -> None:
    for key, view in (("b", "browse"), ("p", "progress"), ("d", "today"), ("s", "study"), ("Esc", "today")):
        desk.press(key)
        assert desk.window.stack.currentWidget() is getattr(desk.rooms, view), key


def test_dark_and_larger_text_are_remembered(desk: Desk) -> None:
    desk.rooms.actions["view.theme"].trigger()
    desk.rooms.actions["view.larger"].trigger()
    assert desk.window.theme.dark
    desk.quit()
    desk.start()
    assert desk.window.theme.dark
    assert desk.rooms.session.settings.text_size == 18
