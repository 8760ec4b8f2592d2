"""How answers were judged: by the machine, and by the learner before and after seeing what is right."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from trainer.core.event import Rating

UNSURE, FAIRLY_SURE, SURE = 1, 2, 3
STATED: Mapping[int, float] = MappingProxyType({UNSURE: 0.5, FAIRLY_SURE: 0.75, SURE: 0.95})
"""The chance of recall that each confidence states: a coin's toss, three in four, nineteen in twenty."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A review that counts and was judged by more than its rating; see ``Reviewed`` for the fields.

    ``card`` is a row id.
    """

    study_day: int
    card: int
    rating: Rating
    confidence: int | None = None
    help_level: int = 0
    coverage: float | None = None
    ticked: float | None = None

    @property
    def passed(self) -> bool:
        """Whether it was recalled: any rating but Again."""
        return self.rating is not Rating.AGAIN

    @property
    def stated(self) -> float | None:
        """The chance of recall that the learner's confidence states; ``None`` without one."""
        return None if self.confidence is None else STATED[self.confidence]


@dataclass(frozen=True, slots=True)
class SureButWrong:
    """A card that was forgotten although the learner was sure: how often, of how many sure answers, when last."""

    card: int
    forgotten: int
    sure: int
    last_day: int


def brier(expected: Iterable[tuple[float, bool]]) -> float | None:
    """The mean squared difference between chance stated (0 to 1) and outcome (0 or 1); ``None`` without any.

    0 is perfect; 0.25 is what a coin's toss reaches.  Brier, Monthly Weather Review 78 (1950).
    """
    squares = [(chance - passed) ** 2 for chance, passed in expected]
    return sum(squares) / len(squares) if squares else None


def kappa(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """How far two judgements agree beyond chance: 1 fully, 0 as by chance; ``None`` where one of them never varies.

    Cohen, Educational and Psychological Measurement 20 (1960).
    """
    counts = Counter(pairs)
    total = counts.total()
    ones = counts[True, True] + counts[True, False], counts[True, True] + counts[False, True]
    if not total or any(each in (0, total) for each in ones):
        return None
    same = (counts[True, True] + counts[False, False]) / total
    chance = (ones[0] * ones[1] + (total - ones[0]) * (total - ones[1])) / total**2
    return (same - chance) / (1 - chance)


def sure_but_wrong(reviews: Iterable[Judged]) -> tuple[SureButWrong, ...]:
    """The cards forgotten although the learner was sure; most often first, then the latest."""
    sure: Counter[int] = Counter()
    forgotten: Counter[int] = Counter()
    last: dict[int, int] = {}
    for each in reviews:
        if each.confidence != SURE:
            continue
        sure[each.card] += 1
        if not each.passed:
            forgotten[each.card] += 1
            last[each.card] = max(each.study_day, last.get(each.card, each.study_day))
    found = (SureButWrong(card, count, sure[card], last[card]) for card, count in forgotten.items())
    return tuple(sorted(found, key=lambda each: (-each.forgotten, -each.last_day, each.card)))


def mean_share(shares: Iterable[float | None]) -> float | None:
    """The mean of the shares that are known; ``None`` where none is."""
    known: Sequence[float] = [each for each in shares if each is not None]
    return sum(known) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judged reviews in their order, and the questions of the cards that were forgotten by a sure learner."""

    reviews: tuple[Judged, ...] = ()
    questions: Mapping[int, str] = field(default_factory=dict)


NOT_JUDGED = Judgements()
