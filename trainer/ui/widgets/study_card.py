"""One card on its page: what is still to come, the question, the answers, the ratings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from trainer.core.agenda import Counts
from trainer.core.key_point import KeyPoint
from trainer.services.study import Question
from trainer.ui.theme import Theme, reading_font
from trainer.ui.widgets.answer_box import AnswerBox
from trainer.ui.widgets.answer_pages import AnswerPage
from trainer.ui.widgets.answer_tabs import AnswerTabs
from trainer.ui.widgets.compared_answers import ComparedAnswers, Look
from trainer.ui.widgets.counts_label import CountsLabel
from trainer.ui.widgets.help_panel import HelpPanel
from trainer.ui.widgets.key_point_list import KeyPointList
from trainer.ui.widgets.markdown_view import MEASURE as ANSWER_MEASURE
from trainer.ui.widgets.question_header import INSET, QuestionHeader
from trainer.ui.widgets.rating_bar import RatingBar
from trainer.ui.widgets.why_panel import WhyPanel

if TYPE_CHECKING:
    from trainer.ui.widgets.printed_card import PrintedCard

MEASURE = ANSWER_MEASURE + 45
"""The widest the column gets, in characters: an answer and the key points beside it."""
BESIDE = 260
"""Pixels that the key points take beside several answers."""
READING_MS = 20
"""Pause between the steps in which answers are made ready."""
UNBOUNDED = (1 << 24) - 1
"""Qt's own greatest width."""
TOOLS = (
    ("study.undo", "Undo"),
    ("study.edit", "Edit"),
    ("study.bury", "Bury"),
    ("study.suspend", "Suspend"),
    ("study.more", "More"),
)


