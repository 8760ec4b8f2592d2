"""Drawn charts can be pointed at by mouse and by keyboard, and leave the wheel to the page."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.pixels import colours_of

from trainer.charts import Chart
from trainer.charts.calendar_heatmap import calendar_heatmap
from trainer.charts.card_states import card_states
from trainer.charts.retention import retention
from trainer.charts.reviews_per_day import reviews
from trainer.core.calendar import day_of_date
from trainer.core.card_totals import card_totals
from trainer.core.insight import ALL, LAST_30, DayTotals, Insight
from trainer.core.standing import CardStanding
from trainer.ui.theme import Theme, themes
from trainer.ui.widgets.calendar_chart import CalendarChart
from trainer.ui.widgets.plot_chart import PlotChart

TODAY = day_of_date(date(2026, 11, 22))
LIGHT, DARK = themes()["light"], themes()["dark"]


def an_insight(days: int = 30) -> Insight:
    """As many reviews each day as the day is far from today, plus ten."""
    return Insight(
        TODAY,
        tuple(
            DayTotals(
                study_day=TODAY - back,
                reviews=10 + back,
                passed=10,
                time_ms=60_000,
                new=4,
                learning=3,
                young=3,
                mature=back,
                young_passed=2,
                young_total=3,
                mature_passed=back,
                mature_total=back,
            )
            for back in range(days - 1, -1, -1)
        ),
    )


def shown(widget: Any, chart: Chart, theme: Theme, qtbot: QtBot) -> list[int]:
    """Show a drawing on the screen; the list fills with the points that are pointed at."""
    qtbot.addWidget(widget)
    widget.resize(900, 300)
    widget.show_chart(chart, theme)
    widget.show()
    qtbot.waitExposed(widget)
    pointed: list[int] = []
    widget.pointed.connect(pointed.append)
    return pointed


def move(widget: QWidget, x: int, y: int, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the mouse over a widget, whatever other windows there are."""
    place, none = QPointF(x, y), Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, widget.mapToGlobal(place), button, held, none)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, *keys: Qt.Key, qtbot: QtBot) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda each: each.id)
def test_every_series_is_drawn_in_its_colour(theme: Theme, qtbot: QtBot) -> None:
    drawing = PlotChart()
    chart = reviews(an_insight(), LAST_30)
    shown(drawing, chart, theme, qtbot)
    assert {theme.series(each.role) for each in chart.series} <= colours_of(drawing.grab().toImage())


def test_a_line_is_drawn_with_hollow_points_where_reviews_are_few(qtbot: QtBot) -> None:
    drawing = PlotChart()
    chart = retention(an_insight(), LAST_30)
    shown(drawing, chart, LIGHT, qtbot)
    assert LIGHT.chart_retention in colours_of(drawing.grab().toImage())


def test_a_chart_may_be_replaced_and_drawn_in_another_theme(qtbot: QtBot) -> None:
    drawing = PlotChart()
    shown(drawing, reviews(an_insight(), LAST_30), LIGHT, qtbot)
    drawing.show_chart(retention(an_insight(), LAST_30), DARK)
    colours = colours_of(drawing.grab().toImage())
    assert DARK.chart_retention in colours
    assert LIGHT.chart_mature not in colours


def test_every_group_is_named_in_two_lines_where_one_has_no_room(qtbot: QtBot) -> None:
    drawing = PlotChart()
    chart = card_states(Insight(TODAY, cards=card_totals([CardStanding()])), ALL)
    shown(drawing, chart, LIGHT, qtbot)
    for width, lines in ((900, 1), (360, 2)):
        drawing.resize(width, 300)
        axis = drawing._plot.getAxis("bottom")
        qtbot.waitUntil(lambda: len({label.count("\n") for _, label in axis._tickLevels[0]}) == lines)  # noqa: B023
        assert [label.strip() for _, label in axis._tickLevels[0]] == [each.short for each in chart.points]


def test_the_mouse_points_at_the_bar_under_it(qtbot: QtBot) -> None:
    drawing = PlotChart()
    pointed = shown(drawing, reviews(an_insight(), LAST_30), LIGHT, qtbot)
    for x in range(60, 860, 5):
        move(drawing, x, 150)
    assert [each for each in pointed if each >= 0] == list(range(30))


