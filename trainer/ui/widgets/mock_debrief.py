"""The debrief of a mock interview: each question with its key points, your words, and the answers of the documents."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trainer.core.event import Rating
from trainer.core.markup import to_html, to_text
from trainer.core.mock_interview import Debrief
from trainer.core.wording import RATING_WORDS, count_of, show_clock, show_share
from trainer.services.mock_sitting import Given
from trainer.services.study import Question
from trainer.ui.theme import Theme
from trainer.ui.widgets.answer_tabs import AnswerTabs
from trainer.ui.widgets.key_point_list import KeyPointList

NO_POINTS = "This card has no key points; judge it by the answers."
LIST_HEIGHT = 150
"""Pixels that the questions take at least."""
WEAKEST = 3
"""So many subjects are named."""


class MockDebrief(QWidget):
    """``chosen`` carries the place of a question whose answers are wanted.

    ``counted`` asks to let the answers count with ``ratings``, ``resumed`` to go on with the questions that are left.
    """

    chosen = Signal(int)
    counted = Signal()
    resumed = Signal()
    again = Signal()
    left = Signal()

    def __init__(self, theme: Theme, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text_size = theme, text_size
        self._points: list[KeyPointList] = []
        self._ratings: list[QComboBox] = []
        self.title, self.told, self.question = QLabel(self), QLabel(self), QLabel(self)
        self.questions = QListWidget(self)
        self.points, self.rating = QStackedWidget(self), QStackedWidget(self)
        self.answers = AnswerTabs(theme, self)
        self.count = QPushButton("Let them count as reviews", self)
        self.resume = QPushButton("Go on with the interview", self)
        self.another = QPushButton("Another interview", self)
        self.today = QPushButton("Today", self)
        self._arrange()

    @property
    def ratings(self) -> list[Rating]:
        """The ratings chosen for the questions, in order."""
        return [Rating(each.currentData()) for each in self._ratings]

    def ticked(self, place: int) -> tuple[str, ...]:
        """The key points ticked for a question."""
        return self._points[place].ticked

    def show_given(self, given: Sequence[Given], told: Debrief, *, as_reviews: bool, seed: int) -> None:
        """Show the answers afresh, the first in front."""
        for pages in (self.points, self.rating):
            while (page := pages.widget(0)) is not None:
                pages.removeWidget(page)
                page.deleteLater()
        self._points, self._ratings = [], []
        for each in given:
            self._add(each)
        self.rating.setVisible(as_reviews and bool(given))
        self.count.setVisible(as_reviews and bool(given))
        self.answers.setVisible(bool(given))
        self.points.setVisible(bool(given))
        self.questions.clear()
        for each in given:
            QListWidgetItem(_line(each), self.questions)
        self.show_numbers(given, told, seed)
        if given:
            self.questions.setCurrentRow(0)

    def show_numbers(self, given: Sequence[Given], told: Debrief, seed: int) -> None:
        """What the ticks add up to."""
        self.title.setText(headline(told))
        self.told.setText("\n".join(_sentences(told, seed)))
        for row, each in enumerate(given):
            self.questions.item(row).setText(_line(each))

    def show_answers(self, question: Question | None) -> None:
        """What the documents say to the question in front; ``None`` where the card is gone."""
        self.question.setText("" if question is None else to_html(question.card.shown_question))
        self.answers.setVisible(question is not None)
        if question is not None:
            self.answers.show_answers(question, keep=False)

    def rate(self, rating: Rating) -> None:
        """Choose a rating for the question in front."""
        place = self.questions.currentRow()
        if 0 <= place < len(self._ratings) and not self.rating.isHidden():
            box = self._ratings[place]
            box.setCurrentIndex(box.findData(rating.value))

    def take_points(self) -> None:
        """Go to the key points of the question in front."""
        if 0 <= (place := self.questions.currentRow()) < len(self._points):
            self._points[place].take_focus()

    def toggle_point(self) -> bool:
        """Tick or untick the key point the keyboard is on, if it is on one."""
        for each in self._points:
            if each.points.hasFocus():
                each.toggle_current()
                return True
        return False

    def focus(self) -> None:
        """Where keys work."""
        (self.questions if self._points else self.today).setFocus()

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.answers.show_theme(theme)
        for each in self._points:
            each.show_theme(theme)

    def show_text_size(self, text_size: int) -> None:
        """Words in another size (pixels)."""
        self._text_size = text_size
        self.answers.show_text_size(text_size)
        for each in self._points:
            each.show_text_size(text_size)

    def _add(self, given: Given) -> None:
        points = KeyPointList(self._theme, self)
        points.show_text_size(self._text_size)
        points.show_points(given.posed.points, given.posed.documents)
        if given.found is not None and given.text and given.posed.points:
            points.show_recall(given.text, given.found)
        if not given.posed.points:
            points.setEnabled(False)
            points.setToolTip(NO_POINTS)
        self._points.append(points)
        self.points.addWidget(points)
        box = QComboBox(self)
        box.setAccessibleName("Rating to count it with")
        for rating, (name, meaning) in RATING_WORDS.items():
            box.addItem(f"{name} · {meaning}", rating.value)
        box.setCurrentIndex(box.findData(given.suggested.value))
        self._ratings.append(box)
        self.rating.addWidget(box)

    def _show_question(self, row: int) -> None:
        if row < 0:
            return
        for pages in (self.points, self.rating):
            pages.setCurrentIndex(row)
        self.chosen.emit(row)

    def _arrange(self) -> None:
        self.title.setProperty("role", "title")
        self.told.setProperty("role", "muted")
        self.question.setProperty("role", "heading")
        for words in (self.title, self.told, self.question):
            words.setWordWrap(True)
        self.questions.setAccessibleName("Questions of the interview")
        self.questions.setMinimumHeight(LIST_HEIGHT)
        self.questions.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.questions.currentRowChanged.connect(self._show_question)
        self.count.setProperty("role", "primary")
        self.count.setObjectName("mock.count")
        for button, signal in (
            (self.count, self.counted),
            (self.resume, self.resumed),
            (self.another, self.again),
            (self.today, self.left),
        ):
            button.clicked.connect(signal)
        self.rating.setMaximumHeight(40)
        yours = QVBoxLayout()
        yours.setSpacing(10)
        yours.addWidget(self.questions, 2)
        yours.addWidget(self.rating)
        yours.addWidget(self.points, 3)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(yours, 4)
        theirs = QVBoxLayout()
        theirs.setSpacing(10)
        theirs.addWidget(self.question)
        theirs.addWidget(self.answers, 1)
        body.addLayout(theirs, 5)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.count, self.resume, self.another, self.today):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addLayout(body, 1)
        column.addLayout(buttons)


def headline(told: Debrief) -> str:
    """How many questions, how much of them, how long."""
    if not told.answered:
        return "No question was answered"
    parts = [count_of(len(told.answered), "question"), f"in {show_clock(told.time_ms)}"]
    words = " ".join(parts)
    return words if told.coverage is None else f"{words}, {show_share(told.coverage)} of the key points"


def _sentences(told: Debrief, seed: int) -> list[str]:
    lines = []
    if told.missed:
        lines.append(
            f"{count_of(told.missed, 'key point')} missed. Correct the ticks where you said it otherwise."
        )
    weak = [f"{name} ({show_share(share)})" for name, share in told.weakest if share < 1][:WEAKEST]
    if weak:
        lines.append(f"Weakest: {', '.join(weak)}.")
    return [*lines, f"Seed {seed}: the same number asks the same questions again."]


def _line(given: Given) -> str:
    number = "" if given.posed.number is None else f"{given.posed.number}. "
    words = " ".join(to_text(given.posed.question).split())
    share = "no key points" if given.coverage is None else show_share(given.coverage)
    return f"{share} · {show_clock(given.duration_ms)} · {number}{words}"