class StudyCard(QWidget):
    """Shows a question; ``reveal`` shows its answers.

    ``answers_wanted`` comes before the answers of a question are laid out for the first time, ``tool_chosen`` carries
    the command id of a button above.
    """

    answers_wanted = Signal()
    tool_chosen = Signal(str)

    def __init__(self, theme: Theme, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._ready: Question | None = None
        self._points: tuple[KeyPoint, ...] = ()
        self._look = Look.ONE_BY_ONE
        self._widest = UNBOUNDED
        self._column = QWidget(self)
        self.progress = QProgressBar(self)
        self.counts = CountsLabel(theme, self)
        self.clock = QLabel(self)
        self.clock.setProperty("role", "small")
        self.clock.setAccessibleName("Time on this card")
        self.header = QuestionHeader(text_size, self)
        self.why = WhyPanel(self)
        self.box = AnswerBox(self)
        self.answers = AnswerTabs(theme, self)
        self.compared = ComparedAnswers(theme, self)
        self.help = HelpPanel(theme, self)
        self.key_points = KeyPointList(theme, self)
        self.key_points.pointed.connect(self._show_point)
        self.ratings = RatingBar(self)
        self._reading = QTimer(self, singleShot=True, interval=READING_MS)
        self._reading.timeout.connect(self.make_ready)
        self._arrange()
        self.show_text_size(text_size)

    @property
    def is_revealed(self) -> bool:
        """Whether the answers are shown."""
        return self.ratings.is_revealed

    def ask(self, question: Question) -> None:
        """A new question, its answers hidden; they are made ready while it is read."""
        self._question, self._ready = question, None
        self._reading.start()
        self.header.show_question(question, announce=self.isVisible())
        self.why.hide()
        self.ratings.hide_ratings()
        self.key_points.points.setCurrentRow(-1)
        self.key_points.hide()
        self._show_look()

    def compare_by(self, points: Sequence[KeyPoint]) -> None:
        """The key points by which its answers are compared."""
        if self._points != tuple(points):
            self._points = tuple(points)
            self._show_look()

    def renew(self, question: Question) -> None:
        """The same card with fresh words; what is revealed stays so."""
        self._question = question
        self.header.show_question(question, announce=False)
        if self.is_revealed:
            self.answers.show_answers(question, keep=True)
            self._show_look()
            self.ratings.show_ratings(question.intervals)

    def reveal(self) -> None:
        """Show the answers and what each rating would give."""
        if self._question is not None and not self.is_revealed:
            if self._ready is not self._question:
                self._lay_out(self._question)
            self.box.hide()
            self.ratings.show_ratings(self._question.intervals)
            self._show_look()

    def make_ready(self) -> None:
        """Lay out the answer that comes first, then read the others one by one, so that nothing waits for them."""
        if self._question is None or self.is_revealed:
            return
        if self._ready is not self._question:
            self._lay_out(self._question)
            self._reading.start()
        elif self.answers.read_ahead():
            self._reading.start()

    def _lay_out(self, question: Question) -> None:
        self.answers_wanted.emit()
        self._ready = question
        self.answers.show_answers(question, keep=False)

    @property
    def printed(self) -> "PrintedCard | None":
        """What is seen, for paper; ``None`` before the reveal."""
        if self._question is None or not self.is_revealed:
            return None
        from trainer.ui.widgets.printed_card import printed

        return printed(self._question, self._look, self.answers.in_front, self._points)

    @property
    def answer_in_front(self) -> AnswerPage | None:
        """The answer that is read now, of several the one with the focus; ``None`` before the reveal or without."""
        if not self.is_revealed:
            return None
        return self.answers.in_front if self._look is Look.ONE_BY_ONE else self.compared.in_front

    @property
    def summary(self) -> str:
        """What the answers agree on as Markdown, where that is shown; else empty."""
        return self.compared.summary if self.is_revealed and self._look is Look.AGREEMENT else ""

    def switch(self, look: Look) -> None:
        """Show the answers in this way, or one by one again; it stays so from card to card."""
        self._look = Look.ONE_BY_ONE if self._look is look else look
        self._show_look()

    def step(self, by: int) -> None:
        """Go to another answer."""
        (self.answers if self._look is Look.ONE_BY_ONE else self.compared).step(by)

    def offer_typing(self, offered: bool) -> None:
        """Show the box to type an answer, or do without; never beside the answers."""
        self.box.setVisible(offered and not self.is_revealed)

    def show_numbers(self, counts: Counts, done: int, length: int) -> None:
        """What is still to come, and how far ``done`` of ``length`` answers have led."""
        self.counts.show_counts(counts, self._question.schedule.state if self._question else None)
        self.progress.setUpdatesEnabled(False)  # a progress bar paints itself at once, else
        self.progress.setRange(0, max(length, 1))
        self.progress.setValue(done)
        self.progress.setUpdatesEnabled(True)
        self.progress.setAccessibleDescription(f"{done} of {length} done")

    def focus(self) -> None:
        """Where keys work: the answer to scroll, or the button that shows it."""
        if self.is_revealed and self._look is not Look.ONE_BY_ONE:
            self.compared.focus()
        else:
            (self.answers.page if self.is_revealed else self.ratings.reveal_button).setFocus()

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.counts.show_theme(theme)
        self.answers.show_theme(theme)
        self.compared.show_theme(theme)
        self.help.show_theme(theme)
        self.key_points.show_theme(theme)

    def show_text_size(self, text_size: int) -> None:
        """Question and answer in another size (pixels)."""
        self.header.show_text_size(text_size)
        self.answers.show_text_size(text_size)
        self.compared.show_text_size(text_size)
        self.help.set_text_size(text_size)
        self.box.show_text_size(text_size)
        self.key_points.show_text_size(text_size)
        letter = QFontMetricsF(reading_font(text_size)).averageCharWidth()
        self._widest = round(letter * MEASURE)
        self._show_look()

    def _show_look(self) -> None:
        """One answer in a column of reading width, or several over the whole window."""
        single = self._look is Look.ONE_BY_ONE
        self.answers.setVisible(self.is_revealed and single)
        self.compared.setVisible(self.is_revealed and not single)
        self._column.setMaximumWidth(self._widest if single else UNBOUNDED)
        self.key_points.setMaximumWidth(UNBOUNDED if single else BESIDE)
        if self.is_revealed and not single and self._question is not None:
            self.compared.show_answers(self._question, self._look, self._points)
        self._show_point(self.key_points.points.currentRow())

    def _show_point(self, row: int) -> None:
        """Show where the answers mention a key point."""
        if self.is_revealed:
            shown = self.answers if self._look is Look.ONE_BY_ONE else self.compared
            shown.show_point(self.key_points.shown, row)

    def _arrange(self) -> None:
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress through the session")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.progress)
        middle = QHBoxLayout()
        middle.setContentsMargins(24, 12, 24, 20)
        middle.addStretch(1)
        middle.addWidget(self._column, 1000)
        middle.addStretch(1)
        outer.addLayout(middle, 1)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._top_row())
        column.addWidget(self.header)
        column.addWidget(self.why)
        column.addWidget(self.box)
        place = QWidget(self._column)
        body = QHBoxLayout(place)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(24)
        body.addWidget(self.help, 3)
        body.addWidget(self.answers, 3)
        body.addWidget(self.compared, 4)
        body.addWidget(self.key_points, 2)
        column.addWidget(place, 1)
        column.addWidget(self.ratings)

    def _top_row(self) -> QHBoxLayout:
        """The counts, and buttons for what keys do as well."""
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(self.clock)
        for name, words in TOOLS:
            button = QToolButton(self)
            button.setObjectName(name)
            button.setText(words)
            button.clicked.connect(lambda _checked=False, name=name: self.tool_chosen.emit(name))
            row.addWidget(button)
        return row
