"""What the memory model thinks of the cards: stability, difficulty and the predicted recall now."""

from collections.abc import Sequence

from trainer.charts.base import Chart, Kind, Point, Series
from trainer.charts.groups import between, gathered, named, searching
from trainer.core.insight import Insight, Period
from trainer.core.wording import count_of

EMPTY = "No card was answered yet. This shows once you have studied."
STABILITY_EDGES = (0, 1, 2, 4, 8, 15, 30, 61, 91, 183, 365, 730)
STABILITY_LABELS = (
    "Less than a day",
    "1 to 2 days",
    "2 to 4 days",
    "4 to 8 days",
    "8 to 15 days",
    "15 to 30 days",
    "1 to 2 months",
    "2 to 3 months",
    "3 to 6 months",
    "6 to 12 months",
    "1 to 2 years",
    "2 years or more",
)
STABILITY_SHORT = ("<1 d", "1 d", "2 d", "4 d", "8 d", "15 d", "1 mo", "2 mo", "3 mo", "6 mo", "1 y", "2 y")


def stability(insight: Insight, _period: Period) -> Chart:
    """Seen cards by stability: how slowly each is forgotten."""
    days = insight.cards.stability
    return _histogram(
        "stability",
        "Cards by stability",
        "Stability is the number of days until recall falls to 90 %. It grows with every successful review. The name "
        "under a bar is where it begins.",
        f"{count_of(days.number, 'card')} seen, median {days.median:,.1f} days."
        if days.median is not None
        else "",
        "Stability",
        searching(named(STABILITY_LABELS, STABILITY_SHORT), between("s", STABILITY_EDGES)),
        gathered(days.counts, STABILITY_EDGES),
    )


def difficulty(insight: Insight, _period: Period) -> Chart:
    """Seen cards by difficulty, 1 to 10."""
    known = insight.cards.difficulty
    return _histogram(
        "difficulty",
        "Cards by difficulty",
        "How hard each card is for you, 1 (easy) to 10 (hard). Forgetting raises it; harder cards gain less by a "
        "review.",
        f"{count_of(known.number, 'card')} seen, {known.mean:.1f} on average."
        if known.mean is not None
        else "",
        "Difficulty",
        searching(
            named(
                (f"{low} to {low + 1}" for low in range(1, 10)), (f"{low}–{low + 1}" for low in range(1, 10))
            ),
            between("d", range(1, 10)),
        ),
        gathered(known.counts, range(1, 10)),
    )


def retrievability(insight: Insight, _period: Period) -> Chart:
    """Seen cards by the recall predicted for this moment, with the knowledge that adds up to."""
    cards, known = insight.cards, insight.cards.recall
    return _histogram(
        "retrievability",
        "Cards by predicted recall now",
        "The chance that you would recall each card you have seen if it were asked now. Added up, the chances are the "
        "number of cards you can expect to know. The name under a bar is where it begins.",
        f"Estimated total knowledge: {cards.known:,.1f} of {count_of(cards.cards, 'card')}; "
        f"{known.mean:.1f} % of the {known.number:,} seen."
        if known.mean is not None
        else "",
        "Predicted recall",
        searching(
            named(
                (f"{low} to {low + 10} %" for low in range(0, 100, 10)),
                (f"{low} %" for low in range(0, 100, 10)),
            ),
            between("r", [low / 100 for low in range(0, 100, 10)]),
        ),
        gathered(known.counts, range(0, 100, 10)),
    )


def _histogram(
    chart: str,
    title: str,
    help_text: str,
    summary: str,
    x_title: str,
    points: tuple[Point, ...],
    counts: Sequence[float],
) -> Chart:
    return Chart(
        id=chart,
        kind=Kind.BARS,
        title=title,
        help=help_text,
        summary=summary,
        empty=EMPTY,
        x_title=x_title,
        y_title="Cards",
        by_day=False,
        points=points,
        series=(Series("Cards", tuple(counts), "retention"),),
    )
