"""Where the next day falls: the button's promise is what is kept, loads are even, easy days and twins are minded."""

from collections import Counter
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.calendar import date_of
from trainer.core.event import Rating, Reviewed
from trainer.core.schedule import Days
from trainer.services import explanation, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.preferences import change_setting


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(40))
    return bench


def due_days(bench: Bench) -> list[int]:
    with bench.workspace.store.read() as unit:
        return [each.due_day for _, each in unit.schedules.every() if each.due_day is not None]


def test_the_promise_on_the_button_is_what_is_kept_and_explained(bench: Bench) -> None:
    for card in range(1, 20):
        study.answer(bench.workspace, card, Rating.EASY)
    question = study.ask(bench.workspace, 20)
    promised = question.intervals[Rating.EASY]
    assert isinstance(promised, Days)
    assert f"{promised.days} days" in explanation.explain(bench.workspace, 20).intervals[Rating.EASY]
    study.answer(bench.workspace, 20, Rating.EASY)
    with bench.workspace.store.read() as unit:
        [event] = unit.events.of_card(20)
    assert isinstance(event, Reviewed)
    assert event.interval_days == promised.days
    assert upkeep.check(bench.workspace).problems == ()


def test_cards_learnt_together_spread_evenly_over_the_days_in_reach(bench: Bench) -> None:
    for card in range(1, 41):
        study.answer(bench.workspace, card, Rating.EASY)
    loads = Counter(due_days(bench))
    assert len(loads) >= 4
    assert max(loads.values()) <= 2 * 40 / len(loads)


def test_a_free_weekday_stays_free_even_while_nothing_is_due_on_it(bench: Bench) -> None:
    change_setting(bench.workspace, "study_sunday", "none")
    change_setting(bench.workspace, "study_tuesday", "none")
    for card in range(1, 41):
        study.answer(bench.workspace, card, Rating.EASY)
    assert not {date_of(day).weekday() for day in due_days(bench)} & {1, 6}


def test_twins_come_due_on_different_days(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(40, pairs=True))
    for card in range(1, 41):
        study.answer(bench.workspace, card, Rating.EASY)
    with bench.workspace.store.read() as unit:
        days = {card: each.due_day for card, each in unit.schedules.every()}
    assert all(days[card] != days[card + 1] for card in range(1, 41, 2))
