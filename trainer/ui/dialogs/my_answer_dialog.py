"""Write one's own answer to a card: Markdown on the left, how it will look on the right."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from trainer.core.errors import TrainerError
from trainer.core.markup import to_text
from trainer.services import library, own_answer, recall
from trainer.services.rows import AnswerRow
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.answer_editor import AnswerEditor
from trainer.ui.widgets.card_form import NEW_ANSWER

UNSAVED = "Your answer is not saved. Cancel again to leave without it."
FROM_DRAFT = "This is what you typed last. Save keeps it among the answers."
EMPTY_TAKES_AWAY = "Save an empty text to take the answer away."


class MyAnswerDialog(QDialog):
    """Begins with the learner's answer, else with what was typed for the card; closing unsaved takes a second time."""

    def __init__(self, session: Session, theme: Theme, card: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._card, self._warned = session, card, False
        self._answer: AnswerRow = NEW_ANSWER
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("My answer")
        self.resize(1000, 620)
        self.question, self.told = QLabel(self), QLabel(self)
        self.editor = AnswerEditor(theme, self)
        self.editor.show_text_size(session.settings.text_size)
        self.save_button, self.cancel = QPushButton("Save", self), QPushButton("Cancel", self)
        self._lay_out()
        self._load()
        self.editor.edited.connect(self._forget_warning)
        self.save_button.clicked.connect(self.save)
        self.cancel.clicked.connect(self.reject)
        self.editor.source.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.source.setFocus()

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be done here, by command id."""
        return {"form.save": self.save, "form.cancel": self.reject}

    def save(self) -> None:
        """Keep the answer and close; what cannot be kept stays as it is."""
        if not self._is_edited() and self._answer.id:
            self.accept()
            return
        try:
            change = self._session.ask(own_answer.write, self._card, self._answer.id or None, self._written())
        except TrainerError as error:
            self._tell(str(error), "error")
            return
        self._session.tell(change)
        self.accept()

    def reject(self) -> None:
        """Close; the first time with unsaved changes only say so."""
        if self._is_edited() and not self._warned:
            self._warned = True
            self._tell(UNSAVED, "error")
        else:
            super().reject()

    def _load(self) -> None:
        try:
            card = self._session.ask(library.card, self._card)
        except TrainerError as error:
            self._tell(str(error), "error")
            self.save_button.setEnabled(False)
            return
        self.question.setText(" ".join(to_text(card.shown_question).split()))
        own = own_answer.own_answers(card)
        draft = "" if own else self._session.ask(recall.draft, self._card)
        self._answer = own[0] if own else NEW_ANSWER
        self.editor.show_answers([self._answer if own else replace(NEW_ANSWER, text=draft)], {})
        self._tell(EMPTY_TAKES_AWAY if own else FROM_DRAFT if draft else "", "muted")

    def _written(self) -> str:
        [(_, text)] = self.editor.answers()
        return text

    def _is_edited(self) -> bool:
        kept = self._answer.text if self._answer.edited is None else self._answer.edited
        return self._written().strip() != kept.strip()

    def _forget_warning(self) -> None:
        self._warned = False
        self._tell("", "muted")

    def _tell(self, sentence: str, role: str) -> None:
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def _lay_out(self) -> None:
        self.question.setProperty("role", "heading")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.question, self.told):
            label.setWordWrap(True)
        self.save_button.setProperty("role", "primary")
        self.save_button.setObjectName("form.save")
        self.cancel.setObjectName("form.cancel")
        ends = QHBoxLayout()
        ends.addWidget(self.told, 1)
        for button in (self.cancel, self.save_button):
            button.setAutoDefault(False)
            ends.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.question)
        column.addWidget(self.editor, 1)
        column.addLayout(ends)
