"""Several answers to one question side by side: what they share, what only one of them says.

A sentence is shared with another answer where one sentence there holds enough of what it says: at least
``SHARED_FROM`` of its stems, weighted by how rare they are among the sentences compared.  The words of a key point
that both make count as held, whatever words it is made in.  The measure looks one way on purpose: a short sentence is
shared with a long one that contains it, the long one need not be shared in turn.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import log
from statistics import median

from trainer.core.key_point import KeyPoint
from trainer.core.recall import Recall, Span, score
from trainer.core.words import content_stems

SHARED_FROM = 0.4
"""The least share, 0 to 1, of a sentence that another answer must hold.

In the shipped documents 60 % of the sentences reach it, against 3 % where the answers are to different questions.
"""
SHARED_FROM_POINT = 0.25
"""The same where both sentences make a common key point: what is left unshared then is news, not other words."""
AGREEING = 3
"""How many answers make a consensus."""

_BLOCK_START = r"[ \t>]*(?:```|~~~|#{1,6}[ \t]|[-*+•][ \t]|\d{1,3}[.)][ \t]|\||[-=*_]{3,}[ \t]*$)"
_BLOCK = re.compile(
    r"^[ \t]*(?P<fence>```|~~~)[\s\S]*?(?:^[ \t]*(?P=fence)[^\n]*$|\Z)"
    r"|^[ \t>]*#{1,6}[ \t]+(?P<heading>\S[^\n]*)"
    r"|^[ \t>]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?"
    rf"(?P<words>\S[^\n]*(?:\n(?![ \t]*$|{_BLOCK_START})[^\n]+)*)",
    re.MULTILINE,
)
"""A block of code, or the words of a paragraph, list item, heading or row."""
_BELOW_HEAD = re.compile(r"\s*?\n[ \t]*\|?[ \t]*:?-{2,}[-|: \t]*$", re.MULTILINE)
"""The line below the head of a table, which names its columns and says nothing."""
_SENTENCE_END = re.compile(r"[.!?][\"')\]*_`]*\s+(?=[\"'(\[*_`]*[^\W_a-z])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|cf|vs|approx|fig|eq|no|resp|dr|prof|[a-z])\.\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fellow:
    """The sentence of another answer that says most of the same, by numbers from 0; ``similarity`` is 0 to 1."""

    answer: int
    sentence: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item or block of code of an answer; ``answer`` and ``number`` count from 0.

    ``start`` and ``end`` are its place in the answer's Markdown, without list markers; ``fellows`` holds one entry
    for each other answer that says the same; ``points`` are the key points it makes, by index.
    """

    answer: int
    number: int
    start: int
    end: int
    text: str
    fellows: tuple[Fellow, ...] = ()
    points: frozenset[int] = frozenset()

    @property
    def shared(self) -> bool:
        """Whether another answer says it too."""
        return bool(self.fellows)

    @property
    def is_lead_in(self) -> bool:
        """Whether it only leads to what follows ("These include:")."""
        return self.text.rstrip("*_ ").endswith(":")

    @property
    def answers(self) -> tuple[int, ...]:
        """All answers that say it, its own among them."""
        return tuple(sorted((self.answer, *(fellow.answer for fellow in self.fellows))))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sentences of every answer, in order, but for heads of tables and those of stop words only ("This is it.").

    ``points`` are the key points with their places, where the answers were compared by them.
    """

    answers: tuple[tuple[Sentence, ...], ...]
    points: tuple["AlignedPoint", ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, answer by answer."""
        return tuple(sentence for answer in self.answers for sentence in answer)


@dataclass(frozen=True, slots=True)
class AlignedPoint:
    """A key point and, for every answer, where it is mentioned; no span means that it is not."""

    point: KeyPoint
    places: tuple[tuple[Span, ...], ...]


def align(answers: Sequence[str], points: Sequence[KeyPoint] = ()) -> Comparison:
    """Every sentence of every answer (Markdown), with the other answers that say the same; see ``align_points``."""
    aligned = align_points(answers, points)
    split = [_sentences(number, answer, aligned) for number, answer in enumerate(answers)]
    stems = [[_Stems.of(sentence, aligned) for sentence in part] for part in split]
    holders = Counter(stem for part in stems for found in part for stem in found.all)
    total = sum(map(len, stems))
    rarity = {stem: log(1 + total / count) for stem, count in holders.items()}
    return Comparison(
        tuple(
            tuple(replace(sentence, fellows=_fellows(sentence, stems, rarity)) for sentence in part)
            for part in split
        ),
        aligned,
    )


def outline(comparison: Comparison, at_least: int = AGREEING) -> tuple[Sentence, ...]:
    """What at least so many answers say: one sentence for each such thing, in the order the answers say them.

    Of the sentences that say it, the one is taken that most answers say, and of those the one most like theirs.
    Lead-ins ("These include:") are no part of it.
    """
    agreed = [each for each in comparison.sentences if len(each.answers) >= at_least and not each.is_lead_in]
    agreed.sort(key=lambda each: (-len(each.answers), -_likeness(each), each.answer, each.number))
    chosen: list[Sentence] = []
    said: set[tuple[int, int]] = set()
    for sentence in agreed:
        own, *fellows = _places(sentence)
        if own not in said and len(said.intersection(fellows)) <= len(fellows) / 2:
            chosen.append(sentence)
            said.update((own, *fellows))
    return tuple(sorted(chosen, key=lambda each: (position(each, comparison), each.answer, each.number)))


