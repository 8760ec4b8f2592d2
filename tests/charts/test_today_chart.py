"""Today's chart on numbers small enough to add up by hand."""

from dataclasses import replace

from support.insights import TODAY, a_day, an_insight

from trainer.charts.today import today
from trainer.core.insight import ALL, LAST_30, DueCount, PracticeTotals


def test_today_is_split_by_what_the_cards_were() -> None:
    told = an_insight(
        a_day(TODAY - 1, young=9),
        a_day(TODAY, new=1, learning=2, young=3, mature=4, failed=2),
        due=(DueCount(TODAY, 5, 2), DueCount(TODAY + 1, 9, 0)),
    )
    chart = today(replace(told, practice=(PracticeTotals(TODAY, 6, 90_000),)), LAST_30)
    assert chart.table()[1] == (
        ("New", 1, 0.2),
        ("Learning", 2, 0.3),
        ("Young", 3, 0.5),
        ("Mature", 4, 0.7),
        ("Practice", 6, 1.5),
    )
    assert chart.summary == "10 reviews in 2 min, 80 % not Again. 7 cards still due."


def test_a_bar_of_today_finds_its_cards_and_practice_none() -> None:
    chart = today(an_insight(a_day(TODAY, new=1)), ALL)
    assert [chart.search(index) for index in range(5)] == ["rated:2026-11-22:new", "", "", "", ""]


def test_a_day_without_answers_says_what_is_waiting() -> None:
    chart = today(an_insight(a_day(TODAY - 1, young=9), due=(DueCount(TODAY, 1, 0),)), ALL)
    assert chart.is_empty
    assert chart.empty == "Nothing was answered today yet. 1 card still due."
