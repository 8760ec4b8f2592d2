"""A chart of named rows: for each a bar of every series, with its value."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trainer.charts.base import Chart
from trainer.ui.theme import Theme, small_font
from trainer.ui.widgets.plot_chart import OFFER

_NOWHERE = -1
_EDGE = 8
_BAR, _BAR_GAP, _ROW_GAP = 8, 3, 12
"""Pixels: the height of a bar, between bars of a row, between rows."""
_NAMES_SHARE = 0.32
"""The most of the width that the names may take."""


class RowsChart(QWidget):
    """Paints the rows; ``pointed`` carries the row under the mouse or the cursor, or -1; ``chosen`` one with a search
    behind it that was clicked or entered.  Up, Down, Home and End move the cursor, Enter chooses.
    """

    pointed = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Chart, Theme] | None = None
        self._at = _NOWHERE
        self.setFont(small_font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart, theme: Theme) -> None:
        """Paint a chart that is not empty, in the colours of a theme."""
        self._shown = chart, theme
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.summary} {chart.help}")
        self._point_at(_NOWHERE)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._shown[0].points) if self._shown else 0
        return QSize(480, 2 * _EDGE + rows * self._row_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._index_at(event.position().toPoint()))
        if self._shown is not None and self._at != _NOWHERE:
            hover = self._shown[0].hover(self._at) + (f"\n{OFFER}" if self._searches() else "")
            QToolTip.showText(event.globalPosition().toPoint(), hover, self)
        else:
            QToolTip.hideText()
        shape = Qt.CursorShape.PointingHandCursor if self._searches() else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._point_at(self._index_at(event.position().toPoint()))
            self._choose()
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(_NOWHERE)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(_NOWHERE)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._shown[0].points) - 1 if self._shown else _NOWHERE
        match event.key():
            case Qt.Key.Key_Up:
                self._point_at(max(self._at - 1, 0) if self._at != _NOWHERE else last)
            case Qt.Key.Key_Down:
                self._point_at(min(self._at + 1, last))
            case Qt.Key.Key_Home:
                self._point_at(min(0, last))
            case Qt.Key.Key_End:
                self._point_at(last)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        chart, theme = self._shown
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(chart.points)):
            self._paint_row(painter, index, chart, theme)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _paint_row(self, painter: QPainter, index: int, chart: Chart, theme: Theme) -> None:
        row = self._row(index)
        painter.setPen(Qt.PenStyle.NoPen)
        if index == self._at:
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(row, 4, 4)
        metrics, names = QFontMetrics(self.font()), self._names_width(chart)
        low, high = chart.y_range or (0.0, 1.0)
        left, room = row.left() + names + 2 * _EDGE, self._bars_width(chart)
        top = row.top() + (row.height() - self._bars_height) // 2
        for series in chart.series:
            value = series.values[index]
            if value is not None:
                length = round(room * (min(max(value, low), high) - low) / (high - low))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.border))
                painter.drawRoundedRect(QRect(left, top, room, _BAR), 2, 2)
                painter.setBrush(QColor(theme.series(series.role)))
                if value > low:
                    painter.drawRoundedRect(QRect(left, top, max(length, 1), _BAR), 2, 2)
            top += _BAR + _BAR_GAP
        painter.setPen(QColor(theme.text))
        name = metrics.elidedText(chart.points[index].short, Qt.TextElideMode.ElideRight, names)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(row.left() + _EDGE, row.top(), names, row.height()), middle, name)
        painter.setPen(QColor(theme.muted))
        value_room = QRect(left + room + _EDGE, row.top(), row.right() - left - room - _EDGE, row.height())
        painter.drawText(value_room, middle | Qt.AlignmentFlag.AlignLeft, _values(chart, index))

    @property
    def _bars_height(self) -> int:
        count = len(self._shown[0].series) if self._shown else 1
        return count * _BAR + (count - 1) * _BAR_GAP

    @property
    def _row_height(self) -> int:
        return max(self._bars_height, QFontMetrics(self.font()).height()) + _ROW_GAP

    def _row(self, index: int) -> QRect:
        return QRect(_EDGE, _EDGE + index * self._row_height, self.width() - 2 * _EDGE, self._row_height)

    def _names_width(self, chart: Chart) -> int:
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(each.short) for each in chart.points)
        return min(widest + 2, round(self.width() * _NAMES_SHARE))

    def _bars_width(self, chart: Chart) -> int:
        metrics = QFontMetrics(self.font())
        values = max(metrics.horizontalAdvance(_values(chart, index)) for index in range(len(chart.points)))
        return max(self.width() - self._names_width(chart) - values - 6 * _EDGE, 40)

    def _index_at(self, place: QPoint) -> int:
        if self._shown is None or not self.rect().contains(place):
            return _NOWHERE
        index = (place.y() - _EDGE) // self._row_height
        return index if 0 <= index < len(self._shown[0].points) else _NOWHERE

    def _searches(self) -> bool:
        return self._shown is not None and self._at != _NOWHERE and bool(self._shown[0].search(self._at))

    def _choose(self) -> None:
        if self._searches():
            self.chosen.emit(self._at)

    def _point_at(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.pointed.emit(index)
            self.update()


def _values(chart: Chart, index: int) -> str:
    return "  ".join(series.words(index) for series in chart.series)
