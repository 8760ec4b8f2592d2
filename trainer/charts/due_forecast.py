"""What is coming: how many cards fall due on each of the days ahead."""

from collections.abc import Callable, Iterable

from trainer.charts.base import Chart, Kind, Point, Series
from trainer.charts.bins import grouped, points, size_for
from trainer.charts.groups import searching
from trainer.core.insight import DueCount, Insight, Period, bounds_ahead
from trainer.core.wording import count_of


def due_forecast(insight: Insight, period: Period) -> Chart:
    """Cards due per day, week, month or year from today on, as many days ahead as the period is long."""
    last_due = insight.due[-1].study_day if insight.due else None
    first, last = bounds_ahead(period, insight.today, last_due)
    size = size_for(first, last)
    stretches = points(first, last, size)
    groups = grouped(insight.due, stretches)
    cards = sum(day.cards for group in groups for day in group)
    overdue = insight.backlog if first == insight.today else 0
    return Chart(
        id="due",
        kind=Kind.BARS,
        title=f"Cards due per {size.value}",
        help="What the schedule holds now. Each answer moves its card further on, and new cards come on top. "
        "Daily load is how many reviews a day the present intervals ask for in the long run.",
        summary=f"{count_of(cards, 'card')} due in {count_of(last - first + 1, 'day')}"
        + (f", {overdue:,} of them overdue and counted today." if overdue else ".")
        + (f" Daily load: about {insight.daily_load:,.0f}." if insight.daily_load >= 0.5 else ""),
        empty="Nothing is due in these days. Cards you study will be scheduled here.",
        x_title=size.value.capitalize(),
        y_title="Cards due",
        points=searching(stretches, (_search(each, insight.today) for each in stretches)),
        series=(
            Series("Mature", _sums(groups, lambda day: day.mature), "mature"),
            Series("Young", _sums(groups, lambda day: day.young), "young"),
        ),
        facts=(
            Series("All", _sums(groups, lambda day: day.cards)),
            Series("Overdue", tuple(float(overdue if index == 0 else 0) for index in range(len(stretches)))),
        ),
    )


def _search(stretch: Point, today: int) -> str:
    """Cards due in a stretch; the one that begins today holds the overdue ones."""
    first, last = stretch.first - today, stretch.last - today
    due = f"prop:due<={last}" if first <= 0 else f"prop:due>={first} prop:due<={last}"
    return f"{due} -is:suspended"


def _sums(groups: Iterable[Iterable[DueCount]], amount: Callable[[DueCount], int]) -> tuple[float, ...]:
    return tuple(float(sum(amount(day) for day in group)) for group in groups)
