"""The calendar heat map, painted: a square a day, a year at a time."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trainer.charts.base import Chart
from trainer.charts.calendar_pages import WEEKS, CalendarPage, calendar_pages
from trainer.ui.theme import Theme, small_font
from trainer.ui.widgets.plot_chart import OFFER

_NOWHERE = -1
_EDGE = 8
_LARGEST, _SMALLEST = 20, 7
"""Pixels from one square to the next."""
_WEEKDAYS = ((0, "Mon"), (2, "Wed"), (4, "Fri"))
_MOVES = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CalendarChart(QWidget):
    """Paints a heat map; ``pointed`` carries the index of the day under the mouse or the cursor, or -1; ``chosen`` one
    with a search behind it that was clicked or entered.

    Arrows move the cursor by days and weeks, on to other pages too; Home and End go to the first and the last day,
    Enter chooses.  ``turned`` says that another page is shown.
    """

    pointed = Signal(int)
    chosen = Signal(int)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Chart, Theme] | None = None
        self._pages: tuple[CalendarPage, ...] = ()
        self._page = 0
        self._at = _NOWHERE
        self.setFont(small_font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart, theme: Theme) -> None:
        """Paint the newest page of a heat map, in the colours of a theme."""
        self._shown = chart, theme
        self._pages = calendar_pages(chart.points[0].first, chart.points[-1].first)
        self._page = 0
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.summary} {chart.help}")
        self._point_at(_NOWHERE)
        self.turned.emit()
        self.update()

    @property
    def page_label(self) -> str:
        """The months the page shown covers."""
        return self._pages[self._page].label

    def can_turn(self, by: int) -> bool:
        """Whether there is an older page (1) or a newer one (-1)."""
        return 0 <= self._page + by < len(self._pages)

    def turn(self, by: int) -> None:
        """Show an older page (1) or a newer one (-1), if there is one."""
        if self.can_turn(by):
            self._page += by
            self.turned.emit()
            self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self.font()).height()
        return QSize(self._left + WEEKS * 15, 2 * (line + 6) + 7 * self._step + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left + WEEKS * _SMALLEST + _EDGE, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its squares."""
        super().resizeEvent(event)
        self.updateGeometry()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._index_at(event.position().toPoint()))
        if self._shown is not None and self._at != _NOWHERE:
            hover = self._shown[0].hover(self._at) + (f"\n{OFFER}" if self._searches() else "")
            QToolTip.showText(event.globalPosition().toPoint(), hover, self)
        else:
            QToolTip.hideText()
        shape = Qt.CursorShape.PointingHandCursor if self._searches() else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        event.accept()

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
        key = Qt.Key(event.key())
        if key in _MOVES:
            begins = self._at == _NOWHERE
            self._go_to(last if begins else min(max(self._at + _MOVES[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key is Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        theme = self._shown[1]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_days(painter, *self._shown)
        painter.setPen(QColor(theme.muted))
        self._paint_names(painter)
        self._paint_legend(painter, theme)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _paint_days(self, painter: QPainter, chart: Chart, theme: Theme) -> None:
        page, begin = self._pages[self._page], chart.points[0].first
        for day in page.days:
            colour = theme.chart_heat[chart.level(chart.series[0].values[day - begin])]
            marks = [mark for mark in chart.marks if day - begin in mark.points]
            pointed, hollow = day - begin == self._at, any(mark.hollow for mark in marks)
            edge = theme.text if pointed else theme.muted
            painter.setPen(QPen(QColor(edge), 1.5) if pointed or hollow else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(QBrush(Qt.BrushStyle.NoBrush) if hollow else QBrush(QColor(colour)))
            square = self._square(*page.place(day))
            painter.drawRoundedRect(square, square.width() / 6, square.width() / 6)
            if any(not mark.hollow for mark in marks):
                self._paint_dot(painter, square, theme)

    @staticmethod
    def _paint_dot(painter: QPainter, square: QRect, theme: Theme) -> None:
        size = max(square.width() // 3, 3)
        dot = QRect(0, 0, size, size)
        dot.moveCenter(square.center())
        painter.setPen(QPen(QColor(theme.text), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(dot)

    def _paint_names(self, painter: QPainter) -> None:
        line = QFontMetrics(self.font()).height()
        for column, name in self._pages[self._page].months:
            painter.drawText(self._square(column, 0).left(), self._top - 6, name)
        for row, name in _WEEKDAYS:
            square = self._square(0, row)
            where = QRect(_EDGE, square.center().y() - line // 2, self._left, line)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_legend(self, painter: QPainter, theme: Theme) -> None:
        """Less, the colours, More: below the squares at their right end."""
        metrics = QFontMetrics(self.font())
        size, step = 11, 14
        right = self._square(WEEKS - 1, 0).right()
        top = self._square(0, 7).top() + 6
        base = top + size // 2 + metrics.capHeight() // 2
        left = right - metrics.horizontalAdvance("More") - 6 - step * len(theme.chart_heat)
        painter.drawText(left - metrics.horizontalAdvance("Less") - 6, base, "Less")
        self._paint_marks_legend(painter, QRect(self._left, top, size, size), base, theme)
        painter.setPen(QColor(theme.muted))
        painter.drawText(right - metrics.horizontalAdvance("More"), base, "More")
        painter.setPen(Qt.PenStyle.NoPen)
        for place, colour in enumerate(theme.chart_heat):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRect(left + place * step, top, size, size), 2.5, 2.5)

    def _paint_marks_legend(self, painter: QPainter, sign: QRect, base: int, theme: Theme) -> None:
        """What dots and outlines mean, from the left end on; ``sign`` is where the first of them goes."""
        for hollow in (False, True):
            marks = self._shown[0].marks if self._shown else ()
            names = ", ".join(mark.name for mark in marks if mark.hollow is hollow)
            if not names:
                continue
            if hollow:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.muted), 1.5))
                painter.drawRoundedRect(sign, 2.5, 2.5)
            else:
                self._paint_dot(painter, sign, theme)
            painter.setPen(QColor(theme.muted))
            painter.drawText(sign.right() + 6, base, names)
            sign = sign.translated(QFontMetrics(self.font()).horizontalAdvance(names) + sign.width() + 20, 0)

    @property
    def _left(self) -> int:
        return _EDGE + QFontMetrics(self.font()).horizontalAdvance("Wed") + 10

    @property
    def _top(self) -> int:
        return _EDGE + QFontMetrics(self.font()).height() + 2

    @property
    def _step(self) -> int:
        room = (self.width() - self._left - _EDGE) // WEEKS
        return min(max(room, _SMALLEST), _LARGEST)

    def _square(self, column: int, row: int) -> QRect:
        size = self._step - (3 if self._step > 10 else 2)
        return QRect(self._left + column * self._step, self._top + row * self._step, size, size)

    def _index_at(self, place: QPoint) -> int:
        """The day under a place of this widget."""
        if self._shown is None:
            return _NOWHERE
        column, row = (place.x() - self._left) // self._step, (place.y() - self._top) // self._step
        day = self._pages[self._page].day_at(column, row)
        return _NOWHERE if day is None else day - self._shown[0].points[0].first

    def _searches(self) -> bool:
        return self._shown is not None and self._at != _NOWHERE and bool(self._shown[0].search(self._at))

    def _choose(self) -> None:
        if self._searches():
            self.chosen.emit(self._at)

    def _go_to(self, index: int) -> None:
        """Move the cursor, to another page where it has to be."""
        if self._shown is None:
            return
        day = self._shown[0].points[index].first
        page = next(at for at, each in enumerate(self._pages) if day in each.days)
        self.turn(page - self._page)
        self._point_at(index)

    def _point_at(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.pointed.emit(index)
            self.update()
