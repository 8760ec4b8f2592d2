"""Readiness from the store: with an interview to come, and without."""

from datetime import timedelta
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.calendar import date_of
from trainer.core.event import Rating
from trainer.core.memory import Memory
from trainer.core.readiness import AHEAD_DAYS
from trainer.core.scope import Scope
from trainer.core.search_query import parse
from trainer.services import plan, readiness, study
from trainer.services.exchange import import_deck


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(4))
    for card in (1, 2, 3):
        study.answer(bench.workspace, card, Rating.EASY)
    return bench


def test_without_an_interview_memory_fades_for_a_month(bench: Bench) -> None:
    told = readiness.ready(bench.workspace)
    assert (told.day, told.interview) == (bench.workspace.today() + AHEAD_DAYS, False)
    assert [(each.path, each.cards, each.seen) for each in told.topics] == [
        (("Detection",), 2, 1),
        (("Basics",), 2, 2),
    ]
    basics = told.topics[1]
    assert basics.now == pytest.approx(1.0)
    model, stability = bench.workspace.rules.model, memory_of(bench, 1)
    assert basics.unaided == pytest.approx(model.recall(stability, AHEAD_DAYS))


def test_with_an_interview_the_plan_of_today_is_told_beside_it(bench: Bench) -> None:
    day = date_of(bench.workspace.today()) + timedelta(days=14)
    plan.set_interview(bench.workspace, day, 30)
    told = readiness.ready(bench.workspace)
    forecast = plan.forecast(bench.workspace)
    assert forecast is not None
    assert told.day == forecast.interview.day
    assert {each.path: each.planned for each in told.topics} == dict(forecast.topics)
    assert told.share(lambda each: each.planned) == pytest.approx(forecast.recall)
    assert all((each.planned or 0) >= each.unaided for each in told.topics)


def test_suspended_cards_and_those_out_of_scope_are_left_out(bench: Bench) -> None:
    study.suspend(bench.workspace, [2])
    told = readiness.ready(bench.workspace, Scope(query=parse("topic:Basics")))
    assert [(each.path, each.cards) for each in told.topics] == [(("Basics",), 1)]


def memory_of(bench: Bench, card: int) -> Memory:
    with bench.workspace.store.read() as unit:
        memory = unit.schedules.get(card).memory
    assert memory is not None
    return memory
