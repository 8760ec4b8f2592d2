"""What charts are built from: reviews by study day, cards by due day, and small measures over them."""

from collections.abc import Sequence
from dataclasses import dataclass

MATURE_DAYS = 21
"""A card with an interval of at least so many days is mature, below it young."""


@dataclass(frozen=True, slots=True)
class DayTotals:
    """Reviews of one study day that count.

    ``new``, ``learning``, ``young`` and ``mature`` add up to ``reviews``.  The retention counts are reviews of cards in the
    review state only (interval of a day or more).  Time is milliseconds.
    """

    study_day: int
    reviews: int = 0
    passed: int = 0
    time_ms: int = 0
    new: int = 0
    learning: int = 0
    young: int = 0
    mature: int = 0
    young_passed: int = 0
    young_total: int = 0
    mature_passed: int = 0
    mature_total: int = 0


@dataclass(frozen=True, slots=True)
class DueCount:
    """Cards due on a study day, by maturity."""

    study_day: int
    young: int = 0
    mature: int = 0


@dataclass(frozen=True, slots=True)
class Insight:
    """Everything a chart may need.

    ``days`` holds only days with reviews, oldest first; ``due`` days from today on, overdue cards counted today;
    ``backlog`` cards due before today; ``retention`` is the desired one (0 to 1).
    """

    today: int
    days: tuple[DayTotals, ...] = ()
    due: tuple[DueCount, ...] = ()
    backlog: int = 0
    retention: float = 0.90


def streak(days: Sequence[DayTotals], today: int) -> tuple[int, int]:
    """The current and the longest run of study days with a review.

    The current run still stands while today has no review yet but yesterday had.
    """
    studied = sorted({each.study_day for each in days if each.reviews and each.study_day <= today})
    longest = run = 0
    last: int | None = None
    for day in studied:
        run = run + 1 if last == day - 1 else 1
        longest = max(longest, run)
        last = day
    current = run if last is not None and last >= today - 1 else 0
    return current, longest
