"""Cards that ask nearly the same, found by what their answers say.

Questions do not show it: two wordings of one question may share no word, and unrelated ones share many.  The answers
of all documents together do, compared as TF-IDF vectors by their cosine.  Words that are rare in a set tell its
subjects apart, so how rare a word is counts within the set a card comes from, also where cards of two are compared.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Generic, TypeVar

from trainer.core.words import stem_counts

if TYPE_CHECKING:
    from numpy import float64, int32, int64
    from numpy.typing import NDArray

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); raises ``Cancelled`` when the user asked to stop."""

NEAR = 0.52
"""In the shipped documents near-duplicates are at 0.56 or more, all other pairs at 0.48 or less."""
FEWEST_SHARED = 5
"""Stems that two near-duplicates have in common; two answers of "yes" do not make two cards alike."""
MOST_FELLOWS = 50
"""Near-duplicates that are remembered per card; larger groups come out in parts."""
_CHUNK = 250
_MOST_SUMS = 300_000_000
"""Pairs of equal stems, over all cards, that are summed up; those of still commoner stems are estimated first."""
_TOLERANCE = 1e-9

Id = TypeVar("Id", int, str)
_Pair = tuple[float, int, int]


@dataclass(frozen=True, slots=True)
class Group(Generic[Id]):
    """Cards any two of which are near-duplicates; ``score`` (0 to 1) is the least similarity among them."""

    score: float
    ids: tuple[Id, ...]


def _unwatched(_done: int, _total: int, _what: str) -> None:
    """For callers that do not watch."""


def groups(
    cards: Sequence[tuple[Id, str]],
    threshold: float = NEAR,
    progress: Progress = _unwatched,
    sets: Sequence[str] = (),
) -> list[Group[Id]]:
    """The groups of near-duplicates among cards given as (id, all answers in one text), the most alike first.

    A card is in one group at most.  ``threshold`` (above 0 to 1) is the least cosine.  ``sets`` names the set of each
    card, in the same order; without, they are of one.  Whatever ``progress`` raises passes through.
    """
    counts = _Counts()
    numbers = {name: number for number, name in enumerate(dict.fromkeys(sets))}
    for done, (_, text) in enumerate(cards):
        if done % _CHUNK == 0:
            progress(done, len(cards), "Reading answers")
        counts.add(stem_counts(text), numbers[sets[done]] if sets else 0)
    pairs: list[_Pair] = []
    for done, found in enumerate(_near_pairs(counts, threshold)):
        if done % _CHUNK == 0:
            progress(done, len(cards), "Comparing answers")
        pairs += found
    progress(len(cards), len(cards), "Comparing answers")
    return [Group(score, tuple(cards[each][0] for each in members)) for score, members in _joined(pairs)]


def _near_pairs(counts: "_Counts", threshold: float) -> Iterator[list[_Pair]]:
    """For each card its near-duplicates among the cards after it, at most ``MOST_FELLOWS``, the nearest first."""
    vectors = _Vectors(counts) if counts.stems else None
    for card in range(len(counts.sizes)):
        fellows = vectors.fellows(card, threshold - _TOLERANCE) if vectors is not None else []
        fellows.sort(key=lambda pair: (-pair[0], pair[2]))
        yield fellows[:MOST_FELLOWS]


