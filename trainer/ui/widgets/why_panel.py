"""A small panel that tells why a card is asked now and why each rating would give its interval."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from trainer.services.explanation import Explanation

MOST = 240
"""Pixels; beyond it scrolls."""


class WhyPanel(QScrollArea):
    """Hidden until there is something to explain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setMargin(10)
        self._words.setProperty("role", "muted")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self._words)
        self.setWidgetResizable(True)
        self.setMaximumHeight(MOST)
        self.setAccessibleName("Why now, why this interval")
        self.hide()

    @property
    def text(self) -> str:
        """What is told; empty while hidden."""
        return self.accessibleDescription() if not self.isHidden() else ""

    def show_explanation(self, told: Explanation) -> None:
        """Tell it, on the screen and to a screen reader."""
        lines = [" ".join(told.now), *told.intervals.values()]
        ratings = "".join(f"<li>{escape(each)}</li>" for each in told.intervals.values())
        self._words.setText(
            f"<b>Why now</b><br>{escape(lines[0])}<br><b>Why this interval</b>"
            f"<ul style='margin-top: 2px; margin-left: -20px;'>{ratings}</ul>"
        )
        self.setAccessibleDescription("\n".join(lines))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(lines)))
