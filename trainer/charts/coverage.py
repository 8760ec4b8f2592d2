"""How much of what should be said the learner's typed answers say, over time."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.bins import grouped, points, size_for
from trainer.charts.groups import cards_search
from trainer.core.insight import Insight, Period, bounds, within
from trainer.core.judgement import Judged, mean_share
from trainer.core.wording import count_of

FEW_ANSWERS = 5
"""Below this many answers a mean says little."""


def coverage(insight: Insight, period: Period) -> Chart:
    """The mean share of the key points covered, by the machine's and by the learner's own judgement."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    typed = [each for each in insight.judgements.reviews if each.coverage is not None]
    inside = within(typed, first, last)
    size = size_for(first, last)
    stretches = points(first, last, size)
    groups = grouped(inside, stretches)
    searches = [cards_search(each.card for each in group) for group in groups]
    return Chart(
        id="coverage",
        kind=Kind.LINE,
        title=f"Key points mentioned per {size.value}",
        help="The mean share of the key points, by weight, that your typed answers mention: as the machine found them, "
        f"and as you ticked them. Hollow points rest on fewer than {FEW_ANSWERS} answers.",
        summary=_summary(inside),
        empty="No typed answer was held against key points in this period. Press N in the study view to type one.",
        x_title=size.value.capitalize(),
        y_title="Mentioned",
        y_unit="%",
        points=tuple(
            replace(point, search=search) for point, search in zip(stretches, searches, strict=True)
        ),
        series=(
            Series("Found", _means(groups, ticked=False), "muted", unit="%", digits=1),
            Series("Ticked", _means(groups, ticked=True), "retention", unit="%", digits=1),
        ),
        facts=(Series("Answers", tuple(float(len(group)) for group in groups)),),
        y_range=(0.0, 100.0),
        faint=frozenset(index for index, group in enumerate(groups) if 0 < len(group) < FEW_ANSWERS),
    )


def _means(groups: Sequence[Sequence[Judged]], *, ticked: bool) -> tuple[float | None, ...]:
    means = [mean_share(each.ticked if ticked else each.coverage for each in group) for group in groups]
    return tuple(None if mean is None else 100 * mean for mean in means)


def _summary(typed: Sequence[Judged]) -> str:
    found = mean_share(each.coverage for each in typed)
    own = mean_share(each.ticked for each in typed)
    if found is None:
        return ""
    words = f"{count_of(len(typed), 'typed answer')}: the machine found {100 * found:.1f} % of the key points"
    return f"{words}." if own is None else f"{words}, you ticked {100 * own:.1f} %."
