"""When the cards came: how many were added, and how many there are."""

from itertools import accumulate

from trainer.charts.base import Chart, Kind, Point, Series
from trainer.charts.bins import grouped, points, size_for
from trainer.charts.groups import searching
from trainer.core.insight import Insight, Period, bounds
from trainer.core.wording import count_of


def cards_added(insight: Insight, period: Period) -> Chart:
    """Cards added per day, week, month or year; deleted cards are left out."""
    past = [each for each in insight.added if each.study_day <= insight.today]
    days = (past[0].study_day if past else None, insight.first_review_day)
    first, last = bounds(period, insight.today, min((day for day in days if day is not None), default=None))
    size = size_for(first, last)
    stretches = points(first, last, size)
    counts = [float(sum(day.cards for day in group)) for group in grouped(past, stretches)]
    before = sum(each.cards for each in past if each.study_day < first)
    return Chart(
        id="added",
        kind=Kind.BARS,
        title=f"Cards added per {size.value}",
        help="Cards you imported or wrote and still have.",
        summary=f"{count_of(round(sum(counts)), 'card')} added in {count_of(last - first + 1, 'day')}.",
        empty="No cards were added in this period.",
        x_title=size.value.capitalize(),
        y_title="Cards",
        points=searching(stretches, (_search(each, insight.today) for each in stretches)),
        series=(Series("Added", tuple(counts), "new"),),
        facts=(Series("Cards in all", tuple(accumulate(counts, initial=float(before)))[1:]),),
    )


def _search(stretch: Point, today: int) -> str:
    """Cards added in a stretch of the past; no search tells those of a day to come."""
    if stretch.first > today:
        return ""
    since = f"added:{today - stretch.first + 1}"
    return since if stretch.last >= today else f"{since} -added:{today - stretch.last}"
