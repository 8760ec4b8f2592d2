"""Bars, lines and axes as pyqtgraph items.  pyqtgraph is imported inside, since it brings numpy and takes its time."""

from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QFrame, QWidget

from trainer.charts.base import Chart, Kind
from trainer.charts.ticks import labelled, value_ticks
from trainer.ui.theme import Theme, small_font

BAR_WIDTH = 0.76
"""Of the space of one point."""
_FEW_DOTS = 31
_LABEL_GAP = 16
"""Pixels between two days of the x axis at least."""
_GROUP_GAP = 6
"""Pixels between two groups of the x axis at least: every one should be named."""
_TICK_GAP = 8
"""Pixels between an axis and its names."""
_HIGH_ENOUGH = 1.04
"""Times the highest bar."""
_ROOM = 0.04
"""Above and below a line, as a share of the height, so that points at the edge are drawn whole."""


def plot_widget(parent: QWidget) -> Any:
    """An empty plot that leaves mouse and keyboard to its parent."""
    import pyqtgraph

    plot = pyqtgraph.PlotWidget(parent, enableMenu=False)
    plot.setAntialiasing(True)
    plot.setFrameShape(QFrame.Shape.NoFrame)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    return plot


def draw(plot: Any, chart: Chart, theme: Theme) -> None:
    """Replace what the plot shows."""
    plot.clear()
    plot.setBackground(theme.surface)
    ticks = _value_range(chart)
    plot.getPlotItem().setContentsMargins(0, 8, 28 if chart.by_day else 4, 0)
    plot.setXRange(-0.5, len(chart.points) - 0.5, padding=0.01)
    plot.setYRange(ticks[0], ticks[-1], padding=_ROOM if chart.kind is Kind.LINE else 0)
    _dress_axes(plot, chart, theme, ticks)
    if chart.kind is Kind.LINE:
        _draw_line(plot, chart, theme)
    else:
        _draw_bars(plot, chart, theme)
    if chart.target is not None:
        _draw_target(plot, chart.target.value, theme)


def mark(plot: Any, theme: Theme) -> Any:
    """A pale column behind the points, to be moved to the one that is pointed at; hidden at first."""
    import pyqtgraph

    column = pyqtgraph.LinearRegionItem(
        (-0.5, 0.5), movable=False, brush=QColor(theme.raised), pen=QPen(Qt.PenStyle.NoPen)
    )
    column.setZValue(-30)
    column.hide()
    plot.addItem(column)
    return column


def name_points(plot: Any, chart: Chart) -> None:
    """Write as many names under the x axis as there is room for; to be called again when the plot is resized.

    Groups are all named: in two lines where one has no room.
    """
    metrics = QFontMetricsF(small_font())
    gap = _LABEL_GAP if chart.by_day else _GROUP_GAP
    widest = max(metrics.horizontalAdvance(each.short) for each in chart.points) + gap
    room = plot.getViewBox().width()
    named = labelled(len(chart.points), room, widest)
    names, lines = [(index, chart.points[index].short) for index in named], 1
    if named.step == 2 and not chart.by_day:
        names = [
            (index, f"\n{point.short}" if index % 2 else point.short)
            for index, point in enumerate(chart.points)
        ]
        lines = 2
    axis = plot.getAxis("bottom")
    axis.setTicks([names])
    axis.setHeight(round(_TICK_GAP + lines * metrics.lineSpacing()) + 2)


def index_at(plot: Any, x: float) -> int:
    """The point at a horizontal place in the plot's pixels; may lie outside the chart's points."""
    place: float = plot.getViewBox().mapSceneToView(QPointF(x, 0)).x()
    return round(place)


def _value_range(chart: Chart) -> tuple[float, ...]:
    if chart.y_range is not None:
        return value_ticks(*chart.y_range)
    return value_ticks(0, _HIGH_ENOUGH * max(chart.total(index) for index in range(len(chart.points))))


def _draw_bars(plot: Any, chart: Chart, theme: Theme) -> None:
    import pyqtgraph

    feet = [0.0] * len(chart.points)
    edge = _pen(QColor(theme.surface), 1)
    for series in chart.series:
        drawn = [(index, value) for index, value in enumerate(series.values) if value]
        bars = pyqtgraph.BarGraphItem(
            x=[index for index, _ in drawn],
            y0=[feet[index] for index, _ in drawn],
            height=[value for _, value in drawn],
            width=BAR_WIDTH,
            brush=QColor(theme.series(series.role)),
            pen=edge,
        )
        plot.addItem(bars)
        for index, value in drawn:
            feet[index] += value


def _draw_line(plot: Any, chart: Chart, theme: Theme) -> None:
    """The known points joined across the unknown; points that rest on few reviews are hollow and the line thin."""
    import pyqtgraph

    for series in chart.series:
        known = [(index, value) for index, value in enumerate(series.values) if value is not None]
        places, values = [each[0] for each in known], [each[1] for each in known]
        colour = QColor(theme.series(series.role))
        line = pyqtgraph.PlotCurveItem(places, values, pen=_pen(colour, 2), antialias=True)
        dots = pyqtgraph.ScatterPlotItem(
            places,
            values,
            size=9 if len(chart.points) <= _FEW_DOTS or not series.joined else 6,
            useCache=False,
            pen=_pen(colour, 2),
            brush=[QColor(theme.surface) if index in chart.faint else colour for index in places],
            antialias=True,
        )
        if series.joined:
            plot.addItem(line)
        if series.dotted:
            plot.addItem(dots)


def _draw_target(plot: Any, value: float, theme: Theme) -> None:
    import pyqtgraph

    line = pyqtgraph.InfiniteLine(
        pos=value, angle=0, pen=_pen(QColor(theme.muted), 1.5, Qt.PenStyle.DashLine)
    )
    line.setZValue(-5)
    plot.addItem(line)


def _dress_axes(plot: Any, chart: Chart, theme: Theme, ticks: tuple[float, ...]) -> None:
    import pyqtgraph

    for value in ticks:
        line = pyqtgraph.InfiniteLine(pos=value, angle=0, pen=_pen(QColor(theme.border), 1))
        line.setZValue(-20)
        plot.addItem(line)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(QPen(Qt.PenStyle.NoPen))
        axis.setTextPen(QColor(theme.muted))
        axis.enableAutoSIPrefix(False)
        axis.setStyle(
            tickFont=small_font(),
            tickLength=0,
            tickAlpha=0,
            tickTextOffset=_TICK_GAP,
            hideOverlappingLabels=40,
        )
    unit = f" {chart.y_unit}" if chart.y_unit else ""
    names = [f"{value:,.0f}{unit}" for value in ticks]
    metrics = QFontMetricsF(small_font())
    plot.getAxis("left").setTicks([list(zip(ticks, names, strict=True))])
    plot.getAxis("left").setWidth(
        round(max(metrics.horizontalAdvance(name) for name in names)) + 2 * _TICK_GAP
    )
    name_points(plot, chart)


def _pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour, width, style)
    pen.setCosmetic(True)
    return pen
