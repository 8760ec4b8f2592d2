"""The answers to the card being studied: a tab per document, the answer as a page to read."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from trainer.core.compare import align_points
from trainer.core.key_point import KeyPoint
from trainer.core.markup import to_html
from trainer.services.study import Question
from trainer.ui.theme import Theme, reading_font
from trainer.ui.widgets.answer_pages import AnswerPage, answer_pages
from trainer.ui.widgets.answer_tab_bar import AnswerTabBar
from trainer.ui.widgets.markdown_view import MEASURE
from trainer.ui.widgets.question_header import INSET
from trainer.ui.widgets.spotted_text import SpottedText

MENTIONS_SIGN = "•"
"""Before the name of an answer that mentions the chosen key point."""
NOTHING = "This card has no answer yet. Edit it to write one."


class AnswerTabs(QWidget):
    """Shows one answer at a time.

    Begins with the preferred one, else the learner's own, else the first document that answers.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[AnswerPage, ...] = ()
        self._points: tuple[KeyPoint, ...] = ()
        self._row = -1
        self._unread: Iterator[AnswerPage] = iter(())
        self.tabs = AnswerTabBar(self)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.answer_chosen.connect(self._show_page)
        self.note = QLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.setIndent(INSET)
        self.page = SpottedText(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.note)
        column.addWidget(self.page, 1)
        self.show_theme(theme)

    def show_answers(self, question: Question, *, keep: bool) -> None:
        """Show a card's answers; ``keep`` leaves the same tab in front."""
        place = self.tabs.currentIndex()
        self._pages, self._points, self._row = answer_pages(question), (), -1
        self._unread = iter(self._pages)
        front = place if keep and 0 <= place < len(self._pages) else self._first()
        self.tabs.show_answers([(page.title, page.label) for page in self._pages], front)
        for tab, page in enumerate(self._pages):
            self.tabs.setTabToolTip(tab, page.full_label)
        self.tabs.setVisible(len(self._pages) > 1)
        if not self._pages:
            self._show_nothing()

    def read_ahead(self) -> bool:
        """Read one more answer, so that it is there at once when its turn comes; whether there was one."""
        page = next(self._unread, None)
        if page is not None:
            to_html(page.markdown)
        return page is not None

    @property
    def in_front(self) -> AnswerPage | None:
        """The answer that is shown; ``None`` where there is none."""
        return self._pages[self.tabs.currentIndex()] if self._pages else None

    def show_point(self, points: Sequence[KeyPoint], row: int) -> int:
        """Highlight where the answer in front mentions the point in this row (-1: none), and the tabs that do.

        Gives how many answers mention it; whichever comes in front shows it too.
        """
        self._points, self._row = tuple(points), row
        mentioning = {
            place
            for place, page in enumerate(self._pages)
            if not page.is_missing and self._spans(page.markdown)
        }
        for place, page in enumerate(self._pages):
            self.tabs.setTabText(place, label_of_tab(page, mentions=place in mentioning))
        if self._pages:
            self._show_spans()
        return len(mentioning)

    def step(self, by: int) -> None:
        """Go to another answer; after the last comes the first."""
        if self._pages:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self._pages))

    def show_theme(self, theme: Theme) -> None:
        """The answer in the theme's colours; a line beside it shows that keys scroll it."""
        self.page.show_theme(theme)
        self.page.setStyleSheet(
            "QTextBrowser:focus { border-color: transparent; border-radius: 0;"
            f" border-left-color: {theme.accent}; }}"
        )

    def show_text_size(self, text_size: int) -> None:
        """The answer in another size (pixels)."""
        self.page.set_text_size(text_size)
        letter = QFontMetricsF(reading_font(text_size)).averageCharWidth()
        self.page.setMaximumWidth(round(letter * (MEASURE + 4)))

    def _first(self) -> int | None:
        """The place of the answer to begin with; ``None`` where there is none."""
        readable = [at for at, page in enumerate(self._pages) if not page.is_missing]
        preferred = [at for at in readable if self._pages[at].is_preferred]
        return next(iter(preferred or readable or range(len(self._pages))), None)

    def _show_page(self, place: int) -> None:
        page = self._pages[place]
        self.note.setText(page.note)
        self.note.setVisible(bool(page.note))
        self.page.show_markdown(page.markdown)
        self.page.setAccessibleName(f"Answer: {page.full_label}")
        self._show_spans()

    def _show_spans(self) -> None:
        text = self.page.plain_text
        spans = self._spans(text)
        self.page.show_spans(spans)
        words = ", ".join(text[start:end] for start, end in spans)
        self.page.setAccessibleDescription(f"Mentions the key point: {words}" if words else "")

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where a text mentions the chosen point."""
        if not 0 <= self._row < len(self._points):
            return []
        [told] = align_points([text], self._points)[self._row].places
        return [(span.start, span.end) for span in told]

    def _show_nothing(self) -> None:
        self.note.setText(NOTHING)
        self.note.show()
        self.page.show_markdown("")
        self.page.setAccessibleName(NOTHING)


def label_of_tab(page: AnswerPage, *, mentions: bool) -> str:
    """The words for its tab; a sign tells that the answer mentions the chosen key point."""
    return (MENTIONS_SIGN if mentions else "") + page.label.replace("&", "&&")
