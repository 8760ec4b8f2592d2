"""Days laid out as a calendar: weeks in columns from Monday, a year to a page."""

from dataclasses import dataclass

from trainer.charts.bins import month_name
from trainer.core.calendar import date_of

WEEKS = 53
"""Columns of a page: enough for any 365 days."""
_APART = 3
"""Columns between two names of months at least."""


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The study days ``first`` to ``last``, in columns counted from the Monday of the first of ``WEEKS`` weeks."""

    monday: int
    first: int
    last: int

    @property
    def label(self) -> str:
        """The months it covers: ``Nov 2025 – Nov 2026``."""
        first, last = _month(self.first), _month(self.last)
        return first if first == last else f"{first} – {last}"

    @property
    def days(self) -> range:
        """Its days in order."""
        return range(self.first, self.last + 1)

    @property
    def months(self) -> tuple[tuple[int, str], ...]:
        """The names above the columns: at the first of each month, and at the beginning where there is room.

        January has the year for its name.
        """
        firsts = [(self.place(day)[0], _name(day)) for day in self.days if date_of(day).day == 1]
        column = self.place(self.first)[0]
        if not firsts or firsts[0][0] >= column + _APART:
            firsts.insert(0, (column, _name(self.first)))
        return tuple(firsts)

    def place(self, day: int) -> tuple[int, int]:
        """The column and the row (0 is Monday) of a day."""
        return divmod(day - self.monday, 7)

    def day_at(self, column: int, row: int) -> int | None:
        """The day in a place, ``None`` where there is none."""
        day = self.monday + column * 7 + row
        return day if 0 <= row < 7 and 0 <= column < WEEKS and self.first <= day <= self.last else None


def calendar_pages(first: int, last: int) -> tuple[CalendarPage, ...]:
    """The pages that hold the days ``first`` to ``last``, the newest first; its last column is the last day's week."""
    pages = []
    monday = _monday(last) - 7 * (WEEKS - 1)
    while True:
        pages.append(CalendarPage(monday, max(first, monday), min(last, monday + 7 * WEEKS - 1)))
        if monday <= first:
            return tuple(pages)
        monday -= 7 * WEEKS


def _monday(day: int) -> int:
    return day - date_of(day).weekday()


def _name(day: int) -> str:
    return str(date_of(day).year) if date_of(day).month == 1 else month_name(day)


def _month(day: int) -> str:
    return f"{month_name(day)} {date_of(day).year}"
