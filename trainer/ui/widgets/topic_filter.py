"""The line above the topic tree: type to find a topic, Esc to see all again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class TopicFilter(QLineEdit):
    """``finished`` says that the learner goes on to the tree (Enter, Down, or Esc in an empty line)."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Find a topic")
        self.setAccessibleName("Find a topic")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears first; the keys that lead on to the tree."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape | Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Down:
                self.finished.emit()
            case _:
                super().keyPressEvent(event)
