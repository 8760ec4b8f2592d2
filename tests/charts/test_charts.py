"""Each chart on numbers small enough to add up by hand, and on lives longer than anyone's."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from support.insights import TODAY, a_day, an_insight, ten_years

from trainer.charts import CHARTS, Chart, ChartBuilder, to_csv
from trainer.charts.answer_buttons import answer_buttons
from trainer.charts.base import Kind
from trainer.charts.bins import MOST_POINTS
from trainer.charts.calendar_heatmap import calendar_heatmap
from trainer.charts.due_forecast import due_forecast
from trainer.charts.hours_of_day import hours_of_day
from trainer.charts.retention import FEW, retention
from trainer.charts.reviews_per_day import minutes, reviews
from trainer.core.insight import (
    ALL,
    LAST_30,
    PERIODS,
    DueCount,
    Insight,
    Period,
    PracticeTotals,
    custom_period,
)
from trainer.core.streak import Rest


def values(chart: Chart, name: str) -> tuple[float | None, ...]:
    return next(each.values for each in chart.columns if each.name == name)


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.id)
@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_without_reviews_every_chart_says_so(builder: ChartBuilder, period: Period) -> None:
    chart = builder.build(Insight(TODAY), period)
    assert chart.is_empty
    assert chart.empty.endswith(".")
    assert chart.id == builder.id


@pytest.mark.parametrize("period", [*PERIODS, custom_period(0, TODAY)], ids=lambda each: each.id)
@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_ten_years_fit_every_chart(builder: ChartBuilder, period: Period) -> None:
    chart = builder.build(ten_years(), period)
    assert not chart.is_empty
    assert chart.kind is Kind.HEATMAP or len(chart.points) <= MOST_POINTS
    assert all(len(each.values) == len(chart.points) for each in chart.columns)


@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_reviews_dated_after_today_are_left_out(builder: ChartBuilder) -> None:
    wrong_clock = an_insight(a_day(TODAY + 4000, young=9))
    assert builder.build(wrong_clock, ALL).is_empty
    assert builder.build(wrong_clock, LAST_30).is_empty


def test_a_wrong_clock_is_told_where_all_reviews_lie_ahead() -> None:
    ahead = an_insight(a_day(TODAY + 40, young=9))
    for build in (calendar_heatmap, reviews, minutes, hours_of_day, answer_buttons):
        assert build(ahead, ALL).empty.startswith("Every review is dated after today")
        assert build(an_insight(), ALL).empty.startswith("No reviews in this period")


@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_the_table_has_a_row_for_every_point_and_a_cell_for_every_column(builder: ChartBuilder) -> None:
    chart = builder.build(ten_years(), LAST_30)
    header, rows = chart.table()
    assert len(rows) == len(chart.points)
    assert {len(row) for row in rows} == {len(header)}
    assert len(set(header)) == len(header)


@pytest.mark.parametrize(
    "builder", [each for each in CHARTS if each.build(ten_years(), ALL).by_day], ids=lambda each: each.id
)
def test_csv_has_iso_dates_and_the_numbers_of_the_table(builder: ChartBuilder) -> None:
    chart = builder.build(ten_years(), LAST_30)
    head, *lines = csv.reader(io.StringIO(to_csv(chart)))
    header, rows = chart.table()
    assert head == ["from", "to", *header[1:]]
    assert [date.fromisoformat(line[0]) for line in lines] == sorted(
        date.fromisoformat(line[0]) for line in lines
    )
    assert [line[2:] for line in lines] == [
        ["" if cell is None else str(cell) for cell in row[1:]] for row in rows
    ]


@pytest.mark.parametrize(
    "builder", [each for each in CHARTS if not each.build(ten_years(), ALL).by_day], ids=lambda each: each.id
)
def test_csv_of_groups_has_their_names_and_the_numbers_of_the_table(builder: ChartBuilder) -> None:
    chart = builder.build(ten_years(), LAST_30)
    header, rows = chart.table()
    read = list(csv.reader(io.StringIO(to_csv(chart))))
    assert read == [list(header), *(["" if cell is None else str(cell) for cell in row] for row in rows)]


def test_reviews_are_stacked_by_what_the_cards_were() -> None:
    chart = reviews(
        an_insight(a_day(TODAY - 1, new=1, learning=2, young=3, mature=4, failed=1), a_day(TODAY, young=5)),
        LAST_30,
    )
    assert chart.title == "Reviews per day"
    assert [values(chart, name)[-2:] for name in ("Mature", "Young", "Learning", "New", "All", "Passed")] == [
        (4, 0),
        (3, 5),
        (2, 0),
        (1, 0),
        (10, 5),
        (9, 5),
    ]
    assert chart.total(28) == 10
    assert chart.summary == "15 reviews on 2 of 30 days, about 8 a day."


def test_one_review_is_a_chart_of_one_bar() -> None:
    chart = reviews(an_insight(a_day(TODAY, new=1)), ALL)
    assert len(chart.points) == 1
    assert chart.summary == "1 review on 1 of 1 day, about 1 a day."
    assert chart.hover(0) == "Sun 22 Nov 2026\nMature: 0\nYoung: 0\nLearning: 0\nNew: 1\nAll: 1\nPassed: 1"


def test_a_gap_of_years_is_shown_as_empty_bars() -> None:
    chart = reviews(an_insight(a_day(TODAY - 1461, new=2), a_day(TODAY, young=3)), ALL)
    everything = values(chart, "All")
    assert chart.title == "Reviews per month"
    assert (everything[0], everything[-1], sum(each or 0 for each in everything)) == (2, 3, 5)


def test_long_periods_add_days_up() -> None:
    days = [a_day(TODAY - back, young=1) for back in range(89, -1, -1)]
    chart = reviews(an_insight(*days), PERIODS[1])
    assert chart.title == "Reviews per week"
    assert values(chart, "Young")[1] == 7
    assert sum(each or 0 for each in values(chart, "Young")) == 90


def test_minutes_are_the_time_spent_answering() -> None:
    chart = minutes(an_insight(a_day(TODAY, young=9)), LAST_30)
    assert values(chart, "All")[-1] == 1.5
    assert chart.hover(29).splitlines()[1:3] == ["Mature: 0.0 min", "Young: 1.5 min"]
    assert chart.table()[0][-2:] == ("All (min)", "Reviews")


def test_minutes_are_stacked_by_what_the_cards_were() -> None:
    chart = minutes(an_insight(a_day(TODAY, new=3, learning=6, young=9, mature=12)), LAST_30)
    assert [values(chart, name)[-1] for name in ("New", "Learning", "Young", "Mature", "All")] == [
        0.5,
        1,
        1.5,
        2,
        5,
    ]


def test_practice_is_stacked_on_top_and_told_apart() -> None:
    practised = replace(an_insight(a_day(TODAY, young=2)), practice=(PracticeTotals(TODAY, 4, 90_000),))
    chart = reviews(practised, LAST_30)
    assert (values(chart, "Practice")[-1], values(chart, "All")[-1]) == (4, 2)
    assert chart.summary == "2 reviews on 1 of 30 days, about 2 a day. 4 answers in practice."
    assert values(minutes(practised, LAST_30), "Practice")[-1] == 1.5


def test_the_forecast_begins_today_and_counts_what_is_overdue() -> None:
    due = (DueCount(TODAY, 5, 2), DueCount(TODAY + 1, 1, 0), DueCount(TODAY + 30, 9, 9))
    chart = due_forecast(an_insight(due=due, backlog=4), LAST_30)
    assert chart.points[0].first == TODAY
    assert values(chart, "Young")[:3] == (5, 1, 0)
    assert values(chart, "Mature")[:3] == (2, 0, 0)
    assert values(chart, "Overdue")[:2] == (4, 0)
    assert chart.summary == "8 cards due in 30 days, 4 of them overdue and counted today."


def test_retention_is_the_share_of_due_cards_that_passed() -> None:
    chart = retention(
        an_insight(a_day(TODAY - 1, new=50, young=15, mature=5, failed=3), a_day(TODAY, young=40)), LAST_30
    )
    assert chart.title == "Retention per day"
    assert values(chart, "Retention")[-2:] == (85, 100)
    assert values(chart, "Young")[-2:] == (80, 100)
    assert values(chart, "Mature")[-2:] == (100, None)
    assert values(chart, "Recalled")[-2:] == (17, 40)
    assert values(chart, "Retention")[0] is None
    assert chart.summary == "95.0 % of 60 reviews recalled; you asked for 90 %."
    assert chart.target is not None
    assert chart.target.value == 90


def test_a_retention_of_nothing_recalled_is_not_an_empty_chart() -> None:
    chart = retention(an_insight(a_day(TODAY, young=2, failed=2)), ALL)
    assert not chart.is_empty
    assert values(chart, "Retention") == (0,)
    assert chart.y_range == (0, 100)


def test_new_cards_alone_have_no_retention() -> None:
    assert retention(an_insight(a_day(TODAY, new=20, learning=30)), LAST_30).is_empty


def test_few_reviews_a_day_are_taken_together_by_the_week() -> None:
    days = [a_day(TODAY - back, young=5, failed=1) for back in range(29, -1, -1)]
    chart = retention(an_insight(*days), LAST_30)
    assert chart.title == "Retention per week"
    assert set(values(chart, "Retention")) == {80}


def test_points_that_rest_on_few_reviews_are_faint() -> None:
    days = [a_day(TODAY - 2, young=FEW), a_day(TODAY - 1, young=FEW - 1), a_day(TODAY, young=FEW)]
    chart = retention(an_insight(*days), custom_period(TODAY - 3, TODAY))
    assert chart.faint == {2}


def test_the_calendar_shows_a_year_however_short_the_period() -> None:
    chart = calendar_heatmap(an_insight(a_day(TODAY - 400, new=1), a_day(TODAY, new=7)), LAST_30)
    assert len(chart.points) == 365
    assert chart.points[-1].first == TODAY
    assert values(chart, "Reviews")[-1] == 7


def test_the_calendar_tells_the_streak() -> None:
    chart = calendar_heatmap(an_insight(*(a_day(TODAY - back, new=1) for back in (9, 8, 7, 1, 0))), ALL)
    assert chart.summary == "5 of 365 days studied. Current streak 2 days, longest 3 days."


def test_days_off_and_forgiven_days_are_outlines_that_say_so() -> None:
    studied = an_insight(*(a_day(TODAY - back, new=1) for back in (8, 7, 5, 1, 0)))
    rest = Rest(frozenset({TODAY - 4, TODAY - 3, TODAY - 2, TODAY}), forgiven=1)
    chart = calendar_heatmap(replace(studied, rest=rest), ALL)
    told = {mark.name: {TODAY - chart.points[at].first for at in mark.points} for mark in chart.marks}
    assert told == {"Day off": {4, 3, 2}, "Missed and forgiven": {6}}
    assert all(mark.hollow for mark in chart.marks)
    assert chart.summary.endswith("Current streak 5 days, longest 5 days.")
    assert chart.hover(len(chart.points) - 3).endswith("\nDay off")


def test_colours_of_the_calendar_divide_the_days_studied_in_quarters() -> None:
    chart = calendar_heatmap(
        an_insight(*(a_day(TODAY - back, new=40 - back) for back in range(39, -1, -1))), ALL
    )
    levels = [chart.level(each) for each in values(chart, "Reviews") if each]
    assert [levels.count(level) for level in range(5)] == [0, 10, 10, 10, 10]
    assert chart.level(0) == 0
    assert chart.level(None) == 0


def test_days_that_are_all_alike_have_the_strongest_colour() -> None:
    chart = calendar_heatmap(an_insight(a_day(TODAY - 1, new=3), a_day(TODAY, new=3)), ALL)
    assert chart.level(3) == 4
