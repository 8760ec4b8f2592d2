"""The memory model: FSRS-6 in whole study days.

Formulas: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.  They are computed here in the order
in which the ``fsrs`` package of version ``PACKAGE_VERSION`` computes them, so that every bit is the same; the tests
compare the two.  A review takes a fifteenth of the package's time, and starting does not wait for its import.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import e

from trainer.core.event import Rating

PACKAGE_VERSION = "6.3.2"
DEFAULT_PARAMETERS: tuple[float, ...] = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
MINIMUM_STABILITY = 0.001
MAXIMUM_STABILITY = 36500.0


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
        self._first = {rating: _first(parameters, rating) for rating in Rating}
        self._later = {rating: _later(parameters, rating) for rating in Rating}

    def after(self, memory: Memory | None, rating: Rating, elapsed_days: int = 0) -> Memory:
        """The memory after a review ``elapsed_days`` study days after the last one (negative counts as 0).

        ``memory`` is ``None`` at the first review.
        """
        if memory is None:
            return Memory(*self._first[rating])
        return Memory(*self._later[rating](memory.stability, memory.difficulty, elapsed_days))

    def strength_after(self, strength: Strength | None, rating: int, elapsed_days: int) -> Strength:
        """What ``after`` gives, in plain numbers; ``rating`` is 1 to 4."""
        if strength is None:
            return self._first[Rating(rating)]
        return self._later[rating](*strength, elapsed_days)  # type: ignore[index]

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


def _first(w: tuple[float, ...], rating: Rating) -> Strength:
    """Stability and difficulty after the first review."""
    stability = max(w[rating - 1], MINIMUM_STABILITY)
    return min(stability, MAXIMUM_STABILITY), min(max(_first_difficulty(w, rating), 1.0), 10.0)


def _first_difficulty(w: tuple[float, ...], rating: Rating) -> float:
    return float(w[4] - (e ** (w[5] * (rating - 1))) + 1)


def _later(w: tuple[float, ...], rating: Rating) -> Callable[[float, float, int], Strength]:
    """From stability, difficulty and study days since the last review (negative counts as 0) to those after it."""
    decay = -w[20]
    factor = float(0.9 ** (1 / decay) - 1)
    same_day, fading = e ** (w[17] * (rating - 3 + w[18])), -w[19]
    grown = _recalled(w, rating) if rating is not Rating.AGAIN else _forgotten(w)
    back, kept, drift = w[7] * _first_difficulty(w, Rating.EASY), 1 - w[7], -(w[6] * (rating - 3))
    passed = rating is not Rating.AGAIN

    def after(stability: float, difficulty: float, elapsed_days: int) -> Strength:
        if elapsed_days < 1:
            increase = same_day * (stability**fading)
            new = stability * (max(increase, 1.0) if passed else increase)
        else:
            recall = (1 + factor * elapsed_days / stability) ** decay
            new = grown(stability, difficulty, recall)
        harder = back + kept * (difficulty + (10.0 - difficulty) * drift / 9.0)
        return min(max(new, MINIMUM_STABILITY), MAXIMUM_STABILITY), min(max(harder, 1.0), 10.0)

    return after


def _recalled(w: tuple[float, ...], rating: Rating) -> Callable[[float, float, float], float]:
    """The stability after a success on a later day, from stability, difficulty and the recall predicted."""
    growth, fading, spacing = e ** w[8], -w[9], w[10]
    penalty = w[15] if rating is Rating.HARD else 1.0
    bonus = w[16] if rating is Rating.EASY else 1.0

    def stability_after(stability: float, difficulty: float, recall: float) -> float:
        gap = (e ** ((1 - recall) * spacing)) - 1
        return float(
            stability * (1 + growth * (11 - difficulty) * (stability**fading) * gap * penalty * bonus)
        )

    return stability_after


def _forgotten(w: tuple[float, ...]) -> Callable[[float, float, float], float]:
    """The stability after a failure on a later day, from stability, difficulty and the recall predicted."""
    short = e ** (w[17] * w[18])

    def stability_after(stability: float, difficulty: float, recall: float) -> float:
        left = (
            w[11]
            * (difficulty ** -w[12])
            * (((stability + 1) ** (w[13])) - 1)
            * (e ** ((1 - recall) * w[14]))
        )
        return float(min(left, stability / short))

    return stability_after
