"""The undo list: every step by name, the newest on top; back or forth to any of them."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trainer.core.markup import to_text
from trainer.core.wording import count_of
from trainer.services import history
from trainer.services.rows import HistoryStep
from trainer.ui.session import Session

NOTHING = "Nothing was done yet that could be undone."
LONGEST_QUESTION = 70


class HistoryDialog(QDialog):
    """Follows every change while it is open; Enter goes to the chosen step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[HistoryStep] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Undo list")
        self.resize(680, 560)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Steps, the newest first")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._name_button)
        self.list.itemActivated.connect(lambda _: self.go())
        self._empty = QLabel(NOTHING, self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.go)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(buttons)
        session.changed.connect(self.refresh)
        self.refresh()
        self.list.setFocus()

    def refresh(self, *_change: object) -> None:
        """Look at the steps again; the chosen place stays."""
        row = max(self.list.currentRow(), 0)
        self._steps = self._session.ask(history.steps)
        self.list.clear()
        for step in self._steps:
            self._add(step)
        self.list.setVisible(bool(self._steps))
        self._empty.setVisible(not self._steps)
        self.list.setCurrentRow(min(row, len(self._steps) - 1))
        self._name_button(self.list.currentRow())

    def go(self) -> None:
        """Undo down to the chosen step, itself included; or redo up to it."""
        row = self.list.currentRow()
        if row < 0:
            return
        turn = self._session.redo if self._steps[row].undone else self._session.undo
        self._session.changed.disconnect(self.refresh)
        for _ in range(self._distance(row)):
            if turn() is None:
                break
        self._session.changed.connect(self.refresh)
        self.refresh()

    def _distance(self, row: int) -> int:
        """How many steps it takes to turn the one in this row."""
        undone = sum(step.undone for step in self._steps)
        return undone - row if self._steps[row].undone else row - undone + 1

    def _name_button(self, row: int) -> None:
        self.button.setEnabled(row >= 0)
        if row < 0:
            self.button.setText("Undo")
            return
        verb = "Redo" if self._steps[row].undone else "Undo"
        distance = self._distance(row)
        self.button.setText(verb if distance == 1 else f"{verb} {count_of(distance, 'step')}")

    def _add(self, step: HistoryStep) -> None:
        zone = self._session.workspace.calendar.zone
        at = datetime.fromtimestamp(step.at_ms / 1000, UTC).astimezone(zone)
        question = " ".join(to_text(step.question).split())
        if len(question) > LONGEST_QUESTION:
            question = f"{question[:LONGEST_QUESTION]}…"
        parts = [f"{at:%Y-%m-%d %H:%M}", step.label, question, "undone" if step.undone else ""]
        item = QListWidgetItem("   ".join(part for part in parts if part), self.list)
        font = item.font()
        font.setItalic(step.undone)
        item.setFont(font)
