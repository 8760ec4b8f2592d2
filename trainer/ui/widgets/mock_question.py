"""One question of a mock interview: the clock, the question, a box to type in or nothing but your own voice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from trainer.core.markup import to_html, to_text
from trainer.services.mock_interview import Posed
from trainer.ui.widgets.answer_box import AnswerBox

TYPED_HINT = "Type what you would say; Ctrl+Enter for the next question."
SPOKEN_HINT = (
    "Say your answer to yourself or aloud; Space when you are done. You mark it yourself at the end."
)
LITTLE_MS = 60_000
"""From here on the clock is shown as a warning."""
MEASURE = 860
"""The widest this page gets, in pixels."""


class MockQuestion(QWidget):
    """``done`` asks for the next question, ``ended`` for the debrief."""

    done = Signal()
    ended = Signal()

    def __init__(self, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self.clock = QLabel(self), QLabel(self)
        self.topic, self.question, self.hint = QLabel(self), QLabel(self), QLabel(self)
        self.box = AnswerBox(self)
        self.next = QPushButton("Next question", self)
        self.end = QPushButton("End the interview", self)
        self._arrange()
        self.show_text_size(text_size)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.box.toPlainText()

    def ask(self, posed: Posed, place: int, length: int, *, spoken: bool) -> None:
        """Ask the question at a place (from 1) of ``length``."""
        self.place.setText(f"Question {place} of {length}")
        self.topic.setText(" › ".join(posed.topic) or "No topic")
        self.question.setText(to_html(posed.question))
        plain = to_text(posed.question).strip() or posed.question
        self.question.setAccessibleName(plain)
        self.box.show_text("")
        self.box.setVisible(not spoken)
        self.hint.setVisible(spoken)
        self.next.setText("Next question" if place < length else "To the debrief")
        if self.isVisible():
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, f"{self.place.text()}. {plain}")
            )

    def show_left(self, left_ms: int) -> None:
        """How much time is left."""
        seconds = max(-(-left_ms // 1000), 0)
        self.clock.setText(f"{seconds // 60}:{seconds % 60:02}")
        role = "error" if left_ms < LITTLE_MS else ""
        if self.clock.property("role") != role:
            self.clock.setProperty("role", role)
            self.clock.style().unpolish(self.clock)
            self.clock.style().polish(self.clock)

    def focus(self) -> None:
        """Where keys work."""
        (self.next if self.box.isHidden() else self.box).setFocus()

    def show_text_size(self, text_size: int) -> None:
        """Words in another size (pixels)."""
        self.question.setStyleSheet(f"font-size: {round(text_size * 1.5)}px; font-weight: 600;")
        self.clock.setStyleSheet(f"font-size: {round(text_size * 1.5)}px;")
        self.box.show_text_size(text_size)
        self.box.setMinimumHeight(text_size * 10)
        self.box.setMaximumHeight(text_size * 30)

    def _arrange(self) -> None:
        self.place.setProperty("role", "muted")
        self.topic.setProperty("role", "small")
        self.hint.setProperty("role", "muted")
        self.hint.setText(SPOKEN_HINT)
        self.clock.setAccessibleName("Time left")
        self.box.setPlaceholderText(TYPED_HINT)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.next.setObjectName("mock.next")
        self.next.setProperty("role", "primary")
        self.end.setObjectName("mock.leave")
        self.next.clicked.connect(self.done)
        self.end.clicked.connect(self.ended)
        for words in (self.question, self.hint):
            words.setWordWrap(True)
        page = QWidget(self)
        page.setMaximumWidth(MEASURE)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        top = QHBoxLayout()
        top.addWidget(self.place)
        top.addStretch(1)
        top.addWidget(self.clock)
        column.addLayout(top)
        for each in (self.topic, self.question, self.hint):
            column.addWidget(each)
        column.addWidget(self.box, 1)
        column.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.next)
        buttons.addWidget(self.end)
        buttons.addStretch(1)
        column.addLayout(buttons)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(page, 1000)
        outer.addStretch(1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
