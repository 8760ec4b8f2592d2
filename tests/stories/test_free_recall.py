"""A learner types an answer, sees what it mentions, changes a tick, rates, and finds everything again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from trainer.app import Trainer
from trainer.core.event import Reviewed
from trainer.ui import theme
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session

TYPED = "Convolutional layers apply filters that detect patterns, from edges and textures to abstract shapes."


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


def test_typing_ticks_key_points_and_the_rating_keeps_both_judgements(rooms: Rooms, qtbot: QtBot) -> None:
    card = rooms.study.card
    rooms.actions["study.type"].trigger()
    qtbot.keyClicks(card.box, TYPED)
    assert not card.is_revealed
    qtbot.keyClick(card.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card.is_revealed
    by_machine = card.key_points.covered
    assert 0 < len(by_machine) < card.key_points.points.count()
    assert card.key_points.ticked == by_machine
    rooms.actions["study.key-points"].trigger()
    qtbot.keyClick(card.key_points.points, Qt.Key.Key_Space)
    assert set(card.key_points.ticked) ^ set(by_machine) == {card.key_points._points[0].id}
    by_learner = card.key_points.ticked
    qtbot.keyClick(card.key_points.points, Qt.Key.Key_2)
    with rooms.session.workspace.store.read() as unit:
        [event] = unit.events.of_card(1)
        [(_, text, covered, ticked)] = unit.recall.replies(1)
    assert isinstance(event, Reviewed)
    assert event.coverage is not None
    assert event.ticked is not None
    assert event.coverage != event.ticked
    assert (text, covered, ticked) == (TYPED, by_machine, by_learner)


def test_what_was_typed_is_back_after_undo(rooms: Rooms, qtbot: QtBot) -> None:
    card = rooms.study.card
    qtbot.keyClicks(card.box, "half an answer")
    rooms.study.reveal()
    rooms.actions["study.good"].trigger()
    assert card.box.toPlainText() == ""
    rooms.actions["study.undo"].trigger()
    assert card.box.toPlainText() == "half an answer"
    assert not card.is_revealed


def test_without_typing_space_still_does_everything(rooms: Rooms, qtbot: QtBot) -> None:
    for _ in range(4):
        qtbot.keyClick(rooms.window.focusWidget(), Qt.Key.Key_Space)
    with rooms.session.workspace.store.read() as unit:
        reviews = [event for _, event in unit.events.every() if isinstance(event, Reviewed)]
    assert [(each.coverage, each.ticked) for each in reviews] == [(None, None)] * 2
