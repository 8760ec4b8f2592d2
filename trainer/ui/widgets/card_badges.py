"""A card's flag and mark: a pennant with its number, so that colour is never the only sign, and a star."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from trainer.core.settings import Settings
from trainer.services.rows import CardRow

FLAG_COLOURS = ("#b3261e", "#a34d00", "#17704a", "#1c5cb8", "#b02a78", "#0b6f80", "#6b3fb0")
"""Of flags 1 to 7; white writing on each has a contrast of at least 4.5:1."""
STAR = "#a34d00"
SHARPNESS = 2
"""Pixels drawn for one on the screen."""
SIDE = 16
GAP = 3


class CardBadges(QWidget):
    """The flag with its name and the mark of one card; takes no room where there is neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._words = QLabel(self), QLabel(self)
        self._words.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        """The badges in words; empty where there are none."""
        return self._words.text() if not self.isHidden() else ""

    def show_card(self, card: CardRow, settings: Settings) -> None:
        """Show a card's flag and mark."""
        picture = badge(card.flag, card.marked)
        names = [settings.flag_name(card.flag)] if card.flag else []
        self._words.setText(" · ".join(names + (["Marked"] if card.marked else [])))
        self.setAccessibleName(f"Flag {card.flag}, {self._words.text()}" if card.flag else self._words.text())
        if picture is not None:
            self._picture.setPixmap(picture)
        self.setVisible(picture is not None)


@cache
def badge(flag: int, marked: bool) -> QPixmap | None:
    """A pennant with the number of flag 1 to 7 and a star for a mark; ``None`` where there is neither."""
    if not flag and not marked:
        return None
    width = SIDE * (bool(flag) + marked) + (GAP if flag and marked else 0)
    picture = QPixmap(width * SHARPNESS, SIDE * SHARPNESS)
    picture.setDevicePixelRatio(SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if flag:
        _draw_flag(painter, flag)
    if marked:
        _draw_star(painter, QRectF(SIDE + GAP if flag else 0, 0, SIDE, SIDE))
    painter.end()
    return picture


def badge_icon(flag: int) -> QIcon:
    """The pennant of flag 1 to 7 as an icon."""
    picture = badge(flag, False)
    return QIcon() if picture is None else QIcon(picture)


def _draw_flag(painter: QPainter, flag: int) -> None:
    painter.setBrush(QColor(FLAG_COLOURS[flag - 1]))
    corners = ((0, 1), (SIDE, 1), (SIDE - 3, SIDE / 2), (SIDE, SIDE - 1), (0, SIDE - 1))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    font = QFont(painter.font())
    font.setPixelSize(11)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(QRectF(0, 0, SIDE - 3, SIDE), Qt.AlignmentFlag.AlignCenter, str(flag))
    painter.setPen(Qt.PenStyle.NoPen)


def _draw_star(painter: QPainter, place: QRectF) -> None:
    font = QFont(painter.font())
    font.setPixelSize(15)
    painter.setFont(font)
    painter.setPen(QColor(STAR))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "★")
