"""Saying how sure one is before the answers are shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.core.event import Rating, Reviewed
from trainer.core.keymap import PRESETS, Keymap
from trainer.services import preferences
from trainer.ui.actions import BY_ID, Actions, rivals
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.study_view import StudyView


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(tmp_path: Path, clock: HandClock) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(3), clock) as session:
        yield session


def a_view(session: Session, qtbot: QtBot, keys: str = "anki") -> StudyView:
    view = StudyView(session, themes()["light"])
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.actions_ = Actions(Keymap(keys))
    view.actions_.bind(view, view.commands())
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> StudyView:
    session.do(preferences.change_setting, "ask_confidence", True)
    return a_view(session, qtbot)


def press(view: StudyView, *keys: str) -> None:
    for key in keys:
        target = QApplication.focusWidget() or view
        if key == "Space":
            QTest.keyClick(target, Qt.Key.Key_Space)
        else:
            QTest.keyClicks(target, key)


def log(session: Session) -> list[tuple[Rating, int | None]]:
    with session.workspace.store.read() as unit:
        events = sorted((event for _, event in unit.events.every()), key=lambda each: each.order)
    return [(each.rating, each.confidence) for each in events if isinstance(each, Reviewed)]


def test_one_key_says_it_and_shows_the_answers(view: StudyView, session: Session) -> None:
    press(view, "3")
    assert view.card.is_revealed
    assert log(session) == []


def test_the_same_keys_rate_afterwards(view: StudyView, session: Session, clock: HandClock) -> None:
    for said, rated in ("31", "13", "24"):
        press(view, said, rated)
        clock.turn(minutes=1 / 60)
    assert log(session) == [(Rating.AGAIN, 3), (Rating.GOOD, 1), (Rating.EASY, 2)]


def test_space_says_nothing(view: StudyView, session: Session) -> None:
    press(view, "Space", "3")
    assert log(session) == [(Rating.GOOD, None)]


def test_what_was_said_of_one_card_is_not_taken_for_the_next(view: StudyView, session: Session) -> None:
    press(view, "3", "2", "Space", "3")
    assert sorted(log(session)) == [(Rating.HARD, 3), (Rating.GOOD, None)]


def test_a_button_says_it_as_well(view: StudyView, session: Session) -> None:
    button = view.findChild(QPushButton, "study.sure")
    assert button is not None
    assert button.isVisible()
    button.click()
    assert view.card.is_revealed
    press(view, "4")
    assert log(session) == [(Rating.EASY, 3)]


def test_nobody_is_asked_unless_they_want_it(session: Session, qtbot: QtBot) -> None:
    view = a_view(session, qtbot)
    button = view.findChild(QPushButton, "study.sure")
    assert button is not None
    assert not button.isVisible()
    press(view, "3")
    assert not view.card.is_revealed
    session.do(preferences.change_setting, "ask_confidence", True)
    assert button.isVisible()
    press(view, "3")
    assert view.card.is_revealed


@pytest.mark.parametrize("preset", PRESETS)
def test_the_keys_work_in_every_preset(session: Session, qtbot: QtBot, preset: str) -> None:
    session.do(preferences.change_setting, "key_preset", preset)
    session.do(preferences.change_setting, "ask_confidence", True)
    view = a_view(session, qtbot, preset)
    press(view, "2")
    assert view.card.is_revealed
    again = Keymap(preset).keys("study.again", BY_ID["study.again"].keys)[0]
    press(view, again)
    assert log(session) == [(Rating.AGAIN, 2)]


def test_only_the_keys_of_ratings_may_be_the_same() -> None:
    anki = Keymap("anki")
    assert rivals("study.sure", "4", anki) == []
    assert rivals("study.sure", "E", anki) == ["study.edit"]
    assert rivals("study.edit", "1", anki) == ["study.unsure", "study.again"]
