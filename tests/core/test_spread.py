"""Which day of its fuzz a card comes back on: even loads, easy days, siblings apart."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trainer.core.schedule import fuzz_bounds
from trainer.core.spread import Ease, Weekdays, choose_day, days_in_reach, sibling_factor, weights

MONDAY = 4  # study day 4 is 5 January 1970
NORMAL: Weekdays = (Ease.NORMAL,) * 7
FRACTIONS = [step / 200 for step in range(200)]


def free_on(*weekdays: int, ease: Ease = Ease.NONE) -> Weekdays:
    days = [ease if day in weekdays else Ease.NORMAL for day in range(7)]
    return (days[0], days[1], days[2], days[3], days[4], days[5], days[6])


def all_with(due: int) -> Callable[[int], int]:
    return lambda day: due


def drawn(
    candidates: range, load: Callable[[int], int], weekdays: Weekdays = NORMAL, *siblings: int
) -> Counter[int]:
    """How often each day is drawn by evenly spaced fractions."""
    return Counter(
        choose_day(candidates, load, weekdays, siblings, fraction, today=MONDAY) for fraction in FRACTIONS
    )


eases = st.tuples(*[st.sampled_from(Ease)] * 7)
reaches = st.builds(
    lambda today, interval: (today, days_in_reach(today, interval, 1, 36_500)),
    st.integers(0, 25_000),
    st.floats(1, 300),
)
loads = st.lists(st.integers(0, 500), min_size=1, max_size=50).map(
    lambda counts: lambda day: counts[day % len(counts)]
)
fractions = st.floats(0, 1)


def test_the_days_in_reach_are_those_of_the_fuzz() -> None:
    assert days_in_reach(MONDAY, 7, 1, 1000) == range(MONDAY + 5, MONDAY + 10)
    assert days_in_reach(MONDAY, 1, 1, 1000) == range(MONDAY + 1, MONDAY + 2)


def test_a_weight_falls_with_the_load_and_the_interval() -> None:
    candidates = range(MONDAY + 8, MONDAY + 11)
    due = {MONDAY + 8: 2, MONDAY + 9: 1, MONDAY + 10: 4}
    found = weights(candidates, due.__getitem__, NORMAL, (), today=MONDAY)
    assert found == pytest.approx([2**-2.15 / 512, 1 / 729, 4**-2.15 / 1000])


def test_a_day_with_nothing_due_weighs_one() -> None:
    assert weights(range(MONDAY + 8, MONDAY + 10), all_with(0), NORMAL, (), today=MONDAY) == [1, 1]


def test_a_free_day_with_nothing_due_stays_free() -> None:
    candidates = range(MONDAY + 7, MONDAY + 9)
    load = {MONDAY + 7: 0, MONDAY + 8: 300}.__getitem__
    assert drawn(candidates, load, free_on(0)) == {MONDAY + 8: len(FRACTIONS)}


def test_a_light_load_does_not_bring_a_free_day_back() -> None:
    candidates = range(MONDAY + 7, MONDAY + 9)
    load = {MONDAY + 7: 1, MONDAY + 8: 400}.__getitem__
    assert drawn(candidates, load, free_on(0)) == {MONDAY + 8: len(FRACTIONS)}


def test_a_card_that_can_come_on_no_other_day_comes_on_a_free_one() -> None:
    assert (
        choose_day(range(MONDAY + 7, MONDAY + 8), all_with(3), free_on(0), (), 0.5, today=MONDAY)
        == MONDAY + 7
    )


def test_where_all_days_are_free_the_load_decides() -> None:
    candidates = range(MONDAY + 7, MONDAY + 9)
    load = {MONDAY + 7: 50, MONDAY + 8: 1}.__getitem__
    assert drawn(candidates, load, free_on(*range(7)))[MONDAY + 8] > 190


@pytest.mark.parametrize(("due", "is_on"), [(0, True), (9, True), (10, False), (15, False), (40, False)])
def test_a_reduced_day_is_on_while_its_load_is_less_than_half_of_the_others(due: int, is_on: bool) -> None:
    candidates = range(MONDAY + 7, MONDAY + 10)
    load = {MONDAY + 7: due, MONDAY + 8: 15, MONDAY + 9: 25}.__getitem__
    assert (drawn(candidates, load, free_on(0, ease=Ease.REDUCED))[MONDAY + 7] > 0) == is_on


def test_a_reduced_day_among_free_ones_is_on() -> None:
    weekdays: Weekdays = (Ease.REDUCED, *[Ease.NONE] * 6)
    assert weights(range(MONDAY + 7, MONDAY + 9), all_with(0), weekdays, (), today=MONDAY) == [1, 0]


def test_a_reduced_day_that_has_its_part_is_still_better_than_a_free_one() -> None:
    weekdays: Weekdays = (*[Ease.REDUCED] * 5, Ease.NONE, Ease.NONE)
    assert set(drawn(range(MONDAY + 7, MONDAY + 14), all_with(0), weekdays)) == set(
        range(MONDAY + 7, MONDAY + 12)
    )


def test_free_days_do_not_count_among_the_others_of_a_reduced_day() -> None:
    candidates = range(MONDAY + 5, MONDAY + 8)
    weekdays: Weekdays = (*[Ease.NORMAL] * 5, Ease.NONE, Ease.REDUCED)
    busy = {MONDAY + 5: 900, MONDAY + 6: 6, MONDAY + 7: 10}.__getitem__
    assert drawn(candidates, busy, weekdays) == {MONDAY + 7: len(FRACTIONS)}


def test_a_reduced_day_stays_light_as_days_fill_up() -> None:
    due: Counter[int] = Counter()
    candidates = range(MONDAY + 7, MONDAY + 14)
    for card in range(400):
        fraction = card * 0.6180339887 % 1
        weekdays = free_on(2, ease=Ease.REDUCED)
        due[choose_day(candidates, due.__getitem__, weekdays, (), fraction, today=MONDAY)] += 1
    others = [due[day] for day in candidates if day != MONDAY + 9]
    assert 0 < due[MONDAY + 9] <= sum(others) / len(others) / 2 + 1
    assert max(others) < 2 * min(others)


@pytest.mark.parametrize(
    ("distance", "factor"),
    [(0, 1e-6), (1, 0.2), (2, 0.4), (3, 0.6), (4, 0.8), (5, 1.0), (6, 1.0), (400, 1.0)],
)
def test_the_nearer_a_sibling_the_less_welcome_a_day(distance: int, factor: float) -> None:
    assert sibling_factor(100, [100 + distance]) == pytest.approx(factor)
    assert sibling_factor(100, [100 - distance]) == pytest.approx(factor)


def test_siblings_on_both_sides_multiply() -> None:
    # Days 2 and 8, the example of Anki's source: .36 half-way between.
    found = [round(sibling_factor(day, [2, 8]), 2) for day in range(11)]
    assert found == [0.4, 0.2, 0.0, 0.2, 0.32, 0.36, 0.32, 0.2, 0.0, 0.2, 0.4]


def test_a_siblings_day_is_avoided_even_when_it_is_empty() -> None:
    load = {MONDAY + 7: 0, MONDAY + 8: 90}.__getitem__
    assert drawn(range(MONDAY + 7, MONDAY + 9), load, NORMAL, MONDAY + 7) == {MONDAY + 8: len(FRACTIONS)}


def test_sharing_a_day_with_a_sibling_is_worse_than_a_free_day() -> None:
    load = {MONDAY + 7: 60, MONDAY + 8: 0}.__getitem__
    assert drawn(range(MONDAY + 7, MONDAY + 9), load, free_on(0), MONDAY + 8) == {MONDAY + 7: len(FRACTIONS)}


def test_a_day_with_few_cards_is_drawn_more_often_than_a_full_one() -> None:
    load = {MONDAY + 7: 20, MONDAY + 8: 4, MONDAY + 9: 20}.__getitem__
    found = drawn(range(MONDAY + 7, MONDAY + 10), load)
    assert found[MONDAY + 8] > 10 * found[MONDAY + 9] > 0


def test_at_even_loads_the_shorter_interval_is_drawn_more_often() -> None:
    found = drawn(range(MONDAY + 7, MONDAY + 12), all_with(5))
    assert [found[day] for day in sorted(found)] == sorted(found.values(), reverse=True)


def test_an_empty_day_is_preferred() -> None:
    found = drawn(range(MONDAY + 5, MONDAY + 10), lambda day: 0 if day == MONDAY + 8 else 1)
    assert found[MONDAY + 8] > 0.95 * len(FRACTIONS)


def test_the_extreme_fractions_reach_the_first_and_the_last_day() -> None:
    candidates = range(MONDAY + 5, MONDAY + 10)
    ends = [
        choose_day(candidates, all_with(0), NORMAL, (), fraction, today=MONDAY) for fraction in (0.0, 1.0)
    ]
    assert ends == [MONDAY + 5, MONDAY + 9]


def test_the_last_fraction_does_not_reach_a_free_day_at_the_end() -> None:
    assert (
        choose_day(range(MONDAY + 5, MONDAY + 8), all_with(3), free_on(0), (), 1.0, today=MONDAY)
        == MONDAY + 6
    )


def test_without_a_day_to_choose_from_there_is_no_choice() -> None:
    with pytest.raises(ValueError, match="no day"):
        choose_day(range(5, 5), all_with(0), NORMAL, (), 0.5, today=MONDAY)


@given(reaches, loads, eases, st.lists(st.integers(0, 26_000), max_size=3), fractions)
def test_the_day_is_always_within_the_bounds_of_the_fuzz_and_always_the_same(
    reach: tuple[int, range],
    load: Callable[[int], int],
    weekdays: Weekdays,
    siblings: list[int],
    fraction: float,
) -> None:
    today, candidates = reach
    chosen = choose_day(candidates, load, weekdays, siblings, fraction, today=today)
    assert chosen in candidates
    assert choose_day(candidates, load, weekdays, siblings, fraction, today=today) == chosen


@given(st.floats(1, 2000), st.integers(1, 60), st.integers(60, 36_500))
def test_the_reach_is_never_beyond_the_bounds(interval: float, minimum: int, maximum: int) -> None:
    lower, upper = fuzz_bounds(interval, minimum, maximum)
    found = days_in_reach(MONDAY, interval, minimum, maximum)
    assert (found[0] - MONDAY, found[-1] - MONDAY) == (lower, upper)
    assert minimum <= lower <= upper <= maximum


@given(reaches, loads, eases, fractions)
def test_a_free_day_is_never_drawn_when_any_other_day_is_in_reach(
    reach: tuple[int, range], load: Callable[[int], int], weekdays: Weekdays, fraction: float
) -> None:
    today, candidates = reach
    eases_in_reach = {day: weekdays[(day + 3) % 7] for day in candidates}
    assume(set(eases_in_reach.values()) != {Ease.NONE})
    chosen = choose_day(candidates, load, weekdays, (), fraction, today=today)
    assert eases_in_reach[chosen] is not Ease.NONE


@given(reaches, loads, st.data(), fractions)
def test_siblings_never_share_a_day_when_any_other_day_is_in_reach(
    reach: tuple[int, range], load: Callable[[int], int], data: st.DataObject, fraction: float
) -> None:
    today, candidates = reach
    assume(len(candidates) > 1)
    sibling = data.draw(st.sampled_from(candidates))
    assert choose_day(candidates, load, NORMAL, [sibling], fraction, today=today) != sibling


@given(reaches, loads, eases, st.lists(st.integers(0, 26_000), max_size=3))
def test_an_empty_day_weighs_at_least_as_much_as_any_as_welcome_day(
    reach: tuple[int, range], load: Callable[[int], int], weekdays: Weekdays, siblings: list[int]
) -> None:
    today, candidates = reach
    found = dict(zip(candidates, weights(candidates, load, weekdays, siblings, today=today), strict=True))
    plain = [day for day in candidates if weekdays[(day + 3) % 7] is Ease.NORMAL]
    for empty in (day for day in plain if load(day) == 0):
        for other in plain:
            if sibling_factor(other, siblings) <= sibling_factor(empty, siblings):
                assert found[empty] >= found[other]
