"""The memory model put to the test: what it predicted, and how many were recalled."""

from collections.abc import Callable, Sequence
from statistics import fmean

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import cards_search, named, searching
from trainer.charts.retention import FEW
from trainer.core.forgetting import WINDOW, log_loss
from trainer.core.insight import Insight, Period, Prediction, bounds, within
from trainer.core.wording import count_of

EMPTY = "No card was asked again after a day or more in this period. Then predictions can be compared."
RECALL_EDGES = (0, 50, 60, 70, 75, 80, 85, 90, 95)
"""Percent of predicted recall at which each group begins; the last ends at 100."""
RECALL_ENDS = (*RECALL_EDGES[1:], 100)
WAIT_EDGES = (1, 2, 4, 8, 15, 31, 61, 121, 366)
"""Days at which each group begins."""
WAITS = (
    "1 day",
    "2 to 3 days",
    "4 to 7 days",
    "8 to 14 days",
    "15 to 30 days",
    "31 to 60 days",
    "61 to 120 days",
    "121 to 365 days",
    "More than a year",
)
WAITS_SHORT = ("1 d", "2 d", "4 d", "8 d", "15 d", "1 mo", "2 mo", "4 mo", ">1 y")


def forgetting_curve(insight: Insight, period: Period) -> Chart:
    """Reviews by predicted recall: the mean prediction of each group beside the share recalled."""
    tested = _tested(insight, period)
    return _compared(
        "forgetting",
        "Recall, predicted and measured",
        "Reviews of cards not seen for a day or more, by the recall the schedule expected. Where the lines lie on each "
        "other it knows your memory." + _caution(insight),
        _summary(tested),
        "Predicted recall",
        tuple(f"{low} to {high} %" for low, high in zip(RECALL_EDGES, RECALL_ENDS, strict=True)),
        ("<50 %", *(f"{low} %" for low in RECALL_EDGES[1:])),
        _parted(tested, RECALL_EDGES, lambda each: 100 * each.predicted),
    )


def forgetting_by_wait(insight: Insight, period: Period) -> Chart:
    """The forgetting curve: reviews by the days since the card was answered, recall measured and predicted."""
    tested = _tested(insight, period)
    waited = fmean(each.waited_days for each in tested) if tested else 0.0
    return _compared(
        "forgetting-by-wait",
        "Forgetting curve",
        "The share recalled by the days since a card was last answered, and what the schedule expected. It falls less "
        "than memory does, for cards you know well are asked later." + _caution(insight),
        f"{count_of(len(tested), 'review')} after {waited:,.0f} days on average; "
        f"{100 * fmean(each.passed for each in tested):.1f} % recalled."
        if tested
        else "",
        "Days waited",
        WAITS,
        WAITS_SHORT,
        _parted(tested, WAIT_EDGES, lambda each: each.waited_days),
    )


def _tested(insight: Insight, period: Period) -> tuple[Prediction, ...]:
    return within(insight.predictions, *bounds(period, insight.today, insight.first_review_day))


def _parted(
    tested: Sequence[Prediction], edges: Sequence[int], amount: Callable[[Prediction], float]
) -> tuple[list[Prediction], ...]:
    """The reviews of each group, which begins at its edge."""
    groups: tuple[list[Prediction], ...] = tuple([] for _ in edges)
    for each in tested:
        groups[sum(edge <= amount(each) for edge in edges) - 1].append(each)
    return groups


def _caution(insight: Insight) -> str:
    few = f" Hollow points rest on fewer than {FEW} reviews."
    return few + (" Your log is long, so a sample of your cards stands for all." if insight.sampled else "")


def _compared(
    chart: str,
    title: str,
    help_text: str,
    summary: str,
    x_title: str,
    labels: Sequence[str],
    shorts: Sequence[str],
    groups: Sequence[Sequence[Prediction]],
) -> Chart:
    recalled = tuple(100 * fmean(each.passed for each in group) if group else None for group in groups)
    predicted = tuple(100 * fmean(each.predicted for each in group) if group else None for group in groups)
    known = [each for each in (*recalled, *predicted) if each is not None]
    return Chart(
        id=chart,
        kind=Kind.LINE,
        title=title,
        help=help_text,
        summary=summary,
        empty=EMPTY,
        x_title=x_title,
        y_title="Recalled",
        y_unit="%",
        by_day=False,
        points=searching(
            named(labels, shorts), (cards_search(each.card for each in group) for group in groups)
        ),
        series=(
            Series("Predicted", predicted, "muted", unit="%", digits=1),
            Series("Recalled", recalled, "retention", unit="%", digits=1),
        ),
        facts=(Series("Reviews", tuple(float(len(group)) for group in groups)),),
        y_range=(min([50.0, *(each // 10 * 10 for each in known)]), 100.0),
        faint=frozenset(index for index, group in enumerate(groups) if 0 < len(group) < FEW),
    )


def _summary(tested: Sequence[Prediction]) -> str:
    model = log_loss((each.predicted, each.passed) for each in tested)
    average = log_loss((each.average, each.passed) for each in tested)
    if model is None or average is None:
        return ""
    better = "better" if model < average else "no better"
    return (
        f"Log loss {model:.3f} over {count_of(len(tested), 'review')}, {better} than {average:.3f} from the average of "
        f"your last {WINDOW} reviews (less is better)."
    )
