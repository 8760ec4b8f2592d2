"""The goal of the day as a slim bar with its sentence."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.theme import Theme

HEIGHT = 8


class GoalBar(QWidget):
    """Shows how far a goal is reached; full and in another colour once it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(theme, self)
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._bar)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    def show_share(self, share: float, words: str) -> None:
        """Another share (0 to 1) and what it means."""
        self._words.setText(words)
        self._bar.share = share
        self._bar.setAccessibleName(words)
        self._bar.update()

    def show_theme(self, theme: Theme) -> None:
        """The bar in other colours."""
        self._bar.theme = theme
        self._bar.update()


class _Bar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.share = theme, 0.0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        whole = QRectF(self.rect())
        painter.setBrush(QColor(self.theme.raised))
        painter.drawRoundedRect(whole, HEIGHT / 2, HEIGHT / 2)
        if self.share > 0:
            done = QRectF(whole)
            done.setWidth(max(whole.width() * self.share, HEIGHT))
            painter.setBrush(QColor(self.theme.good if self.share >= 1 else self.theme.accent))
            painter.drawRoundedRect(done, HEIGHT / 2, HEIGHT / 2)
        painter.end()
