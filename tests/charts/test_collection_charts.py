"""Charts of groups: each on numbers small enough to count by hand."""

from datetime import date
from random import Random

import pytest

from trainer.charts import Chart
from trainer.charts.answer_buttons import answer_buttons
from trainer.charts.base import Kind
from trainer.charts.card_states import card_states
from trainer.charts.cards_added import cards_added
from trainer.charts.due_forecast import due_forecast
from trainer.charts.forgetting_curve import (
    RECALL_EDGES,
    RECALL_ENDS,
    WAITS,
    forgetting_by_wait,
    forgetting_curve,
)
from trainer.charts.groups import gathered, named
from trainer.charts.hardest_cards import hardest_cards
from trainer.charts.hours_of_day import hours_of_day
from trainer.charts.intervals import intervals
from trainer.charts.memory_state import difficulty, retrievability, stability
from trainer.charts.time_per_card import time_per_card
from trainer.charts.true_retention import true_retention_table
from trainer.core.calendar import day_of_date
from trainer.core.card_totals import card_totals, spread
from trainer.core.event import Rating, State
from trainer.core.insight import (
    ALL,
    LAST_30,
    AddedTotals,
    ButtonTotals,
    DayTotals,
    HardCard,
    HourTotals,
    Insight,
    Prediction,
)
from trainer.core.standing import CardStanding

TODAY = day_of_date(date(2026, 11, 22))


def column(chart: Chart, name: str) -> dict[str, float | None]:
    """A column's values by the points' labels, zeros left out."""
    values = next(each.values for each in chart.columns if each.name == name)
    return {point.label: value for point, value in zip(chart.points, values, strict=True) if value}


def in_review(days: int, **more: float) -> CardStanding:
    return CardStanding(state=State.REVIEW, interval_days=days, due_day=TODAY, **more)  # type: ignore[arg-type]


def test_states_count_every_card_once() -> None:
    cards = (CardStanding(), CardStanding(), in_review(5, stability=4.0), in_review(21, stability=30.0))
    chart = card_states(Insight(TODAY, cards=card_totals(cards)), ALL)
    assert column(chart, "Cards") == {"New": 2, "Young": 1, "Mature": 1}
    assert column(chart, "Share") == {"New": 50, "Young": 25, "Mature": 25}
    assert chart.summary == "4 cards, 2 of them seen."


def test_intervals_fall_into_groups_of_days() -> None:
    cards = tuple(in_review(days) for days in (1, 2, 3, 20, 21, 729, 730))
    chart = intervals(Insight(TODAY, cards=card_totals(cards)), ALL)
    assert column(chart, "Young") == {"1 day": 1, "2 to 3 days": 2, "15 to 20 days": 1}
    assert column(chart, "Mature") == {"21 to 30 days": 1, "1 to 2 years": 1, "2 years or more": 1}
    assert chart.summary == "7 cards with an interval, median 20 d."


def test_stability_difficulty_and_recall_count_only_seen_cards() -> None:
    cards = (
        CardStanding(),
        in_review(3, stability=0.5, difficulty=1.0, recall=1.0),
        in_review(3, stability=4.0, difficulty=10.0, recall=0.5),
    )
    told = Insight(TODAY, cards=card_totals(cards))
    assert column(stability(told, ALL), "Cards") == {"Less than a day": 1, "4 to 8 days": 1}
    assert column(difficulty(told, ALL), "Cards") == {"1 to 2": 1, "9 to 10": 1}
    chart = retrievability(told, ALL)
    assert column(chart, "Cards") == {"50 to 60 %": 1, "90 to 100 %": 1}
    assert chart.summary == "Estimated total knowledge: 1.5 of 3 cards; 75.0 % of the 2 seen."


def test_true_retention_has_a_row_for_each_stretch() -> None:
    days = tuple(
        DayTotals(study_day=TODAY - back, young_passed=3, young_total=4, mature_passed=1, mature_total=1)
        for back in (1000, 29, 1, 0)
    )
    chart = true_retention_table(Insight(TODAY, days), ALL)
    assert chart.kind is Kind.TABLE
    assert set(column(chart, "Young").values()) == {75}
    assert set(column(chart, "Mature").values()) == {100}
    assert set(column(chart, "All").values()) == {80}
    assert column(chart, "Young reviews") == {
        "Today": 4,
        "Yesterday": 4,
        "Last 7 days": 8,
        "Last 30 days": 12,
        "Last 365 days": 12,
        "All": 16,
    }
    assert chart.table()[0] == (
        "Days",
        "Young (%)",
        "Mature (%)",
        "All (%)",
        "Young reviews",
        "Mature reviews",
    )


