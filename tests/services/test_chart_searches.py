"""The search behind a bar finds the cards the bar counts."""

from pathlib import Path
from random import Random

import pytest
from support.workspaces import Bench, a_deck

from trainer.charts import CHARTS, Chart
from trainer.charts.base import Kind
from trainer.core.event import Rating
from trainer.core.insight import ALL, LAST_30, Addition, Period
from trainer.services import additions, insight, library, study
from trainer.services.exchange import import_deck

SEARCHED = {
    "due",
    "retrievability",
    "card-states",
    "intervals",
    "stability",
    "difficulty",
    "added",
    "readiness",
    "hardest",
}


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
            if point.search:
                searched.add(chart.id)
                found = library.browse(bench.workspace, point.search)
                assert len(found) == cards_of(chart, index), (chart.id, point)
    assert searched == SEARCHED


def cards_of(chart: Chart, index: int) -> float:
    """How many cards a point is about."""
    if chart.kind is Kind.TABLE:
        return 1
    told = next((each for each in chart.facts if each.name == "Cards"), None)
    return chart.total(index) if told is None else told.values[index] or 0
