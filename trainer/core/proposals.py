"""Key points proposed from the answers themselves, where nobody has written any.

What several independent answers say is worth mentioning; where there is one answer only, what is said nowhere else
in the set.  The proposals are phrases of the texts, for the learner to keep, change or drop.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from trainer.core.key_point import KeyPoint
from trainer.core.negations import AUXILIARIES, negators
from trainer.core.words import Token, content_stems, tokens

FEWEST = 5
MOST = 9
MOST_CONTENT_WORDS = 4
MOST_WORDS = 5
"""The longest phrases that are proposed."""

_EXPOSITION = (
    "able ability achieve approach best better case challenge common concept consider consist consideration "
    "context create crucial easy effective effectively ensure essential focus form good great implement "
    "important importance key large lead limitation main method multiple new number overall part particular "
    "perform play popular potential process result role save series set significant significantly small take "
    "task technique tend term type typical value work"
)
"""Words that carry an explanation along and are no part of what is explained."""


@dataclass(slots=True)
class _Concept:
    """One stem, or two that stand together: where it first stands, and the phrases it is put in, by answer."""

    stems: frozenset[str]
    first: tuple[int, int]
    phrases: dict[int, list[str]] = field(default_factory=dict)

    @property
    def support(self) -> int:
        """How many answers say it."""
        return len(self.phrases)

    @property
    def wordings(self) -> list[str]:
        """Every phrase once, in the order of the answers."""
        found = (phrase for number in sorted(self.phrases) for phrase in self.phrases[number])
        return list({phrase.lower(): phrase for phrase in found}.values())


def propose(
    answers: Sequence[str],
    rarity: Mapping[str, float],
    *,
    question: str = "",
    documents: Sequence[str] = (),
) -> list[KeyPoint]:
    """Five to nine key points, the most valuable first; fewer where the answers say little beyond the question.

    ``rarity`` tells how rare stems are in the whole set, see ``words.rarity``.  Words of the ``question`` make no
    point.  ``documents`` are the file names of the answers, in the same order.  A point's weight is the share of the
    answers that make it, above 0 to 1.  The same arguments give the same points.
    """
    concepts = _concepts(answers)
    dull = {*content_stems(_EXPOSITION), *content_stems(question)}
    rarest = max(rarity.values(), default=2.0)
    ranked = sorted(
        (each for each in concepts if not each.stems & dull),
        key=lambda each: (-_value(each, rarity, rarest), each.first, sorted(each.stems)),
    )
    chosen = _choose([each for each in ranked if each.support > 1], MOST, [])
    if len(chosen) < FEWEST:
        chosen = _choose(ranked, FEWEST if chosen else MOST, chosen)
    if len(chosen) < FEWEST:
        chosen = _choose([each for each in ranked if len(each.stems) == 1], FEWEST, [])
    taken = frozenset(each for concept in chosen for each in concept.stems)
    answered = sum(bool(content_stems(answer)) for answer in answers)
    return [_point(each, concepts, taken, answered, documents) for each in chosen]


def _value(concept: _Concept, rarity: Mapping[str, float], rarest: float) -> float:
    """What several answers say counts for much, then what few other cards say, then what is said repeatedly.

    ``rarest`` is the rarity of stems that are not known.
    """
    rare = sum(rarity.get(each, rarest) - 1 for each in concept.stems) / sqrt(len(concept.stems))
    mentions = sum(map(len, concept.phrases.values())) / concept.support
    return rare * concept.support * sqrt(concept.support) * (1 + log(mentions) / 2)


def _choose(ranked: Sequence[_Concept], most: int, chosen: Sequence[_Concept]) -> list[_Concept]:
    """Those chosen already and the first ones that have no stem in common with them or with each other."""
    kept = list(chosen)
    taken = {each for concept in kept for each in concept.stems}
    for concept in ranked:
        if len(kept) < most and not concept.stems & taken:
            kept.append(concept)
            taken |= concept.stems
    return kept


def _point(
    concept: _Concept,
    concepts: Sequence[_Concept],
    taken: frozenset[str],
    answered: int,
    documents: Sequence[str],
) -> KeyPoint:
    """The key point of a concept; ``taken`` are the stems of all points, ``answered`` how many answers there are."""
    names = tuple(documents[number] for number in sorted(concept.phrases) if number < len(documents))
    text = _text(concept, concepts, taken)
    weight = concept.support / answered
    return KeyPoint("-".join(sorted(concept.stems)), text, tuple(concept.wordings), weight, names)


def _text(concept: _Concept, concepts: Sequence[_Concept], taken: frozenset[str]) -> str:
    """The phrase to show: for a single word the words it most often stands with, unless another point has them."""
    if len(concept.stems) > 1:
        return min(concept.wordings, key=lambda phrase: (len(phrase), phrase))
    found = [
        (len(phrase.split()) - 2 * each.support, len(phrase), phrase)
        for each in concepts
        if concept.stems < each.stems and not (each.stems - concept.stems) & taken
        for phrase in each.wordings
        if len(phrase.split()) <= MOST_CONTENT_WORDS
    ]
    return min(found)[2] if found else min(concept.wordings, key=len)


def _concepts(answers: Sequence[str]) -> list[_Concept]:
    """Every content word, and every two that a short phrase of a statement begins and ends with."""
    found: dict[frozenset[str], _Concept] = {}
    for number, answer in enumerate(answers):
        for run in _runs(answer):
            for at, first in enumerate(run):
                for last in run[at : at + MOST_CONTENT_WORDS]:
                    stems = frozenset((first.stem, last.stem))
                    phrase = " ".join(answer[first.start : last.end].split())
                    if (len(stems) == 1 and first is not last) or not _readable(phrase):
                        continue
                    concept = found.setdefault(stems, _Concept(stems, (number, first.start)))
                    concept.phrases.setdefault(number, []).append(phrase)
    return list(found.values())


def _readable(phrase: str) -> bool:
    """Whether it reads as a phrase: short, without half a bracket, and no half of a sentence."""
    words = phrase.split()
    broken = phrase.count("(") != phrase.count(")") or any(mark in phrase for mark in '[]*`"')
    return len(words) <= MOST_WORDS and not broken and AUXILIARIES.isdisjoint(words)


def _runs(answer: str) -> Iterator[list[Token]]:
    """Content words of one statement each; what a negation governs is left out, for a phrase would lose it."""
    read = tokens(answer)
    run: list[Token] = []
    for token, governed in zip(read, negators(read), strict=True):
        if run and (token.clause != run[-1].clause or token.opens_clause or governed):
            yield run
            run = []
        if token.content and not governed and len(token.word) > 1:
            run.append(token)
    if run:
        yield run
