"""The search behind a bar finds the cards the bar counts."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from support.workspaces import Bench, a_deck

from trainer.charts import CHARTS, Chart
from trainer.charts.base import Kind
from trainer.charts.forgetting_curve import forgetting_by_wait, forgetting_curve
from trainer.charts.true_retention import true_retention_table
from trainer.core.event import Rating, Reviewed, State
from trainer.core.insight import ALL, LAST_30, Addition, Period, bounds
from trainer.services import additions, insight, library, study
from trainer.services.exchange import import_deck

SEARCHED = {
    "due",
    "retrievability",
    "card-states",
    "intervals",
    "stability",
    "difficulty",
    "time-per-card",
    "added",
    "readiness",
    "hardest",
}


BY_DAY: dict[str, Callable[[Reviewed], bool]] = {
    "calendar": lambda review: True,
    "reviews": lambda review: True,
    "minutes": lambda review: True,
    "retention": lambda review: review.state is State.REVIEW,
}
"""Of charts of answers by day, which count."""
IN_GROUPS: dict[str, tuple[Callable[[Reviewed], bool], ...]] = {
    "today": (
        lambda review: review.state is State.NEW,
        lambda review: review.state in (State.LEARNING, State.RELEARNING),
        lambda review: review.state is State.REVIEW and review.previous_days < 21,
        lambda review: review.state is State.REVIEW and review.previous_days >= 21,
        lambda review: False,
    ),
    "buttons": (
        lambda review: review.state is not State.REVIEW,
        lambda review: review.state is State.REVIEW and review.previous_days < 21,
        lambda review: review.state is State.REVIEW and review.previous_days >= 21,
    ),
    "hours": tuple(
        lambda review, hour=hour: review.at_ms // 3_600_000 % 24 == hour  # type: ignore[misc]
        for hour in range(24)
    ),
}
"""Of charts of answers in groups, which are in each group; the zone is UTC."""


@pytest.fixture(params=range(3))
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    """Cards added and studied over weeks, some put aside."""
    chance = Random(request.param)
    bench = Bench(tmp_path / "store.db")
    for size in (12, 20, 30):
        import_deck(bench.workspace, a_deck(size))
        for _ in range(25):
            card = chance.randrange(1, size - 2)
            study.answer(bench.workspace, card, chance.choice(list(Rating)), chance.randrange(60_000))
            bench.clock.turn(minutes=chance.randrange(2_000))
    study.suspend(bench.workspace, chance.sample(range(1, 31), 4))
    study.bury(bench.workspace, chance.sample(range(1, 31), 4))
    return bench


@pytest.mark.parametrize("period", [LAST_30, ALL], ids=lambda each: each.id)
def test_as_many_cards_are_found_as_the_bar_is_high(period: Period, bench: Bench) -> None:
    told = insight.insight(bench.workspace)
    for wanted in Addition:
        told = additions.add(bench.workspace, wanted)(told)
    searched = set()
    for builder in CHARTS:
        chart = builder.build(told, period)
        for index, point in enumerate(chart.points):
            if point.search and chart.id in SEARCHED:
                searched.add(chart.id)
                found = library.browse(bench.workspace, point.search)
                assert len(found) == cards_of(chart, index), (chart.id, point)
    assert searched == SEARCHED


@pytest.mark.parametrize("period", [LAST_30, ALL], ids=lambda each: each.id)
def test_the_cards_answered_are_found_behind_every_bar_of_answers(period: Period, bench: Bench) -> None:
    told, log = insight.insight(bench.workspace), insight.review_log(bench.workspace)
    first, last = bounds(period, told.today, told.first_review_day)
    for chart in (each.build(told, period) for each in CHARTS if each.id in BY_DAY):
        inside = [each for each in log if BY_DAY[chart.id](each)]
        for index, point in enumerate(chart.points):
            counting = [each for each in inside if point.first <= each.study_day <= point.last]
            assert behind(bench, chart, index) == {each.card for each in counting}, (chart.id, point)
    for chart in (each.build(told, period) for each in CHARTS if each.id in IN_GROUPS):
        days = range(told.today, told.today + 1) if chart.id == "today" else range(first, last + 1)
        for index, belongs in enumerate(IN_GROUPS[chart.id]):
            counting = [each for each in log if each.study_day in days and belongs(each)]
            assert behind(bench, chart, index) == {each.card for each in counting}, (chart.id, index)


def test_the_due_cards_answered_are_found_behind_true_retention(bench: Bench) -> None:
    told, log = insight.insight(bench.workspace), insight.review_log(bench.workspace)
    table = true_retention_table(told, ALL)
    for index, days in enumerate([(0, 0), (1, 1), (0, 6), (0, 29), (0, 364), (0, 9999)]):
        inside = [each for each in log if days[0] <= told.today - each.study_day <= days[1]]
        expected = {each.card for each in inside if each.state is State.REVIEW}
        assert behind(bench, table, index) == expected, index


def test_the_predicted_cards_are_found_behind_the_forgetting_curves(bench: Bench) -> None:
    told = additions.add(bench.workspace, Addition.PREDICTIONS)(insight.insight(bench.workspace))
    for build in (forgetting_curve, forgetting_by_wait):
        chart = build(told, ALL)
        found = set().union(*(behind(bench, chart, index) for index in range(len(chart.points))))
        assert len(found) == len({each.card for each in told.predictions}) > 0


def behind(bench: Bench, chart: Chart, index: int) -> set[str]:
    """The cards (uid) that a click on a point shows."""
    search = chart.search(index)
    lines = library.browse(bench.workspace, search) if search else []
    return {library.card(bench.workspace, line.id).uid for line in lines}


def cards_of(chart: Chart, index: int) -> float:
    """How many cards a point is about."""
    if chart.kind is Kind.TABLE:
        return 1
    told = next((each for each in chart.facts if each.name == "Cards"), None)
    return chart.total(index) if told is None else told.values[index] or 0
