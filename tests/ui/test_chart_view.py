"""A chart shows its words, its numbers, and can be taken along."""

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot
from support.pixels import colours_of

from trainer import __version__
from trainer.charts import Chart, to_csv
from trainer.charts.calendar_heatmap import calendar_heatmap
from trainer.charts.retention import retention
from trainer.charts.reviews_per_day import reviews
from trainer.core.calendar import day_of_date
from trainer.core.insight import ALL, LAST_30, DayTotals, Insight
from trainer.ui.theme import themes
from trainer.ui.widgets.chart_table import ChartTable
from trainer.ui.widgets.chart_view import ChartView

TODAY = day_of_date(date(2026, 11, 22))
LIGHT, DARK = themes()["light"], themes()["dark"]


def an_insight(days: int = 30) -> Insight:
    return Insight(
        TODAY,
        tuple(
            DayTotals(
                study_day=TODAY - back,
                reviews=1500,
                passed=1400,
                young=1500,
                young_passed=1350,
                young_total=1500,
            )
            for back in range(days - 1, -1, -1)
        ),
    )


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView(LIGHT)
    qtbot.addWidget(made)
    made.resize(700, 480)
    made.show()
    return made


def words(view: ChartView) -> str:
    return "\n".join(each.text() for each in view.findChildren(QLabel) if each.isVisible())


def button(view: ChartView, name: str) -> QToolButton:
    [found] = [each for each in view.findChildren(QToolButton) if each.accessibleName() == name]
    return found


def as_table(view: ChartView) -> ChartTable:
    button(view, "Show the numbers as a table").click()
    [table] = view.findChildren(ChartTable)
    return table


def test_title_result_and_help_are_shown(view: ChartView) -> None:
    chart = reviews(an_insight(), LAST_30)
    view.show_chart(chart)
    for sentence in (chart.title, chart.summary, chart.help, chart.y_title, "Learning"):
        assert sentence in words(view)
    assert view.accessibleName() == chart.title


def test_the_table_has_the_numbers_of_the_chart(view: ChartView) -> None:
    chart = reviews(an_insight(), LAST_30)
    view.show_chart(chart)
    table = as_table(view)
    assert table.isVisible()
    assert table.accessibleName() == "Reviews per day, table"
    header = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    assert header == ["Day", "Mature", "Young", "Learning", "New", "All", "Passed"]
    last = [table.item(table.rowCount() - 1, column).text() for column in range(table.columnCount())]
    assert last == ["Sun 22 Nov 2026", "0", "1,500", "0", "0", "1,500", "1,400"]


def test_a_missing_number_is_a_dash(view: ChartView) -> None:
    view.show_chart(retention(an_insight(3), LAST_30))
    assert as_table(view).item(0, 1).text() == "–"


