"""The last half year as a small calendar: a square a day, stronger where more was done."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trainer.core.calendar import date_of
from trainer.core.wording import count_of
from trainer.services.insight import StudiedDays
from trainer.ui.theme import Theme, small_font
from trainer.ui.widgets.day_words import day_name, month_name

WEEKS = 26
"""Columns, from the Monday of the first week; the last one holds today."""
_STEP, _SQUARE = 14, 11
"""Pixels from one square to the next, and the side of one."""
_BESIDE, _BELOW = 8, 6
_WEEKDAYS = ((0, "Mon"), (2, "Wed"), (4, "Fri"))
_APART = 3
"""Columns between two names of months at least."""


class StreakCalendar(QWidget):
    """Shows ``StudiedDays``; what it shows is told to a screen reader in a sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: StudiedDays | None = None
        self._quartiles: list[int] = []
        self.setFont(small_font())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Days studied")

    def show_days(self, days: StudiedDays) -> None:
        """Show the half year that ends with ``days.today``."""
        self._shown = days
        ordered = sorted(days.reviews.values())
        self._quartiles = [ordered[len(ordered) * part // 4] for part in (1, 2, 3)] if ordered else []
        self.setAccessibleDescription(self.text)
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.setFont(small_font())
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """What it shows, in words."""
        if self._shown is None:
            return ""
        studied = sum(day in self._shown.reviews for day in self._days())
        return f"{count_of(studied, 'day')} studied in the last {WEEKS} weeks"

    def told(self, day: int) -> str:
        """What one study day holds: ``Mon, 4 May: 12 reviews``."""
        if self._shown is None:
            return ""
        reviews = self._shown.reviews.get(day, 0)
        parts = [count_of(reviews, "review") if reviews else "nothing reviewed"]
        for name, days in (
            ("goal reached", self._shown.goal),
            ("day off", self._shown.off),
            ("missed and forgiven", self._shown.forgiven),
        ):
            if day in days:
                parts.append(name)
        return f"{day_name(day)}: {', '.join(parts)}"

    def day_at(self, place: QPoint) -> int | None:
        """The study day at a place of this widget."""
        column, row = (place.x() - self._left) // _STEP, (place.y() - self._top) // _STEP
        day = self._monday + column * 7 + row
        inside = 0 <= column < WEEKS and 0 <= row < 7
        return day if inside and self._shown is not None and day <= self._shown.today else None

    def sizeHint(self) -> QSize:
        return QSize(self._left + WEEKS * _STEP, self._top + 7 * _STEP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Tell the day that is pointed at."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if day is None else self.told(day), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day in self._days():
            self._paint_day(painter, self._shown, day)
        painter.setPen(QColor(self._theme.muted))
        self._paint_names(painter)

    def _paint_day(self, painter: QPainter, shown: StudiedDays, day: int) -> None:
        """An outline is a day without reviews that ends no streak; today has an edge."""
        spared = day in shown.off | shown.forgiven and day not in shown.reviews
        edge = self._theme.text if day == shown.today else self._theme.muted
        bounded = spared or day == shown.today
        painter.setPen(QPen(QColor(edge), 1.5) if bounded else Qt.PenStyle.NoPen)
        colour = self._theme.surface if spared else self._theme.chart_heat[self._level(day)]
        painter.setBrush(QColor(colour))
        square = self._square(day)
        painter.drawRoundedRect(square, 2, 2)
        if day in shown.goal:
            dot = QRect(0, 0, 4, 4)
            dot.moveCenter(square.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.surface))
            painter.drawEllipse(dot)

    def _paint_names(self, painter: QPainter) -> None:
        line = QFontMetrics(self.font()).height()
        free = 0
        for column in range(WEEKS - 1):
            monday = self._monday + 7 * column
            if date_of(monday).day <= 7 and column >= free:
                painter.drawText(self._left + column * _STEP, self._top - _BELOW, month_name(monday))
                free = column + _APART
        for row, name in _WEEKDAYS:
            top = self._top + row * _STEP + (_SQUARE - line) // 2
            painter.drawText(QRect(0, top, self._left, line), Qt.AlignmentFlag.AlignVCenter, name)

    def _level(self, day: int) -> int:
        """A shade of the ramp: none for nothing, else by the quartile of the learner's own days."""
        reviews = self._shown.reviews.get(day, 0) if self._shown else 0
        return 1 + bisect_right(self._quartiles, reviews) if reviews else 0

    def _square(self, day: int) -> QRect:
        column, row = divmod(day - self._monday, 7)
        return QRect(self._left + column * _STEP, self._top + row * _STEP, _SQUARE, _SQUARE)

    def _days(self) -> range:
        return range(self._monday, self._shown.today + 1) if self._shown else range(0)

    @property
    def _monday(self) -> int:
        today = self._shown.today if self._shown else 0
        return today - date_of(today).weekday() - 7 * (WEEKS - 1)

    @property
    def _left(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance("Wed") + _BESIDE

    @property
    def _top(self) -> int:
        return QFontMetrics(self.font()).height() + _BELOW
