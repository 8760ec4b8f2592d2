"""The forgetting curve of one card: the recall predicted from review to review, up to now and beyond."""

from collections.abc import Callable, Sequence

from trainer.charts.base import Chart, Kind, Point, Series, Target
from trainer.charts.bins import day_label, month_name, range_label
from trainer.core.calendar import date_of
from trainer.core.card_memory import Remembered
from trainer.core.event import Rating
from trainer.core.memory import Memory
from trainer.core.wording import count_of

MOST_POINTS = 400
AHEAD_DAYS = 30
"""Days beyond today that are shown at least."""

Recall = Callable[[Memory, float], float]


def card_forgetting(
    memory: Sequence[Remembered],
    today: int,
    due_day: int | None,
    recall: Recall,
    retention: float,
    interview_day: int | None = None,
) -> Chart:
    """The curve from the first review on; ``recall`` predicts it for a memory after so many days."""
    reviews = [each for each in memory if each.rating is not None]
    last = max([today + AHEAD_DAYS, (due_day or today) + AHEAD_DAYS // 3, interview_day or today])
    stretches = _stretches(reviews[0].day, last) if reviews else ()
    curve = tuple(_percent(memory, each.last, recall) for each in stretches)
    series = [
        Series("Predicted recall", curve, "retention", unit="%", digits=1, dotted=False),
        _reviews(
            "Recalled", stretches, [each for each in reviews if each.rating is not Rating.AGAIN], "mature"
        ),
        _reviews(
            "Forgotten", stretches, [each for each in reviews if each.rating is Rating.AGAIN], "learning"
        ),
        _moment("Today", stretches, curve, today, "muted"),
    ]
    if interview_day is not None and interview_day >= today:
        series.append(_moment("Interview", stretches, curve, interview_day, "time"))
    known = [value for value in curve if value is not None]
    return Chart(
        id="card-forgetting",
        kind=Kind.LINE,
        title="Forgetting curve",
        help="How likely you would recall this card on each day. Dots are reviews, at the recall predicted for them.",
        summary=_summary(memory, reviews, today, recall, interview_day),
        empty="This card was never answered. Its curve begins with the first review.",
        x_title="Day",
        y_title="Recall",
        y_unit="%",
        points=stretches,
        series=tuple(each for each in series if any(value is not None for value in each.values)),
        y_range=(min(70.0, *(value // 10 * 10 for value in known)), 100.0) if known else None,
        target=Target(round(retention * 100, 1), f"Desired {retention * 100:g} %"),
    )


def _stretches(first: int, last: int) -> tuple[Point, ...]:
    """Equal stretches of days, so that time runs evenly along the axis."""
    size = -(-(last - first + 1) // MOST_POINTS)
    starts = range(first, last + 1, size)
    return tuple(_point(start, start + size - 1, last - first) for start in starts)


def _point(first: int, last: int, span: int) -> Point:
    date = date_of(first)
    short = f"{month_name(first)} {date.year}" if span > 700 else f"{date.day} {month_name(first)}"
    return Point(first, last, day_label(first) if first == last else range_label(first, last), short)


def _percent(memory: Sequence[Remembered], day: int, recall: Recall) -> float | None:
    """The recall predicted for a day after the reviews up to it, in percent."""
    before = [each for each in memory if each.day <= day]
    if not before or before[-1].memory is None:
        return None
    return 100 * recall(before[-1].memory, day - before[-1].day)


def _reviews(name: str, stretches: Sequence[Point], reviews: Sequence[Remembered], role: str) -> Series:
    values: list[float | None] = [None] * len(stretches)
    for each in reviews:
        place = _place(stretches, each.day)
        values[place] = 100 * (1.0 if each.before is None else each.before)
    return Series(name, tuple(values), role, unit="%", digits=1, joined=False)


def _moment(
    name: str, stretches: Sequence[Point], curve: Sequence[float | None], day: int, role: str
) -> Series:
    values: list[float | None] = [None] * len(stretches)
    if stretches and stretches[0].first <= day <= stretches[-1].last:
        place = _place(stretches, day)
        values[place] = curve[place]
    return Series(name, tuple(values), role, unit="%", digits=1, joined=False)


def _place(stretches: Sequence[Point], day: int) -> int:
    return (day - stretches[0].first) // (stretches[0].last - stretches[0].first + 1)


def _summary(
    memory: Sequence[Remembered],
    reviews: Sequence[Remembered],
    today: int,
    recall: Recall,
    interview_day: int | None,
) -> str:
    now = _percent(memory, today, recall)
    if now is None:
        return "New: nothing to forget yet."
    told = f"{count_of(len(reviews), 'review')}; recall today {now:.0f} %, "
    told += f"in {AHEAD_DAYS} days {_percent(memory, today + AHEAD_DAYS, recall) or 0:.0f} %"
    if interview_day is not None and interview_day >= today:
        told += f", at the interview {_percent(memory, interview_day, recall) or 0:.0f} %"
    return f"{told} if it is not asked before."
