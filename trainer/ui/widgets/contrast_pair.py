"""Two questions side by side, a place to say what differs, and what only one of them says."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from trainer.core.markup import to_html, to_text
from trainer.services.contrast import Differences, Pair, Side
from trainer.ui.theme import Theme
from trainer.ui.widgets.answer_box import AnswerBox
from trainer.ui.widgets.markdown_view import MarkdownView

HINT = "What differs? N to type it, or just think, and press Space."
LINES = 8
"""The height of what differs is at least so many times the text size; beyond that the page scrolls."""
NOTHING = "Nothing that the other does not say."


class ContrastPair(QWidget):
    """Shows one pair; ``revealed`` asks for what differs, ``judged`` carries whether they were told apart."""

    revealed = Signal()
    judged = Signal(bool)

    def __init__(self, theme: Theme, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = QLabel(self)
        self.place.setProperty("role", "small")
        self._numbers = (QLabel(self), QLabel(self))
        self._questions = (QLabel(self), QLabel(self))
        self.texts = (MarkdownView(theme, self), MarkdownView(theme, self))
        self.both = QLabel(self)
        self.box = AnswerBox(self)
        self.box.setPlaceholderText(HINT)
        self.box.setAccessibleName("What differs")
        self.show_button = self._button("Show what differs", "drill.reveal", "primary")
        self.mixed_up = self._button("Mixed up", "drill.mixed-up", "")
        self.apart = self._button("Told apart", "drill.apart", "primary")
        self.show_button.clicked.connect(self.revealed)
        self.mixed_up.clicked.connect(lambda: self.judged.emit(False))
        self.apart.clicked.connect(lambda: self.judged.emit(True))
        self._arrange()
        self.show_text_size(text_size)

    @property
    def is_revealed(self) -> bool:
        """Whether it is shown what differs."""
        return self._buttons.currentIndex() == 1

    def ask(self, pair: Pair, place: str) -> None:
        """A pair, what differs hidden; ``place`` says which of how many."""
        self.place.setText(f"{pair.subject} · {place}" if pair.subject else place)
        for number, words, side in zip(self._numbers, self._questions, (pair.one, pair.other), strict=True):
            number.setText("" if side.number is None else f"Question {side.number}")
            words.setText(to_html(side.question))
            words.setAccessibleName(_plain(side))
        self.box.show_text("")
        self.box.show()
        for each in (*self.texts, self.both):
            each.hide()
        self._buttons.setCurrentIndex(0)

    def reveal(self, found: Differences) -> None:
        """Show what only one says and what both say."""
        points = found.points
        for view, only, answer in zip(
            self.texts, (points.only_one, points.only_other), found.answers, strict=True
        ):
            view.show_markdown(_column(only, answer))
            view.show()
        self.both.setText(f"Both say: {' · '.join(points.both)}")
        self.both.setVisible(bool(points.both))
        self.box.setVisible(bool(self.box.toPlainText().strip()))
        self._buttons.setCurrentIndex(1)

    def focus(self) -> None:
        """Where keys work."""
        (self.texts[0] if self.is_revealed else self.show_button).setFocus()

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        for each in self.texts:
            each.show_theme(theme)

    def show_text_size(self, text_size: int) -> None:
        """Words in another size (pixels)."""
        for words in self._questions:
            words.setStyleSheet(f"font-size: {round(text_size * 1.1)}px; font-weight: 600;")
        for each in self.texts:
            each.set_text_size(text_size)
            each.setMinimumHeight(text_size * LINES)
        self.box.show_text_size(text_size)

    def _button(self, words: str, name: str, role: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("role", role)
        button.setStyleSheet("min-height: 36px;")
        return button

    def _arrange(self) -> None:
        page = QWidget(self)
        page.setProperty("surface", "page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        columns = QGridLayout(page)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setHorizontalSpacing(32)
        columns.setVerticalSpacing(6)
        columns.setRowStretch(2, 1)
        for place, name in enumerate(("first", "second")):
            number, words, text = self._numbers[place], self._questions[place], self.texts[place]
            number.setProperty("role", "small")
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setAccessibleName(f"What only the {name} says")
            columns.setColumnStretch(place, 1)
            for line, each in enumerate((number, words, text)):
                columns.addWidget(each, line, place)
        scroll = QScrollArea(self)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.both.setAccessibleName("What both say")
        self.both.setProperty("role", "muted")
        self.both.setWordWrap(True)
        before, after = QWidget(self), QWidget(self)
        self._buttons = QStackedLayout()
        for page, buttons in ((before, (self.show_button,)), (after, (self.mixed_up, self.apart))):
            row = QHBoxLayout(page)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            for button in buttons:
                row.addWidget(button, 1)
            self._buttons.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(self.place)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.both)
        whole.addWidget(self.box)
        whole.addLayout(self._buttons)


def _column(only: tuple[str, ...], answer: str) -> str:
    told = "\n".join(f"- {each}" for each in only) or NOTHING
    rest = f"\n\n**The shortest answer**\n\n{answer}" if answer else ""
    return f"**Only here**\n\n{told}{rest}"


def _plain(side: Side) -> str:
    return to_text(side.question).strip() or side.question
