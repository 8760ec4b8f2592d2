"""Points of a time axis: days, or longer stretches where there are too many days to tell apart."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import assert_never

from trainer.charts.base import Point
from trainer.core.calendar import date_of, day_of_date
from trainer.core.insight import D

MOST_POINTS = 60
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Size(Enum):
    """How much time a point covers; the value is what one is called."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def size_for(first: int, last: int) -> Size:
    """The smallest size that covers the days with at most ``MOST_POINTS`` points; years where none does."""
    fitting = (size for size in Size if _serial(last, size) - _serial(first, size) < MOST_POINTS)
    return next(fitting, Size.YEAR)


def points(first: int, last: int, size: Size) -> tuple[Point, ...]:
    """The points from day ``first`` to ``last`` without gaps; the outer two may be cut short.

    Weeks begin on Monday.  More than ``MOST_POINTS`` years are taken several at a time.
    """
    serials = range(_serial(first, size), _serial(last, size) + 1)
    together = -(-len(serials) // MOST_POINTS) if size is Size.YEAR else 1
    starts = [max(first, _start(serial, size)) for serial in serials[::together]]
    ends = [*(start - 1 for start in starts[1:]), last]
    return tuple(_point(start, end, size) for start, end in zip(starts, ends, strict=True))


def grouped(days: Iterable[D], stretches: Sequence[Point]) -> list[list[D]]:
    """The days of each stretch, in order; days outside all of them are left out."""
    groups: list[list[D]] = [[] for _ in stretches]
    firsts = [each.first for each in stretches]
    for day in days:
        if firsts and firsts[0] <= day.study_day <= stretches[-1].last:
            groups[bisect_right(firsts, day.study_day) - 1].append(day)
    return groups


def day_label(day: int) -> str:
    """A day in full: ``Sun 22 Nov 2026``."""
    return f"{_WEEKDAYS[date_of(day).weekday()]} {_day_month(day)} {date_of(day).year}"


def month_name(day: int) -> str:
    """The short name of the month a day is in, the same in every locale."""
    return _MONTHS[date_of(day).month - 1]


def range_label(first: int, last: int) -> str:
    """Days from one to another, nothing said twice: ``16–22 Nov 2026``, ``28 Dec 2026 – 3 Jan 2027``."""
    start, end = date_of(first), date_of(last)
    if first == last:
        return day_label(first)
    if start.year != end.year:
        return f"{_day_month(first)} {start.year} – {_day_month(last)} {end.year}"
    if start.month != end.month:
        return f"{_day_month(first)} – {_day_month(last)} {end.year}"
    return f"{start.day}–{_day_month(last)} {end.year}"


def _day_month(day: int) -> str:
    return f"{date_of(day).day} {month_name(day)}"


def _serial(day: int, size: Size) -> int:
    """The number of the stretch a day is in; consecutive stretches have consecutive numbers."""
    at = date_of(day)
    match size:
        case Size.DAY:
            return day
        case Size.WEEK:
            return (day + 3) // 7
        case Size.MONTH:
            return at.year * 12 + at.month - 1
        case Size.QUARTER:
            return at.year * 4 + (at.month - 1) // 3
        case Size.YEAR:
            return at.year
        case _:
            assert_never(size)


def _start(serial: int, size: Size) -> int:
    """The first day of the stretch with this number."""
    match size:
        case Size.DAY:
            return serial
        case Size.WEEK:
            return serial * 7 - 3
        case Size.MONTH:
            return day_of_date(date(serial // 12, serial % 12 + 1, 1))
        case Size.QUARTER:
            return day_of_date(date(serial // 4, serial % 4 * 3 + 1, 1))
        case Size.YEAR:
            return day_of_date(date(serial, 1, 1))
        case _:
            assert_never(size)


def _point(first: int, last: int, size: Size) -> Point:
    year = date_of(first).year
    whole = _serial(first - 1, size) < _serial(first, size) and _serial(last + 1, size) > _serial(last, size)
    match size:
        case Size.DAY:
            return Point(first, last, day_label(first), _day_month(first))
        case Size.WEEK:
            return Point(first, last, range_label(first, last), _day_month(first))
        case Size.MONTH:
            name = f"{month_name(first)} {year}"
        case Size.QUARTER:
            name = f"Q{(date_of(first).month + 2) // 3} {year}"
        case Size.YEAR:
            name = f"{year}" if date_of(last).year == year else f"{year}–{date_of(last).year}"
        case _:
            assert_never(size)
    return Point(first, last, name if whole else range_label(first, last), name)
