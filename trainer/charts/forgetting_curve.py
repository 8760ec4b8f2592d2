"""The memory model put to the test: what it predicted, and how many were recalled."""

from collections.abc import Sequence
from statistics import fmean

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import named
from trainer.charts.retention import FEW
from trainer.core.forgetting import WINDOW, log_loss
from trainer.core.insight import Insight, Period, Prediction, bounds, within
from trainer.core.wording import count_of

EDGES = (0, 50, 60, 70, 75, 80, 85, 90, 95)
"""Percent of predicted recall at which each group begins; the last ends at 100."""
ENDS = (*EDGES[1:], 100)


def forgetting_curve(insight: Insight, period: Period) -> Chart:
    """Reviews by predicted recall: the mean prediction of each group beside the share recalled."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    tested = within(insight.predictions, first, last)
    groups = [
        [
            each
            for each in tested
            if low <= 100 * each.predicted < high or (high == 100 and each.predicted == 1)
        ]
        for low, high in zip(EDGES, ENDS, strict=True)
    ]
    recalled = tuple(100 * fmean(each.passed for each in group) if group else None for group in groups)
    predicted = tuple(100 * fmean(each.predicted for each in group) if group else None for group in groups)
    known = [each for each in (*recalled, *predicted) if each is not None]
    return Chart(
        id="forgetting",
        kind=Kind.LINE,
        title="Recall, predicted and measured",
        help="Reviews of cards not seen for a day or more, by the recall the schedule expected. Where the lines lie on "
        f"each other it knows your memory. Hollow points rest on fewer than {FEW} reviews."
        + (" Your log is long, so a sample of your cards stands for all." if insight.sampled else ""),
        summary=_summary(tested),
        empty="No card was asked again after a day or more in this period. Then predictions can be compared.",
        x_title="Predicted recall",
        y_title="Recalled",
        y_unit="%",
        by_day=False,
        points=named(
            (f"{low} to {high} %" for low, high in zip(EDGES, ENDS, strict=True)),
            ("<50 %", *(f"{low} %" for low in EDGES[1:])),
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
