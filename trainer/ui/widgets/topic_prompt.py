"""Asks for a topic."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from trainer.ui.widgets.topic_line import TopicLine


class TopicPrompt(QDialog):
    """``chosen`` carries the path that was typed or picked; a topic that does not exist is one to make."""

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        topics: Iterable[str],
        parent: QWidget | None = None,
        told: str = "Topic (type part of a name to find it, or a new one to make it)",
        *,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.line = TopicLine(self)
        self.line.offer(topics)
        self.line.setMinimumWidth(420)
        label = QLabel(told, self)
        label.setBuddy(self.line)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.confirm = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.confirm.setText("Move")
        self.confirm.setEnabled(may_be_empty)
        self.line.textChanged.connect(
            lambda _: self.confirm.setEnabled(may_be_empty or bool(self.line.topic()))
        )
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label)
        column.addWidget(self.line)
        column.addWidget(buttons)
        self.line.setFocus()

    def _choose(self) -> None:
        self.chosen.emit(self.line.topic())
        self.accept()