def test_hours_are_split_into_passed_and_again() -> None:
    hours = (HourTotals(TODAY - 40, 9, 5, 5), HourTotals(TODAY - 1, 9, 4, 3), HourTotals(TODAY, 23, 1, 1))
    chart = hours_of_day(Insight(TODAY, (DayTotals(study_day=TODAY - 40),), hours=hours), LAST_30)
    assert column(chart, "Passed") == {"09:00 to 09:59": 3, "23:00 to 23:59": 1}
    assert column(chart, "Again") == {"09:00 to 09:59": 1}
    assert column(chart, "Pass rate") == {"09:00 to 09:59": 75, "23:00 to 23:59": 100}
    assert chart.summary == "Most reviews between 9:00 and 10:00."


def test_the_best_hour_needs_enough_reviews() -> None:
    hours = (HourTotals(TODAY, 7, 20, 19), HourTotals(TODAY, 8, 40, 20), HourTotals(TODAY, 9, 19, 19))
    chart = hours_of_day(Insight(TODAY, hours=hours), LAST_30)
    assert chart.summary.endswith("Best between 7:00 and 8:00 with 95.0 % passed.")


def test_ratings_are_counted_by_what_the_cards_were() -> None:
    buttons = (
        ButtonTotals(TODAY - 30, Rating.GOOD, 100, 100, 100),
        ButtonTotals(TODAY, Rating.AGAIN, 2, 1, 0),
        ButtonTotals(TODAY, Rating.EASY, 6, 3, 4),
    )
    chart = answer_buttons(Insight(TODAY, buttons=buttons), LAST_30)
    assert column(chart, "Again") == {"New and learning": 2, "Young": 1}
    assert column(chart, "Pass rate") == {"New and learning": 75, "Young": 75, "Mature": 100}
    assert chart.summary == "16 answers, 13 of them not Again."


def test_cards_added_are_told_with_how_many_there_are() -> None:
    added = (AddedTotals(TODAY - 31, 50), AddedTotals(TODAY - 2, 3), AddedTotals(TODAY, 1))
    chart = cards_added(Insight(TODAY, added=added), LAST_30)
    assert list(column(chart, "Added").values()) == [3, 1]
    assert list(column(chart, "Cards in all").values())[-3:] == [53, 53, 54]
    assert chart.summary == "4 cards added in 30 days."
    assert column(cards_added(Insight(TODAY, added=added), ALL), "Added").popitem()[1] == 1


def test_predictions_are_compared_group_by_group() -> None:
    tested = (
        Prediction(TODAY, 0.90, 0.5, True),
        Prediction(TODAY, 0.94, 0.5, False),
        Prediction(TODAY, 1.0, 0.5, True),
        Prediction(TODAY - 99, 0.2, 0.5, False),
    )
    chart = forgetting_curve(Insight(TODAY, predictions=tested), LAST_30)
    assert column(chart, "Predicted") == {"90 to 95 %": pytest.approx(92), "95 to 100 %": 100}
    assert column(chart, "Recalled") == {"90 to 95 %": 50, "95 to 100 %": 100}
    assert column(chart, "Reviews") == {"90 to 95 %": 2, "95 to 100 %": 1}
    assert chart.faint == {len(RECALL_EDGES) - 2, len(RECALL_EDGES) - 1}
    assert chart.summary.startswith("Log loss 0.973 over 3 reviews, no better than 0.693 from the average")


@pytest.mark.parametrize("seed", range(5))
def test_every_prediction_is_in_one_group(seed: int) -> None:
    chance = Random(seed)
    tested = tuple(
        Prediction(TODAY, chance.choice((0.0, 0.5, 0.95, 1.0, chance.random())), 0.9, chance.random() < 0.9)
        for _ in range(200)
    )
    chart = forgetting_curve(Insight(TODAY, predictions=tested), ALL)
    for index, (low, high) in enumerate(zip(RECALL_EDGES, RECALL_ENDS, strict=True)):
        inside = [each for each in tested if low <= 100 * each.predicted < (101 if high == 100 else high)]
        recalled = 100 * sum(each.passed for each in inside) / len(inside) if inside else None
        assert chart.facts[0].values[index] == len(inside)
        assert chart.series[1].values[index] == (recalled if recalled is None else pytest.approx(recalled))


