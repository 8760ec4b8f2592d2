"""The ways on where there are no cards: bring documents in, or write a card."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class FirstSteps(QWidget):
    """``wanted`` carries the id of the command to carry out."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bring = self._button("Import…", "file.import")
        self.bring.setProperty("role", "primary")
        self.write = self._button("Add a card", "view.add")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for button in (self.bring, self.write):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setFocusProxy(self.bring)

    def _button(self, words: str, command: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(command)
        button.clicked.connect(lambda: self.wanted.emit(command))
        return button
