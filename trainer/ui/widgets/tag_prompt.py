"""Asks for tags to put on cards, or to take off them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from trainer.ui.widgets.tag_line import TagLine

ASKED = "Which tags?"
EXAMPLES = "exam hard puts two tags on, -hard takes one off"


class TagPrompt(QDialog):
    """``chosen`` carries what was typed; ``known`` gives the tags to complete from."""

    chosen = Signal(str)

    def __init__(self, title: str, known: Callable[[], Iterable[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.line = TagLine(self)
        self.line.setMinimumWidth(420)
        self.line.offer(known)
        told, hint = QLabel(ASKED, self), QLabel(EXAMPLES, self)
        told.setBuddy(self.line)
        hint.setProperty("role", "muted")
        self.line.setAccessibleName(ASKED)
        self.line.setAccessibleDescription(EXAMPLES)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.confirm = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.confirm.setText("Change tags")
        self.confirm.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.confirm.setEnabled(bool(text.strip(" ,-"))))
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for each in (told, self.line, hint, buttons):
            column.addWidget(each)
        self.line.setFocus()

    def _choose(self) -> None:
        self.chosen.emit(self.line.text())
        self.accept()
