"""Streaks: days off and a forgiven day keep them, more missed days end them."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.streak import Rest, Streak, streak_of

TODAY = 20_000
days = st.sets(st.integers(TODAY - 40, TODAY + 3))


def ago(*back: int) -> list[int]:
    return [TODAY - each for each in back]


def test_a_missed_day_is_forgiven_once_a_week() -> None:
    found = streak_of(ago(5, 4, 2, 1, 0), TODAY, Rest(forgiven=1))
    assert found == Streak(5, 5, frozenset(ago(3)))


def test_a_second_missed_day_within_seven_ends_the_run() -> None:
    assert streak_of(ago(7, 5, 4, 3, 1, 0), TODAY, Rest(forgiven=1)).current == 2
    assert streak_of(ago(7, 5, 4, 3, 1, 0), TODAY, Rest(forgiven=2)).current == 6


def test_a_second_missed_day_after_seven_is_forgiven_again() -> None:
    found = streak_of(ago(10, 8, 7, 6, 5, 4, 3, 1, 0), TODAY, Rest(forgiven=1))
    assert found == Streak(8 + 1, 9, frozenset(ago(9, 2)))


def test_two_missed_days_in_a_row_end_the_run_unless_two_are_forgiven() -> None:
    assert streak_of(ago(4, 3, 0), TODAY, Rest(forgiven=1)) == Streak(1, 2)
    assert streak_of(ago(4, 3, 0), TODAY, Rest(forgiven=2)).current == 3


def test_without_forgiveness_a_missed_day_ends_the_run() -> None:
    assert streak_of(ago(3, 2, 0), TODAY) == Streak(1, 2)


def test_today_can_still_be_studied_after_a_forgiven_yesterday() -> None:
    found = streak_of(ago(4, 3, 2), TODAY, Rest(forgiven=1))
    assert found == Streak(3, 3, frozenset(ago(1)))


def test_a_missed_day_is_not_called_forgiven_where_the_run_ended_all_the_same() -> None:
    assert streak_of(ago(9, 8), TODAY, Rest(forgiven=1)) == Streak(0, 2)


def test_a_vacation_neither_counts_nor_breaks() -> None:
    off = frozenset(range(TODAY - 20, TODAY - 1))
    assert streak_of(ago(22, 21, 1, 0), TODAY, Rest(off)) == Streak(4, 4)


def test_a_day_studied_during_a_vacation_counts() -> None:
    assert streak_of(ago(3, 2, 0), TODAY, Rest(frozenset(ago(2, 1)))).current == 3


def test_days_off_do_not_use_up_what_is_forgiven() -> None:
    found = streak_of(ago(6, 3, 1, 0), TODAY, Rest(frozenset(ago(5, 4)), forgiven=1))
    assert found == Streak(4, 4, frozenset(ago(2)))


def test_a_clock_that_was_wrong_by_decades_takes_no_time() -> None:
    assert streak_of([0, TODAY], TODAY, Rest(forgiven=2)) == Streak(1, 1)


@given(days, st.frozensets(st.integers(TODAY - 40, TODAY)), st.integers(0, 2))
def test_rest_never_shortens_a_streak(studied: set[int], off: frozenset[int], forgiven: int) -> None:
    plain, rested = streak_of(studied, TODAY), streak_of(studied, TODAY, Rest(off, forgiven))
    assert rested.current >= plain.current
    assert rested.longest >= plain.longest


@given(days, st.integers(0, 2))
def test_no_seven_days_have_more_forgiven_than_allowed(studied: set[int], forgiven: int) -> None:
    spared = streak_of(studied, TODAY, Rest(forgiven=forgiven)).forgiven
    assert not spared & studied
    assert all(sum(day - 7 < each <= day for each in spared) <= forgiven for day in spared)


@given(days, st.frozensets(st.integers(TODAY - 40, TODAY)), st.integers(0, 2))
def test_a_streak_counts_days_studied_alone(studied: set[int], off: frozenset[int], forgiven: int) -> None:
    found = streak_of(studied, TODAY, Rest(off, forgiven))
    assert found.current <= found.longest <= len({each for each in studied if each <= TODAY})
