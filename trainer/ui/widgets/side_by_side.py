"""The answers to a card next to each other, as many as fit; what they share is dimmed, what one alone says marked."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.core.compare import Comparison, align_points
from trainer.core.key_point import KeyPoint
from trainer.ui.theme import Theme
from trainer.ui.widgets.answer_pages import AnswerPage
from trainer.ui.widgets.compared_answer import ComparedAnswer
from trainer.ui.widgets.question_header import INSET

NARROWEST = 230
"""Pixels that a column has at least; so five stand side by side on a screen of 1920."""
GAP = 16
LEGEND = "Dimmed: other answers say it too. Underlined: only said here."


class SideBySide(QWidget):
    """Shows the answers there are; those that are missing are named above.

    Where not all fit, ``step`` moves on by one.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: tuple[AnswerPage, ...] = ()
        self._first, self._text_size = 0, 0
        self.columns: list[ComparedAnswer] = []
        self.note = QLabel(self)
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.note.setIndent(INSET)
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.note)
        column.addLayout(self._row, 1)

    def show_pages(self, pages: Sequence[AnswerPage], comparison: Comparison) -> None:
        """Show the pages; ``comparison`` is of their Markdown, in the same order.  The same answers stay in place."""
        if [each.answer for each in pages] != [each.answer for each in self._pages]:
            self._first = 0
        self._pages = tuple(pages)
        while len(self.columns) < len(pages):
            self._add_column()
        self._fit()
        for place, page in enumerate(pages):
            if not page.is_missing:
                self.columns[place].show_answer(page, comparison.answers[place])

    def show_point(self, points: Sequence[KeyPoint], row: int) -> int:
        """Highlight where every answer mentions the point in this row (-1: none); how many mention it."""
        answering = [self.columns[place] for place in self._answering]
        if not 0 <= row < len(points):
            for each in answering:
                each.text.show_spans(())
            return 0
        found = align_points([each.text.plain_text for each in answering], points)[row]
        for each, spans in zip(answering, found.places, strict=True):
            each.text.show_spans([(span.start, span.end) for span in spans])
        return sum(map(bool, found.places))

    def step(self, by: int) -> None:
        """Go on to answers that do not fit, or to the next column where all do."""
        answering = self._answering
        if not answering:
            return
        shown = self._shown
        if len(shown) < len(answering):
            self._first = min(max(self._first + by, 0), len(answering) - len(shown))
            self._fit()
            shown = self._shown
            self.columns[shown[-1 if by > 0 else 0]].text.setFocus()
            return
        focused = next((at for at, place in enumerate(shown) if self.columns[place].text.hasFocus()), -by)
        self.columns[shown[(focused + by) % len(shown)]].text.setFocus()

    def focus(self) -> None:
        """Where keys scroll: the column they are in already, else the first."""
        if self._shown and self.in_front is None:
            self.columns[self._shown[0]].text.setFocus()

    @property
    def in_front(self) -> AnswerPage | None:
        """The answer whose column has the focus; ``None`` where none has."""
        focused = (place for place in self._shown if self.columns[place].text.hasFocus())
        return next((self._pages[place] for place in focused), None)

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for each in self.columns:
            each.show_theme(theme)

    def show_text_size(self, text_size: int) -> None:
        """The answers in another size (pixels)."""
        self._text_size = text_size
        for each in self.columns:
            each.text.set_text_size(text_size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _answering(self) -> list[int]:
        """The places of the pages that have something to read."""
        return [place for place, page in enumerate(self._pages) if not page.is_missing]

    @property
    def _shown(self) -> list[int]:
        fitting = max((self.width() + GAP) // (NARROWEST + GAP), 1)
        answering = self._answering
        first = min(self._first, max(len(answering) - fitting, 0))
        return answering[first : first + fitting]

    def _fit(self) -> None:
        shown = self._shown
        for place, each in enumerate(self.columns):
            each.setVisible(place in shown)
        self.note.setText(self._told(len(shown)))

    def _told(self, shown: int) -> str:
        answering = len(self._answering)
        missing = [page.title for page in self._pages if page.is_missing]
        parts = [LEGEND if answering > 1 else "There is one answer only: nothing to compare it with."]
        if missing:
            parts.append(f"No answer in: {', '.join(missing)}.")
        if shown < answering:
            first = min(self._first, answering - shown)
            parts.append(f"Answers {first + 1} to {first + shown} of {answering}: [ and ] show the others.")
        return " ".join(parts)

    def _add_column(self) -> None:
        added = ComparedAnswer(self._theme, self)
        added.show_theme(self._theme)
        if self._text_size:
            added.text.set_text_size(self._text_size)
        self._row.addWidget(added, 1)
        self.columns.append(added)
