"""Where a text mentions a wording of a key point, and what speaks against it.

A wording is found where most of its content words stand close together, in any order, inflection and small typos
forgiven.  What looks alike and means the opposite does not count: a negation on one side only, an opposite in place of
a word, another number, unit or growth rate, two subjects with their predicates swapped.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from trainer.core.negations import negators
from trainer.core.words import Token, alike, opposite, tokens

COVERED_FROM = 0.6
"""The share of a wording's content words that has to be found."""
LONGEST_PAIR = 3
"""Words of a statement that is no more than a subject and what is said of it."""
SENTENCE_GAP = 3
"""How many words the end of a sentence counts for when closeness is measured."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording taken apart.

    ``parts`` tells for each term in which statement of the wording it stands, ``negations`` how many negations
    govern each statement, ``compound`` that nothing stands between the terms (as in "feature map").
    """

    text: str
    terms: tuple[Token, ...]
    parts: tuple[int, ...]
    negations: Mapping[int, int]
    compound: bool

    @property
    def needed(self) -> float:
        """How many terms have to be found: all of one or two, and where a word is repeated."""
        count = len(self.terms)
        repeats = len({term.stem for term in self.terms}) < count
        return count if count <= 2 or repeats else count * COVERED_FROM

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The first and the last term of each part of two or three terms: a subject and what is said of it."""
        parts = [[i for i, each in enumerate(self.parts) if each == part] for part in sorted(set(self.parts))]
        return [(part[0], part[-1]) for part in parts if 2 <= len(part) <= LONGEST_PAIR]


@dataclass(frozen=True, slots=True)
class Hit:
    """The ``term``-th term of a wording found in tokens ``first`` to ``last``; ``quality`` 1 is a perfect match.

    ``joined``: one token holds two terms ("downsampling" for "down-sampling").
    """

    term: int
    first: int
    last: int
    quality: float = 1.0
    joined: bool = False


class Answer:
    """A text, indexed: the tokens, where they stand, and which negations govern them."""

    def __init__(self, text: str) -> None:
        self.read = tokens(text)
        self.negators = negators(self.read)
        self.places = _places(self.read)
        self.parts = _parts(self.read)
        self._by_stem: dict[str, list[tuple[int, int]]] = {}
        self._by_letter: dict[str, list[int]] = {}
        for place, token in enumerate(self.read):
            self._by_stem.setdefault(token.stem, []).append((place, place))
            if token.content and not token.exact:
                self._by_letter.setdefault(token.word[0], []).append(place)
        for place, (left, right) in enumerate(pairwise(self.read)):
            if right.start - left.end <= 1 and not (left.exact or right.exact):
                self._by_stem.setdefault(left.word + right.stem, []).append((place, place + 1))

    def hits(self, terms: Sequence[Token], index: int, known: frozenset[str]) -> Iterator[Hit]:
        """Where one term stands; words whose stems are ``known`` are not taken for mistyped ones."""
        term = terms[index]
        for first, last in self._by_stem.get(term.stem, ()):
            yield Hit(index, first, last)
        for left, right in pairwise(terms[max(index - 1, 0) : index + 2]):
            for first, last in self._by_stem.get(left.word + right.stem, ()):
                if first == last:
                    yield Hit(index, first, last, joined=True)
        if term.exact:
            return
        for place in self._by_letter.get(term.word[0], ()):
            token = self.read[place]
            if token.stem not in known and (quality := alike(term.word, token.word)):
                yield Hit(index, place, place, quality)


@dataclass(frozen=True, slots=True)
class Match:
    """The best place of a wording in an answer; ``hits`` by the index of the term."""

    wording: Wording
    hits: Mapping[int, Hit]
    strength: float = 0.0

    @property
    def covered(self) -> bool:
        """Whether enough of the wording was found."""
        return bool(self.hits) and len(self.hits) >= self.wording.needed

    @property
    def rank(self) -> tuple[bool, float]:
        """Orders the wordings of one point: those that are covered first, then by strength."""
        return self.covered, self.strength

    @property
    def reach(self) -> tuple[int, int]:
        """The first and the last token it takes in."""
        return min(hit.first for hit in self.hits.values()), max(hit.last for hit in self.hits.values())


@lru_cache(maxsize=16)
def answer_read(text: str) -> Answer:
    """A text as it is searched; remembered."""
    return Answer(text)


@lru_cache(maxsize=4096)
def wording_read(text: str) -> Wording:
    """A wording taken apart; remembered."""
    read = tokens(text)
    governed = negators(read)
    places = [place for place, token in enumerate(read) if token.content] or list(range(len(read)))
    every = _parts(read)
    parts = tuple(every[place] for place in places)
    negations = {
        part: len(
            {
                each
                for place, own in zip(places, parts, strict=True)
                if own == part
                for each in governed[place]
            }
        )
        for part in parts
    }
    compound = all(right - left == 1 for left, right in pairwise(places))
    return Wording(text, tuple(read[place] for place in places), parts, negations, compound)


def _places(read: Sequence[Token]) -> list[int]:
    """Where tokens stand for closeness: the content words before them, and a gap for each end of a sentence."""
    places, before = [], 0
    for token in read:
        places.append(before + SENTENCE_GAP * token.sentence)
        before += token.content
    return places


def _parts(read: Sequence[Token]) -> list[int]:
    """In which statement tokens stand: clauses, and what an "and" or "while" begins within them."""
    opened = accumulate((token.opens_clause for token in read), initial=0)
    return [token.clause + before for token, before in zip(read, opened, strict=False)]


def find(wording: Wording, answer: Answer, known: frozenset[str]) -> Match:
    """The place where most of the wording stands close together; it counts only if nothing contradicts it.

    ``known`` are the stems of all key points: a word that is one of them is never taken for another one mistyped.
    """
    count = len(wording.terms)
    hits = [hit for index in range(count) for hit in answer.hits(wording.terms, index, known)]
    hits.sort(key=lambda hit: (hit.first, hit.term))
    nothing = Match(wording, {})
    best, best_rank = nothing, (0.0, False, 0)
    for at in range(len(hits)):
        window = _window(hits, at, answer.places, 2 * count + 4)
        match = Match(wording, window, sum(hit.quality for hit in window.values()) / count)
        width = match.reach[1] - match.reach[0]
        if (match.strength, True, -width) <= best_rank:
            continue
        contradicted = _contradicts(match, answer)
        rank = (match.strength, not contradicted, -width)
        if rank > best_rank:
            best, best_rank = nothing if contradicted else match, rank
    return best


def _window(hits: Sequence[Hit], at: int, places: Sequence[int], reach: int) -> dict[int, Hit]:
    """From one hit on the nearest hit of every other term, within a reach of content words."""
    window = {hits[at].term: hits[at]}
    used = {hits[at].first}
    for later in range(at + 1, len(hits)):
        hit = hits[later]
        if places[hit.last] - places[hits[at].first] > reach:
            break
        if hit.term not in window and (hit.joined or hit.first not in used):
            window[hit.term] = hit
            used.update((hit.first, hit.last))
    return window


def _contradicts(match: Match, answer: Answer) -> bool:
    """Whether the words found say something else than the wording."""
    wording, hits = match.wording, match.hits
    if any(term.exact and index not in hits for index, term in enumerate(wording.terms)):
        return True
    for part, negations in wording.negations.items():
        found = [hit for hit in hits.values() if wording.parts[hit.term] == part]
        governing = {each for hit in found for each in answer.negators[hit.first] | answer.negators[hit.last]}
        if found and (len(governing) - negations) % 2:
            return True
    return _says_opposite(match, answer) or any(
        crossed(answer.read, [hits[index].first for index in (*one, *other)])
        for one, other in combinations(wording.pairs, 2)
        if all(index in hits for index in (*one, *other))
    )


def _says_opposite(match: Match, answer: Answer) -> bool:
    """Whether a missing word's opposite stands among the words found or beside them, or one found is said of others."""
    missing = [term for index, term in enumerate(match.wording.terms) if index not in match.hits]
    first, last = match.reach
    used = {place for hit in match.hits.values() for place in (hit.first, hit.last)}
    around = [
        answer.read[place]
        for place in range(max(first - 2, 0), min(last + 3, len(answer.read)))
        if place not in used and answer.read[place].content
    ]
    return any(opposite(term, token) for term in missing for token in around) or _says_elsewhere(
        match, answer
    )


