"""A line to search with: it waits for a short pause in the typing before it asks."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

PAUSE_MS = 120


class SearchLine(QLineEdit):
    """``searched`` carries the words after a pause, ``left`` says that the learner wants to go on to what was found."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _: self._pause.start())
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Enter and Esc leave the line; the words stay."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.ask_now()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def ask_now(self) -> None:
        """Wait no longer for a pause."""
        if self._pause.isActive():
            self._pause.stop()
            self.searched.emit(self.text())
