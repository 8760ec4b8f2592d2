"""How far the learner's confidence can be trusted, and the cards it was wrong about."""

from collections.abc import Sequence
from statistics import fmean

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.bins import day_label
from trainer.charts.groups import cards_search, named, searching
from trainer.core.insight import Insight, Period, bounds, within
from trainer.core.judgement import FAIRLY_SURE, STATED, SURE, UNSURE, Judged, brier, sure_but_wrong
from trainer.core.wording import count_of

NAMES = {UNSURE: "Unsure", FAIRLY_SURE: "Fairly sure", SURE: "Sure"}
FEW = 20
"""Below this many answers a share says little."""
LISTED = 10
"""Cards in the list of those the learner was wrongly sure of."""
NONE_TOLD = (
    "You did not say how sure you are in this period. "
    "Preferences can have the study view ask it before the answers."
)


def confidence(insight: Insight, period: Period) -> Chart:
    """The share recalled for each confidence beside the chance it states, with the Brier score."""
    told = _told(insight, period)
    groups = [[each for each in told if each.confidence == level] for level in NAMES]
    searches = [cards_search(each.card for each in group) for group in groups]
    return Chart(
        id="confidence",
        kind=Kind.LINE,
        title="Confidence, stated and borne out",
        help="How often you recalled what you were unsure, fairly sure and sure of. Unsure is taken as a chance of "
        f"50 %, fairly sure 75 %, sure 95 %. Hollow points rest on fewer than {FEW} answers.",
        summary=_summary(told),
        empty=NONE_TOLD,
        x_title="Confidence",
        y_title="Recalled",
        y_unit="%",
        by_day=False,
        points=searching(named(NAMES.values()), searches),
        series=(
            Series(
                "Stated",
                tuple(
                    100 * STATED[level] if group else None for level, group in zip(NAMES, groups, strict=True)
                ),
                "muted",
                unit="%",
            ),
            Series(
                "Recalled",
                tuple(100 * fmean(each.passed for each in group) if group else None for group in groups),
                "retention",
                unit="%",
                digits=1,
            ),
        ),
        facts=(Series("Answers", tuple(float(len(group)) for group in groups)),),
        y_range=(0.0, 100.0),
        faint=frozenset(index for index, group in enumerate(groups) if 0 < len(group) < FEW),
    )


def sure_but_wrong_cards(insight: Insight, period: Period) -> Chart:
    """The cards forgotten although the learner was sure, the worst first."""
    questions = insight.judgements.questions
    wrong = [each for each in sure_but_wrong(_told(insight, period)) if each.card in questions]
    shown = wrong[:LISTED]
    return Chart(
        id="sure-but-wrong",
        kind=Kind.TABLE,
        title="Sure but wrong",
        help="Cards you were sure of and forgot. Such errors are corrected well at once and come back after about a "
        "week: read what you had wrong, not only what is right.",
        summary=f"{count_of(len(wrong), 'card')}, the last on "
        f"{day_label(max(each.last_day for each in wrong))}."
        if wrong
        else "",
        empty="You were never sure and wrong in this period.",
        x_title="Card",
        y_title="Sure but wrong",
        by_day=False,
        points=searching(
            named(questions[each.card] for each in shown), (cards_search([each.card]) for each in shown)
        ),
        series=(Series("Sure but wrong", tuple(float(each.forgotten) for each in shown), "learning"),),
        facts=(
            Series("Times sure", tuple(float(each.sure) for each in shown)),
            Series("Days ago", tuple(float(insight.today - each.last_day) for each in shown)),
        ),
    )


def _told(insight: Insight, period: Period) -> tuple[Judged, ...]:
    first, last = bounds(period, insight.today, insight.first_review_day)
    return within((each for each in insight.judgements.reviews if each.confidence is not None), first, last)


def _summary(told: Sequence[Judged]) -> str:
    score = brier((each.stated or 0.0, each.passed) for each in told)
    if score is None:
        return ""
    average = fmean(each.passed for each in told)
    plain = average * (1 - average)
    better = "better" if score < plain else "no better"
    return (
        f"Brier score {score:.3f} over {count_of(len(told), 'answer')}, {better} than {plain:.3f} from always saying "
        "your average (less is better)."
    )
