"""Catching up over some days, and days off that are not held against anyone."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.backlog import Vacation, catch_up, due_days_around, loss
from trainer.core.event import State
from trainer.core.interview import PlanCard
from trainer.core.memory import Memory, MemoryModel
from trainer.core.schedule import NEW, Schedule

MODEL = MemoryModel()
TODAY = 20_000


def a_card(
    card: int,
    *,
    due: int | None = TODAY,
    stability: float = 10.0,
    elapsed: int = 12,
    state: State = State.REVIEW,
    suspended: bool = False,
    buried_until: int = 0,
) -> PlanCard:
    schedule = Schedule(
        state=state,
        memory=Memory(stability, 5.0),
        due_day=due,
        last_day=TODAY - elapsed,
        suspended=suspended,
        buried_until=buried_until,
    )
    return PlanCard(card, None, None, schedule)


cards = st.lists(
    st.builds(
        a_card,
        st.just(0),
        due=st.none() | st.integers(TODAY - 30, TODAY + 40),
        stability=st.floats(0.1, 300),
        elapsed=st.integers(1, 300),
        suspended=st.booleans(),
        buried_until=st.sampled_from([0, TODAY + 1]),
        state=st.sampled_from([State.REVIEW, State.RELEARNING]),
    ),
    max_size=60,
).map(lambda found: [PlanCard(place, None, None, each.schedule) for place, each in enumerate(found)])


def test_a_backlog_is_spread_evenly() -> None:
    shared = catch_up([a_card(card) for card in range(10)], TODAY, 4, MODEL)
    assert {day: len(held) for day, held in shared.items()} == {
        TODAY: 3,
        TODAY + 1: 3,
        TODAY + 2: 2,
        TODAY + 3: 2,
    }


def test_what_falls_due_anyway_counts_as_load() -> None:
    backlog = [a_card(card) for card in range(6)]
    coming = [a_card(100 + card, due=TODAY + 1) for card in range(3)]
    asleep = [a_card(200, due=TODAY + 2, suspended=True)]
    shared = catch_up(backlog + coming + asleep, TODAY, 3, MODEL)
    assert {day: len(held) for day, held in shared.items()} == {TODAY: 3, TODAY + 1: 0, TODAY + 2: 3}


def test_the_cards_that_would_lose_most_by_waiting_come_first() -> None:
    stabilities = {1: 400.0, 2: 12.0, 3: 60.0, 4: 5.0}
    backlog = [a_card(card, stability=stability) for card, stability in stabilities.items()]
    shared = catch_up(backlog, TODAY, 2, MODEL)
    assert shared == {TODAY: (4, 2), TODAY + 1: (3, 1)}


def test_only_seen_cards_waiting_today_are_a_backlog() -> None:
    found = [
        a_card(1),
        a_card(2, due=TODAY + 1),
        a_card(3, suspended=True),
        a_card(4, buried_until=TODAY + 1),
        a_card(5, state=State.LEARNING),
        PlanCard(6, None, None, NEW),
        a_card(7, due=TODAY - 300),
    ]
    assert {card for held in catch_up(found, TODAY, 3, MODEL).values() for card in held} == {1, 7}


@settings(deadline=None)
@given(cards, st.integers(1, 20))
def test_every_card_of_the_backlog_is_asked_once_and_no_day_is_needlessly_full(
    found: list[PlanCard], days: int
) -> None:
    shared = catch_up(found, TODAY, days, MODEL)
    assert list(shared) == list(range(TODAY, TODAY + days))
    asked = [card for held in shared.values() for card in held]
    assert len(asked) == len(set(asked))
    anyway = Counter(each.schedule.due_day for each in found if not each.schedule.suspended)
    anyway[TODAY] = 0
    loads = {day: len(held) + anyway[day] for day, held in shared.items()}
    assert all(loads[day] <= min(loads.values()) + 1 for day, held in shared.items() if held)


@settings(deadline=None)
@given(cards, st.integers(1, 20))
def test_no_later_card_would_lose_more_than_an_earlier_one(found: list[PlanCard], days: int) -> None:
    schedules = {each.card: each.schedule for each in found}
    shared = catch_up(found, TODAY, days, MODEL)
    losses = [loss(schedules[card], TODAY, TODAY + days, MODEL) for held in shared.values() for card in held]
    assert losses == sorted(losses, reverse=True)


def test_the_loss_is_the_recall_that_fades_meanwhile() -> None:
    # S 10: R(10) = .9, R(20) = .845885
    assert loss(a_card(1, elapsed=10).schedule, TODAY, TODAY + 10, MODEL) == pytest.approx(0.054115, abs=1e-6)
    assert loss(NEW, TODAY, TODAY + 10, MODEL) == 0


def test_catching_up_in_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        catch_up([], TODAY, 0, MODEL)


OFF = Vacation(TODAY + 5, TODAY + 11)


def test_cards_due_on_vacation_count_as_due_after_it_spread_over_the_days_that_follow() -> None:
    found = [a_card(card, due=TODAY + 5 + card) for card in range(7)]
    due = due_days_around(OFF, found, 3, MODEL)
    assert Counter(due.values()) == {TODAY + 12: 3, TODAY + 13: 2, TODAY + 14: 2}


def test_days_after_a_vacation_that_are_full_already_get_less() -> None:
    off = [a_card(card, due=TODAY + 6) for card in range(4)]
    after = [a_card(100 + card, due=TODAY + 12) for card in range(4)]
    due = due_days_around(OFF, off + after, 2, MODEL)
    assert Counter(due.values()) == {TODAY + 12: 4, TODAY + 13: 4}


def test_a_vacation_leaves_every_other_due_day_alone() -> None:
    found = [
        a_card(1, due=TODAY - 3),
        a_card(2, due=TODAY + 4),
        a_card(3, due=TODAY + 12),
        a_card(4, due=None),
    ]
    assert due_days_around(OFF, found, 3, MODEL) == {1: TODAY - 3, 2: TODAY + 4, 3: TODAY + 12}


def test_a_new_card_given_a_day_on_vacation_is_moved_too() -> None:
    planned = PlanCard(1, None, None, Schedule(due_day=TODAY + 5))
    assert due_days_around(OFF, [planned], 3, MODEL) == {1: TODAY + 12}


@settings(deadline=None)
@given(cards, st.integers(0, 20), st.integers(0, 20), st.integers(1, 10))
def test_nothing_is_due_on_vacation_and_nothing_becomes_due_earlier(
    found: list[PlanCard], start: int, length: int, days: int
) -> None:
    off = Vacation(TODAY + start, TODAY + start + length)
    due = due_days_around(off, found, days, MODEL)
    before = {each.card: each.schedule.due_day for each in found if each.schedule.due_day is not None}
    assert due.keys() == before.keys()
    for card, day in due.items():
        assert day not in off
        if before[card] in off:
            assert off.last_day < day <= off.last_day + days
        else:
            assert day == before[card]


def test_a_vacation_of_one_day_is_a_day_off() -> None:
    assert [day in Vacation(5, 5) for day in (4, 5, 6)] == [False, True, False]


def test_a_vacation_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end before"):
        Vacation(TODAY, TODAY - 1)