def test_the_forgetting_curve_tells_recall_by_the_days_waited() -> None:
    tested = (
        Prediction(TODAY - 9, 0.95, 0.9, True, 1, waited_days=1),
        Prediction(TODAY - 8, 0.85, 0.9, False, 2, waited_days=2),
        Prediction(TODAY - 7, 0.75, 0.9, True, 3, waited_days=3),
        Prediction(TODAY - 6, 0.65, 0.9, True, 3, waited_days=400),
        Prediction(TODAY - 99, 0.2, 0.5, False, 4, waited_days=1),
    )
    chart = forgetting_by_wait(Insight(TODAY, predictions=tested), LAST_30)
    assert column(chart, "Recalled") == {"1 day": 100, "2 to 3 days": 50, "More than a year": 100}
    assert column(chart, "Predicted") == {"1 day": 95, "2 to 3 days": 80, "More than a year": 65}
    assert column(chart, "Reviews") == {"1 day": 1, "2 to 3 days": 2, "More than a year": 1}
    assert chart.summary == "4 reviews after 102 days on average; 75.0 % recalled."
    assert [point.search for point in chart.points[:3]] == ["cid:1", "cid:2,3", ""]


@pytest.mark.parametrize("seed", range(5))
def test_every_wait_is_in_the_group_whose_days_it_names(seed: int) -> None:
    chance = Random(seed)
    tested = tuple(
        Prediction(
            TODAY, 0.9, 0.9, chance.random() < 0.9, 1, chance.choice((1, 2, 3, 4, 30, 31, 365, 366, 5000))
        )
        for _ in range(200)
    )
    chart = forgetting_by_wait(Insight(TODAY, predictions=tested), ALL)
    for index, name in enumerate(WAITS):
        days = [int(each) for each in name.split() if each.isdigit()]
        low, high = (366, 99_999) if not days else (days[0], days[-1])
        inside = [each.passed for each in tested if low <= each.waited_days <= high]
        assert chart.facts[0].values[index] == len(inside)
        recalled = pytest.approx(100 * sum(inside) / len(inside)) if inside else None
        assert chart.series[1].values[index] == recalled


def test_time_per_card_counts_the_minutes_of_seen_cards() -> None:
    cards = (
        CardStanding(),
        CardStanding(reviews=1, time_ms=29_000),
        CardStanding(reviews=2, time_ms=60_000),
        CardStanding(reviews=9, time_ms=1_200_000),
    )
    chart = time_per_card(Insight(TODAY, cards=card_totals(cards)), ALL)
    assert column(chart, "Cards") == {
        "Less than half a minute": 1,
        "1 to 2 minutes": 1,
        "20 minutes or more": 1,
    }
    assert chart.summary == "107.4 seconds an answer and 7.2 minutes a card on average, 3 cards seen."


def test_the_hardest_cards_are_a_table_with_the_worst_first() -> None:
    hard = (HardCard("4. What is it?", 3, 4, 90_000, 8.25), HardCard("My own", 1, 4, 6_000, None))
    chart = hardest_cards(Insight(TODAY, hardest=hard), ALL)
    assert chart.table() == (
        ("Card", "Again", "Reviews", "Passed (%)", "Difficulty", "Time (min)"),
        (("4. What is it?", 3, 4, 25.0, 8.2, 1.5), ("My own", 1, 4, 75.0, None, 0.1)),
    )
    assert chart.summary == "2 cards; the first was forgotten 3 times."


def test_the_forecast_tells_the_daily_load_of_the_intervals() -> None:
    cards = (*(in_review(days) for days in (1, 2, 2, 4)), in_review(1, suspended=True))
    assert Insight(TODAY, cards=card_totals(cards)).daily_load == 2.25
    assert due_forecast(Insight(TODAY, cards=card_totals(cards)), LAST_30).summary.endswith(
        "Daily load: about 2."
    )


@pytest.mark.parametrize("seed", range(5))
def test_numbers_fall_into_the_group_that_begins_at_or_below_them(seed: int) -> None:
    chance = Random(seed)
    edges = sorted(chance.sample(range(100), 5))
    values = [chance.uniform(edges[0], 120) for _ in range(100)]
    slow = [
        float(sum(low <= each < high for each in values))
        for low, high in zip(edges, [*edges[1:], 1000], strict=True)
    ]
    assert list(gathered(spread(values).counts, edges)) == slow


def test_groups_have_short_names_where_they_are_given() -> None:
    assert [each.short for each in named(("one", "two"), ("1", "2"))] == ["1", "2"]
    assert [each.short for each in named(("one", "two"))] == ["one", "two"]
