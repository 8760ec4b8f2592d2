"""A backlog caught up over some days, and days off; both undone by one step."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import BadInput
from trainer.core.event import Rating
from trainer.services import backlog, card_actions, history, insight, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.preferences import change_setting


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Forty cards learnt together and then left alone for a month."""
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(40))
    change_setting(bench.workspace, "new_per_day", 0)
    for card in range(1, 41):
        study.answer(bench.workspace, card, Rating.EASY)
    return bench


def due(bench: Bench) -> int:
    return study.agenda(bench.workspace).counts.due


def test_a_backlog_is_spread_evenly_and_nothing_is_lost(bench: Bench) -> None:
    bench.clock.turn(days=30)
    assert due(bench) == 40
    change = backlog.spread_backlog(bench.workspace, 4)
    assert change.message == "Catch up over 4 days (30 cards)"
    seen = 0
    for _ in range(4):
        assert due(bench) - seen == 10
        seen += 10
        bench.clock.turn(days=1)
    assert due(bench) == 40
    assert upkeep.check(bench.workspace).problems == ()


def test_one_step_back_brings_the_backlog_back(bench: Bench) -> None:
    bench.clock.turn(days=30)
    backlog.spread_backlog(bench.workspace, 4)
    history.undo(bench.workspace)
    assert due(bench) == 40


def test_days_off_move_what_falls_due_to_the_week_after(bench: Bench) -> None:
    backlog.take_days_off(bench.workspace, 20)
    for day in range(20):
        assert due(bench) == 0, day
        bench.clock.turn(days=1)
    loads = []
    for _ in range(7):
        loads.append(due(bench))
        bench.clock.turn(days=1)
    assert loads == [6, 12, 18, 24, 30, 35, 40]


def test_days_out_of_bounds_and_an_empty_backlog_are_told(bench: Bench) -> None:
    with pytest.raises(BadInput, match="between 1 and 90"):
        backlog.spread_backlog(bench.workspace, 0)
    with pytest.raises(BadInput, match="Nothing has to wait"):
        backlog.spread_backlog(bench.workspace, 3)
    with pytest.raises(BadInput, match="between 1 and 90"):
        backlog.take_days_off(bench.workspace, 91)


def test_a_vacation_keeps_the_streak_also_where_nothing_falls_due(bench: Bench) -> None:
    for card in range(1, 41):
        card_actions.set_due(bench.workspace, [card], "60")
    change = backlog.take_days_off(bench.workspace, 5)
    assert change.message == "Days off until 7 March"
    assert insight.today(bench.workspace).is_off
    bench.clock.turn(days=5)
    bench.restart()
    study.answer(bench.workspace, 1, Rating.GOOD)
    assert insight.today(bench.workspace).streak == 2


def test_a_vacation_that_was_undone_keeps_no_streak(bench: Bench) -> None:
    backlog.take_days_off(bench.workspace, 5)
    history.undo(bench.workspace)
    assert not insight.today(bench.workspace).is_off
    bench.clock.turn(days=5)
    assert insight.today(bench.workspace).streak == 0
    history.redo(bench.workspace)
    assert insight.today(bench.workspace).streak == 1


def test_one_missed_day_in_seven_is_forgiven_as_preferences_say(bench: Bench) -> None:
    bench.clock.turn(days=2)
    today = insight.today(bench.workspace)
    assert (today.streak, today.forgiven) == (1, 1)
    change_setting(bench.workspace, "forgiven_days", 0)
    assert insight.today(bench.workspace).streak == 0


def test_the_charts_know_of_vacations(bench: Bench) -> None:
    backlog.take_days_off(bench.workspace, 3)
    bench.clock.turn(days=1)
    told = insight.insight(bench.workspace)
    assert told.rest.off == frozenset(range(told.today - 1, told.today + 2))
