"""How much was remembered: true retention beside the retention the learner asked for."""

from collections.abc import Sequence
from math import floor
from statistics import median

from trainer.charts.base import Chart, Kind, Point, Series, Target
from trainer.charts.bins import Size, grouped, points, size_for
from trainer.charts.groups import answered
from trainer.core.insight import DayTotals, Insight, Period, bounds, true_retention, within
from trainer.core.search_days import Was
from trainer.core.wording import count_of

FEW = 20
"""Below this many reviews a share says little: it may be 10 points off by chance alone."""


def retention(insight: Insight, period: Period) -> Chart:
    """The share of young and mature reviews that passed, per stretch of days long enough to mean something."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    days = within(insight.days, first, last)
    size = _telling_size(days, first, last)
    stretches = points(first, last, size)
    groups = grouped(days, stretches)
    totals = [true_retention(group) for group in groups]
    target = round(insight.retention * 100, 1)
    shares = tuple(_percent(passed, total) for passed, total in totals)
    return Chart(
        id="retention",
        kind=Kind.LINE,
        title=f"Retention per {size.value}",
        help="The share of due cards you recalled, each card's first answer of a day, intervals of a day or "
        f"more. Hollow points rest on fewer than {FEW} reviews.",
        summary=_summary(days, target),
        empty="No due card was reviewed in this period. Retention shows once cards come back after a day or more.",
        x_title=size.value.capitalize(),
        y_title="Recalled",
        y_unit="%",
        points=answered(stretches, Was.REVIEW),
        series=(Series("Retention", shares, "retention", unit="%", digits=1),),
        facts=_facts(groups, totals),
        y_range=_range([*(share for share in shares if share is not None), target]),
        target=Target(target, f"Desired {target:g} %"),
        faint=frozenset(index for index, (_, total) in enumerate(totals) if 0 < total < FEW),
    )


def _telling_size(days: Sequence[DayTotals], first: int, last: int) -> Size:
    """The smallest size that fits and whose points typically rest on ``FEW`` reviews; at most months for that."""
    sizes = list(Size)
    size = size_for(first, last)
    while sizes.index(size) < sizes.index(Size.MONTH) and _typical(days, points(first, last, size)) < FEW:
        longer = sizes[sizes.index(size) + 1]
        if len(points(first, last, longer)) < 3:
            break
        size = longer
    return size


def _typical(days: Sequence[DayTotals], stretches: Sequence[Point]) -> float:
    counts = [true_retention(group)[1] for group in grouped(days, stretches)]
    return median([count for count in counts if count] or [FEW])


def _percent(passed: int, total: int) -> float | None:
    return 100 * passed / total if total else None


def _facts(groups: Sequence[Sequence[DayTotals]], totals: Sequence[tuple[int, int]]) -> tuple[Series, ...]:
    young = [
        _percent(sum(day.young_passed for day in group), sum(day.young_total for day in group))
        for group in groups
    ]
    mature = [
        _percent(sum(day.mature_passed for day in group), sum(day.mature_total for day in group))
        for group in groups
    ]
    return (
        Series("Young", tuple(young), unit="%", digits=1),
        Series("Mature", tuple(mature), unit="%", digits=1),
        Series("Recalled", tuple(float(passed) for passed, _ in totals)),
        Series("Reviews", tuple(float(total) for _, total in totals)),
    )


def _range(values: Sequence[float]) -> tuple[float, float]:
    """From a whole ten below the least value to 100, at least from 70."""
    return min(70.0, max(0.0, floor((min(values) - 5) / 10) * 10.0)), 100.0


def _summary(days: Sequence[DayTotals], target: float) -> str:
    passed, total = true_retention(days)
    if not total:
        return "No reviews of due cards."
    share = 100 * passed / total
    return f"{share:.1f} % of {count_of(total, 'review')} recalled; you asked for {target:g} %."