def position(sentence: Sentence, comparison: Comparison) -> float:
    """Where the answers say it as a rule (the median), from 0 (at their beginning) to 1."""
    return median(number / len(comparison.answers[answer]) for answer, number in _places(sentence))


def only_here(comparison: Comparison) -> tuple[Sentence, ...]:
    """The sentences that no other answer says, answer by answer; lead-ins say nothing."""
    return tuple(each for each in comparison.sentences if not each.shared and not each.is_lead_in)


def align_points(answers: Sequence[str], points: Sequence[KeyPoint]) -> tuple[AlignedPoint, ...]:
    """For each key point the places in every answer that mention it."""
    recalls = [_recall(answer, tuple(points)) for answer in answers]
    return tuple(
        AlignedPoint(point, tuple(_spans(recall, index) for recall in recalls))
        for index, point in enumerate(points)
    )


def restated(text: str, reference: str) -> float:
    """The share, 0 to 1, of what a reference answer says that a text says too, with the vetoes of ``recall.score``."""
    said = [
        KeyPoint(str(each.number), each.text, weight=len(content_stems(each.text)))
        for each in align([reference]).answers[0]
    ]
    return score(text, said).coverage


@lru_cache(maxsize=32)
def _recall(answer: str, points: tuple[KeyPoint, ...]) -> Recall:
    """Remembered, for whoever goes through the points of a card wants the same answers each time."""
    return score(answer, points)


def _spans(recall: Recall, index: int) -> tuple[Span, ...]:
    found = recall.points[index]
    return found.spans if found.covered else ()


@dataclass(frozen=True, slots=True)
class _Stems:
    """The stems of a sentence: all of them, and those in which it makes a key point, by the point's index."""

    all: frozenset[str]
    points: Mapping[int, frozenset[str]]

    @classmethod
    def of(cls, sentence: Sentence, points: Sequence[AlignedPoint]) -> "_Stems":
        """Those of one sentence."""
        words = {index: points[index].places[sentence.answer] for index in sentence.points}
        made = {
            index: frozenset(
                stem
                for span in spans
                for stem in content_stems(
                    sentence.text[span.start - sentence.start : span.end - sentence.start]
                )
            )
            for index, spans in words.items()
        }
        return cls(frozenset(content_stems(sentence.text)), made)

    def held_by(self, other: "_Stems", rarity: Mapping[str, float]) -> float:
        """How much of it, by weight, another sentence has too or puts into other words; 0 where too little."""
        common = self.points.keys() & other.points.keys()
        held = (self.all & other.all).union(*(self.points[index] for index in common)) & self.all
        share = _weight(held, rarity) / _weight(self.all, rarity)
        return share if share >= (SHARED_FROM_POINT if common else SHARED_FROM) else 0.0


def _weight(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    """In one order, so that the same stems always weigh the same."""
    return sum(rarity[stem] for stem in sorted(stems))


def _fellows(
    sentence: Sentence, stems: Sequence[Sequence[_Stems]], rarity: Mapping[str, float]
) -> tuple[Fellow, ...]:
    """The nearest sentence of each other answer, where it is near enough."""
    own = stems[sentence.answer][sentence.number]
    found = []
    for answer, others in enumerate(stems):
        if answer == sentence.answer or not others:
            continue
        shares = [own.held_by(other, rarity) for other in others]
        best = max(range(len(others)), key=lambda number: (shares[number], -len(others[number].all)))
        if shares[best]:
            found.append(Fellow(answer, best, shares[best]))
    return tuple(found)


def _places(sentence: Sentence) -> list[tuple[int, int]]:
    """The sentence and its fellows as (answer, number)."""
    fellows = [(fellow.answer, fellow.sentence) for fellow in sentence.fellows]
    return [(sentence.answer, sentence.number), *fellows]


def _likeness(sentence: Sentence) -> float:
    return sum(fellow.similarity for fellow in sentence.fellows) / max(len(sentence.fellows), 1)


def _sentences(answer: int, text: str, points: Sequence[AlignedPoint]) -> list[Sentence]:
    found: list[Sentence] = []
    for start, end in _pieces(text):
        piece = text[start:end].rstrip()
        if content_stems(piece) and not (
            piece.startswith("|") and _BELOW_HEAD.match(text, start + len(piece))
        ):
            made = frozenset(
                index for index, each in enumerate(points) if _within(each.places[answer], start, end)
            )
            found.append(Sentence(answer, len(found), start, start + len(piece), piece, points=made))
    return found


def _within(spans: Sequence[Span], start: int, end: int) -> bool:
    return bool(spans) and start <= spans[0].start and max(span.end for span in spans) <= end


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; a block of code is one piece, and no sentence crosses a block's end."""
    for block in _BLOCK.finditer(text):
        start, end = block.span("words" if block["words"] else "heading" if block["heading"] else 0)
        marks = [] if block["fence"] else list(_SENTENCE_END.finditer(text, start, end))
        cuts = [mark.end() for mark in marks if not _ABBREVIATION.search(text[start : mark.end()])]
        yield from pairwise((start, *cuts, end))
