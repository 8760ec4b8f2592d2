"""The form to write a card: question, answers, topic, tags.  Plain; it neither loads nor saves."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trainer.core.card import Completeness
from trainer.services.library import Draft
from trainer.services.rows import AnswerRow, CardRow
from trainer.ui.theme import Theme, reading_font
from trainer.ui.widgets.answer_editor import AnswerEditor
from trainer.ui.widgets.tag_line import TagLine
from trainer.ui.widgets.topic_line import TopicLine

NEW_ANSWER = AnswerRow(0, None, "", None, Completeness.COMPLETE)
QUESTION_LINES = 3


class CardForm(QWidget):
    """``save_requested`` and ``cancel_requested`` come from its buttons, ``edited`` from every change."""

    save_requested = Signal()
    cancel_requested = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, save_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = QPlainTextEdit(self)
        self.question.setAccessibleName("Question")
        self.question.setTabChangesFocus(True)
        self.restore = QPushButton("Restore shipped question", self)
        self.restore.clicked.connect(self._restore)
        self.answers = AnswerEditor(theme, self)
        self.topic = TopicLine(self)
        self.tags = TagLine(self)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.save = QPushButton(save_title, self)
        self.save.setObjectName("form.save")
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(self.save_requested)
        self.cancel = QPushButton("Cancel", self)
        self.cancel.setObjectName("form.cancel")
        self.cancel.clicked.connect(self.cancel_requested)
        for button in (self.save, self.cancel, self.restore):
            button.setAutoDefault(False)
        self._ends = QHBoxLayout()
        self._lay_out()
        for changed in (self.question.textChanged, self.topic.textChanged, self.tags.textChanged):
            changed.connect(self._note_edit)
        self.answers.edited.connect(self._note_edit)
        self._shipped: str | None = None
        self._kept = Draft("", ())
        self.clear()

    def offer(self, topics: Iterable[str], tags: Callable[[], Iterable[str]]) -> None:
        """Complete from these topics, and from these tags once the learner gets there."""
        self.topic.offer(topics)
        self.tags.offer(tags)

    def load(self, card: CardRow, topic: str, titles: Mapping[int, str]) -> None:
        """Edit a card; ``titles`` names documents by row id."""
        own = any(answer.document is None for answer in card.answers)
        self._shipped = card.question if any(answer.document for answer in card.answers) else None
        self.question.setPlainText(card.shown_question)
        self.answers.show_answers(card.answers if own else (*card.answers, NEW_ANSWER), titles)
        self.topic.setText(topic)
        self.tags.setText(" ".join(card.tags))
        self._keep()

    def clear(self) -> None:
        """Write another new card: question and answer are emptied, topic and tags stay."""
        self._shipped = None
        self.question.clear()
        self.answers.show_answers([NEW_ANSWER], {})
        self._keep()

    def add_button(self, button: QPushButton) -> None:
        """One more way on, beside the other buttons."""
        self._ends.insertWidget(0, button)

    def draft(self) -> Draft:
        """The card as it is written now."""
        return Draft(
            self.question.toPlainText(), self.answers.answers(), self.topic.topic(), self.tags.text().strip()
        )

    def is_edited(self) -> bool:
        """Whether anything differs from what was loaded."""
        return self.draft() != self._kept

    def show_error(self, sentence: str) -> None:
        """Say what prevents saving, next to the button; the texts stay."""
        self.error.setText(sentence)
        self.error.setAccessibleName(sentence)

    def show_theme(self, theme: Theme) -> None:
        """The preview in the theme's colours."""
        self.answers.show_theme(theme)

    def show_text_size(self, text_size: int) -> None:
        """Question and answers in another size (pixels)."""
        self.question.setFont(reading_font(text_size))
        self.question.setFixedHeight(self.question.fontMetrics().lineSpacing() * QUESTION_LINES + 20)
        self.answers.show_text_size(text_size)

    def _keep(self) -> None:
        self._kept = self.draft()
        self._note_edit()

    def _restore(self) -> None:
        cursor = self.question.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._shipped or "")
        self.question.setFocus()

    def _note_edit(self) -> None:
        self.show_error("")
        shipped = self._shipped
        self.restore.setVisible(shipped is not None and self.question.toPlainText().strip() != shipped)
        self.edited.emit()

    def _lay_out(self) -> None:
        question, answer = QLabel("Question", self), QLabel("Answer", self)
        question.setBuddy(self.question)
        answer.setBuddy(self.answers.source)
        top = QHBoxLayout()
        top.addWidget(question)
        top.addStretch(1)
        top.addWidget(self.restore)
        places = QGridLayout()
        places.setHorizontalSpacing(16)
        places.setVerticalSpacing(8)
        for row, (name, line) in enumerate((("Topic", self.topic), ("Tags", self.tags))):
            label = QLabel(name, self)
            label.setBuddy(line)
            places.addWidget(label, row, 0)
            places.addWidget(line, row, 1)
        self._ends.addWidget(self.error, 1)
        self._ends.addWidget(self.cancel)
        self._ends.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.question)
        column.addSpacing(6)
        column.addWidget(answer)
        column.addWidget(self.answers, 1)
        column.addLayout(places)
        column.addSpacing(6)
        column.addLayout(self._ends)
