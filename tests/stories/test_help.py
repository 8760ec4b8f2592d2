"""A learner who is stuck takes help step by step, and the rating knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from trainer.app import Trainer
from trainer.core.event import Rating, Reviewed
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


def reviewed(rooms: Rooms) -> Reviewed:
    with rooms.session.workspace.store.read() as unit:
        [event] = unit.events.of_card(1)
    assert isinstance(event, Reviewed)
    return event


def test_help_grows_step_by_step_and_hard_is_suggested_then(rooms: Rooms, qtbot: QtBot) -> None:
    card = rooms.study.card
    for level, words in enumerate(("Key terms:", "Outline", "The shortest answer"), 1):
        rooms.actions["study.help"].trigger()
        assert card.help.isVisible()
        assert card.help.level == level
        assert words in card.help.toPlainText()
    rooms.actions["study.help"].trigger()
    assert card.help.level == 3
    rooms.actions["study.reveal"].trigger()
    assert card.help.isHidden()
    assert card.ratings.suggested == Rating.HARD
    rooms.actions["study.help"].trigger()
    assert card.help.isHidden()
    qtbot.keyClick(card.answers.page, Qt.Key.Key_Space)
    assert (reviewed(rooms).rating, reviewed(rooms).help_level) == (Rating.HARD, 3)
    assert card.help.level == 0
    assert card.help.isHidden()
    rooms.actions["study.reveal"].trigger()
    assert rooms.study.card.ratings.suggested == Rating.GOOD


def test_all_help_comes_with_one_key(rooms: Rooms) -> None:
    rooms.actions["study.all-help"].trigger()
    assert rooms.study.card.help.level == 3
    assert "Key terms:" in rooms.study.card.help.toPlainText()
    rooms.actions["study.reveal"].trigger()
    rooms.actions["study.good"].trigger()
    assert (reviewed(rooms).rating, reviewed(rooms).help_level) == (Rating.GOOD, 3)
