"""Time axes: every day belongs to exactly one point, and there are never too many points."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.charts.bins import MOST_POINTS, Size, day_label, grouped, points, range_label, size_for
from trainer.core.calendar import day_of_date
from trainer.core.insight import DueCount


def day(year: int, month: int, of_month: int) -> int:
    return day_of_date(date(year, month, of_month))


@given(st.integers(-100_000, 100_000), st.integers(0, 60_000))
def test_every_day_belongs_to_exactly_one_of_at_most_sixty_points(first: int, length: int) -> None:
    last = first + length
    axis = points(first, last, size_for(first, last))
    assert axis[0].first == first
    assert axis[-1].last == last
    assert all(left.last + 1 == right.first for left, right in pairwise(axis))
    assert all(each.first <= each.last for each in axis)
    assert len(axis) <= MOST_POINTS


@pytest.mark.parametrize(
    ("days", "size"),
    [
        (1, Size.DAY),
        (60, Size.DAY),
        (61, Size.WEEK),
        (365, Size.WEEK),
        (500, Size.MONTH),
        (1700, Size.MONTH),
        (3653, Size.QUARTER),
        (9000, Size.YEAR),
        (60_000, Size.YEAR),
    ],
)
def test_longer_periods_have_longer_points(days: int, size: Size) -> None:
    last = day(2026, 11, 22)
    assert size_for(last - days + 1, last) is size


def test_a_day_is_called_by_its_date() -> None:
    assert day_label(day(2026, 11, 22)) == "Sun 22 Nov 2026"
    [only] = points(day(2026, 11, 22), day(2026, 11, 22), Size.DAY)
    assert (only.label, only.short) == ("Sun 22 Nov 2026", "22 Nov")


def test_weeks_begin_on_monday() -> None:
    axis = points(day(2026, 11, 18), day(2026, 12, 2), Size.WEEK)
    assert [each.label for each in axis] == ["18–22 Nov 2026", "23–29 Nov 2026", "30 Nov – 2 Dec 2026"]
    assert axis[1].short == "23 Nov"


def test_whole_months_are_called_by_name_and_cut_ones_by_their_days() -> None:
    axis = points(day(2025, 12, 30), day(2026, 2, 3), Size.MONTH)
    assert [each.label for each in axis] == ["30–31 Dec 2025", "Jan 2026", "1–3 Feb 2026"]
    assert [each.short for each in axis] == ["Dec 2025", "Jan 2026", "Feb 2026"]


def test_quarters_and_years_have_names() -> None:
    assert [each.label for each in points(day(2025, 10, 1), day(2026, 3, 31), Size.QUARTER)] == [
        "Q4 2025",
        "Q1 2026",
    ]
    assert [each.label for each in points(day(2024, 1, 1), day(2025, 12, 31), Size.YEAR)] == ["2024", "2025"]


def test_a_century_is_shown_two_years_at_a_time() -> None:
    axis = points(day(1926, 1, 1), day(2025, 12, 31), Size.YEAR)
    assert len(axis) == 50
    assert axis[0].label == "1926–1927"


def test_a_range_says_nothing_twice() -> None:
    assert range_label(day(2026, 12, 28), day(2027, 1, 3)) == "28 Dec 2026 – 3 Jan 2027"
    assert range_label(day(2026, 1, 3), day(2026, 1, 3)) == "Sat 3 Jan 2026"


def test_days_outside_the_axis_are_left_out() -> None:
    axis = points(10, 12, Size.DAY)
    counts = [DueCount(each, 1, 0) for each in (9, 10, 12, 13)]
    assert [[each.study_day for each in group] for group in grouped(counts, axis)] == [[10], [], [12]]