def test_the_arrow_keys_go_through_the_bars(qtbot: QtBot) -> None:
    drawing = PlotChart()
    pointed = shown(drawing, reviews(an_insight(), LAST_30), LIGHT, qtbot)
    keys = (
        Qt.Key.Key_Left,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
    )
    press(drawing, *keys, qtbot=qtbot)
    assert pointed == [29, 28, 29, 0, 1, 29]
    press(drawing, Qt.Key.Key_Right, qtbot=qtbot)
    assert pointed[-1] == 29


def test_the_wheel_is_left_to_the_page(qtbot: QtBot) -> None:
    drawing = PlotChart()
    shown(drawing, reviews(an_insight(), LAST_30), LIGHT, qtbot)
    assert drawing.childAt(300, 100) is None
    turn = QWheelEvent(
        QPointF(300, 100),
        drawing.mapToGlobal(QPointF(300, 100)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(drawing, turn)
    assert not turn.isAccepted()


def test_dragging_moves_nothing(qtbot: QtBot) -> None:
    drawing = PlotChart()
    pointed = shown(drawing, reviews(an_insight(), LAST_30), LIGHT, qtbot)
    move(drawing, 110, 200)
    qtbot.mousePress(drawing, Qt.MouseButton.LeftButton, pos=QPoint(110, 200))
    move(drawing, 500, 250, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(drawing, Qt.MouseButton.LeftButton, pos=QPoint(500, 250))
    move(drawing, 112, 200)
    assert pointed[-1] == pointed[0] != pointed[1]


def test_the_drawing_has_a_name_and_says_the_result(qtbot: QtBot) -> None:
    for drawing, chart in (
        (PlotChart(), reviews(an_insight(), LAST_30)),
        (CalendarChart(), calendar_heatmap(an_insight(), LAST_30)),
    ):
        shown(drawing, chart, LIGHT, qtbot)
        assert drawing.accessibleName() == chart.title
        assert chart.summary in drawing.accessibleDescription()
        assert drawing.focusPolicy() is Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda each: each.id)
def test_the_calendar_uses_the_whole_ramp(theme: Theme, qtbot: QtBot) -> None:
    drawing = CalendarChart()
    shown(drawing, calendar_heatmap(an_insight(), LAST_30), theme, qtbot)
    assert set(theme.chart_heat) <= colours_of(drawing.grab().toImage())


def test_arrows_go_through_days_and_weeks_of_the_calendar(qtbot: QtBot) -> None:
    drawing = CalendarChart()
    pointed = shown(drawing, calendar_heatmap(an_insight(), LAST_30), LIGHT, qtbot)
    keys = (
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
        Qt.Key.Key_Left,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
    )
    press(drawing, *keys, qtbot=qtbot)
    assert pointed == [364, 363, 356, 357, 364]
    press(drawing, Qt.Key.Key_Home, qtbot=qtbot)
    assert pointed[-1] == 0


def test_the_mouse_points_at_the_day_under_it(qtbot: QtBot) -> None:
    drawing = CalendarChart()
    chart = calendar_heatmap(an_insight(), LAST_30)
    pointed = shown(drawing, chart, LIGHT, qtbot)
    for x in range(0, 900, 4):
        move(drawing, x, drawing.sizeHint().height() // 2)
    days = [each for each in pointed if each >= 0]
    assert len(days) == 52
    assert {later - earlier for earlier, later in pairwise(days)} == {7}


def test_older_years_are_a_page_away_and_the_cursor_goes_there(qtbot: QtBot) -> None:
    drawing = CalendarChart()
    shown(drawing, calendar_heatmap(an_insight(800), ALL), LIGHT, qtbot)
    assert drawing.page_label == "Nov 2025 – Nov 2026"
    assert drawing.can_turn(1)
    assert not drawing.can_turn(-1)
    with qtbot.waitSignal(drawing.turned):
        drawing.turn(1)
    assert drawing.page_label == "Nov 2024 – Nov 2025"
    press(drawing, Qt.Key.Key_End, qtbot=qtbot)
    assert drawing.page_label == "Nov 2025 – Nov 2026"
