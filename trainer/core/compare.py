"""Several answers to one question side by side: what they share, what only one of them says.

A sentence is shared with another answer where one sentence there holds enough of what it says: at least
``SHARED_FROM`` of its stems, weighted by how rare they are among the sentences compared.  The measure looks one way
on purpose: a short sentence is shared with a long one that contains it, the long one need not be shared in turn.
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
    for each other answer that says the same.
    """

    answer: int
    number: int
    start: int
    end: int
    text: str
    fellows: tuple[Fellow, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether another answer says it too."""
        return bool(self.fellows)

    @property
    def answers(self) -> tuple[int, ...]:
        """All answers that say it, its own among them."""
        return tuple(sorted((self.answer, *(fellow.answer for fellow in self.fellows))))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sentences of every answer, in order; those of stop words only ("This is it.") are left out."""

    answers: tuple[tuple[Sentence, ...], ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, answer by answer."""
        return tuple(sentence for answer in self.answers for sentence in answer)


@dataclass(frozen=True, slots=True)
class AlignedPoint:
    """A key point and, for every answer, where it is mentioned; no span means that it is not."""

    point: KeyPoint
    places: tuple[tuple[Span, ...], ...]


def align(answers: Sequence[str]) -> Comparison:
    """Every sentence of every answer (Markdown), with the other answers that say the same."""
    split = [_sentences(number, answer) for number, answer in enumerate(answers)]
    stems = [[frozenset(content_stems(sentence.text)) for sentence in part] for part in split]
    holders = Counter(stem for part in stems for found in part for stem in found)
    total = sum(map(len, stems))
    rarity = {stem: log(1 + total / count) for stem, count in holders.items()}
    return Comparison(
        tuple(
            tuple(replace(sentence, fellows=_fellows(sentence, stems, rarity)) for sentence in part)
            for part in split
        )
    )


def outline(comparison: Comparison, at_least: int = AGREEING) -> tuple[Sentence, ...]:
    """What at least so many answers say: one sentence for each such thing, in the order the answers say them.

    Of the sentences that say it, the one is taken that most answers say, and of those the one most like theirs.
    Lead-ins ("These include:") are no part of it.
    """
    agreed = [
        each
        for each in comparison.sentences
        if len(each.answers) >= at_least and not each.text.rstrip("*_ ").endswith(":")
    ]
    agreed.sort(key=lambda each: (-len(each.answers), -_likeness(each), each.answer, each.number))
    chosen: list[Sentence] = []
    said: set[tuple[int, int]] = set()
    for sentence in agreed:
        own, *fellows = _places(sentence)
        if own not in said and len(said.intersection(fellows)) <= len(fellows) / 2:
            chosen.append(sentence)
            said.update((own, *fellows))
    return tuple(sorted(chosen, key=lambda each: (_position(each, comparison), each.answer, each.number)))


def only_here(comparison: Comparison) -> tuple[Sentence, ...]:
    """The sentences that no other answer says, answer by answer."""
    return tuple(each for each in comparison.sentences if not each.shared)


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


def _fellows(
    sentence: Sentence, stems: Sequence[Sequence[frozenset[str]]], rarity: Mapping[str, float]
) -> tuple[Fellow, ...]:
    """The nearest sentence of each other answer, where it is near enough."""
    own = stems[sentence.answer][sentence.number]
    whole = sum(rarity[stem] for stem in sorted(own))
    found = []
    for answer, others in enumerate(stems):
        if answer == sentence.answer or not others:
            continue
        shares = [sum(rarity[stem] for stem in sorted(own & other)) / whole for other in others]
        best = max(range(len(others)), key=lambda number: (shares[number], -len(others[number])))
        if shares[best] >= SHARED_FROM:
            found.append(Fellow(answer, best, shares[best]))
    return tuple(found)


def _places(sentence: Sentence) -> list[tuple[int, int]]:
    """The sentence and its fellows as (answer, number)."""
    fellows = [(fellow.answer, fellow.sentence) for fellow in sentence.fellows]
    return [(sentence.answer, sentence.number), *fellows]


def _likeness(sentence: Sentence) -> float:
    return sum(fellow.similarity for fellow in sentence.fellows) / max(len(sentence.fellows), 1)


def _position(sentence: Sentence, comparison: Comparison) -> float:
    """Where the answers say it as a rule (the median), from 0 (at their beginning) to 1."""
    return median(number / len(comparison.answers[answer]) for answer, number in _places(sentence))


def _sentences(answer: int, text: str) -> list[Sentence]:
    found: list[Sentence] = []
    for start, end in _pieces(text):
        piece = text[start:end].rstrip()
        if content_stems(piece):
            found.append(Sentence(answer, len(found), start, start + len(piece), piece))
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; a block of code is one piece, and no sentence crosses a block's end."""
    for block in _BLOCK.finditer(text):
        start, end = block.span("words" if block["words"] else "heading" if block["heading"] else 0)
        marks = [] if block["fence"] else list(_SENTENCE_END.finditer(text, start, end))
        cuts = [mark.end() for mark in marks if not _ABBREVIATION.search(text[start : mark.end()])]
        yield from pairwise((start, *cuts, end))