def _says_elsewhere(match: Match, answer: Answer) -> bool:
    """Whether a word found belongs to another statement, its opposite to the others: "raises cost and cuts time"."""
    terms, parts = match.wording.terms, answer.parts
    if len(terms) > LONGEST_PAIR or len(set(match.wording.parts)) > 1:
        return False
    for index, hit in match.hits.items():
        others = {parts[each.first] for other, each in match.hits.items() if other != index}
        if parts[hit.first] in others:
            continue
        for place in range(max(match.reach[0] - 2, 0), min(match.reach[1] + 3, len(answer.read))):
            token = answer.read[place]
            listed = abs(place - hit.first) <= 2  # "input/output formats"
            if token.content and not listed and parts[place] in others and opposite(terms[index], token):
                return True
    return False


def crossed(read: Sequence[Token], ends: Sequence[int]) -> bool:
    """Whether two subjects stand in another order than their predicates.

    ``ends`` are subject and predicate of one, then of the other.  It is no swap where one pair has a clause of its
    own: "a stack, unlike a queue (FIFO), is LIFO".
    """
    subject, predicate, other_subject, other_predicate = ends
    if (subject < other_subject) == (predicate < other_predicate):
        return False
    clause, said, other_clause, other_said = (read[place].clause for place in ends)
    alone = clause == said and clause not in (other_clause, other_said)
    return not alone and not (other_clause == other_said and other_clause not in (clause, said))
