"""The thin bar that shows at a glance how much of a topic was seen and how much of that is remembered."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from trainer.ui.theme import Theme, mixed

HEIGHT = 6
"""Pixels; a taller rectangle holds the bar in its middle."""


def paint_mastery(
    painter: QPainter, rect: QRect | QRectF, seen_share: float, recall: float | None, theme: Theme
) -> None:
    """Paint the bar into ``rect``.

    The whole width stands for all cards: what was never seen is hatched, what was seen is pale, and of that the part
    filled is the mean predicted ``recall`` (0 to 1; ``None``: nothing seen).
    """
    height = min(HEIGHT, rect.height())
    bar = QRectF(rect.left(), rect.top() + (rect.height() - height) / 2, rect.width(), height)
    seen = bar.width() * min(max(seen_share, 0.0), 1.0)
    known = seen * min(max(recall or 0.0, 0.0), 1.0)
    outline = QPainterPath()
    outline.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)
    painter.fillRect(bar, QColor(theme.raised))
    hatched = bar.adjusted(seen, 0, 0, 0)
    painter.fillRect(hatched, QBrush(QColor(theme.outline), Qt.BrushStyle.BDiagPattern))
    painter.fillRect(QRectF(bar.left(), bar.top(), seen, bar.height()), QColor(_faint(theme)))
    painter.fillRect(QRectF(bar.left(), bar.top(), known, bar.height()), QColor(theme.chart_mature))
    painter.restore()


def _faint(theme: Theme) -> str:
    """Seen but not remembered: the colour of what is known, far away."""
    return mixed(theme.chart_mature, theme.surface, 0.3)
