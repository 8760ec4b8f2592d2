"""The terms of the search language that look back by study days, and how ``rated:`` is written.

``rated:7``, ``rated:2026-11-01..2026-11-30`` or one date; then, each after a colon and in this order, a rating (1 to
4), what the card was before the answer, and the hour of the wall clock (``18h``).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer.core.calendar import date_of, day_of_date
from trainer.core.event import Rating

MOST_DAYS = 999_999
"""Of any number of days in a query."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,7}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOUR = re.compile(r"[0-9]{1,2}h")


class Was(StrEnum):
    """What a card was before an answer."""

    NEW = "new"
    LEARN = "learn"
    """In learning or relearning steps."""
    REVIEW = "review"
    """Young or mature."""
    YOUNG = "young"
    MATURE = "mature"


@dataclass(frozen=True, slots=True)
class Added:
    """The card was added in the last ``days`` days, 1 to 999,999."""

    days: int


@dataclass(frozen=True, slots=True)
class Edited:
    """The card's question or an answer was edited in the last ``days`` days, 1 to 999,999."""

    days: int


@dataclass(frozen=True, slots=True)
class Introduced:
    """The card was answered for the first time in the last ``days`` days, 1 to 999,999."""

    days: int


@dataclass(frozen=True, slots=True)
class Rated:
    """The card was answered in the last ``days`` days (1 to 999,999), or on one from the first to the last of two.

    One and the same answer was given this rating, in this hour of the wall clock (0 to 23), when the card ``was`` that;
    ``None`` is any.
    """

    days: int | tuple[int, int]
    rating: Rating | None = None
    was: Was | None = None
    hour: int | None = None


Recent = Added | Edited | Introduced | Rated


class NotRated(ValueError):
    """A value of ``rated:`` that cannot be understood: the problem and advice."""


def rated_on(first_day: int, last_day: int, *told: str) -> str:
    """The search for cards answered on the study days from one to another; ``told`` are the parts after the days."""
    days = date_of(first_day).isoformat()
    if first_day != last_day:
        days += f"..{date_of(last_day).isoformat()}"
    return ":".join(("rated", days, *told))


def show_rated(term: Rated) -> str:
    """The value as ``read_rated`` reads it back."""
    days = str(term.days) if isinstance(term.days, int) else rated_on(*term.days).removeprefix("rated:")
    hour = "" if term.hour is None else f"{term.hour}h"
    rating = str(term.rating.value) if term.rating else ""
    return ":".join(each for each in (days, rating, term.was or "", hour) if each)


def read_rated(typed: str) -> Rated:
    """The term of a value as typed.  Raises ``NotRated``."""
    days, *parts = (each.strip().lower() for each in typed.split(":"))
    rating, was, hour = None, None, None
    known = list(Was)
    for part in parts:
        if part in ("1", "2", "3", "4") and (rating, was, hour) == (None, None, None):
            rating = Rating(int(part))
        elif part in known and (was, hour) == (None, None):
            was = Was(part)
        elif _HOUR.fullmatch(part) and hour is None and int(part[:-1]) < 24:
            hour = int(part[:-1])
        else:
            raise NotRated(
                f"“{part}” cannot follow there.",
                f"After the days come a button from 1 to 4, then {', '.join(known)}, then an hour from 0h to 23h.",
            )
    return Rated(_days(days), rating, was, hour)


def _days(typed: str) -> int | tuple[int, int]:
    if _WHOLE.fullmatch(typed) and 1 <= int(typed) <= MOST_DAYS:
        return int(typed)
    first, _, last = typed.partition("..")
    dates = [_date(each) for each in (first, last or first)]
    if None in dates or typed.endswith(".."):
        raise NotRated(
            f"The days cannot be “{typed[:40]}”." if typed else "The days are missing.",
            f"Write a whole number from 1 to {MOST_DAYS:,}, a date such as 2026-11-30, or two dates with .. between.",
        )
    begin, end = sorted(day_of_date(each) for each in dates if each is not None)
    return begin, end


def _date(typed: str) -> date | None:
    if not _DATE.fullmatch(typed):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
