"""A search of the store, asked as often as its cards are wanted."""

from collections.abc import Collection, Sequence

from trainer.core.scope import Scope
from trainer.core.search_terms import CardIds, Query, all_of
from trainer.services.card_order import CardOrder
from trainer.services.found_cards import PAGE
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import CardLine, FirstCards, Moment


class StoredSearch:
    """A query within topics (``None``: any) at one moment.

    ``first`` and ``among`` raise ``BadInput`` where a regular expression takes too long.
    """

    def __init__(
        self, workspace: Workspace, query: Query, topics: Sequence[int] | None, moment: Moment
    ) -> None:
        self._store = workspace.store
        self._query, self._topics, self._moment = query, topics, moment
        self._known: Sequence[int] | None = None

    def first(self, order: CardOrder | None) -> FirstCards:
        """How many cards are found and the first of them; all where looking again would take as long."""
        with self._store.read() as unit:
            if self._known is None and unit.cards.reads_texts(self._query):
                self._known = unit.cards.found(self._query, self._topics, self._moment)
            if self._known is None:
                return unit.cards.first(self._query, self._topics, self._moment, PAGE, order)
            cards = self._every(unit, order)
        return FirstCards(len(cards), cards)

    def every(self, order: CardOrder | None) -> Sequence[int]:
        """All cards that are found, in an order."""
        with self._store.read() as unit:
            return self._every(unit, order)

    def among(self, cards: Collection[int]) -> Collection[int]:
        """Those of a few cards that are found."""
        topics = None if self._topics is None else frozenset(self._topics)
        scope = Scope(topics, all_of([self._query, CardIds(tuple(sorted(cards)))]))
        with self._store.read() as unit:
            return unit.cards.within(scope, self._moment) or ()

    def lines(self, cards: Sequence[int]) -> Sequence[CardLine]:
        """The lines of these cards; those that are deleted are left out."""
        with self._store.read() as unit:
            return unit.cards.lines_of(cards)

    def _every(self, unit: UnitOfWork, order: CardOrder | None) -> Sequence[int]:
        if self._known is None:
            return unit.cards.found(self._query, self._topics, self._moment, order)
        return self._known if order is None else unit.cards.sort(self._known, order, self._moment)
