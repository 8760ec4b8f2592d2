"""Passing messages at the bottom of the window: what happened, and Undo where it can be taken back."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

PASSING_MS = 6000
ERROR_MS = 15000


class MessageBar(QWidget):
    """One line that comes and goes; hidden while there is nothing to say."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._undo = QPushButton("Undo", self)
        self._undo.setAccessibleName("Undo what the message says")
        self._undo.setObjectName("edit.undo")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def name_undo(self, keys: str) -> None:
        """Tell the keys of undo on its button, since the keyboard does not go there."""
        self._undo.setText(f"Undo ({keys})" if keys else "Undo")

    def say(self, message: str, undoable: bool = False) -> None:
        """Show a passing message."""
        self._show(message, undoable, "info", PASSING_MS)

    def fail(self, message: str) -> None:
        """Show what went wrong; it stays longer."""
        self._show(message, False, "error", ERROR_MS)

    def _show(self, message: str, undoable: bool, kind: str, stays_ms: int) -> None:
        self._text.setText(message)
        self._text.setAccessibleName(message)
        self._undo.setVisible(undoable)
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()
        self._timer.start(stays_ms)

    def _take_back(self) -> None:
        self.hide()
        self.undo_requested.emit()
