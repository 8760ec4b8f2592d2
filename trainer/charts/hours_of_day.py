"""When in the day the learner studies, and how well it goes then."""

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import named, searching, share
from trainer.charts.reviews_per_day import nothing_done
from trainer.core.insight import Insight, Period, bounds, within
from trainer.core.search_days import rated_on

ENOUGH = 20
"""Reviews an hour needs before it is called the best."""


def hours_of_day(insight: Insight, period: Period) -> Chart:
    """Reviews by the hour of the wall clock, split into recalled and forgotten."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    reviews, passed = [0] * 24, [0] * 24
    for each in within(insight.hours, first, last):
        reviews[each.hour] += each.reviews
        passed[each.hour] += each.passed
    return Chart(
        id="hours",
        kind=Kind.BARS,
        title="Reviews by hour of the day",
        help="When you studied, and how many answers were not Again. Few reviews in an hour say little about it.",
        summary=_summary(reviews, passed),
        empty=nothing_done(insight),
        x_title="Hour",
        y_title="Reviews",
        by_day=False,
        points=searching(
            named((f"{hour:02}:00 to {hour:02}:59" for hour in range(24)), (f"{hour}" for hour in range(24))),
            (rated_on(first, last, f"{hour}h") for hour in range(24)),
        ),
        series=(
            Series("Passed", tuple(float(each) for each in passed), "mature"),
            Series(
                "Again",
                tuple(float(every - good) for every, good in zip(reviews, passed, strict=True)),
                "learning",
            ),
        ),
        facts=(
            Series(
                "Pass rate",
                tuple(share(good, every) for good, every in zip(passed, reviews, strict=True)),
                unit="%",
                digits=1,
            ),
        ),
    )


def _summary(reviews: list[int], passed: list[int]) -> str:
    busiest = max(range(24), key=lambda hour: reviews[hour])
    telling = [hour for hour in range(24) if reviews[hour] >= ENOUGH]
    words = f"Most reviews between {busiest}:00 and {busiest + 1}:00."
    if len(telling) > 1:
        best = max(telling, key=lambda hour: passed[hour] / reviews[hour])
        rate = 100 * passed[best] / reviews[best]
        words += f" Best between {best}:00 and {best + 1}:00 with {rate:.1f} % passed."
    return words
