"""What a search found: how many cards and the first ones at once, the others when they are looked at."""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol, overload

from trainer.core.schedule import NEW
from trainer.services.card_order import CardOrder
from trainer.services.rows import CardLine, FirstCards

PAGE = 50
"""Lines that are read together, and cards that are found at first."""
FEW = 50
"""So many cards are looked for in the store one by one, before all that were found are read."""
GONE = 0
"""Stands for a card that was found at first and is not there any more; no card has this row id."""


class Source(Protocol):
    """A search at one moment that may be asked again."""

    def first(self, order: CardOrder | None) -> FirstCards:
        """How many cards are found, and the first ``PAGE`` of them in an order, or all."""

    def every(self, order: CardOrder | None) -> Sequence[int]:
        """All cards that are found, in an order."""

    def among(self, cards: Collection[int]) -> Collection[int]:
        """Those of a few cards that are found."""

    def lines(self, cards: Sequence[int]) -> Sequence[CardLine]:
        """The lines of these cards, in any order; those that are gone are left out."""


class FoundCards(Sequence[CardLine]):
    """The lines of the cards that were found, in order.

    There are as many as there were at first, and the first stay the first, whatever happens to the store meanwhile: the
    line of a card that is gone is empty.
    """

    def __init__(self, source: Source, order: CardOrder | None = None, *, at_once: bool = False) -> None:
        """What a search finds in an order; ``at_once`` where all cards are wanted anyway."""
        self._source, self._order = source, order
        if at_once:
            self._first = source.every(order)
            self._count = len(self._first)
        else:
            found = source.first(order)
            self._count, self._first = found.count, found.cards
        self._every = self._first if len(self._first) == self._count else None
        self._known: dict[int, CardLine] = {}

    @property
    def ids(self) -> Sequence[int]:
        """The row ids of all cards, in order; ``GONE`` for those that are not there any more."""
        if self._every is None:
            self._every = self._fitted(self._source.every(self._order))
        return self._every

    def __len__(self) -> int:
        """How many cards were found."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> CardLine: ...

    @overload
    def __getitem__(self, place: slice) -> list[CardLine]: ...

    def __getitem__(self, place: int | slice) -> CardLine | list[CardLine]:
        """The line at a place, read with those around it; of a card that is gone meanwhile, an empty one."""
        places = range(self._count)[place]
        if isinstance(places, range):
            return self.lines_of(self._ids_at(places))
        card = self.card_at(places)
        if card not in self._known:
            page = places // PAGE * PAGE
            self._learn(self._ids_at(range(page, min(page + PAGE, self._count))))
        return self._known[card]

    def __iter__(self) -> Iterator[CardLine]:
        """Every line, read in one go."""
        return iter(self[:])

    def card_at(self, place: int) -> int:
        """The row id of the card at a place (from 0), or ``GONE``."""
        return self._ids_at(range(place, place + 1))[0]

    def lines_of(self, cards: Sequence[int]) -> list[CardLine]:
        """The lines of some cards, read in one go."""
        self._learn(cards)
        return [self._known[card] for card in cards]

    def first_places(self, cards: Collection[int]) -> dict[int, int]:
        """The places of those of these cards that are among the first."""
        wanted = set(cards) - {GONE}
        return {card: place for place, card in enumerate(self._first) if card in wanted}

    def places(self, cards: Collection[int]) -> dict[int, int]:
        """The places of those of these cards that were found.

        Cards that are on the first page, or were not found, are told apart without reading all that were.
        """
        found = self.first_places(cards)
        wanted = set(cards) - {GONE} - found.keys()
        if self._every is None and 0 < len(wanted) <= FEW:
            wanted &= set(self._source.among(wanted))
        if wanted:
            found.update((card, place) for place, card in enumerate(self.ids) if card in wanted)
        return found

    def ordered(self, order: CardOrder | None) -> "FoundCards":
        """All cards of the same search in another order; ``None`` for that in which they are found."""
        return FoundCards(self._source, order, at_once=True)

    def _ids_at(self, places: range) -> Sequence[int]:
        """The row ids at places one after the other."""
        known = self._first if places.stop <= len(self._first) else self.ids
        return known[places.start : places.stop : places.step]

    def _fitted(self, found: Sequence[int]) -> Sequence[int]:
        """As many as there were at first, the first ones as they were shown."""
        shown = len(self._first)
        if len(found) == self._count and found[:shown] == self._first:
            return found
        first = set(self._first)
        others = [card for card in found if card not in first][: self._count - shown]
        missing = self._count - shown - len(others)
        return [*self._first, *others, *[GONE] * missing]

    def _learn(self, cards: Sequence[int]) -> None:
        missing = [card for card in cards if card not in self._known]
        if missing:
            self._known.update((line.id, line) for line in self._source.lines(missing))
            for card in missing:
                self._known.setdefault(card, CardLine(card, None, "", None, None, "", 0, NEW))
