"""The ways to see several answers at once: side by side, or as what they agree on."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtWidgets import QStackedLayout, QWidget

from trainer.core.compare import align
from trainer.core.key_point import KeyPoint
from trainer.services.study import Question
from trainer.ui.theme import Theme
from trainer.ui.widgets.answer_pages import answer_pages
from trainer.ui.widgets.side_by_side import SideBySide


class Look(Enum):
    """How the answers of a card are shown."""

    ONE_BY_ONE = "one by one"
    SIDE_BY_SIDE = "side by side"


class ComparedAnswers(QWidget):
    """Every look but one by one; what is not looked at is not worked out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side_by_side = SideBySide(theme, self)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.side_by_side)

    def show_answers(self, question: Question) -> None:
        """Compare a card's answers."""
        pages = answer_pages(question)
        comparison = align([page.markdown for page in pages])
        self.side_by_side.show_pages(pages, comparison)

    def show_point(self, points: Sequence[KeyPoint], row: int) -> None:
        """Show where the answers mention the point in this row."""
        self.side_by_side.show_point(points, row)

    def step(self, by: int) -> None:
        """Go on to another answer."""
        self.side_by_side.step(by)

    def focus(self) -> None:
        """Where keys scroll."""
        self.side_by_side.focus()

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.side_by_side.show_theme(theme)

    def show_text_size(self, text_size: int) -> None:
        """The answers in another size (pixels)."""
        self.side_by_side.show_text_size(text_size)
