"""What tells two cards of a subject apart: the key points that the answers to only one of them make."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.key_point import KeyPoint
from trainer.core.proposals import propose
from trainer.core.recall import score


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the two cards: its question, its answers, and its key points where somebody has written any."""

    question: str
    answers: tuple[str, ...]
    points: tuple[KeyPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Contrast:
    """Texts of key points: of the first card only, of the second only, and those of the first that both make."""

    only_one: tuple[str, ...]
    only_other: tuple[str, ...]
    both: tuple[str, ...]


def contrast(one: Asked, other: Asked) -> Contrast:
    """What differs between two cards.  Cards without key points have theirs proposed from the answers."""
    first, second = _points(one), _points(other)
    shared = _mentioned(first, other.answers)
    return Contrast(
        tuple(each.text for each in first if each.id not in shared),
        tuple(each.text for each in second if each.id not in _mentioned(second, one.answers)),
        tuple(each.text for each in first if each.id in shared),
    )


def _points(asked: Asked) -> Sequence[KeyPoint]:
    given = [each for each in asked.answers if each.strip()]
    return asked.points or (propose(given, {}, question=asked.question) if given else ())


def _mentioned(points: Sequence[KeyPoint], answers: Sequence[str]) -> frozenset[str]:
    """The points, by id, that at least one of the answers mentions."""
    found = (score(answer, points).points for answer in answers)
    return frozenset(each.point.id for results in found for each in results if each.covered)
