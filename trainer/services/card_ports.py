"""What the services need from a store to look cards up and to write them; a part of ``ports``."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from trainer.core.card import Card
from trainer.core.scope import Scope
from trainer.core.search_terms import Query
from trainer.services.card_order import CardOrder
from trainer.services.change import Record, Row
from trainer.services.rows import CardLine, CardRow, FirstCards, Moment, Snippet


class Cards(Protocol):
    """Cards and their answers."""

    def ids(self, uids: Iterable[str]) -> dict[str, int]:
        """Row ids of those uids that are stored, deleted ones included."""

    def get(self, card: int) -> CardRow | None:
        """One card, or ``None`` where it is missing or deleted."""

    def every(self) -> Iterator[CardRow]:
        """Every card that is not deleted, in order."""

    def add(self, cards: Sequence[Card], documents: dict[str, int], at_ms: int) -> dict[str, int]:
        """Add cards with their answers; row ids by uid.  Topics and subjects are made as needed."""

    def update(self, record: Record, rows: Sequence[tuple[int, Row]]) -> tuple[tuple[int, Row], ...]:
        """Write column values into rows; the earlier values of the same columns come back."""

    def add_answers(self, card: int, answers: Sequence[Row]) -> list[int]:
        """Add answers to a card; their row ids."""

    def tags(self, cards: Collection[int]) -> dict[int, tuple[str, ...]]:
        """The tags of these cards, each card's in order; cards without any are left out."""

    def known_tags(self) -> list[str]:
        """The tags that any card has, in order."""

    def tag(self, cards: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Give each card exactly these tags; the earlier ones come back."""

    def lines(self, query: Query, topics: Sequence[int] | None, limit: int, moment: Moment) -> list[CardLine]:
        """Cards that the query finds within these topics (``None``: any), the best match first.

        Raises ``BadInput`` where a regular expression takes too long.
        """

    def first(
        self,
        query: Query,
        topics: Sequence[int] | None,
        moment: Moment,
        limit: int,
        order: CardOrder | None = None,
    ) -> FirstCards:
        """How many cards the query finds within these topics (``None``: any), and the first ``limit`` of them.

        Without an order the best match comes first.  Raises ``BadInput`` where a regular expression takes too long.
        """

    def found(
        self, query: Query, topics: Sequence[int] | None, moment: Moment, order: CardOrder | None = None
    ) -> list[int]:
        """All cards that the query finds within these topics (``None``: any), as in ``first``."""

    def reads_texts(self, query: Query) -> bool:
        """Whether the query looks into the text of every card, which takes as long each time."""

    def sort(self, cards: Sequence[int], order: CardOrder, moment: Moment) -> list[int]:
        """These cards in an order; equal ones stay as they are."""

    def lines_of(self, cards: Sequence[int]) -> list[CardLine]:
        """The lines of these cards in their order; cards that are deleted are left out."""

    def within(self, scope: Scope, moment: Moment) -> Collection[int] | None:
        """The cards of a scope that are not deleted, as row ids; ``None`` for all of them.

        Raises ``BadInput`` where a regular expression takes too long.
        """

    def snippets(self, query: Query, cards: Sequence[int]) -> dict[int, Snippet]:
        """A few words around those that were looked for; nothing for cards that have none of them."""

    def count(self) -> int:
        """How many cards are not deleted."""

    def uid(self, card: int) -> str | None:
        """A card's uid; ``None`` where it is missing or deleted."""

    def uids(self, cards: Collection[int]) -> dict[int, str]:
        """The uids of cards, deleted ones included."""

    def numbers_of_subject(self, subject: int, but: int) -> tuple[int, ...]:
        """The numbers of a subject's other cards, in order."""

    def of_same_subjects(self, cards: Sequence[int]) -> list[int]:
        """Every card of the subjects these cards belong to, themselves included, in order."""
