"""One answer among others: what others say too is dimmed, what only this one says is underlined."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from trainer.core.compare import Sentence
from trainer.core.rendered_places import places
from trainer.core.wording import count_of
from trainer.ui.theme import Theme
from trainer.ui.widgets.answer_pages import AnswerPage
from trainer.ui.widgets.question_header import INSET
from trainer.ui.widgets.spotted_text import SpottedText, selection


class ComparedText(SpottedText):
    """A text whose sentences look shared or not, with the places of a key point on top."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sentences: tuple[Sentence, ...] = ()

    def show_compared(self, markdown: str, sentences: Sequence[Sentence]) -> None:
        """Show an answer and what of it others share."""
        self._sentences = tuple(sentences)
        self.show_markdown(markdown)
        self._mark()

    def set_text_size(self, text_size: int) -> None:
        super().set_text_size(text_size)
        self._mark()

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._mark()

    def _mark(self) -> None:
        mark_sentences(self.document(), self._sentences, self._theme)


def mark_sentences(document: QTextDocument, sentences: Sequence[Sentence], theme: Theme) -> None:
    """Dim what other answers say too, underline what only this one says; lead-ins stay as they are."""
    shared, unique = QTextCharFormat(), QTextCharFormat()
    shared.setForeground(QColor(theme.muted))
    unique.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    unique.setUnderlineColor(QColor(theme.accent))
    found = places(document.toPlainText(), [each.text for each in sentences])
    for sentence, place in zip(sentences, found, strict=True):
        if place is not None and (sentence.shared or not sentence.is_lead_in):
            selection(document, *place).mergeCharFormat(shared if sentence.shared else unique)


class ComparedAnswer(QWidget):
    """A column: whose answer it is, what there is to say about it, the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.told = QLabel(self), QLabel(self)
        for label, role in ((self.title, "heading"), (self.told, "small")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setIndent(INSET)
        self.text = ComparedText(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.text, 1)

    def show_answer(self, page: AnswerPage, sentences: Sequence[Sentence]) -> None:
        """Show an answer and which of its sentences others share."""
        only = [each.text for each in sentences if not each.shared and not each.is_lead_in]
        self.title.setText(page.label)
        self.title.setToolTip(page.full_label)
        shared = sum(each.shared for each in sentences)
        told = f"{count_of(len(sentences), 'sentence')}, {len(only)} only here"
        self.told.setText(f"{page.note} {told}".strip())
        self.text.show_compared(page.markdown, sentences)
        self.text.setAccessibleName(f"Answer: {page.full_label}. {told}")
        self.text.setAccessibleDescription(_description(shared, only))

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.text.show_theme(theme)
        self.text.setStyleSheet(
            "QTextBrowser:focus { border-color: transparent; border-radius: 0;"
            f" border-left-color: {theme.accent}; }}"
        )


def _description(shared: int, only: Sequence[str]) -> str:
    """What the looks tell, in words."""
    told = f"Other answers share {count_of(shared, 'sentence')}. "
    return told + (f"Only this answer says: {' '.join(only)}" if only else "Nothing is said here alone.")
