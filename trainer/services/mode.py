"""What a study mode is: it asks one thing after the other and keeps each answer the moment it is given.

The members: ``sitting.Sitting`` (the day's cards) and ``custom_study.CustomSitting`` (cards of one's own choice) ask
cards and take ratings, so that the study view and the terminal play both, flipped or typed, with two or four
ratings; ``mock_sitting.MockSitting`` and ``contrast_sitting.ContrastSitting`` have pages of their own.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from trainer.core.agenda import Counts
from trainer.core.event import Rating
from trainer.services.change import Change
from trainer.services.study import UNTOLD, Question, Told

Asked = TypeVar("Asked", covariant=True)


class StudyMode(Protocol[Asked]):
    """Any mode; what is asked may be a card, a question without its answer, a pair."""

    @property
    def answered(self) -> int:
        """How many answers were given and count."""

    def current(self) -> Asked | None:
        """What is asked now, ``None`` at the end."""


class CardMode(StudyMode[Question], Protocol):
    """A mode that asks cards and takes a rating for each; an undone rating brings its card back."""

    @property
    def topics(self) -> Sequence[int] | None:
        """The topics it keeps to, as row ids; ``None``: all."""

    @property
    def at_limit(self) -> bool:
        """Whether it is over although cards are left: as many answers or minutes as were wanted."""

    @property
    def counts(self) -> Counts:
        """Cards still to come."""

    @property
    def put_off(self) -> int:
        """Cards left for another day because one of their subject is asked today."""

    def answer(self, card: int, rating: Rating, duration_ms: int = 0, told: Told = UNTOLD) -> Change:
        """Rate a card and go on.  Raises ``NotFound`` where it is gone."""

    def refresh(self, first: int | None = None) -> None:
        """Look at the store again; ``first`` is asked before anything else."""

    def went_back(self, card: int) -> None:
        """A rating was undone: that card is asked again now."""

    def went_on(self, card: int, rating: Rating, duration_ms: int, /) -> None:
        """A rating was done again."""
