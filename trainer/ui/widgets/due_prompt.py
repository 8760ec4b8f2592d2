"""Asks when cards should be asked next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from trainer.core.due_choice import parse_due
from trainer.core.errors import BadInput

ASKED = "In how many days?"
EXAMPLES = "3 for three days from today, 60-90 for a day between, 7! to make 7 days the interval too"


class DuePrompt(QDialog):
    """``chosen`` carries what was typed, once it can be read."""

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.line = QLineEdit("1", self)
        self.line.setMinimumWidth(420)
        told, self._hint = QLabel(ASKED, self), QLabel(EXAMPLES, self)
        told.setBuddy(self.line)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.line.setAccessibleName(ASKED)
        self.line.setAccessibleDescription(EXAMPLES)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.confirm = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.confirm.setText("Set due date")
        self.line.textChanged.connect(self._look)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for each in (told, self.line, self._hint, buttons):
            column.addWidget(each)
        self.line.selectAll()
        self.line.setFocus()

    def _look(self, text: str) -> None:
        """Only what can be read can be confirmed."""
        try:
            parse_due(text)
        except BadInput:
            self.confirm.setEnabled(False)
        else:
            self.confirm.setEnabled(True)

    def _choose(self) -> None:
        self.chosen.emit(self.line.text())
        self.accept()
