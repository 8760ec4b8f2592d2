"""A number, large, with the words for it below."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Figure(QWidget):
    """``show_figure`` sets both; a screen reader hears them together."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._words = QLabel(self), QLabel(words, self)
        self._number.setProperty("role", "number")
        self._words.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(self._words)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """Number and words."""
        return f"{self._number.text()} {self._words.text()}"

    def show_figure(self, number: str, words: str | None = None) -> None:
        """Another number, and other words where they are given."""
        self._number.setText(number)
        if words is not None:
            self._words.setText(words)
        self._number.setAccessibleName(self.text)