class _Counts:
    """How often each card has each stem, in little room: ``sizes`` stems (by number) per card, and their ``times``.

    ``sets`` holds the number of each card's set.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.stems, self.times, self.sizes, self.sets = array("i"), array("i"), array("i"), array("i")

    def add(self, count: Counter[str], number: int) -> None:
        """The next card, of the set of this number."""
        found = [self.numbers.setdefault(stem, len(self.numbers)) for stem in count]
        self.stems.extend(found)
        self.times.extend(count.values())
        self.sizes.append(len(found))
        self.sets.append(number)


class _Vectors:
    """The TF-IDF vectors of all cards, of length 1.

    Row by row they are ``stems`` and ``weights`` between two ``starts``.  The rarer stems are also kept stem by stem
    (``listed``), so that only cards that share one are looked at; ``rest`` is the length of the other part of each
    vector: the commoner stems add no more than ``rest`` times ``rest`` to a cosine.
    """

    def __init__(self, counts: _Counts) -> None:
        import numpy as np

        self.stems: NDArray[int32] = np.frombuffer(counts.stems, np.int32)
        sizes = np.frombuffer(counts.sizes, np.int32)
        self.starts: NDArray[int64] = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
        holders = np.bincount(self.stems)
        rows = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        weights = 1 + np.log(np.frombuffer(counts.times, np.int32))
        weights *= _rarity(self.stems, np.frombuffer(counts.sets, np.int32), rows)
        weights /= np.sqrt(np.bincount(rows, weights**2, len(sizes)))[rows]
        self.weights: NDArray[float64] = weights
        self.dense: NDArray[float64] = np.zeros(len(holders))
        self._list_rare(rows, holders)

    def _list_rare(self, rows: "NDArray[int32]", holders: "NDArray[int64]") -> None:
        import numpy as np

        sums = np.cumsum(np.sort(holders) ** 2)
        within = int(np.searchsorted(sums, _MOST_SUMS, side="right"))
        rare = holders <= (np.sort(holders)[within - 1] if within else 0)
        is_rare = rare[self.stems]
        self.rest = np.sqrt(np.bincount(rows, np.where(is_rare, 0.0, self.weights**2), len(self.starts) - 1))
        order = np.argsort(self.stems, kind="stable")
        self.listed_rows, self.listed_weights = rows[order], self.weights[order]
        self.place: NDArray[int32] = np.empty(len(order), np.int32)
        self.place[order] = np.arange(len(order), dtype=np.int32)
        self.end: NDArray[int32] = np.where(is_rare, np.cumsum(holders)[self.stems], 0).astype(np.int32)

    def fellows(self, card: int, threshold: float) -> list[_Pair]:
        """The pairs of this card with later ones that reach the threshold."""
        import numpy as np

        row = slice(int(self.starts[card]), int(self.starts[card + 1]))
        later = [
            (slice(first + 1, end), weight)
            for first, end, weight in zip(
                self.place[row].tolist(), self.end[row].tolist(), self.weights[row].tolist(), strict=True
            )
            if first + 1 < end
        ]
        cosine = self.rest[card] * self.rest
        if later:
            places = np.concatenate([self.listed_rows[part] for part, _ in later])
            products = np.concatenate([self.listed_weights[part] * weight for part, weight in later])
            cosine += np.bincount(places, products, len(cosine))
        candidates = np.flatnonzero(cosine[card + 1 :] >= threshold) + card + 1
        self.dense[self.stems[row]] = self.weights[row]
        pairs = [pair for other in candidates.tolist() if (pair := self._pair(card, other))[0] >= threshold]
        self.dense[self.stems[row]] = 0.0
        return pairs

    def _pair(self, card: int, other: int) -> _Pair:
        """The exact cosine with another card, 0 where they have too little in common; ``dense`` holds the first."""
        row = slice(int(self.starts[other]), int(self.starts[other + 1]))
        shared = self.dense[self.stems[row]]
        if (shared > 0).sum() < FEWEST_SHARED:
            return 0.0, card, other
        return float(shared @ self.weights[row]), card, other


def _rarity(stems: "NDArray[int32]", sets: "NDArray[int32]", rows: "NDArray[int32]") -> "NDArray[float64]":
    """How rare each stem of each card is in the card's set: ln(1 + cards of the set / cards of it that hold it)."""
    import numpy as np

    if not sets.any():
        alone: NDArray[float64] = np.log(1 + len(sets) / np.bincount(stems)[stems])
        return alone
    own = sets[rows].astype(np.int64)
    _, places, holders = np.unique(
        own * (int(stems.max()) + 1) + stems, return_inverse=True, return_counts=True
    )
    rarity: NDArray[float64] = np.log(1 + np.bincount(sets)[own] / holders[places])
    return rarity


def _joined(pairs: Sequence[_Pair]) -> list[tuple[float, list[int]]]:
    """Groups in which every two are a pair, built from the nearest pairs on, the most alike first."""
    near = {(one, other): score for score, one, other in pairs}
    group_of: dict[int, list[int]] = {}
    for one, other in sorted(near, key=lambda pair: (-near[pair], pair)):
        left, right = group_of.get(one, [one]), group_of.get(other, [other])
        if left is not right and all((min(a, b), max(a, b)) in near for a in left for b in right):
            merged = sorted(left + right)
            group_of.update(dict.fromkeys(merged, merged))
    unique = {members[0]: members for members in group_of.values()}
    scored = [(min(near[pair] for pair in combinations(members, 2)), members) for members in unique.values()]
    return sorted(scored, key=lambda group: (-group[0], group[1]))
