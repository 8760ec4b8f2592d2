"""The cards forgotten most often, as a table."""

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import cards_search, named, searching, share
from trainer.core.insight import Insight, Period
from trainer.core.wording import count_of


def hardest_cards(insight: Insight, _period: Period) -> Chart:
    """The cards most often answered with Again, ever, the worst first."""
    cards = insight.hardest
    return Chart(
        id="hardest",
        kind=Kind.TABLE,
        title="Hardest cards",
        help="The cards you answered with Again most often since you first saw them. Reading their answers once more, "
        "or writing your own, is time well spent.",
        summary=f"{count_of(len(cards), 'card')}; the first was forgotten {_times(cards[0].forgotten)}."
        if cards
        else "",
        empty="No card was forgotten yet.",
        x_title="Card",
        y_title="Again",
        by_day=False,
        points=searching(named(each.name for each in cards), (cards_search([each.card]) for each in cards)),
        series=(Series("Again", tuple(float(each.forgotten) for each in cards), "learning"),),
        facts=(
            Series("Reviews", tuple(float(each.reviews) for each in cards)),
            Series(
                "Passed",
                tuple(share(each.reviews - each.forgotten, each.reviews) for each in cards),
                unit="%",
                digits=1,
            ),
            Series("Difficulty", tuple(each.difficulty for each in cards), digits=1),
            Series("Time", tuple(each.time_ms / 60_000 for each in cards), unit="min", digits=1),
        ),
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
