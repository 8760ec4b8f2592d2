"""How a row of the topic tree is painted: the name, below it the mastery bar and what is waiting."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.core.measures import Progress
from trainer.ui.theme import Theme
from trainer.ui.widgets.mastery_bar import paint_mastery

PADDING = 6
GAP = 4
COUNT_GAP = 10
SHAPE = 7
SHORTEST_BAR = 40


class Row(Protocol):
    """What the user role of an index gives."""

    @property
    def name(self) -> str: ...
    @property
    def progress(self) -> Progress: ...


class TopicRow(QStyledItemDelegate):
    """Paints the row an index gives under the user role.

    New cards have a ring, learning ones a triangle, due ones a square, each in its colour; where there is none of a
    kind, nothing.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        wide = super().sizeHint(option, index).width()
        return QSize(wide, 2 * option.fontMetrics.height() + GAP + 2 * PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground as the style paints it, the row on top."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        widget: QWidget | None = drawn.widget
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, widget)
        area: QRect = drawn.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        painter.save()
        painter.setFont(drawn.font)
        self._paint_row(painter, area, drawn.fontMetrics, index.data(Qt.ItemDataRole.UserRole))
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, metrics: QFontMetrics, row: Row) -> None:
        line = metrics.height()
        painter.setPen(QColor(self.theme.text))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(
            QRect(area.left(), area.top(), area.width(), line), Qt.AlignmentFlag.AlignVCenter, name
        )
        below = QRect(area.left(), area.top() + line + GAP, area.width(), line)
        taken = self._paint_counts(painter, below, metrics, row.progress)
        bar = below.adjusted(0, 0, -taken, 0)
        if row.progress.cards and bar.width() >= SHORTEST_BAR:
            paint_mastery(painter, bar, row.progress.seen_share, row.progress.recall, self.theme)
        if not row.progress.cards:
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, "no cards")

    def _paint_counts(self, painter: QPainter, area: QRect, metrics: QFontMetrics, progress: Progress) -> int:
        """Paint the counts at the right end; the width they take."""
        theme, right = self.theme, area.right()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        counts = ((progress.due, theme.due, _square), (progress.learning, theme.learning, _triangle))
        for count, colour, shape in (*counts, (progress.new, theme.new, _ring)):
            if not count:
                continue
            width = metrics.horizontalAdvance(str(count))
            painter.setPen(QColor(colour))
            painter.drawText(
                QRect(right - width, area.top(), width + 1, area.height()),
                Qt.AlignmentFlag.AlignVCenter,
                str(count),
            )
            right -= width + SHAPE + 4
            shape(painter, QRectF(right, area.center().y() - SHAPE / 2, SHAPE, SHAPE), QColor(colour))
            right -= COUNT_GAP
        return area.right() - right


def _ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QColor(colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _triangle(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    top = QPointF(box.center().x(), box.top())
    painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))


def _square(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.fillRect(box, colour)
