"""How much was done: reviews by what the cards were, and minutes."""

from collections.abc import Callable, Iterable, Sequence

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.bins import grouped, points, size_for
from trainer.core.insight import DayTotals, Insight, Period, bounds, within
from trainer.core.wording import count_of, show_minutes

EMPTY = "No reviews in this period. What you study will show here."
_COUNTED: tuple[tuple[str, Callable[[DayTotals], int]], ...] = (
    ("mature", lambda day: day.mature),
    ("young", lambda day: day.young),
    ("learning", lambda day: day.learning),
    ("new", lambda day: day.new),
)


def reviews(insight: Insight, period: Period) -> Chart:
    """Reviews per day, week, month or year, stacked by what the cards were before the answer."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    size = size_for(first, last)
    stretches, days = points(first, last, size), within(insight.days, first, last)
    groups = grouped(days, stretches)
    done = sum(each.reviews for each in days)
    return Chart(
        id="reviews",
        kind=Kind.BARS,
        title=f"Reviews per {size.value}",
        help="Every answer counts once, by what the card was before it. Mature cards wait 21 days or more.",
        summary=f"{count_of(done, 'review')} on {_days_studied(days, first, last)}"
        + (f", about {done / len(days):.0f} a day." if days else "."),
        empty=EMPTY,
        x_title=size.value.capitalize(),
        y_title="Reviews",
        points=stretches,
        series=tuple(Series(role.capitalize(), _sums(groups, count), role) for role, count in _COUNTED),
        facts=(
            Series("All", _sums(groups, lambda day: day.reviews)),
            Series("Passed", _sums(groups, lambda day: day.passed)),
        ),
    )


def minutes(insight: Insight, period: Period) -> Chart:
    """Minutes spent answering per day, week, month or year."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    size = size_for(first, last)
    stretches, days = points(first, last, size), within(insight.days, first, last)
    groups = grouped(days, stretches)
    spent = sum(each.time_ms for each in days)
    return Chart(
        id="minutes",
        kind=Kind.BARS,
        title=f"Minutes per {size.value}",
        help="Time spent answering; no answer counts for more than a minute.",
        summary=f"{show_minutes(spent)} on {_days_studied(days, first, last)}"
        + (f", about {show_minutes(spent // len(days))} a day." if days else "."),
        empty=EMPTY,
        x_title=size.value.capitalize(),
        y_title="Minutes",
        points=stretches,
        series=(
            Series("Time", _sums(groups, lambda day: day.time_ms / 60_000), "time", unit="min", digits=1),
        ),
        facts=(Series("Reviews", _sums(groups, lambda day: day.reviews)),),
    )


def _sums(groups: Iterable[Iterable[DayTotals]], amount: Callable[[DayTotals], float]) -> tuple[float, ...]:
    return tuple(float(sum(amount(day) for day in group)) for group in groups)


def _days_studied(days: Sequence[DayTotals], first: int, last: int) -> str:
    return f"{len(days)} of {count_of(last - first + 1, 'day')}"
