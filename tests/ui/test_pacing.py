"""The timer and auto-advance, by a clock turned by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.services import insight, library, preferences
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.pacing import NO_SECONDS
from trainer.ui.views.study_view import StudyView


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(tmp_path: Path, clock: HandClock) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(4), clock) as session:
        yield session


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> StudyView:
    view = StudyView(session, themes()["light"])
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def wait(view: StudyView, clock: HandClock, seconds: float) -> None:
    view.pacing.tick()
    clock.turn(minutes=seconds / 60)
    view.pacing.tick()


def choose(session: Session, **values: object) -> None:
    for key, value in values.items():
        session.do(preferences.change_setting, key, value)


def test_without_being_asked_for_there_is_no_timer(view: StudyView) -> None:
    assert not view.card.clock.isVisible()


def test_the_timer_counts_from_the_question_up_to_what_is_recorded(
    view: StudyView, session: Session, clock: HandClock
) -> None:
    choose(session, show_timer=True)
    wait(view, clock, 42)
    assert view.card.clock.text() == "0:42"
    wait(view, clock, 100)
    assert view.card.clock.text() == "1:00"


def test_the_timer_begins_anew_with_the_next_card_and_not_with_the_answers(
    view: StudyView, session: Session, clock: HandClock
) -> None:
    choose(session, show_timer=True)
    wait(view, clock, 5)
    view.reveal()
    wait(view, clock, 5)
    assert view.card.clock.text() == "0:10"
    view.commands()["study.easy"]()
    view.pacing.tick()
    assert view.card.clock.text() == "0:00"


def test_auto_advance_needs_seconds_first(view: StudyView, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.said) as said:
        view.commands()["study.auto-advance"]()
    assert said.args == [NO_SECONDS, False]
    assert not view.pacing.is_on


def test_answers_show_by_themselves_and_the_card_is_buried(
    view: StudyView, session: Session, clock: HandClock
) -> None:
    choose(session, auto_question_s=10, auto_answer_s=20)
    view.commands()["study.auto-advance"]()
    question = view.card.header.text
    wait(view, clock, 9)
    assert not view.card.is_revealed
    wait(view, clock, 2)
    assert view.card.is_revealed
    wait(view, clock, 21)
    assert view.card.header.text != question
    assert session.ask(library.browse)[0].schedule.buried_until > session.workspace.today()


def test_going_on_may_rate_the_card(view: StudyView, session: Session, clock: HandClock) -> None:
    choose(session, auto_answer_s=20, auto_action="again")
    view.commands()["study.auto-advance"]()
    view.reveal()
    wait(view, clock, 21)
    assert [each.rating.name for each in session.ask(insight.review_log)] == ["AGAIN"]


def test_switched_off_nothing_goes_on(view: StudyView, session: Session, clock: HandClock) -> None:
    choose(session, auto_question_s=10)
    for _ in range(2):
        view.commands()["study.auto-advance"]()
    wait(view, clock, 60)
    assert not view.card.is_revealed
    assert not view.card.clock.isVisible()
