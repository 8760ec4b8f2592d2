"""A chart of bars or a line that can be pointed at."""

from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from trainer.charts.base import Chart
from trainer.ui.theme import Theme
from trainer.ui.widgets import plot_drawing

_NOWHERE = -1
OFFER = "Click to see these cards"


class PlotChart(QWidget):
    """Draws a chart; ``pointed`` carries the index of the point under the mouse or the cursor, or -1; ``chosen`` one
    with a search behind it that was clicked or entered.

    The mouse neither zooms nor drags, and the wheel scrolls the page.  Left, Right, Home and End move the cursor,
    Enter chooses.
    """

    pointed = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot: Any = None
        self._mark: Any = None
        self._shown: tuple[Chart, Theme] | None = None
        self._at = _NOWHERE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)

    def show_chart(self, chart: Chart, theme: Theme) -> None:
        """Draw a chart that is not empty, in the colours of a theme."""
        if self._plot is None:
            self._plot = plot_drawing.plot_widget(self)
            self._column.addWidget(self._plot)
            self._plot.getViewBox().sigResized.connect(self._rename_points)
        self._shown = chart, theme
        plot_drawing.draw(self._plot, chart, theme)
        self._mark = plot_drawing.mark(self._plot, theme)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.summary} {chart.help}")
        self._point_at(_NOWHERE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._shown is None:
            return
        self._point_at(self._index_at(event.position().toPoint()))
        if self._at == _NOWHERE:
            QToolTip.hideText()
        else:
            hover = self._shown[0].hover(self._at) + (f"\n{OFFER}" if self._searches() else "")
            QToolTip.showText(event.globalPosition().toPoint(), hover, self)
        pointing = Qt.CursorShape.PointingHandCursor if self._searches() else Qt.CursorShape.ArrowCursor
        self.setCursor(pointing)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._point_at(self._index_at(event.position().toPoint()))
            self._choose()
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(_NOWHERE)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._shown[0].points) - 1 if self._shown else _NOWHERE
        before = last + 1 if self._at == _NOWHERE else self._at
        match event.key():
            case Qt.Key.Key_Left:
                self._point_at(max(before - 1, 0))
            case Qt.Key.Key_Right:
                self._point_at(min(self._at + 1, last))
            case Qt.Key.Key_Home:
                self._point_at(0)
            case Qt.Key.Key_End:
                self._point_at(last)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(_NOWHERE)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._shown:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._shown[1].accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _searches(self) -> bool:
        return self._shown is not None and self._at != _NOWHERE and bool(self._shown[0].search(self._at))

    def _choose(self) -> None:
        if self._searches():
            self.chosen.emit(self._at)

    def _index_at(self, place: QPoint) -> int:
        """The point under a place of this widget."""
        if self._shown is None or not self._plot.geometry().contains(place):
            return _NOWHERE
        index = plot_drawing.index_at(self._plot, place.x() - self._plot.x())
        return index if 0 <= index < len(self._shown[0].points) else _NOWHERE

    def _point_at(self, index: int) -> None:
        if self._mark is not None:
            self._mark.setVisible(index != _NOWHERE)
            self._mark.setRegion((index - 0.5, index + 0.5))
        if index != self._at:
            self._at = index
            self.pointed.emit(index)

    def _rename_points(self) -> None:
        if self._shown is not None:
            plot_drawing.name_points(self._plot, self._shown[0])
