"""Which ratings were given, by what the cards were."""

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import named, searching, share
from trainer.charts.reviews_per_day import nothing_done
from trainer.core.event import Rating
from trainer.core.insight import Insight, Period, bounds, within
from trainer.core.search_days import Was, rated_on
from trainer.core.wording import RATING_WORDS, count_of

GROUPS = ("New and learning", "Young", "Mature")
ROLES = {Rating.AGAIN: "learning", Rating.HARD: "muted", Rating.GOOD: "mature", Rating.EASY: "new"}


def answer_buttons(insight: Insight, period: Period) -> Chart:
    """How often each rating was given to new and learning, to young and to mature cards."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    pressed = {rating: [0, 0, 0] for rating in Rating}
    for each in within(insight.buttons, first, last):
        for group, count in enumerate((each.learning, each.young, each.mature)):
            pressed[each.rating][group] += count
    totals = [sum(pressed[rating][group] for rating in Rating) for group in range(3)]
    again = pressed[Rating.AGAIN]
    return Chart(
        id="buttons",
        kind=Kind.BARS,
        title="Ratings given",
        help="Every answer by its rating and what the card was before it. Hard means recalled with effort; a card you "
        "forgot is Again.",
        summary=f"{count_of(sum(totals), 'answer')}, {sum(totals) - sum(again):,} of them not Again.",
        empty=nothing_done(insight),
        x_title="Cards",
        y_title="Answers",
        by_day=False,
        points=searching(named(GROUPS), _searches(first, last)),
        series=tuple(
            Series(RATING_WORDS[rating][0], tuple(float(each) for each in pressed[rating]), ROLES[rating])
            for rating in Rating
        ),
        facts=(
            Series("All", tuple(float(each) for each in totals)),
            Series(
                "Pass rate",
                tuple(share(every - failed, every) for every, failed in zip(totals, again, strict=True)),
                unit="%",
                digits=1,
            ),
        ),
    )


def _searches(first: int, last: int) -> tuple[str, ...]:
    new, learning, young, mature = (
        rated_on(first, last, was) for was in (Was.NEW, Was.LEARN, Was.YOUNG, Was.MATURE)
    )
    return f"{new} or {learning}", young, mature
