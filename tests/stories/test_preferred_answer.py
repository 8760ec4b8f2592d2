"""A learner prefers one of the answers, finds it in front the next time, and copies it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from trainer.app import Trainer
from trainer.core.errors import NotFound
from trainer.services import preferred
from trainer.ui import theme
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Iterator[Rooms]:
    trainer = Trainer(tmp_path / "trainer.db")
    trainer.import_shipped()
    window = MainWindow(theme.themes()["light"], tmp_path / "window.ini")
    qtbot.addWidget(window)
    rooms = Rooms(window, Session(trainer))
    with qtbot.waitExposed(window):
        window.show()
    rooms.show("study")
    yield rooms
    window.close()


def in_front(rooms: Rooms) -> str:
    tabs = rooms.study.card.answers.tabs
    return tabs.tabText(tabs.currentIndex())


def test_the_preferred_answer_comes_first_and_undo_forgets_it(rooms: Rooms) -> None:
    do = rooms.actions
    do["study.prefer"].trigger()
    do["study.reveal"].trigger()
    first = in_front(rooms)
    do["study.next-answer"].trigger()
    do["study.next-answer"].trigger()
    third = in_front(rooms)
    do["study.prefer"].trigger()
    assert in_front(rooms) == f"{third} ★"
    rooms.study.show_card(2)
    rooms.study.show_card(1)
    do["study.reveal"].trigger()
    assert in_front(rooms) == f"{third} ★"
    rooms.session.undo()
    assert in_front(rooms) == third
    rooms.study.show_card(2)
    rooms.study.show_card(1)
    do["study.reveal"].trigger()
    assert in_front(rooms) == first


def test_preferring_twice_prefers_none(rooms: Rooms) -> None:
    rooms.actions["study.reveal"].trigger()
    plain = in_front(rooms)
    rooms.actions["study.prefer"].trigger()
    rooms.actions["study.prefer"].trigger()
    assert in_front(rooms) == plain


def test_the_answer_in_front_is_copied_as_markdown(rooms: Rooms) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    rooms.actions["study.copy-answer"].trigger()
    assert clipboard.text() == "before"
    rooms.actions["study.reveal"].trigger()
    rooms.actions["study.copy-answer"].trigger()
    page = rooms.study.card.answer_in_front
    assert page is not None
    assert clipboard.text() == page.markdown


def test_side_by_side_the_column_with_the_focus_is_preferred_and_copied(rooms: Rooms) -> None:
    do, card = rooms.actions, rooms.study.card
    rooms.window.resize(1280, 800)
    do["study.reveal"].trigger()
    do["study.side-by-side"].trigger()
    for _ in range(5):
        do["study.next-answer"].trigger()
    page = card.answer_in_front
    assert page is not None
    assert page.title == "Document 5: in depth"
    do["study.copy-answer"].trigger()
    assert QGuiApplication.clipboard().text() == page.markdown
    do["study.prefer"].trigger()
    assert card.answer_in_front is not None
    assert (card.answer_in_front.title, card.answer_in_front.is_preferred) == (page.title, True)


def test_what_the_answers_agree_on_is_copied_too(rooms: Rooms) -> None:
    rooms.actions["study.reveal"].trigger()
    rooms.actions["study.agreement"].trigger()
    rooms.actions["study.copy-answer"].trigger()
    assert QGuiApplication.clipboard().text().startswith("## Said by at least 3 of 5 answers")


def test_an_answer_of_another_card_cannot_be_preferred(rooms: Rooms) -> None:
    with pytest.raises(NotFound):
        preferred.prefer(rooms.session.workspace, 1, 9999)
