"""A card to read: where it is, its question, and its answers in tabs, side by side, or as what they agree on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.core.key_point import KeyPoint
from trainer.core.markup import to_text
from trainer.services.study import Question
from trainer.ui.theme import Theme, reading_font
from trainer.ui.widgets.answer_pages import AnswerPage, answer_pages
from trainer.ui.widgets.answer_tab_bar import AnswerTabBar
from trainer.ui.widgets.compared_answers import ComparedAnswers, Look
from trainer.ui.widgets.found_words import mark_words, show_first_mark
from trainer.ui.widgets.markdown_view import MEASURE, MarkdownView
from trainer.ui.widgets.printed_card import PrintedCard, printed
from trainer.ui.widgets.question_header import kind_line

NOTHING = "Choose a card to read it here."
NO_ANSWER = "This card has no answer yet. Edit it to write one."
BESIDE_TEXT = 28
"""Pixels for margins and the scroll bar."""


class CardPreview(QWidget):
    """Shows one card, or says that none is chosen; the same document stays in front from card to card."""

    def __init__(self, theme: Theme, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[AnswerPage, ...] = ()
        self._points: tuple[KeyPoint, ...] = ()
        self._words: tuple[str, ...] = ()
        self._question: Question | None = None
        self._look = Look.ONE_BY_ONE
        self._found = QColor(theme.accent_soft)
        self.place, self.question, self.note = QLabel(self), QLabel(self), QLabel(self)
        self.tabs = AnswerTabBar(self)
        self.tabs.answer_chosen.connect(self._show_page)
        self.answer = MarkdownView(theme, self)
        self.compared = ComparedAnswers(theme, self)
        self._lay_out()
        self.show_text_size(text_size)
        self.show_question(None)

    def show_question(self, question: Question | None, points: Sequence[KeyPoint] = ()) -> None:
        """Show a card, or that none is chosen; several of its answers are compared by its key points too."""
        self._question, self._points = question, tuple(points)
        self._pages = answer_pages(question) if question else ()
        self.question.setText(to_text(question.card.shown_question) if question else "")
        if question:
            self.place.setText(f"{' › '.join(question.topic) or 'No topic'} · {kind_line(question)}")
        self.place.setVisible(question is not None)
        self.question.setVisible(question is not None)
        self.note.setText(NO_ANSWER if question else NOTHING)
        self.note.setVisible(not self._pages)
        self.tabs.show_answers([(page.title, page.label) for page in self._pages])
        self._show_look()

    @property
    def look(self) -> Look:
        """How the answers are shown."""
        return self._look

    def switch(self, look: Look) -> None:
        """Show the answers in this way, or one by one again; it stays so from card to card."""
        self._look = Look.ONE_BY_ONE if self._look is look else look
        self._show_look()

    @property
    def printed(self) -> PrintedCard | None:
        """What is seen, for paper; ``None`` where no card is chosen."""
        if self._question is None:
            return None
        in_front = self._pages[self.tabs.currentIndex()] if self._pages else None
        return printed(self._question, self._look, in_front, self._points)

    def step(self, by: int) -> None:
        """Go to another answer; after the last comes the first."""
        if self._look is not Look.ONE_BY_ONE:
            self.compared.step(by)
        elif self._pages:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self._pages))

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Highlight these words in the answers."""
        self._words = words
        mark_words(self.answer, words, self._found)

    def show_theme(self, theme: Theme) -> None:
        """The answer in the theme's colours."""
        self._found = QColor(theme.accent_soft)
        self.answer.show_theme(theme)
        self.compared.show_theme(theme)
        self.mark_words(self._words)

    def show_text_size(self, text_size: int) -> None:
        """The answer in another size (pixels)."""
        letter = QFontMetricsF(reading_font(text_size)).averageCharWidth()
        self.answer.setMaximumWidth(round(letter * MEASURE) + BESIDE_TEXT)
        self.answer.set_text_size(text_size)
        self.compared.show_text_size(text_size)
        self.mark_words(self._words)

    def _show_look(self) -> None:
        """One answer in its tab, or several over the whole width; what is not looked at is not worked out."""
        single = self._look is Look.ONE_BY_ONE
        some = bool(self._pages)
        for widget in (self.tabs, self.answer):
            widget.setVisible(some and single)
        self.compared.setVisible(some and not single)
        if single and some:
            self._show_page(self.tabs.currentIndex())
        elif some and self._question is not None:
            self.note.hide()
            self.compared.show_answers(self._question, self._look, self._points)

    def _show_page(self, place: int) -> None:
        page = self._pages[place]
        self.note.setText(page.note)
        self.note.setVisible(bool(page.note) and self._look is Look.ONE_BY_ONE)
        self.answer.show_markdown(page.markdown)
        self.answer.setAccessibleName(f"Answer: {page.label}")
        if mark_words(self.answer, self._words, self._found):
            show_first_mark(self.answer)

    def _lay_out(self) -> None:
        self.place.setProperty("role", "small")
        self.question.setProperty("role", "heading")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 0)
        column.setSpacing(6)
        for label in (self.place, self.question, self.note):
            label.setWordWrap(True)
        for widget in (self.place, self.question, self.tabs, self.note):
            column.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self.answer, 1)
        line.addStretch(0)
        column.addLayout(line, 1)
        column.addWidget(self.compared, 1)
        column.addStretch(0)
