"""What the button promises after an error made with confidence is what happens, also in a replay."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.confidence import CHECK_FIRST, CHECK_LAST, SURE, UNSURE
from trainer.core.event import Rating, Reviewed, State
from trainer.core.schedule import Days
from trainer.services import history, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.explanation import explain
from trainer.services.study import Question, Told


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(2))
    return bench


def learn(bench: Bench, days: int = 400) -> None:
    """Card 1 is known for long."""
    for _ in range(4):
        question = study.ask(bench.workspace, 1)
        study.answer(bench.workspace, 1, Rating.EASY)
        interval = question.intervals[Rating.EASY]
        assert isinstance(interval, Days)
        bench.clock.turn(days=interval.days)
    assert study.ask(bench.workspace, 1).schedule.interval_days > days


def forget(bench: Bench, confidence: int) -> Question:
    """Card 1 is got wrong; how it is asked ten minutes later."""
    study.answer(bench.workspace, 1, Rating.AGAIN, told=Told(confidence=confidence))
    bench.clock.turn(minutes=11)
    return study.ask(bench.workspace, 1)


def days(question: Question, rating: Rating) -> int:
    interval = question.intervals[rating]
    assert isinstance(interval, Days)
    return interval.days


def test_an_error_made_with_confidence_comes_back_after_about_a_week(bench: Bench) -> None:
    learn(bench)
    asked = forget(bench, SURE)
    promised = days(asked, Rating.EASY)
    study.answer(bench.workspace, 1, Rating.EASY, question=asked)
    after = study.ask(bench.workspace, 1).schedule
    assert CHECK_FIRST <= promised <= CHECK_LAST
    assert (after.state, after.interval_days) == (State.REVIEW, promised)
    assert after.due_day == bench.workspace.today() + promised
    assert upkeep.check(bench.workspace).problems == ()


def test_the_same_error_made_without_confidence_keeps_its_interval(bench: Bench) -> None:
    learn(bench)
    unsure = forget(bench, UNSURE)
    assert days(unsure, Rating.EASY) > CHECK_LAST


def test_why_this_interval_tells_of_it(bench: Bench) -> None:
    learn(bench)
    forget(bench, SURE)
    assert "You were sure of an answer that was wrong" in explain(bench.workspace, 1).intervals[Rating.EASY]


def test_after_the_check_the_schedule_is_as_ever(bench: Bench) -> None:
    learn(bench)
    asked = forget(bench, SURE)
    study.answer(bench.workspace, 1, Rating.GOOD, question=asked)
    bench.clock.turn(days=days(asked, Rating.GOOD))
    assert days(study.ask(bench.workspace, 1), Rating.EASY) > CHECK_LAST


def test_undoing_the_error_undoes_the_check(bench: Bench) -> None:
    learn(bench)
    before = study.ask(bench.workspace, 1)
    forget(bench, SURE)
    history.undo(bench.workspace)
    bench.clock.turn(minutes=-11)
    assert study.ask(bench.workspace, 1) == before


def test_confidence_is_kept_in_the_log(bench: Bench) -> None:
    forget(bench, SURE)
    with bench.workspace.store.read() as unit:
        event = unit.events.of_card(1)[-1]
    assert isinstance(event, Reviewed)
    assert event.confidence == SURE
