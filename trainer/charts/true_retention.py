"""True retention as a table: what was recalled today, yesterday, lately and ever."""

from collections.abc import Callable

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import named, searching, share
from trainer.core.insight import DayTotals, Insight, Period, true_retention, within
from trainer.core.search_days import Was, rated_on
from trainer.core.wording import count_of

STRETCHES: tuple[tuple[str, int, int | None], ...] = (
    ("Today", 0, 1),
    ("Yesterday", 1, 1),
    ("Last 7 days", 0, 7),
    ("Last 30 days", 0, 30),
    ("Last 365 days", 0, 365),
    ("All", 0, None),
)
"""Names, the days back that they end, and how many days they have."""


def true_retention_table(insight: Insight, _period: Period) -> Chart:
    """The share of due cards recalled: young, mature and all, over stretches that end today (or yesterday)."""
    rows = [_days(insight, back, length) for _, back, length in STRETCHES]
    passed, total = true_retention(rows[-1])
    return Chart(
        id="true-retention",
        kind=Kind.TABLE,
        title="True retention",
        help="The share of due cards you recalled, each card's first answer of a day, intervals of a day or more. "
        "Today is part of the stretches that end with it.",
        summary=f"{100 * passed / total:.1f} % of {count_of(total, 'review')} recalled in all."
        if total
        else "No due card was reviewed yet.",
        empty="No due card was reviewed yet. Retention shows once cards come back after a day or more.",
        x_title="Days",
        y_title="Recalled",
        by_day=False,
        points=searching(
            named(name for name, _, _ in STRETCHES),
            (_search(insight, back, length) for _, back, length in STRETCHES),
        ),
        series=(
            _shares("Young", rows, lambda day: day.young_passed, lambda day: day.young_total),
            _shares("Mature", rows, lambda day: day.mature_passed, lambda day: day.mature_total),
            _shares(
                "All",
                rows,
                lambda day: day.young_passed + day.mature_passed,
                lambda day: day.young_total + day.mature_total,
            ),
        ),
        facts=(
            Series("Young reviews", tuple(float(sum(day.young_total for day in row)) for row in rows)),
            Series("Mature reviews", tuple(float(sum(day.mature_total for day in row)) for row in rows)),
        ),
    )


def _days(insight: Insight, back: int, length: int | None) -> tuple[DayTotals, ...]:
    last = insight.today - back
    if length is not None:
        return within(insight.days, last - length + 1, last)
    return tuple(day for day in insight.days if day.study_day <= last)


def _search(insight: Insight, back: int, length: int | None) -> str:
    last = insight.today - back
    first = insight.first_review_day if length is None else last - length + 1
    return "" if first is None or first > last else rated_on(first, last, Was.REVIEW)


def _shares(
    name: str,
    rows: list[tuple[DayTotals, ...]],
    passed: Callable[[DayTotals], int],
    total: Callable[[DayTotals], int],
) -> Series:
    values = tuple(share(sum(map(passed, row)), sum(map(total, row))) for row in rows)
    return Series(name, values, unit="%", digits=1)
