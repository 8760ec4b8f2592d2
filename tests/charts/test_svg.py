"""Charts as vector pictures: well formed, whole, with nothing from outside."""

import xml.etree.ElementTree as Xml
from dataclasses import replace
from datetime import date

import pytest
from support.insights import a_day, an_insight, ten_years

from trainer import __version__
from trainer.charts import CHARTS, ChartBuilder
from trainer.charts.calendar_heatmap import calendar_heatmap
from trainer.charts.retention import retention
from trainer.charts.reviews_per_day import reviews
from trainer.charts.svg import HEIGHT, WIDTH, light_colours, to_svg
from trainer.charts.true_retention import true_retention_table
from trainer.core.calendar import day_of_date
from trainer.core.insight import ALL, LAST_30, PERIODS, Insight, Period
from trainer.core.report import show_cell

TODAY = day_of_date(date(2026, 11, 22))
SVG = "{http://www.w3.org/2000/svg}"


def drawn(builder: ChartBuilder, period: Period = ALL) -> Xml.Element:
    return Xml.fromstring(to_svg(builder.build(ten_years(), period), light_colours()))


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.id)
@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_every_chart_is_a_picture_with_its_title_and_its_result(
    builder: ChartBuilder, period: Period
) -> None:
    picture, chart = drawn(builder, period), builder.build(ten_years(), period)
    assert picture.findtext(f"{SVG}title") == chart.title
    assert picture.findtext(f"{SVG}desc") == chart.summary
    assert picture.findtext(f"{SVG}metadata") == f"interview-trainer {__version__}"


@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_nothing_is_drawn_outside_the_picture(builder: ChartBuilder) -> None:
    picture = drawn(builder)
    height = float(picture.get("height", "0"))
    for each in picture.iter(f"{SVG}rect"):
        left, top = float(each.get("x", "")), float(each.get("y", ""))
        assert 0 <= left <= left + float(each.get("width", "")) <= WIDTH
        assert 0 <= top <= top + float(each.get("height", "")) <= height
    for each in picture.iter(f"{SVG}circle"):
        assert 0 <= float(each.get("cy", "")) <= height


@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_nothing_outside_the_file_is_referred_to(builder: ChartBuilder) -> None:
    for each in drawn(builder).iter():
        assert not any(name.endswith(("href", "src", "style")) for name in each.attrib)
        assert "url(" not in "".join(each.attrib.values())


def test_bars_are_as_high_as_their_values() -> None:
    chart = reviews(an_insight(a_day(TODAY - 1, young=10), a_day(TODAY, young=5)), LAST_30)
    heights = [
        float(each.get("height", ""))
        for each in Xml.fromstring(to_svg(chart, light_colours())).iter(f"{SVG}rect")
        if each.get("height") != "10"
    ]
    assert len(heights) == 2
    assert heights[0] == pytest.approx(2 * heights[1], abs=0.2)


def test_a_line_has_a_point_for_every_value_and_hollow_ones_for_few_reviews() -> None:
    chart = retention(an_insight(a_day(TODAY - 1, young=40), a_day(TODAY, young=3)), LAST_30)
    circles = list(Xml.fromstring(to_svg(chart, light_colours())).iter(f"{SVG}circle"))
    assert len(circles) == sum(each is not None for each in chart.series[0].values)
    assert len(chart.faint) == sum(each.get("fill") == "#ffffff" for each in circles)


def test_the_calendar_has_a_square_for_every_day() -> None:
    picture = Xml.fromstring(to_svg(calendar_heatmap(ten_years(), LAST_30), light_colours()))
    assert len(list(picture.iter(f"{SVG}rect"))) == 365
    assert float(picture.get("height", "0")) < HEIGHT


@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_a_drawing_that_stands_alone_shows_its_words_above_what_it_draws(builder: ChartBuilder) -> None:
    chart = builder.build(ten_years(), ALL)
    picture = Xml.fromstring(to_svg(chart, light_colours(), alone=True))
    shown = [each.text for each in picture.findall(f"{SVG}text")]
    assert (shown[0], " ".join(map(str, shown[1:]))) == (chart.title, chart.summary)
    ground, group = picture.find(f"{SVG}rect"), picture.find(f"{SVG}g")
    assert ground is not None
    assert group is not None
    assert ground.get("height") == picture.get("height")
    assert len(group) > 0


def test_a_table_is_drawn_with_every_cell() -> None:
    chart = true_retention_table(ten_years(), ALL)
    picture = Xml.fromstring(to_svg(chart, light_colours()))
    header, rows = chart.table()
    cells = [show_cell(cell) for row in (header, *rows) for cell in row]
    assert [each.text for each in picture.iter(f"{SVG}text")] == cells


def test_words_are_escaped() -> None:
    chart = replace(reviews(an_insight(a_day(TODAY, young=1)), LAST_30), title="a < b & c")
    assert Xml.fromstring(to_svg(chart, light_colours())).findtext(f"{SVG}title") == "a < b & c"


@pytest.mark.parametrize("builder", CHARTS, ids=lambda each: each.id)
def test_there_is_no_picture_of_nothing(builder: ChartBuilder) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        to_svg(builder.build(Insight(TODAY), ALL), light_colours())
