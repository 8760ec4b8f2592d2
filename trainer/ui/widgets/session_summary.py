"""The end of a session: what was done, what is left, when the next cards come, and where to go on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from trainer.core.agenda import Counts
from trainer.core.event import Rating
from trainer.core.wording import RATING_WORDS, count_of, show_minutes
from trainer.ui.widgets.day_words import NO_CARDS, next_due_words, put_off_words
from trainer.ui.widgets.figure import Figure
from trainer.ui.widgets.first_steps import FirstSteps

PRACTISED = "This was practice: it is in the log, and the schedule is as it was."
MEASURE = 620
"""The widest a line of this page gets, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A sitting at its end.

    ``here`` is what is left in its topics, ``left`` what is left today in all; ``wait_ms`` the time until a learning
    card comes back by itself, ``None`` where none does; ``cards`` how many there are in all.  ``practice`` left the
    schedule alone; ``minutes`` is the time that was wanted, once it is over; ``changed`` tells in sentences what the
    sitting did to memory.
    """

    today: int
    cards: int
    ratings: Mapping[Rating, int] = field(default_factory=dict)
    time_ms: int = 0
    here: Counts = field(default_factory=Counts)
    left: Counts = field(default_factory=Counts)
    put_off: int = 0
    wait_ms: int | None = None
    next_due_day: int | None = None
    practice: bool = False
    minutes: int | None = None
    changed: tuple[str, ...] = ()

    @property
    def answered(self) -> int:
        """How many answers were given."""
        return sum(self.ratings.values())

    @property
    def can_go_on(self) -> bool:
        """Whether another session would ask something."""
        return self.left.total > 0 and self.wait_ms is None

    @property
    def title(self) -> str:
        """The words in front."""
        if self.cards == 0:
            return "There are no cards yet"
        if self.wait_ms is not None:
            return "Time for a short break"
        if self.practice and self.answered:
            return "Practice finished"
        if self.left.total == 0:
            return "All done for today"
        if self.minutes is not None:
            return f"{count_of(self.minutes, 'minute')} {'is' if self.minutes == 1 else 'are'} over"
        return "Session finished" if self.answered else "Nothing is waiting here today"

    @property
    def done(self) -> str:
        """What was done; empty where nothing was."""
        if not self.answered:
            return ""
        return f"{count_of(self.answered, 'answer')} in {show_minutes(self.time_ms)}"

    @property
    def outlook(self) -> list[str]:
        """What comes next, in sentences."""
        if self.cards == 0:
            return [NO_CARDS]
        if self.practice and self.answered:
            return [PRACTISED, *([self._left()] if self.left.total else [])]
        if self.wait_ms is not None:
            return [f"The next card comes back in {show_minutes(self.wait_ms)}, by itself."]
        if self.left.total:
            return [self._left()]
        lines = [next_due_words(self.next_due_day, self.today), put_off_words(self.put_off)]
        return [line for line in lines if line]

    def _left(self) -> str:
        verb = "is" if self.left.total == 1 else "are"
        where = "for today" if self.here.total or self.practice else "in other topics"
        return f"{count_of(self.left.total, 'card')} {verb} left {where}."


class SessionSummary(QWidget):
    """Title, figures, sentences and the ways to go on."""

    more_requested = Signal()
    practice_requested = Signal()
    mock_requested = Signal()
    browse_requested = Signal()
    today_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._done = _label(self, "title"), _label(self, "heading")
        self._changed, self._sentences = _label(self, "muted"), _label(self, "")
        self._ratings = {rating: Figure(RATING_WORDS[rating][0], self) for rating in Rating}
        self._figures = QWidget(self)
        self.more = self._button("Study more", "summary.more", self.more_requested)
        self.more.setProperty("role", "primary")
        self.practise = self._button("Study more…", "view.study-more", self.practice_requested)
        self.mock = self._button("Mock interview…", "view.mock", self.mock_requested)
        self.browse = self._button("Browse", "summary.browse", self.browse_requested)
        self.today = self._button("Today", "summary.today", self.today_requested)
        self.first_steps = FirstSteps(self)
        self._arrange()

    @property
    def text(self) -> str:
        """Every sentence of the page."""
        return "\n".join(label.text() for label in self._labels if label.text())

    @property
    def _labels(self) -> tuple[QLabel, ...]:
        return self._title, self._done, self._changed, self._sentences

    @property
    def first_button(self) -> QPushButton:
        """The button that goes on."""
        if not self.first_steps.isHidden():
            return self.first_steps.bring
        return self.today if self.more.isHidden() else self.more

    def figure(self, rating: Rating) -> str:
        """How often a rating was given, in words."""
        return self._ratings[rating].text

    def show_closing(self, closing: Closing) -> None:
        """Show how a sitting ended."""
        self._title.setText(closing.title)
        self._done.setText(closing.done)
        self._done.setVisible(bool(closing.done))
        self._changed.setText("\n".join(closing.changed))
        self._changed.setVisible(bool(closing.changed))
        self._sentences.setText("\n".join(closing.outlook))
        self._figures.setVisible(closing.answered > 0)
        for rating, figure in self._ratings.items():
            figure.show_figure(str(closing.ratings.get(rating, 0)))
        self.more.setVisible(closing.can_go_on)
        for button in (self.practise, self.mock):
            button.setVisible(closing.cards > 0 and not closing.can_go_on)
        self.browse.setVisible(closing.cards > 0)
        self.today.setVisible(closing.cards > 0)
        self.first_steps.setVisible(closing.cards == 0)

    def _button(self, words: str, name: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.clicked.connect(signal)
        return button

    def _arrange(self) -> None:
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(40)
        for figure in self._ratings.values():
            figures.addWidget(figure)
        figures.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.more, self.practise, self.mock, self.browse, self.today):
            buttons.addWidget(button)
        buttons.addStretch(1)
        page = QWidget(self)
        page.setMaximumWidth(MEASURE)
        column = QVBoxLayout(page)
        column.setSpacing(20)
        column.addStretch(2)
        for each in (self._title, self._done, self._figures, self._changed, self._sentences):
            column.addWidget(each)
        column.addLayout(buttons)
        column.addWidget(self.first_steps)
        column.addStretch(5)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(page, 1000)
        outer.addStretch(1)


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
