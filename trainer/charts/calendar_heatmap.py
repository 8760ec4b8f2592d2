"""The days studied: one square a day, stronger where more was done."""

from collections.abc import Sequence

from trainer.charts.base import Chart, Kind, Mark, Point, Series
from trainer.charts.bins import day_label
from trainer.charts.groups import answered
from trainer.charts.reviews_per_day import nothing_done
from trainer.core.insight import DayTotals, Insight, Period, bounds, within
from trainer.core.streak import Streak, streak_of
from trainer.core.wording import count_of

SHORTEST = 365
"""Days; a calendar of less is padded with the days before."""
LONGEST = 366 * 20
"""Days; of a longer period the last are shown."""


def calendar_heatmap(insight: Insight, period: Period) -> Chart:
    """Reviews of every day, at least a year of them, with the streak."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    first = max(min(first, last - SHORTEST + 1), last - LONGEST + 1)
    days = within(insight.days, first, last)
    by_day = {each.study_day: each for each in days}
    shown = range(first, last + 1)
    run = streak_of((each.study_day for each in insight.days if each.reviews), insight.today, insight.rest)
    return Chart(
        id="calendar",
        kind=Kind.HEATMAP,
        title="Days studied",
        help="One square a day, stronger where you reviewed more. An outline is a day off or a missed day that was "
        "forgiven: a streak goes on over it.",
        summary=_summary(run, len(days), len(shown)),
        empty=nothing_done(insight),
        x_title="Day",
        y_title="Reviews",
        points=answered(Point(day, day, day_label(day), day_label(day)) for day in shown),
        series=(Series("Reviews", tuple(_reviews(by_day.get(day)) for day in shown), "heat"),),
        facts=(Series("Time", tuple(_minutes(by_day.get(day)) for day in shown), unit="min", digits=1),),
        steps=_steps([each.reviews for each in days]),
        marks=_marks(insight, run, first, last),
    )


def _marks(insight: Insight, run: Streak, first: int, last: int) -> tuple[Mark, ...]:
    """Days on which the goal was reached, and days without reviews that end no streak."""
    studied = {each.study_day for each in insight.days if each.reviews}
    marked = (
        ("Goal reached", insight.goal_days, False),
        ("Day off", insight.rest.off - studied, True),
        ("Missed and forgiven", run.forgiven, True),
    )
    return tuple(
        Mark(name, points, hollow)
        for name, days, hollow in marked
        if (points := frozenset(day - first for day in days if first <= day <= min(last, insight.today)))
    )


def _reviews(day: DayTotals | None) -> float:
    return float(day.reviews) if day else 0.0


def _minutes(day: DayTotals | None) -> float:
    return day.time_ms / 60_000 if day else 0.0


def _steps(reviews: Sequence[int]) -> tuple[float, ...]:
    """The quartiles of the days studied, so that colours tell the learner's own days apart."""
    ordered = sorted(reviews)
    return tuple(float(ordered[len(ordered) * part // 4]) for part in (1, 2, 3)) if ordered else ()


def _summary(run: Streak, studied: int, shown: int) -> str:
    return (
        f"{studied} of {count_of(shown, 'day')} studied. "
        f"Current streak {count_of(run.current, 'day')}, longest {count_of(run.longest, 'day')}."
    )
