"""What cards cost: the time each one took so far."""

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import between, gathered, named, searching
from trainer.charts.memory_state import EMPTY
from trainer.core.insight import Insight, Period
from trainer.core.search_days import MOST_DAYS
from trainer.core.wording import count_of

EDGES = (0, 1, 2, 4, 6, 10, 20, 40)
"""Half minutes at which each group begins."""
LABELS = (
    "Less than half a minute",
    "½ to 1 minute",
    "1 to 2 minutes",
    "2 to 3 minutes",
    "3 to 5 minutes",
    "5 to 10 minutes",
    "10 to 20 minutes",
    "20 minutes or more",
)
SHORT = ("<½ min", "½ min", "1 min", "2 min", "3 min", "5 min", "10 min", "20 min")


def time_per_card(insight: Insight, _period: Period) -> Chart:
    """Cards by the minutes spent on answering them, ever."""
    spent, reviews = insight.cards.time, insight.cards.reviews
    return Chart(
        id="time-per-card",
        kind=Kind.BARS,
        title="Cards by time spent",
        help="Minutes you spent answering each card since you first saw it, whatever the period. The name under a bar "
        "is where it begins.",
        summary=f"{30 * spent.total / reviews:.1f} seconds an answer and "
        f"{spent.total / 2 / spent.number:.1f} minutes a card on average, {count_of(spent.number, 'card')} seen."
        if reviews
        else "",
        empty=EMPTY,
        x_title="Time",
        y_title="Cards",
        by_day=False,
        points=searching(
            named(LABELS, SHORT), between("time", [30 * edge for edge in EDGES], f"rated:{MOST_DAYS}")
        ),
        series=(Series("Cards", gathered(spent.counts, EDGES), "time"),),
    )
