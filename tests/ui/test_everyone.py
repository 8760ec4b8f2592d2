"""For everyone: whatever can have the focus has a name, in every view and in every dialog."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.ui.doors import DOORS
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import VIEWS, Rooms
from trainer.ui.theme import themes

ROOM_DIALOGS: dict[str, Callable[[Rooms], object]] = {
    "edit": lambda rooms: rooms.cards.edit(1),
    "my answer": lambda rooms: rooms.cards.write_answer(1),
    "key points": lambda rooms: rooms.cards.edit_points(1),
    "card info": lambda rooms: rooms.cards.tell_of(1),
    "study more": lambda rooms: rooms.actions["view.study-more"].trigger(),
    "leech clinic": lambda rooms: rooms.actions["edit.leeches"].trigger(),
    "topic options": lambda rooms: rooms.actions["edit.topic-options"].trigger(),
    "move a topic": lambda rooms: rooms.tree.move_requested.emit(1),
    "crash": lambda rooms: rooms.window.show_crash("what happened"),
    "search help": lambda rooms: rooms.browse.panel.open_help(),
    "tags": lambda rooms: (rooms.show("browse"), rooms.browse.cards.selectAll(), rooms.browse.change_tags()),
    "move cards": lambda rooms: (
        rooms.show("browse"),
        rooms.browse.cards.selectAll(),
        rooms.browse.move_cards(),
    ),
}


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Iterator[Rooms]:
    with a_session(tmp_path, a_deck(4, pairs=True)) as session:
        window = MainWindow(themes()["light"], tmp_path / "window.ini")
        qtbot.addWidget(window)
        rooms = Rooms(window, session)
        with qtbot.waitSignal(window.settled):
            window.show()
        yield rooms
        window.close()


def unnamed(top: QWidget) -> list[str]:
    """Every widget in sight that takes the focus and tells a screen reader neither a name nor its text."""
    return [
        f"{type(each).__name__} {each.objectName()!r} in {type(each.parentWidget()).__name__}"
        for each in [top, *top.findChildren(QWidget)]
        if not each.visibleRegion().isEmpty()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not _name(each)
    ]


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found else ""


@pytest.mark.parametrize("view", VIEWS)
def test_whatever_has_the_focus_in_a_view_has_a_name(rooms: Rooms, view: str, qtbot: QtBot) -> None:
    rooms.show(view)
    if view == "progress":
        qtbot.waitUntil(lambda: rooms.progress._work.is_idle)
    QApplication.processEvents()
    assert unnamed(rooms.window) == []


def test_a_question_with_its_answers_has_names(rooms: Rooms) -> None:
    rooms.show("study")
    rooms.study.commands()["study.all-help"]()
    assert unnamed(rooms.window) == []
    rooms.study.reveal()
    assert unnamed(rooms.window) == []
    for look in ("side-by-side", "agreement"):
        rooms.study.commands()[f"study.{look}"]()
        assert unnamed(rooms.window) == []


@pytest.mark.parametrize("command", DOORS)
def test_whatever_has_the_focus_in_a_dialog_has_a_name(rooms: Rooms, command: str) -> None:
    assert unnamed(opened(rooms, rooms.actions[command].trigger)) == []


@pytest.mark.parametrize("dialog", ROOM_DIALOGS)
def test_so_it_is_in_the_dialogs_of_cards_and_topics(rooms: Rooms, dialog: str) -> None:
    assert unnamed(opened(rooms, lambda: ROOM_DIALOGS[dialog](rooms))) == []


def opened(rooms: Rooms, do: Callable[[], object]) -> QDialog:
    """The dialog that this opens; it has a title and goes when the window does."""
    do()
    QApplication.processEvents()
    [dialog] = [each for each in rooms.window.findChildren(QDialog) if each.isVisible()]
    assert dialog.windowTitle()
    return dialog
