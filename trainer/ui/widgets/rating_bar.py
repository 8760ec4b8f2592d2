"""The bottom of the card: say how sure you are, show the answers, then say how well it was recalled."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QWidget

from trainer.core.confidence import CONFIDENCE_WORDS, FAIRLY, SURE, UNSURE
from trainer.core.event import Rating
from trainer.core.rating_choice import nearest
from trainer.core.schedule import Interval
from trainer.core.wording import RATING_WORDS, show_interval

USUAL = Rating.GOOD
"""What is suggested where nothing speaks against it."""
PRACTICE_AGAIN, PRACTICE_ONLY = "once more today", "only practice"
CONFIDENCE_NAMES = {UNSURE: "unsure", FAIRLY: "fairly", SURE: "sure"}
HEIGHT = 36
"""Pixels inside the buttons, the same before and after the reveal."""


class RatingBar(QWidget):
    """One button before the reveal, and three that say how sure the learner is where they are asked; the ratings after.

    ``confided`` carries the level of confidence, ``rated`` the rating.
    """

    revealed = Signal()
    confided = Signal(int)
    rated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggested: Rating | None = USUAL
        self._offered: tuple[Rating, ...] = tuple(Rating)
        self.reveal_button = _Button("Show answers", self)
        self.reveal_button.setObjectName("study.reveal")
        self.reveal_button.setProperty("role", "primary")
        self.reveal_button.setStyleSheet(f"min-height: {HEIGHT}px;")
        self.reveal_button.clicked.connect(self.revealed)
        self._buttons = {rating: self._rating_button(rating) for rating in Rating}
        before, after = QWidget(self), QWidget(self)
        first = self._row(before)
        first.addWidget(self.reveal_button, 1)
        first.addWidget(self._confidence_buttons())
        row = self._row(after)
        for button in self._buttons.values():
            row.addWidget(button, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(before)
        self._pages.addWidget(after)

    @property
    def suggested(self) -> Rating | None:
        """What Space and Enter mean once the answers are shown; ``None`` where the learner has to choose."""
        return self._suggested

    def suggest(self, rating: Rating | None) -> None:
        """Mark this rating, or the nearest that is offered, as the one that is suggested; ``None``: none."""
        self._suggested = None if rating is None else nearest(rating, self._offered)
        for each, button in self._buttons.items():
            marked = "true" if each is self._suggested else "false"
            if button.property("suggested") == marked:
                continue
            button.setProperty("suggested", marked)
            button.setAccessibleDescription("Preselected" if each is self._suggested else "")
            button.style().unpolish(button)
            button.style().polish(button)

    @property
    def is_revealed(self) -> bool:
        """Whether the rating buttons are there."""
        return self._pages.currentIndex() == 1

    def button(self, rating: Rating) -> QPushButton:
        """The button of a rating."""
        return self._buttons[rating]

    def ask_confidence(self, *, wanted: bool) -> None:
        """Ask before the reveal how sure the learner is, or do without."""
        self._confidence.setVisible(wanted)

    def offer(self, ratings: Sequence[Rating]) -> None:
        """Let the learner choose from these ratings only."""
        if self._offered == tuple(ratings):
            return
        self._offered = tuple(ratings)
        for rating, button in self._buttons.items():
            button.setVisible(rating in self._offered)
        self.suggest(self._suggested)

    def hide_ratings(self) -> None:
        """Before the reveal."""
        self.suggest(USUAL)
        self._pages.setCurrentIndex(0)

    def show_ratings(self, intervals: Mapping[Rating, Interval]) -> None:
        """After the reveal: what each rating would give; in practice there are no intervals."""
        for rating, button in self._buttons.items():
            name, meaning = RATING_WORDS[rating]
            if rating in intervals:
                outcome = show_interval(intervals[rating])
                spoken = f"asked again in {outcome}"
            else:
                outcome = spoken = PRACTICE_AGAIN if rating is Rating.AGAIN else PRACTICE_ONLY
            button.setText(f"{name} · {meaning}\n{outcome}")
            button.setAccessibleName(f"{name}: {meaning.lower()}, {spoken}")
        self._pages.setCurrentIndex(1)

    def _confidence_buttons(self) -> QWidget:
        self._confidence = QWidget(self)
        row = self._row(self._confidence)
        row.setSpacing(8)
        asked = QLabel("How sure are you?", self._confidence)
        asked.setProperty("role", "muted")
        row.addWidget(asked)
        for level, words in CONFIDENCE_WORDS.items():
            button = _Button(words, self._confidence)
            button.setObjectName(f"study.{CONFIDENCE_NAMES[level]}")
            button.setAccessibleName(f"{words}: show the answers")
            button.setStyleSheet(f"min-height: {HEIGHT}px;")
            button.clicked.connect(lambda _checked=False, level=level: self.confided.emit(level))
            row.addWidget(button)
        self._confidence.hide()
        return self._confidence

    def _rating_button(self, rating: Rating) -> QPushButton:
        button = _Button(RATING_WORDS[rating][0], self)
        button.setObjectName(f"study.{rating.name.lower()}")
        button.setProperty("rating", rating.name.lower())
        button.setProperty("suggested", "true" if rating is USUAL else "false")
        button.setAccessibleDescription("Preselected" if rating is USUAL else "")
        button.clicked.connect(lambda: self.rated.emit(rating))
        return button

    @staticmethod
    def _row(page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        return row


class _Button(QPushButton):
    """A button that takes a double click for one: its second half would hit what has come in its place."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
