"""A spark line in a cell: shares (0 to 1) in order, with a dot at the last one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.ui.theme import Theme

SPARK = Qt.ItemDataRole.UserRole
"""The role of a cell's shares; ``None`` where there is none."""
SPARK_WIDTH, EDGE, DOT = 76, 5, 2.5


class SparkDelegate(QStyledItemDelegate):
    """Draws the cell of a tree or table; the line goes across what is not known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(SPARK_WIDTH, super().sizeHint(option, index).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        shares: list[float | None] = index.data(SPARK) or []
        known = [(place, share) for place, share in enumerate(shares) if share is not None]
        if not known:
            return
        room = option.rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        step = room.width() / max(len(shares) - 1, 1)
        least = min(0.5, *(share for _, share in known))
        points = [
            QPointF(room.left() + step * place, room.bottom() - room.height() * (share - least) / (1 - least))
            for place, share in known
        ]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.chart_retention), 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(self.theme.chart_retention))
        painter.drawEllipse(points[-1], DOT, DOT)
        painter.restore()
