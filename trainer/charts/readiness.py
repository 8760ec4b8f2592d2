"""Readiness for the interview: the share of each topic that will be recalled on the day."""

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.bins import day_label
from trainer.charts.groups import named, searching
from trainer.core.insight import Insight, Period
from trainer.core.readiness import AHEAD_DAYS, Readiness
from trainer.core.search_query import show
from trainer.core.search_terms import Pattern, Topic
from trainer.core.topic import TopicPath, show_path
from trainer.core.wording import count_of

MOST = 20
"""Topics that are shown, the weakest."""
NO_DATE = (
    f"No interview date is set, so this looks {AHEAD_DAYS} days ahead: what is left without any more study. "
    "Set the date on Today."
)


def readiness(insight: Insight, _period: Period) -> Chart:
    """The weakest topics on the day of the interview, or in ``AHEAD_DAYS`` days without one."""
    told = insight.readiness or Readiness(insight.today + AHEAD_DAYS, False, ())
    topics = told.topics[:MOST]
    unaided = Series("Without more study", tuple(100 * each.unaided for each in topics), "muted", unit="%")
    planned = Series(
        "With your plan",
        tuple(None if each.planned is None else 100 * each.planned for each in topics),
        "retention",
        unit="%",
    )
    now = Series("Today", tuple(100 * each.now for each in topics), "mature", unit="%")
    return Chart(
        id="readiness",
        kind=Kind.ROWS,
        title=f"Readiness on {day_label(told.day)}" if told.interview else f"Readiness in {AHEAD_DAYS} days",
        help="The share of each topic's cards that you are predicted to recall; a card you have not seen counts as not "
        "recalled. The weakest topics come first."
        + (f" The {MOST} weakest of {len(told.topics)}." if len(told.topics) > MOST else ""),
        summary=_summary(told),
        empty="There are no cards to be ready with.",
        x_title="Topic",
        y_title="Recalled",
        y_unit="%",
        by_day=False,
        points=searching(
            named(
                (show_path(each.path) for each in topics),
                (each.path[-1] if each.path else "No topic" for each in topics),
            ),
            (_search(each.path) for each in topics),
        ),
        series=(planned, now, unaided) if told.interview else (now, unaided),
        facts=(
            Series("Cards", tuple(float(each.cards) for each in topics)),
            Series("Seen", tuple(float(each.seen) for each in topics)),
        ),
        y_range=(0.0, 100.0),
    )


def _search(path: TopicPath) -> str:
    return f"{show(Topic(Pattern.literal(show_path(path))))} -is:suspended" if path else ""


def _summary(told: Readiness) -> str:
    unaided = told.share(lambda each: each.unaided)
    if unaided is None:
        return ""
    planned = told.share(lambda each: each.planned)
    whole = count_of(told.cards, "card")
    if planned is None:
        return f"{100 * unaided:.0f} % of {whole} in {AHEAD_DAYS} days. {NO_DATE}"
    return (
        f"{100 * planned:.0f} % of {whole} if you keep to the plan, {100 * unaided:.0f} % if you stop today."
    )
