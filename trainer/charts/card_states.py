"""What the cards are now: new, learning, young, mature, put aside."""

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import named, searching, share
from trainer.core.insight import MATURE_DAYS, Insight, Period
from trainer.core.standing import Standing
from trainer.core.wording import count_of

SHORT = {Standing.LEARNING: "Learn", Standing.RELEARNING: "Relearn", Standing.SUSPENDED: "Suspend"}
"""Names on the axis where the whole one is too long."""

_ASKED = "-is:buried -is:suspended"
SEARCHES = {
    Standing.NEW: f"is:new {_ASKED}",
    Standing.LEARNING: f"is:learn -is:review {_ASKED}",
    Standing.RELEARNING: f"is:learn is:review {_ASKED}",
    Standing.YOUNG: f"is:review -is:learn prop:ivl<{MATURE_DAYS} {_ASKED}",
    Standing.MATURE: f"is:review -is:learn prop:ivl>={MATURE_DAYS} {_ASKED}",
    Standing.BURIED: "is:buried -is:suspended",
    Standing.SUSPENDED: "is:suspended",
}


def card_states(insight: Insight, _period: Period) -> Chart:
    """Cards by what they are counted as today, whatever the period."""
    cards = insight.cards
    counts = [cards.standings.get(each, 0) for each in Standing]
    return Chart(
        id="card-states",
        kind=Kind.BARS,
        title="Cards by state",
        help="Every card once, as it stands now. Mature cards wait 21 days or more, young cards less; buried cards "
        "come back by themselves, suspended ones when you resume them.",
        summary=f"{count_of(cards.cards, 'card')}, {cards.seen:,} of them seen.",
        empty="No cards here yet. Add some, or import a document.",
        x_title="State",
        y_title="Cards",
        by_day=False,
        points=searching(
            named((each.value for each in Standing), (SHORT.get(each, each.value) for each in Standing)),
            (SEARCHES[each] for each in Standing),
        ),
        series=(Series("Cards", tuple(float(each) for each in counts), "retention"),),
        facts=(
            Series(
                "Share",
                tuple(share(each, cards.cards) for each in counts),
                unit="%",
                digits=1,
            ),
        ),
    )
