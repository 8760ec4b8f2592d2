"""What a search found: all row ids at once, the lines a page at a time, as they are looked at."""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from trainer.core.schedule import NEW
from trainer.services.rows import CardLine

PAGE = 100
"""Lines that are read together."""


class FoundCards(Sequence[CardLine]):
    """The lines of the cards with these ``ids``, in order; ``read`` gives those of some of them, in any order."""

    def __init__(self, ids: Sequence[int], read: Callable[[Sequence[int]], Sequence[CardLine]]) -> None:
        self.ids = ids
        self._read = read
        self._known: dict[int, CardLine] = {}

    def __len__(self) -> int:
        """How many cards were found."""
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> CardLine: ...

    @overload
    def __getitem__(self, place: slice) -> list[CardLine]: ...

    def __getitem__(self, place: int | slice) -> CardLine | list[CardLine]:
        """The line at a place, read with those around it; of a card that is gone meanwhile, an empty one."""
        if isinstance(place, slice):
            self._learn(self.ids[place])
            return [self._known[card] for card in self.ids[place]]
        card = self.ids[place]
        if card not in self._known:
            first = range(len(self.ids))[place] // PAGE * PAGE
            self._learn(self.ids[first : first + PAGE])
        return self._known[card]

    def __iter__(self) -> Iterator[CardLine]:
        """Every line, read in one go."""
        return iter(self[:])

    def _learn(self, cards: Sequence[int]) -> None:
        missing = [card for card in cards if card not in self._known]
        if missing:
            self._known.update((line.id, line) for line in self._read(missing))
            for card in missing:
                self._known.setdefault(card, CardLine(card, None, "", None, None, "", 0, NEW))
