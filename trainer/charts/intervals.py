"""How long cards wait: the interval each was given."""

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import between, gathered, named, searching
from trainer.core.insight import MATURE_DAYS, Insight, Period
from trainer.core.schedule import Days
from trainer.core.wording import count_of, show_interval

EDGES = (0, 2, 4, 8, 15, 21, 31, 61, 92, 183, 365, 730)
"""The first day of each group."""
LABELS = (
    "1 day",
    "2 to 3 days",
    "4 to 7 days",
    "8 to 14 days",
    "15 to 20 days",
    "21 to 30 days",
    "31 to 60 days",
    "61 to 91 days",
    "92 to 182 days",
    "183 to 364 days",
    "1 to 2 years",
    "2 years or more",
)
SHORT = ("1 d", "2 d", "4 d", "8 d", "15 d", "21 d", "1 mo", "2 mo", "3 mo", "6 mo", "1 y", "2 y")


def intervals(insight: Insight, _period: Period) -> Chart:
    """Cards by their present interval; new cards and those in learning steps have none."""
    days = insight.cards.intervals
    return Chart(
        id="intervals",
        kind=Kind.BARS,
        title="Cards by interval",
        help="How long each card waits between its last review and the next. The name under a bar is where it begins.",
        summary=f"{count_of(days.number, 'card')} with an interval, median {show_interval(Days(int(days.median)))}."
        if days.median is not None
        else "No card has an interval yet.",
        empty="No card has an interval of a day or more yet. Intervals grow as you recall.",
        x_title="Interval",
        y_title="Cards",
        by_day=False,
        points=searching(named(LABELS, SHORT), between("ivl", EDGES, "is:review -is:learn")),
        series=(
            Series(
                "Mature", gathered((each for each in days.counts if each[0] >= MATURE_DAYS), EDGES), "mature"
            ),
            Series(
                "Young", gathered((each for each in days.counts if each[0] < MATURE_DAYS), EDGES), "young"
            ),
        ),
    )
