"""Today's work: what was answered, how well, and what is still waiting."""

from collections.abc import Callable

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import named, searching
from trainer.core.insight import DayTotals, Insight, Period, PracticeTotals, within
from trainer.core.search_days import Was, rated_on
from trainer.core.wording import count_of, show_minutes, show_share

KINDS: tuple[tuple[str, Was, Callable[[DayTotals], int], Callable[[DayTotals], int]], ...] = (
    ("New", Was.NEW, lambda day: day.new, lambda day: day.new_ms),
    ("Learning", Was.LEARN, lambda day: day.learning, lambda day: day.learning_ms),
    ("Young", Was.YOUNG, lambda day: day.young, lambda day: day.young_ms),
    ("Mature", Was.MATURE, lambda day: day.mature, lambda day: day.mature_ms),
)
"""What a card was before the answer, how many answers, and how much time (ms)."""


def today(insight: Insight, _period: Period) -> Chart:
    """The answers of this study day by what the cards were, whatever the period; practice apart."""
    day = next(iter(within(insight.days, insight.today, insight.today)), DayTotals(study_day=insight.today))
    practised = within(insight.practice, insight.today, insight.today)
    drilled = next(iter(practised), PracticeTotals(insight.today, 0, 0))
    counts = [count(day) for _, _, count, _ in KINDS] + [drilled.answers]
    times = [time(day) for _, _, _, time in KINDS] + [drilled.time_ms]
    return Chart(
        id="today",
        kind=Kind.ROWS,
        title="Answers today",
        help="What you answered since the study day began, by what each card was before the answer. Practice does not "
        "move the schedule.",
        summary=_summary(insight, day),
        empty=f"Nothing was answered today yet. {_waiting(insight)}".strip(),
        x_title="Cards",
        y_title="Answers",
        by_day=False,
        points=searching(
            named((*(name for name, _, _, _ in KINDS), "Practice")),
            (
                *(
                    rated_on(day.study_day, day.study_day, was) if count(day) else ""
                    for _, was, count, _ in KINDS
                ),
                "",
            ),
        ),
        series=(
            Series("Answers", tuple(float(each) if any(counts) else None for each in counts), "retention"),
        ),
        y_range=(0.0, float(max(*counts, 1))),
        facts=(Series("Time", tuple(each / 60_000 for each in times), unit="min", digits=1),),
    )


def _summary(insight: Insight, day: DayTotals) -> str:
    words = ""
    if day.reviews:
        passed = show_share(day.passed / day.reviews)
        words = f"{count_of(day.reviews, 'review')} in {show_minutes(day.time_ms)}, {passed} not Again. "
    return f"{words}{_waiting(insight)}".strip()


def _waiting(insight: Insight) -> str:
    due = next((each.cards for each in insight.due if each.study_day == insight.today), 0)
    return f"{count_of(due, 'card')} still due." if due else ""
