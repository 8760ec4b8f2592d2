"""The memory model: FSRS-6 through the ``fsrs`` package, in whole study days.

Formulas: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from trainer.core.event import Rating

if TYPE_CHECKING:
    import fsrs

PACKAGE_VERSION = "6.3.2"
DEFAULT_PARAMETERS: tuple[float, ...] = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
MINIMUM_STABILITY = 0.001
MAXIMUM_STABILITY = 36500.0

_MIDNIGHT = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Memory:
    """``stability``: days until recall falls to 90 % (0.001 to 36,500); ``difficulty``: 1 to 10."""

    stability: float
    difficulty: float


Strength = tuple[float, float]
"""Stability and difficulty of a ``Memory`` as plain numbers, for replaying many reviews."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The forgetting curve: recall after ``t`` days is ``(1 + factor * t / stability) ** decay``."""

    factor: float
    decay: float


class MemoryModel:
    """FSRS-6 with one set of 21 parameters.  Raises ``ValueError`` for a set of another length."""

    def __init__(self, parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> None:
        if len(parameters) != len(DEFAULT_PARAMETERS):
            raise ValueError(f"FSRS-6 has {len(DEFAULT_PARAMETERS)} parameters, not {len(parameters)}.")
        self.parameters = parameters
        self._decay = -parameters[20]
        self._factor = float(0.9 ** (1 / self._decay) - 1)

    def after(self, memory: Memory | None, rating: Rating, elapsed_days: int = 0) -> Memory:
        """The memory after a review ``elapsed_days`` study days after the last one (negative counts as 0).

        ``memory`` is ``None`` at the first review.
        """
        import fsrs

        card = fsrs.Card(card_id=0)
        if memory is not None:
            card.state, card.step = fsrs.State.Review, None
            card.stability, card.difficulty, card.last_review = memory.stability, memory.difficulty, _MIDNIGHT
        now = _MIDNIGHT + timedelta(days=max(elapsed_days, 0))
        reviewed, _ = self._package.review_card(card, fsrs.Rating(rating), now)
        assert reviewed.stability is not None
        assert reviewed.difficulty is not None
        return Memory(min(reviewed.stability, MAXIMUM_STABILITY), reviewed.difficulty)

    def strength_after(self, strength: Strength | None, rating: int, elapsed_days: int) -> Strength:
        """What ``after`` gives, in plain numbers; ``rating`` is 1 to 4."""
        memory = None if strength is None else Memory(*strength)
        after = self.after(memory, Rating(rating), elapsed_days)
        return after.stability, after.difficulty

    @property
    def curve(self) -> Curve:
        """The forgetting curve of every memory."""
        return Curve(self._factor, self._decay)

    def recall(self, memory: Memory, elapsed_days: float) -> float:
        """The probability of recall after a time: ``(1 + factor * t / S) ** decay``, 0 to 1."""
        return self.recall_of(memory.stability, elapsed_days)

    def recall_of(self, stability: float, elapsed_days: float) -> float:
        """What ``recall`` gives for a memory of this stability (above 0); its difficulty does not matter."""
        if elapsed_days <= 0:
            return 1.0
        recall: float = (1 + self._factor * elapsed_days / stability) ** self._decay
        return recall

    def interval(self, memory: Memory, retention: float) -> float:
        """Days (not rounded) until recall falls to ``retention`` (above 0, at most 1)."""
        return float(memory.stability / self._factor * (retention ** (1 / self._decay) - 1))

    @cached_property
    def _package(self) -> "fsrs.Scheduler":
        """Imported when the first card is asked: the start does not wait for it."""
        import fsrs

        return fsrs.Scheduler(self.parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
