"""A mock interview in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_card, a_deck

from trainer.core.event import Practised, Rating, effective
from trainer.core.key_point import KeyPoint
from trainer.services import insight, library, recall, study
from trainer.services.mock_interview import Plan
from trainer.services.recall import bring_key_points
from trainer.ui.actions import Actions
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.mock_view import MockView

POINTS = (KeyPoint("one", "uses anchor boxes"), KeyPoint("two", "slides a window", weight=3.0))
KEYS = {"Space": Qt.Key.Key_Space, "Esc": Qt.Key.Key_Escape}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(tmp_path: Path, clock: HandClock) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(6), clock) as session:
        points = {a_card(number).uid: (POINTS, ()) for number in range(1, 7)}
        bring_key_points(session.workspace, points)
        yield session


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> MockView:
    view = MockView(session, themes()["light"])
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.actions_ = Actions()
    view.actions_.bind(view, view.commands())
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def press(view: MockView, *keys: str) -> None:
    for key in keys:
        target = QApplication.focusWidget() or view
        if key == "Ctrl+Enter":
            QTest.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        elif key in KEYS:
            QTest.keyClick(target, KEYS[key])
        else:
            QTest.keyClicks(target, key)


def wait(view: MockView, clock: HandClock, seconds: float) -> None:
    clock.turn(minutes=seconds / 60)
    view.tick()


def kept(session: Session) -> list[Practised]:
    found = []
    with session.workspace.store.read() as unit:
        for line in library.browse(session.workspace):
            events = effective(unit.events.of_card(line.id))
            found += [each for each in events if isinstance(each, Practised)]
    return sorted(found, key=lambda each: each.order)


def test_the_page_begins_with_what_the_interview_is_to_be_like(view: MockView) -> None:
    view.setup.questions.setValue(3)
    view.setup.seed.setValue(42)
    view.setup.topics.item(0).setCheckState(Qt.CheckState.Checked)
    plan = view.setup.plan
    assert (plan.questions, plan.seed, plan.minutes, plan.spoken) == (3, 42, 20, False)
    assert plan.topics is not None
    assert len(plan.topics) == 1


def test_enter_in_a_number_begins(view: MockView) -> None:
    view.setup.questions.setFocus()
    view.setup.questions.setValue(2)
    QTest.keyClick(view.setup.questions.lineEdit(), Qt.Key.Key_Return)
    assert view.sitting is not None
    assert view.sitting.plan.questions == 2


def test_typed_answers_are_kept_as_they_are_given_and_added_up(
    view: MockView, session: Session, clock: HandClock
) -> None:
    view.begin(Plan(questions=2, seed=5))
    assert "Question 1 of 2" in view.page.place.text()
    press(view, "It uses anchor boxes")
    wait(view, clock, 30)
    assert view.page.clock.text() == "19:30"
    press(view, "Ctrl+Enter")
    [first] = kept(session)
    assert (first.coverage, first.duration_ms) == (0.25, 30_000)
    press(view, "It slides a window and uses anchor boxes", "Ctrl+Enter")
    assert view.debrief.title.text() == "2 questions in 0:30, 62 % of the key points"
    assert "1 key point missed." in view.debrief.told.text()
    assert "Weakest: Subject" in view.debrief.told.text()
    assert "Seed 5" in view.debrief.told.text()


def test_no_answer_is_shown_before_the_debrief(view: MockView) -> None:
    view.begin(Plan(questions=2, seed=5))
    assert not view.debrief.answers.isVisible()
    press(view, "Ctrl+Enter", "Ctrl+Enter")
    assert view.debrief.answers.isVisible()
    assert "is a thing" in view.debrief.answers.page.toPlainText()


def test_when_time_is_over_what_stands_there_is_the_answer(
    view: MockView, session: Session, clock: HandClock
) -> None:
    view.begin(Plan(questions=3, seed=5, minutes=1))
    press(view, "It uses anchor")
    wait(view, clock, 61)
    assert len(kept(session)) == 1
    assert view.debrief.isVisible()
    assert not view.debrief.resume.isVisible()


def test_time_for_each_question_goes_on_to_the_next(
    view: MockView, session: Session, clock: HandClock
) -> None:
    view.begin(Plan(questions=3, seed=5, minutes=1, per_question=True))
    wait(view, clock, 61)
    assert "Question 2 of 3" in view.page.place.text()
    assert view.page.clock.text() == "1:00"


def test_time_out_of_sight_does_not_count(view: MockView, clock: HandClock) -> None:
    view.begin(Plan(questions=3, seed=5, minutes=1))
    view.hide()
    wait(view, clock, 600)
    view.show()
    view.tick()
    assert view.page.clock.text() == "1:00"


def test_spoken_answers_are_ticked_in_the_debrief(view: MockView, session: Session) -> None:
    view.begin(Plan(questions=1, seed=5, spoken=True))
    assert not view.page.box.isVisible()
    press(view, "Space")
    assert kept(session)[0].coverage is None
    press(view, "k", "Space", "Esc")
    [event] = kept(session)
    assert (event.coverage, event.ticked) == (None, 0.25)


def test_leaving_in_the_middle_keeps_what_was_answered_and_can_be_taken_up_again(
    view: MockView, session: Session
) -> None:
    view.begin(Plan(questions=3, seed=5))
    press(view, "a", "Ctrl+Enter", "Esc", "Esc")
    assert view.debrief.isVisible()
    assert len(kept(session)) == 1
    view.debrief.resume.click()
    assert "Question 2 of 3" in view.page.place.text()


def test_answers_count_as_reviews_only_when_asked_and_with_the_learners_ratings(
    view: MockView, session: Session
) -> None:
    view.begin(Plan(questions=2, seed=5, as_reviews=True))
    press(view, "It uses anchor boxes and slides a window", "Ctrl+Enter", "Ctrl+Enter")
    assert view.debrief.ratings == [Rating.GOOD, Rating.AGAIN]
    assert session.ask(insight.review_log) == []
    press(view, "4")
    view.debrief.count.click()
    assert sorted(each.rating for each in session.ask(insight.review_log)) == [1, 4]
    assert kept(session) == []
    assert not view.debrief.count.isVisible()


def test_practice_cannot_be_counted(view: MockView) -> None:
    view.begin(Plan(questions=1, seed=5))
    press(view, "Ctrl+Enter")
    assert not view.debrief.count.isVisible()
    assert not view.debrief.rating.isVisible()


def test_a_card_deleted_meanwhile_ends_nothing(view: MockView, session: Session) -> None:
    view.begin(Plan(questions=2, seed=5))
    assert view.sitting is not None
    assert view.sitting.current() is not None
    session.do(library.delete_cards, [view.sitting.current().card])
    press(view, "x", "Ctrl+Enter", "Ctrl+Enter")
    assert view.debrief.isVisible()
    assert not view.debrief.answers.isVisible()
    assert len(kept(session)) == 1


def test_no_card_to_ask_is_said(view: MockView, session: Session, qtbot: QtBot) -> None:
    session.do(study.suspend, [line.id for line in session.ask(library.browse)])
    with qtbot.waitSignal(session.failed) as told:
        view.begin(Plan())
    assert told.args[0].startswith("There is no card to ask")
    assert view.setup.isVisible()


def test_what_is_being_typed_survives_a_crash_and_is_gone_once_it_is_answered(
    view: MockView, session: Session
) -> None:
    view.begin(Plan(questions=2, seed=5))
    assert view.sitting is not None
    posed = view.sitting.current()
    assert posed is not None
    press(view, "half an answer")
    view.page.box.flush()
    assert session.ask(recall.draft, posed.card) == "half an answer"
    press(view, "Ctrl+Enter")
    assert session.ask(recall.draft, posed.card) == ""
