"""Cards of one subject that the learner mixes up, as a table."""

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import cards_search, named, searching, share
from trainer.core.confusions import CLOSE_DAYS
from trainer.core.insight import Insight, Period
from trainer.core.wording import count_of

LONGEST_QUESTION = 40
"""Characters of a question in the name of a pair."""


def confusions(insight: Insight, _period: Period) -> Chart:
    """The pairs of cards mixed up most, ever, the worst first."""
    pairs = insight.confusions
    counts = [each.counts for each in pairs]
    return Chart(
        id="confusions",
        kind=Kind.TABLE,
        title="Cards mixed up with each other",
        help=f"Pairs that ask nearly the same. One was forgotten within {CLOSE_DAYS} days of the other, or they were "
        "mixed up in a contrast drill. Compare “close” with “apart”, the same cards asked on their own.",
        summary=f"{count_of(len(pairs), 'pair')}; the first was mixed up {_times(counts[0].mixed_up)}."
        if pairs
        else "",
        empty="No two cards that ask nearly the same were mixed up yet.",
        x_title="Pair",
        y_title="Mixed up",
        by_day=False,
        points=searching(
            named(f"{each.subject}: {' | '.join(map(_short, each.questions))}" for each in pairs),
            (cards_search(each.cards) for each in counts),
        ),
        series=(Series("Mixed up", tuple(float(each.mixed_up) for each in counts), "learning"),),
        facts=(
            Series(
                "Forgotten close",
                tuple(share(each.close_failed, each.close) for each in counts),
                unit="%",
                digits=1,
            ),
            Series(
                "Forgotten apart",
                tuple(share(each.apart_failed, each.apart) for each in counts),
                unit="%",
                digits=1,
            ),
            Series("Drills", tuple(float(each.drills) for each in counts)),
            Series("Days ago", tuple(float(insight.today - each.last_day) for each in counts)),
        ),
    )


def _short(question: str) -> str:
    return question if len(question) <= LONGEST_QUESTION else f"{question[: LONGEST_QUESTION - 1].rstrip()}…"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
