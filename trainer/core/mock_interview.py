"""A mock interview: which questions are asked, and what came of it.

The draw depends on the seed and the cards alone, so the same seed gives the same interview again.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.event import Rating
from trainer.core.key_point import KeyPoint

FAILED_BELOW, EFFORT_BELOW = 0.5, 0.8
"""Coverage below which an answer was forgotten, and below which it took effort."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be asked; topic and subject are row ids."""

    card: int
    uid: str
    topic: int | None = None
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One question that was answered: the ids of the points in the answer are ``ticked``, by the learner's word."""

    card: int
    question: str
    subject: str
    points: tuple[KeyPoint, ...] = ()
    ticked: tuple[str, ...] = ()
    duration_ms: int = 0

    @property
    def coverage(self) -> float | None:
        """The share of the points' weight, 0 to 1; ``None`` where the card has no key points."""
        total = sum(point.weight for point in self.points)
        return sum(each.weight for each in self.points if each.id in self.ticked) / total if total else None

    @property
    def missed(self) -> tuple[KeyPoint, ...]:
        """The points that were not in the answer, the weightiest first."""
        missing = [each for each in self.points if each.id not in self.ticked]
        return tuple(sorted(missing, key=lambda each: -each.weight))


@dataclass(frozen=True, slots=True)
class Debrief:
    """What came of an interview.

    ``coverage`` is the mean over the answers with key points, 0 to 1, ``None`` where there is none; ``weakest`` are
    subjects with their mean coverage, the least first; ``missed`` counts key points.
    """

    answered: tuple[Answered, ...]
    coverage: float | None
    time_ms: int
    missed: int
    weakest: tuple[tuple[str, float], ...]


def draw(candidates: Sequence[Candidate], count: int, seed: int) -> list[int]:
    """Cards to ask, in order: at most ``count``, never two of a subject, topics taking turns."""
    shuffled = sorted(candidates, key=lambda each: _lot(seed, each.uid))
    asked: list[int] = []
    subjects: set[int] = set()
    turns: Counter[int | None] = Counter()
    while shuffled and len(asked) < count:
        fewest = min(turns[each.topic] for each in shuffled)
        chosen = next(each for each in shuffled if turns[each.topic] == fewest)
        asked.append(chosen.card)
        turns[chosen.topic] += 1
        if chosen.subject is not None:
            subjects.add(chosen.subject)
        shuffled = [each for each in shuffled if each is not chosen and each.subject not in subjects]
    return asked


def debrief(answered: Sequence[Answered]) -> Debrief:
    """Add up the answers of an interview."""
    shares = [(each.subject, each.coverage) for each in answered if each.coverage is not None]
    by_subject: dict[str, list[float]] = {}
    for subject, coverage in shares:
        by_subject.setdefault(subject, []).append(coverage)
    means = [(subject, sum(some) / len(some)) for subject, some in by_subject.items()]
    return Debrief(
        tuple(answered),
        sum(coverage for _, coverage in shares) / len(shares) if shares else None,
        sum(each.duration_ms for each in answered),
        sum(len(each.missed) for each in answered),
        tuple(sorted(means, key=lambda each: (each[1], each[0]))),
    )


def suggested(coverage: float | None) -> Rating:
    """The rating that a coverage suggests; Good where there is none to judge by."""
    if coverage is None:
        return Rating.GOOD
    if coverage < FAILED_BELOW:
        return Rating.AGAIN
    return Rating.HARD if round(coverage, 9) < EFFORT_BELOW else Rating.GOOD


def _lot(seed: int, uid: str) -> bytes:
    """A card's place in the shuffle, the same on every machine and in every version of Python."""
    return hashlib.blake2b(f"{seed}:{uid}".encode(), digest_size=8).digest()
