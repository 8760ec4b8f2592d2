"""The memory model: FSRS-6 through the ``fsrs`` package, in whole study days.

Formulas: scheduling facts of FSRS-6, https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

import fsrs

from trainer.core.event import Rating

PACKAGE_VERSION = "6.3.2"
DEFAULT_PARAMETERS: tuple[float, ...] = tuple(fsrs.scheduler.DEFAULT_PARAMETERS)
MAXIMUM_STABILITY = 36500.0

_MIDNIGHT = datetime(1970, 1, 1, tzinfo=UTC)
_RATINGS = {rating: fsrs.Rating(rating) for rating in Rating}


@dataclass(frozen=True, slots=True)
class Memory:
    """``stability``: days until recall falls to 90 % (0.001 to 36,500); ``difficulty``: 1 to 10."""

    stability: float
    difficulty: float


class MemoryModel:
    """FSRS-6 with one set of 21 parameters."""

    def __init__(self, parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> None:
        self.parameters = parameters
        self._fsrs = fsrs.Scheduler(
            parameters=parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )

    def after(self, memory: Memory | None, rating: Rating, elapsed_days: int = 0) -> Memory:
        """The memory after a review ``elapsed_days`` study days after the last one (negative counts as 0).

        ``memory`` is ``None`` at the first review.
        """
        elapsed = max(elapsed_days, 0)
        card = fsrs.Card(card_id=0)
        if memory is not None:
            card.state, card.step = fsrs.State.Review, None
            card.stability, card.difficulty, card.last_review = memory.stability, memory.difficulty, _MIDNIGHT
        reviewed, _ = self._fsrs.review_card(card, _RATINGS[rating], _MIDNIGHT + timedelta(days=elapsed))
        assert reviewed.stability is not None
        assert reviewed.difficulty is not None
        return Memory(min(reviewed.stability, MAXIMUM_STABILITY), reviewed.difficulty)

    @cached_property
    def _decay(self) -> float:
        return -self.parameters[20]

    @cached_property
    def _factor(self) -> float:
        return float(0.9 ** (1 / self._decay) - 1)

    def recall(self, memory: Memory, elapsed_days: float) -> float:
        """The probability of recall after a time: ``(1 + factor * t / S) ** decay``, 0 to 1."""
        return float((1 + self._factor * max(elapsed_days, 0.0) / memory.stability) ** self._decay)

    def interval(self, memory: Memory, retention: float) -> float:
        """Days (not rounded) until recall falls to ``retention`` (above 0, at most 1)."""
        return float(memory.stability / self._factor * (retention ** (1 / self._decay) - 1))
