"""The ways to see several answers at once: side by side, or as what they agree on."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtWidgets import QStackedLayout, QWidget

from trainer.core.agreement import as_markdown
from trainer.core.compare import align
from trainer.core.key_point import KeyPoint
from trainer.services.study import Question
from trainer.ui.theme import Theme
from trainer.ui.widgets.answer_pages import AnswerPage, answer_pages
from trainer.ui.widgets.markdown_view import MarkdownView
from trainer.ui.widgets.side_by_side import SideBySide


class Look(Enum):
    """How the answers of a card are shown."""

    ONE_BY_ONE = "one by one"
    SIDE_BY_SIDE = "side by side"
    AGREEMENT = "what they agree on"


class ComparedAnswers(QWidget):
    """Every look but one by one; what is not looked at is not worked out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side_by_side = SideBySide(theme, self)
        self.agreement = MarkdownView(theme, self)
        self.agreement.below = True
        self.agreement.setAccessibleName("What the answers agree on, and what only one of them says")
        self._summary = ""
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.side_by_side)
        self._pages.addWidget(self.agreement)

    def show_answers(self, question: Question, look: Look, points: Sequence[KeyPoint] = ()) -> None:
        """Compare a card's answers; what makes one of its key ``points`` is alike in any words."""
        pages = answer_pages(question)
        comparison = align([page.markdown for page in pages], points)
        if look is Look.AGREEMENT:
            self._summary = as_markdown(comparison, [page.title for page in pages])
            self.agreement.show_markdown(self._summary)
            self._pages.setCurrentWidget(self.agreement)
        else:
            self.side_by_side.show_pages(pages, comparison)
            self._pages.setCurrentWidget(self.side_by_side)

    def show_point(self, points: Sequence[KeyPoint], row: int) -> None:
        """Show where the answers mention the point in this row."""
        if self._is_side_by_side:
            self.side_by_side.show_point(points, row)

    def step(self, by: int) -> None:
        """Go on to another answer."""
        if self._is_side_by_side:
            self.side_by_side.step(by)

    def focus(self) -> None:
        """Where keys scroll."""
        if self._is_side_by_side:
            self.side_by_side.focus()
        else:
            self.agreement.setFocus()

    @property
    def in_front(self) -> AnswerPage | None:
        """The answer in the column with the focus; ``None`` where there is none."""
        return self.side_by_side.in_front if self._is_side_by_side else None

    @property
    def summary(self) -> str:
        """What the answers agree on as Markdown; empty where something else is shown."""
        return "" if self._is_side_by_side else self._summary

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.side_by_side.show_theme(theme)
        self.agreement.show_theme(theme)

    def show_text_size(self, text_size: int) -> None:
        """The answers in another size (pixels)."""
        self.side_by_side.show_text_size(text_size)
        self.agreement.set_text_size(text_size)

    @property
    def _is_side_by_side(self) -> bool:
        return self._pages.currentWidget() is self.side_by_side
