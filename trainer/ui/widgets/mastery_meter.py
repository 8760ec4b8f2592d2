"""A wide mastery bar with its sentence: how much was seen, how well it is remembered."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.core.measures import Progress
from trainer.ui.theme import Theme
from trainer.ui.widgets.mastery_bar import HEIGHT, paint_mastery


class MasteryMeter(QWidget):
    """Shows the progress of a group of cards."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(theme, self)
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._bar)
        column.addWidget(self._words)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    def show_progress(self, progress: Progress, words: str) -> None:
        """Show a group's progress; ``words`` says the same."""
        self._bar.show_shares(progress.seen_share, progress.recall)
        self._bar.setAccessibleName(words)
        self._words.setText(words)

    def show_theme(self, theme: Theme) -> None:
        """The bar in other colours."""
        self._bar.show_theme(theme)


class _Bar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._seen, self._recall = theme, 0.0, 0.0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, seen: float, recall: float | None) -> None:
        self._seen, self._recall = seen, recall or 0.0
        self.update()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mastery(painter, self.rect(), self._seen, self._recall, self._theme)
        painter.end()
