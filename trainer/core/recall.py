"""Which key points a typed answer mentions.

A high coverage is good evidence that the answer is good; a low one is no evidence at all, because any point can
be made in words that nobody foresaw.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from trainer.core.event import Rating
from trainer.core.key_point import KeyPoint
from trainer.core.matching import Answer, Match, answer_read, crossed, find, wording_read

SUGGESTS_GOOD_FROM = 0.8


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the learner's text, which matched the word ``matched`` of a wording."""

    start: int
    end: int
    matched: str


@dataclass(frozen=True, slots=True)
class PointRecall:
    """How far a text mentions one key point.

    ``strength`` is the share of a wording's words that was found, 0 to 1 (0 where a veto spoke); ``wording`` is the
    wording that fitted best, empty where none did.
    """

    point: KeyPoint
    covered: bool = False
    strength: float = 0.0
    wording: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Recall:
    """The key points in their order, and the share of their weight that the text mentions, 0 to 1."""

    points: tuple[PointRecall, ...]
    coverage: float

    @property
    def covered(self) -> int:
        """How many key points the text mentions."""
        return sum(each.covered for each in self.points)


def score(text: str, points: Sequence[KeyPoint]) -> Recall:
    """Which of the points the text mentions, and where; an empty text mentions none."""
    known = frozenset(t.stem for point in points for each in point.wordings for t in wording_read(each).terms)
    answer = answer_read(text)
    found = [
        max(
            (find(wording_read(each), answer, known) for each in point.wordings), key=lambda match: match.rank
        )
        for point in points
    ]
    swapped = _swapped_points(found, answer)
    results = tuple(
        PointRecall(point) if place in swapped else _result(match, point, answer)
        for place, (point, match) in enumerate(zip(points, found, strict=True))
    )
    total = sum(point.weight for point in points)
    coverage = sum(each.point.weight for each in results if each.covered) / total if total else 0.0
    return Recall(results, coverage)


def suggested_rating(coverage: float, help_level: int = 0) -> Rating | None:
    """Good from a coverage (0 to 1) of 0.8 on, Hard where help was used (``help_level`` above 0); else nothing."""
    if round(coverage, 9) < SUGGESTS_GOOD_FROM:
        return None
    return Rating.HARD if help_level > 0 else Rating.GOOD


def _swapped_points(found: Sequence[Match], answer: Answer) -> set[int]:
    """The points (by index) whose subjects and predicates are mixed up with those of another point."""
    plain = [
        (place, match, match.wording.pairs[0])
        for place, match in enumerate(found)
        if match.covered and len(match.wording.pairs) == 1 == len(set(match.wording.parts))
    ]
    swapped: set[int] = set()
    for (one, left, pair), (other, right, fellow) in combinations(plain, 2):
        overlap = left.reach[0] < right.reach[1] and right.reach[0] < left.reach[1]
        ends = [m.hits[i].first for m, ij in ((left, pair), (right, fellow)) for i in ij if i in m.hits]
        if not overlap or len(set(ends)) < 4 or not crossed(answer.read, ends):
            continue
        compounds = left.wording.compound + right.wording.compound
        if compounds == 0 or (compounds == 2 and _paired_otherwise(answer.places, ends)):
            swapped |= {one, other}
    return swapped


def _paired_otherwise(places: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether each subject stands right beside the predicate of the other: "stack: FIFO, queue: LIFO".

    The words of a compound ("feature map") may be crossed with those of another one and mean the same.
    """
    subject, predicate, other_subject, other_predicate = (places[each] for each in ends)
    return abs(subject - other_predicate) == 1 == abs(other_subject - predicate)


def _result(match: Match, point: KeyPoint, answer: Answer) -> PointRecall:
    """What the learner is shown of a match."""
    read, terms = answer.read, match.wording.terms
    spans = {
        Span(read[hit.first].start, read[hit.last].end, terms[hit.term].word) for hit in match.hits.values()
    }
    in_order = sorted(spans, key=lambda span: (span.start, span.end, span.matched))
    return PointRecall(point, match.covered, match.strength, match.wording.text, tuple(in_order))