def test_the_table_is_reached_and_left_by_keyboard(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(reviews(an_insight(), LAST_30))
    toggle = button(view, "Show the numbers as a table")
    toggle.setFocus()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    [table] = view.findChildren(ChartTable)
    assert table.isVisible()
    assert table.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not table.tabKeyNavigation()


def test_the_point_under_the_cursor_is_read_out(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(reviews(an_insight(), LAST_30))
    drawing = view.focusProxy() or view.findChild(object, "chart-plot")
    qtbot.keyClick(drawing, Qt.Key.Key_End)
    assert "Sun 22 Nov 2026 · Mature: 0 · Young: 1,500" in words(view)


def test_an_empty_chart_says_what_will_be_there(view: ChartView) -> None:
    chart = reviews(Insight(TODAY), LAST_30)
    view.show_chart(chart)
    assert chart.empty in words(view)
    assert chart.help not in words(view)
    assert not any(each.isVisible() for each in view.findChildren(QToolButton))
    assert not any(each.isEnabled() for each in view.actions())


def test_a_chart_that_fills_up_is_drawn(view: ChartView) -> None:
    view.show_chart(reviews(Insight(TODAY), LAST_30))
    view.show_chart(reviews(an_insight(), LAST_30))
    assert LIGHT.chart_young in colours_of(view.picture())


def test_years_are_turned_only_where_there_are_several(view: ChartView) -> None:
    view.show_chart(calendar_heatmap(an_insight(), LAST_30))
    assert not button(view, "Earlier days").isVisible()
    view.show_chart(calendar_heatmap(an_insight(800), ALL))
    assert "Nov 2025 – Nov 2026" in words(view)
    button(view, "Earlier days").click()
    assert "Nov 2024 – Nov 2025" in words(view)
    button(view, "Later days").click()
    assert "Nov 2025 – Nov 2026" in words(view)


@pytest.mark.parametrize("build", [reviews, retention, calendar_heatmap], ids=lambda each: each.__name__)
def test_the_picture_follows_the_theme_and_shows_the_drawing_even_from_the_table(
    build, view: ChartView
) -> None:
    chart: Chart = build(an_insight(), LAST_30)
    view.show_chart(chart)
    as_table(view)
    view.show_theme(DARK)
    colours = colours_of(view.picture())
    assert DARK.surface in colours
    assert DARK.series(chart.series[-1 if chart.kind.value != "stacked bars" else 1].role) in colours
    assert button(view, "Show the numbers as a table").isChecked()


def test_the_picture_is_saved_as_png(view: ChartView, qtbot: QtBot, tmp_path: Path) -> None:
    view.show_chart(reviews(an_insight(), LAST_30))
    with qtbot.waitSignal(view.said) as said:
        view.save_picture(tmp_path / "chart.png")
    saved = QImage(str(tmp_path / "chart.png"))
    assert saved.width() >= 1400
    assert saved.text("Software") == f"interview-trainer {__version__}"
    assert said.args == [f"Saved to {tmp_path / 'chart.png'}"]


def test_the_numbers_are_saved_as_csv(view: ChartView, tmp_path: Path) -> None:
    chart = reviews(an_insight(), LAST_30)
    view.show_chart(chart)
    view.save_numbers(tmp_path / "chart.csv")
    with (tmp_path / "chart.csv").open(newline="", encoding="utf-8") as file:
        assert file.read() == to_csv(chart)
        file.seek(0)
        assert len(list(csv.reader(file))) == 31


def test_a_place_that_cannot_be_written_is_told(view: ChartView, qtbot: QtBot, tmp_path: Path) -> None:
    view.show_chart(reviews(an_insight(), LAST_30))
    with qtbot.waitSignal(view.failed) as failed:
        view.save_numbers(tmp_path / "missing" / "chart.csv")
    assert "could not be written" in failed.args[0]
    with qtbot.waitSignal(view.failed):
        view.save_picture(tmp_path / "missing" / "chart.png")


def test_saving_asks_where_and_may_be_given_up(
    view: ChartView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_chart(reviews(an_insight(), LAST_30))
    save = next(each for each in view.actions() if "CSV" in each.text())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    save.trigger()
    assert not list(tmp_path.glob("*.csv"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "own"), ""))
    save.trigger()
    assert (tmp_path / "own.csv").exists()


def test_picture_and_numbers_can_be_copied(view: ChartView) -> None:
    view.show_chart(reviews(an_insight(), LAST_30))
    actions = {each.text(): each for each in view.actions()}
    actions["Copy numbers"].trigger()
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t")[:2] == ["Day", "Mature"]
    actions["Copy picture"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()


def test_long_words_have_their_room_and_no_more(view: ChartView) -> None:
    view.show_chart(retention(an_insight(), LAST_30))
    [help_label] = [each for each in view.findChildren(QLabel) if each.text().startswith("The share")]
    line = QFontMetrics(help_label.font()).lineSpacing()
    view.resize(430, 600)
    assert help_label.height() >= 2 * line
    view.resize(1800, 600)
    assert help_label.height() < 2 * line


def test_nothing_heavy_is_loaded_before_a_chart_is_shown() -> None:
    code = "import sys, trainer.ui.widgets.chart_view; print(*({'pyqtgraph', 'numpy'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""
