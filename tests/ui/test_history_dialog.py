"""The undo list: steps by name, back and forth to any of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.core.event import Rating
from trainer.services import card_actions, study
from trainer.ui.dialogs.history_dialog import HistoryDialog
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session
from trainer.ui.theme import themes


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock = HandClock()
    with a_session(tmp_path, a_deck(3), clock) as session:
        for card, rating in ((1, Rating.GOOD), (2, Rating.AGAIN)):
            session.do(study.answer, card, rating)
            clock.turn(minutes=1)
        session.do(card_actions.set_flag, [3], 5)
        yield session


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> HistoryDialog:
    dialog = HistoryDialog(session)
    qtbot.addWidget(dialog)
    return dialog


def told(dialog: HistoryDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def undone(dialog: HistoryDialog) -> list[bool]:
    return ["undone" in each for each in told(dialog)]


def test_steps_are_told_by_name_and_card_the_newest_first(dialog: HistoryDialog) -> None:
    assert "Flag Pink   What is thing number 3?" in told(dialog)[0]
    assert "Rate Again   What is thing number 2?" in told(dialog)[1]
    assert told(dialog)[-1].startswith("2026-03-02")


def test_undoing_down_to_a_step_undoes_it_and_what_came_after(
    dialog: HistoryDialog, session: Session
) -> None:
    dialog.list.setCurrentRow(1)
    assert dialog.button.text() == "Undo 2 steps"
    dialog.go()
    assert undone(dialog)[:3] == [True, True, False]
    assert session.ask(study.ask, 2).schedule.reps == 0
    assert session.ask(study.ask, 1).schedule.reps == 1


def test_redoing_up_to_a_step_does_all_between_again(dialog: HistoryDialog, session: Session) -> None:
    dialog.list.setCurrentRow(2)
    dialog.go()
    dialog.list.setCurrentRow(1)
    assert dialog.button.text() == "Redo 2 steps"
    dialog.go()
    assert undone(dialog)[:3] == [True, False, False]
    assert session.ask(study.ask, 2).schedule.reps == 1
    assert session.ask(study.ask, 3).card.flag == 0


def test_it_follows_steps_made_meanwhile(dialog: HistoryDialog, session: Session) -> None:
    session.do(card_actions.set_mark, [1])
    assert "Mark" in told(dialog)[0]
    assert dialog.button.text() == "Undo"


def test_without_steps_it_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with a_session(tmp_path / "home") as session:
        dialog = HistoryDialog(session)
        qtbot.addWidget(dialog)
        assert dialog.list.count() == 0
        assert not dialog.button.isEnabled()


def test_the_edit_menu_names_what_undo_and_redo_would_take(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(themes()["light"], tmp_path / "window.ini")
    qtbot.addWidget(window)
    rooms = Rooms(window, session)
    assert rooms.actions["edit.undo"].text() == "Undo Flag Pink"
    session.undo()
    qtbot.waitUntil(lambda: rooms.actions["edit.undo"].text() == "Undo Rate Again")
    assert rooms.actions["edit.redo"].text() == "Redo Flag Pink"
