"""Flags, marks, subjects, due dates and resets: what they do, and that undo takes them back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import BadInput, NotFound
from trainer.core.event import Rating, State
from trainer.core.schedule import NEW, Schedule
from trainer.services import card_actions, history, library, preferences, study, upkeep
from trainer.services.change import Change
from trainer.services.exchange import import_deck
from trainer.services.rows import CardRow


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Six cards: 1 and 2 of one subject, 3 and 4 of another, 5 and 6."""
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


def schedule_of(bench: Bench, card: int) -> Schedule:
    with bench.workspace.store.read() as unit:
        return unit.schedules.get(card)


def card(bench: Bench, number: int) -> CardRow:
    with bench.workspace.store.read() as unit:
        row = unit.cards.get(number)
    assert row is not None
    return row


def test_burying_a_subject_takes_every_card_of_it_away_until_tomorrow(bench: Bench) -> None:
    change = card_actions.bury_subject(bench.workspace, [1])
    today = bench.workspace.today()
    assert [schedule_of(bench, each).buried_until for each in (1, 2, 3)] == [today + 1, today + 1, 0]
    assert (change.label, change.card) == ("Bury subject", 1)
    assert change.message == "Subject buried until tomorrow (2 cards)"


def test_suspending_a_subject_leaves_a_card_alone_that_is_suspended_already(bench: Bench) -> None:
    study.suspend(bench.workspace, [2])
    change = card_actions.suspend_subject(bench.workspace, [1])
    assert schedule_of(bench, 1).suspended
    assert change.message == "Subject suspended"
    history.undo(bench.workspace)
    assert [schedule_of(bench, each).suspended for each in (1, 2)] == [False, True]


def test_a_flag_is_set_changed_and_taken_away_by_its_own_number(bench: Bench) -> None:
    for number, expected in ((3, 3), (5, 5), (5, 0)):
        card_actions.set_flag(bench.workspace, [1], number)
        assert card(bench, 1).flag == expected


def test_a_flag_on_several_cards_goes_only_where_all_have_it(bench: Bench) -> None:
    card_actions.set_flag(bench.workspace, [1], 2)
    card_actions.set_flag(bench.workspace, [1, 2], 2)
    assert [card(bench, each).flag for each in (1, 2)] == [2, 2]
    card_actions.set_flag(bench.workspace, [1, 2], 2)
    assert [card(bench, each).flag for each in (1, 2)] == [0, 0]
    history.undo(bench.workspace)
    assert [card(bench, each).flag for each in (1, 2)] == [2, 2]


def test_a_flag_is_called_by_the_name_the_learner_gave_it(bench: Bench) -> None:
    preferences.change_setting(bench.workspace, "flag_4", "Ask my mentor")
    change = card_actions.set_flag(bench.workspace, [1], 4)
    assert (change.label, change.message) == ("Flag Ask my mentor", "Flagged Ask my mentor")


def test_there_are_seven_flags(bench: Bench) -> None:
    for number in (0, 8):
        with pytest.raises(BadInput):
            card_actions.set_flag(bench.workspace, [1], number)


def test_a_mark_comes_and_goes(bench: Bench) -> None:
    assert card_actions.set_mark(bench.workspace, [1, 2]).message == "Marked (2 cards)"
    assert card(bench, 1).marked
    assert card_actions.set_mark(bench.workspace, [1]).label == "Remove mark"
    assert not card(bench, 1).marked


def test_flags_and_marks_are_on_the_lines_of_the_list(bench: Bench) -> None:
    card_actions.set_flag(bench.workspace, [2], 6)
    card_actions.set_mark(bench.workspace, [2])
    line = next(each for each in library.browse(bench.workspace) if each.id == 2)
    assert (line.flag, line.marked) == (6, True)


def test_a_due_date_moves_a_review_and_keeps_its_interval(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    before = schedule_of(bench, 1)
    card_actions.set_due(bench.workspace, [1], "3")
    after = schedule_of(bench, 1)
    assert after.due_day == bench.workspace.today() + 3
    assert (after.interval_days, after.memory) == (before.interval_days, before.memory)


def test_a_due_date_with_an_exclamation_mark_is_the_interval_too(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    card_actions.set_due(bench.workspace, [1], "20!")
    assert schedule_of(bench, 1).interval_days == 20


def test_a_learning_card_given_a_date_leaves_its_steps(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.AGAIN)
    card_actions.set_due(bench.workspace, [1], "4")
    after = schedule_of(bench, 1)
    assert (after.state, after.interval_days, after.due_ms) == (State.REVIEW, 4, None)


def test_a_range_gives_each_card_a_day_within_it(bench: Bench) -> None:
    cards = [1, 2, 3, 4, 5, 6]
    for each in cards:
        study.answer(bench.workspace, each, Rating.EASY)
    card_actions.set_due(bench.workspace, cards, "60-90")
    days = [(schedule_of(bench, each).due_day or 0) - bench.workspace.today() for each in cards]
    assert all(60 <= day <= 90 for day in days)
    assert len(set(days)) > 1


def test_a_new_card_given_a_date_is_not_asked_before_it(bench: Bench) -> None:
    card_actions.set_due(bench.workspace, [1, 2], "2")
    assert study.agenda(bench.workspace).counts.new == 2
    bench.clock.turn(days=2)
    assert study.agenda(bench.workspace).counts.new == 3


def test_a_reset_card_is_new_and_undo_brings_its_memory_back(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    before = schedule_of(bench, 1)
    card_actions.reset(bench.workspace, [1])
    assert (schedule_of(bench, 1).state, schedule_of(bench, 1).memory) == (State.NEW, None)
    history.undo(bench.workspace)
    assert schedule_of(bench, 1) == before


ACTIONS: tuple[Callable[[Bench, list[int]], Change], ...] = (
    lambda bench, cards: card_actions.bury_subject(bench.workspace, cards),
    lambda bench, cards: card_actions.suspend_subject(bench.workspace, cards),
    lambda bench, cards: card_actions.reset(bench.workspace, cards),
    lambda bench, cards: card_actions.set_due(bench.workspace, cards, "3-9!"),
)


@pytest.mark.parametrize("action", ACTIONS)
def test_every_step_survives_a_restart_undo_and_redo(
    bench: Bench, action: Callable[[Bench, list[int]], Change]
) -> None:
    before = schedule_of(bench, 1)
    action(bench, [1])
    after = schedule_of(bench, 1)
    bench.restart()
    history.undo(bench.workspace)
    assert schedule_of(bench, 1) == before == NEW
    bench.restart()
    history.redo(bench.workspace)
    assert schedule_of(bench, 1) == after
    assert upkeep.check(bench.workspace).problems == ()


def test_a_deleted_card_takes_no_flag(bench: Bench) -> None:
    with pytest.raises(NotFound):
        card_actions.set_mark(bench.workspace, [999])
