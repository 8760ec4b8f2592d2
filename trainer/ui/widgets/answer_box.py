"""A box to type what one would say, before the answers are shown."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from trainer.ui.theme import reading_font

PAUSE_MS = 500
LINES = 4
HINT = "Say it in your own words: N to type, Ctrl+Enter to compare. Or just think, and press Space."


class AnswerBox(QPlainTextEdit):
    """``drafted`` carries the text after a pause in the typing, ``left`` says that the learner leaves the box."""

    drafted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Your answer")
        self.setPlaceholderText(HINT)
        self.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.drafted.emit(self.toPlainText()))
        self.textChanged.connect(self._pause.start)

    def show_text(self, text: str) -> None:
        """Show a draft, to be gone on with; that is no typing."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._pause.stop()

    def flush(self) -> None:
        """Tell at once what was typed and not yet told."""
        if self._pause.isActive():
            self._pause.stop()
            self.drafted.emit(self.toPlainText())

    def show_text_size(self, text_size: int) -> None:
        """Another size (pixels); the box is a few lines high."""
        for part in (
            self,
            self.viewport(),
        ):  # the hint is painted in the font of the viewport, which keeps its own
            part.setFont(reading_font(text_size))
        self.setFixedHeight(round(text_size * 1.5 * LINES) + 16)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the box while it has the focus, also where it is a shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the box, the words stay."""
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
            return
        super().keyPressEvent(event)
