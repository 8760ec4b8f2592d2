"""The question, large, with its topic above it and what this card is below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from trainer.core.markup import to_html, to_text
from trainer.services.study import Question
from trainer.ui.widgets.card_badges import CardBadges

LARGER = 1.5
"""The question's size, times the text size."""
INSET = 10
"""Pixels left of the words, the same as left of the answer's."""
MOST_OF_WINDOW = 0.35
"""The share of the window's height a long question may take; beyond it scrolls."""


class QuestionHeader(QWidget):
    """Topic, question and kind of one card."""

    def __init__(self, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topic = _label(self, "small")
        self.badges = CardBadges(self)
        self._words = _label(self, "question")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._kind = _label(self, "muted")
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._words)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 0, INSET, 0)
        column.setSpacing(6)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self._topic, 1)
        above.addWidget(self.badges)
        column.addLayout(above)
        for each in (self._scroll, self._kind):
            column.addWidget(each)
        self.show_text_size(text_size)

    @property
    def text(self) -> str:
        """The question in plain words."""
        return self._words.accessibleName()

    @property
    def kind(self) -> str:
        """What the card is."""
        return self._kind.text()

    def show_question(self, question: Question, *, announce: bool) -> None:
        """Show a card's question; ``announce`` has a screen reader say it."""
        words = question.card.shown_question
        plain = to_text(words).strip() or words
        self._topic.setText(" › ".join(question.topic) or "No topic")
        self._words.setText(to_html(words))
        self._words.setAccessibleName(plain)
        self._kind.setText(kind_line(question))
        self._fit()
        if announce:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, f"{self._kind.text()}. {plain}")
            )

    def show_text_size(self, text_size: int) -> None:
        """The question in a size that goes with the text size (pixels)."""
        self._words.setStyleSheet(f"font-size: {round(text_size * LARGER)}px; font-weight: 600;")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower question is higher."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the width is known."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the question; beyond its share of the window it scrolls, by keyboard too."""
        if not self.isVisible():
            self._scroll.setFixedHeight(0)  # a guess would make the window grow
            return
        self._words.ensurePolished()
        wanted = max(self._words.heightForWidth(self.width() - 2 * INSET), 0)
        most = round(self.window().height() * MOST_OF_WINDOW)
        self._scroll.setFixedHeight(min(wanted, most))
        scrolls = Qt.FocusPolicy.TabFocus if wanted > most else Qt.FocusPolicy.NoFocus
        self._scroll.setFocusPolicy(scrolls)


def kind_line(question: Question) -> str:
    """``Question 3 · New · asks nearly the same as questions 18 and 40``."""
    number = question.card.number
    parts = [] if number is None else [f"Question {number}"]
    parts.append(question.kind)
    if question.twins:
        parts.append(f"asks nearly the same as {_numbers(question.twins)}")
    return " · ".join(parts)


def _numbers(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"question {numbers[0]}"
    return f"questions {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
