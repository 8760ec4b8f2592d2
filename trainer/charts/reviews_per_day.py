"""How much was done: reviews by what the cards were, and minutes."""

from collections.abc import Callable, Iterable, Sequence

from trainer.charts.base import Chart, Kind, Point, Series
from trainer.charts.bins import grouped, points, size_for
from trainer.charts.groups import answered, searching
from trainer.core.insight import DayTotals, Insight, Period, PracticeTotals, bounds, within
from trainer.core.wording import count_of, show_minutes

EMPTY = "No reviews in this period. What you study will show here."
AHEAD = (
    "Every review is dated after today, so none is shown: the clock is wrong now, or was when you studied."
)
_COUNTED: tuple[tuple[str, Callable[[DayTotals], int], Callable[[DayTotals], int]], ...] = (
    ("mature", lambda day: day.mature, lambda day: day.mature_ms),
    ("young", lambda day: day.young, lambda day: day.young_ms),
    ("learning", lambda day: day.learning, lambda day: day.learning_ms),
    ("new", lambda day: day.new, lambda day: day.new_ms),
)
"""What a card was before the answer: how many reviews, and how much time (ms)."""


def reviews(insight: Insight, period: Period) -> Chart:
    """Reviews per day, week, month or year, stacked by what the cards were before the answer."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    size = size_for(first, last)
    stretches, days = points(first, last, size), within(insight.days, first, last)
    groups = grouped(days, stretches)
    done = sum(each.reviews for each in days)
    practised = within(insight.practice, first, last)
    return Chart(
        id="reviews",
        kind=Kind.BARS,
        title=f"Reviews per {size.value}",
        help="Every answer counts once, by what the card was before it. Mature cards wait 21 days or more. Practice "
        "does not move the schedule.",
        summary=f"{count_of(done, 'review')} on {_days_studied(days, first, last)}"
        + (f", about {done / len(days):.0f} a day." if days else ".")
        + (
            f" {count_of(sum(each.answers for each in practised), 'answer')} in practice."
            if practised
            else ""
        ),
        empty=nothing_done(insight),
        x_title=size.value.capitalize(),
        y_title="Reviews",
        points=_reviewed(stretches, groups),
        series=(
            *(Series(role.capitalize(), _sums(groups, count), role) for role, count, _ in _COUNTED),
            *_practice(practised, stretches, lambda day: day.answers),
        ),
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
    practised = within(insight.practice, first, last)
    return Chart(
        id="minutes",
        kind=Kind.BARS,
        title=f"Minutes per {size.value}",
        help="Time spent answering; no answer counts for more than a minute.",
        summary=f"{show_minutes(spent)} on {_days_studied(days, first, last)}"
        + (f", {_a_day(spent // len(days))}." if days else ".")
        + (f" {show_minutes(sum(each.time_ms for each in practised))} in practice." if practised else ""),
        empty=nothing_done(insight),
        x_title=size.value.capitalize(),
        y_title="Minutes",
        points=_reviewed(stretches, groups),
        series=(
            *(
                Series(role.capitalize(), _minutes(groups, time), role, unit="min", digits=1)
                for role, _, time in _COUNTED
            ),
            *_practice(practised, stretches, lambda day: day.time_ms / 60_000, "min"),
        ),
        facts=(
            Series("All", _minutes(groups, lambda day: day.time_ms), unit="min", digits=1),
            Series("Reviews", _sums(groups, lambda day: day.reviews)),
        ),
    )


def _reviewed(stretches: Sequence[Point], groups: Iterable[Sequence[DayTotals]]) -> tuple[Point, ...]:
    """The stretches with the search for the cards reviewed then; none where there was only practice."""
    found = answered(stretches)
    return searching(found, (each.search if group else "" for each, group in zip(found, groups, strict=True)))


def nothing_done(insight: Insight) -> str:
    """What to say where no review is shown."""
    first = insight.first_review_day
    return AHEAD if first is not None and first > insight.today else EMPTY


def _a_day(spent_ms: int) -> str:
    return f"about {show_minutes(spent_ms)} a day" if spent_ms >= 60_000 else "under a minute a day"


def _practice(
    days: Sequence[PracticeTotals],
    stretches: Sequence[Point],
    amount: Callable[[PracticeTotals], float],
    unit: str = "",
) -> tuple[Series, ...]:
    """Practice as a series of its own; none where there was none."""
    if not days:
        return ()
    sums = tuple(float(sum(amount(day) for day in group)) for group in grouped(days, stretches))
    return (Series("Practice", sums, "muted", unit=unit, digits=1 if unit else 0),)


def _minutes(groups: Iterable[Iterable[DayTotals]], time: Callable[[DayTotals], int]) -> tuple[float, ...]:
    return tuple(sum(time(day) for day in group) / 60_000 for group in groups)


def _sums(groups: Iterable[Iterable[DayTotals]], amount: Callable[[DayTotals], float]) -> tuple[float, ...]:
    return tuple(float(sum(amount(day) for day in group)) for group in groups)


def _days_studied(days: Sequence[DayTotals], first: int, last: int) -> str:
    return f"{len(days)} of {count_of(last - first + 1, 'day')}"
