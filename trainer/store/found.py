"""What a search finds: how many cards, the first of them, or all, in an order.

Each kind of search goes the way on which it reads least: from the words, from the schedules, or from the cards.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, func, literal_column, select

from trainer.core.search_terms import (
    And,
    CardIds,
    Everything,
    Is,
    NoCombining,
    Not,
    Or,
    Phrase,
    Property,
    Query,
    Regex,
    Word,
    all_of,
)
from trainer.services.card_order import CardOrder
from trainer.services.rows import Moment
from trainer.store.card_counts import ALL_CARDS
from trainer.store.card_order import sort_key, with_key
from trainer.store.full_text import (
    CARD,
    LOOSE,
    RANK,
    card_search,
    full_text,
    in_question,
    matches,
    matching,
    ranked,
    wanted_words,
)
from trainer.store.rows import among, plain_ids
from trainer.store.search import Condition, Search
from trainer.store.search_states import having, in_state
from trainer.store.tables import cards, schedules

BROAD = 50_000
"""Words of more cards than this say little about each: to rank them all by how often each has them would keep the
learner waiting, so those with the words in their question come first."""
HARDLY: ColumnElement[float] = literal_column("0.000001")
"""So improbable that SQLite looks only where it is the case."""
WINDOW = 2_000
"""So many cards in order are tried for the first that are found, where many are found."""


def reads_texts(query: Query) -> bool:
    """Whether it looks into the text of every card, which no index helps."""
    match query:
        case And(parts=parts) | Or(parts=parts):
            return any(map(reads_texts, parts))
        case Not(query=inner):
            return reads_texts(inner)
        case Word() | Phrase():
            return full_text(query) is None
        case _:
            return isinstance(query, NoCombining | Regex)


class Found:
    """The cards, not deleted ones, that a query finds within topics (``None``: any) at one moment."""

    def __init__(
        self, connection: Connection, query: Query, topics: Sequence[int] | None, moment: Moment
    ) -> None:
        self._connection, self._topics, self._moment = connection, topics, moment
        parts = query.parts if isinstance(query, And) else (query,)
        self._chosen = [each.ids for each in parts if isinstance(each, CardIds)]
        self._query = all_of(each for each in parts if not isinstance(each, CardIds))
        self._words, self._rest = _apart(self._query)

    @cached_property
    def count(self) -> int:
        """How many cards."""
        if self._topics is None and not self._chosen:
            match self._query:
                case Everything():
                    return int(self._connection.execute(ALL_CARDS).scalar_one())
                case Not(query=inner):
                    others = Found(self._connection, inner, None, self._moment)
                    return int(self._connection.execute(ALL_CARDS).scalar_one()) - others.count
        query = select(func.count()).select_from(self._cards.subquery())
        return int(self._connection.execute(query).scalar_one())

    def first(self, limit: int, order: CardOrder | None = None) -> list[int]:
        """The first of them in an order, or the best matches first."""
        if order is None and self.count > max(WINDOW, limit):
            near = self._near(limit)
            if len(near) == limit:
                return near
        return plain_ids(self._connection, self._in_order(order).limit(limit))

    def all(self, order: CardOrder | None = None) -> list[int]:
        """All of them in an order, or the best matches first."""
        return plain_ids(self._connection, self._in_order(order))

    def unordered(self) -> list[int]:
        """All of them in any order."""
        return plain_ids(self._connection, self._cards)

    def _near(self, limit: int) -> list[int]:
        """The first of many cards, looked for where they are likely to be; some may be missing."""
        if self._is_broad:
            likely = self._with_words(in_question(self._words)).order_by(CARD)
        elif self._scheduled is not None and self._scheduled.selected_columns[0].table is schedules:
            card = schedules.c.card_id
            ids = select(card).order_by(card).limit(WINDOW).subquery()
            nearest = card <= select(func.max(ids.c.card_id)).scalar_subquery()
            likely = self._cards.where(func.likelihood(nearest, HARDLY)).order_by(card)
        else:
            return []
        return plain_ids(self._connection, likely.limit(limit))

    def _in_order(self, order: CardOrder | None) -> Select[Any]:
        card: ColumnElement[Any] = cards.c.id
        rank = self._rank
        if order is None and (self._ranks_by_words or rank is None):
            found = self._cards
            card = found.selected_columns[0]
        elif self._ranks_by_words:
            found = self._with_words(self._words, joined=True)
        else:
            found = select(card).where(self._condition(self._query))
            if rank is not None:
                found = found.select_from(cards.outerjoin(self._best, self._best.c.card == card))
        if order is not None:
            found = with_key(found, order).order_by(sort_key(self._connection, order, self._moment))
        return found.order_by(card) if rank is None else found.order_by(rank, card)

    @cached_property
    def _cards(self) -> Select[Any]:
        """Their row ids in any order."""
        if self._words:
            return self._with_words(self._words)
        if self._scheduled is not None:
            card = self._scheduled.selected_columns[0]
            return self._scheduled.where(card.not_in(_deleted()), *self._among_chosen(card))
        return select(cards.c.id).where(self._condition(self._query))

    def _with_words(self, expression: str, *, joined: bool = False) -> Select[Any]:
        """Those whose text matches; ``joined`` with their rows."""
        if self._topics is None and isinstance(self._rest, Everything) and not joined:
            live = CARD.not_in(_deleted())
            return select(CARD).where(matches(expression), live, *self._among_chosen(LOOSE))
        rows = card_search.join(cards, cards.c.id == LOOSE)
        return select(CARD).select_from(rows).where(matches(expression), self._condition(self._rest, LOOSE))

    @cached_property
    def _scheduled(self) -> Select[Any] | None:
        """A state or a quantity of the schedule, anywhere; ``None`` of any other query."""
        if self._topics is not None:
            return None
        match self._query:
            case Is(state=state):
                found = in_state(state, self._moment)
            case Property():
                found = having(self._query, self._moment)
            case _:
                return None
        return found if isinstance(found, Select) else None

    def _condition(self, query: Query, card: ColumnElement[int] = cards.c.id) -> Condition:
        """Holds for those of ``cards`` that a query finds."""
        within = () if self._topics is None else (among(cards.c.topic_id, self._topics),)
        found = Search(self._connection, self._moment, card).condition(query)
        return and_(cards.c.deleted_ms.is_(None), *within, *self._among_chosen(card), found)

    def _among_chosen(self, card: Any) -> list[Condition]:
        return [among(card, ids) for ids in self._chosen]

    @property
    def _ranks_by_words(self) -> bool:
        """Whether every card that is found has all the words that are looked for."""
        return bool(self._words) and not wanted_words(self._rest)

    @property
    def _is_broad(self) -> bool:
        return self._ranks_by_words and self.count > BROAD

    @cached_property
    def _rank(self) -> ColumnElement[Any] | None:
        """The smallest for the best match; ``None`` where no words are looked for."""
        if self._is_broad:
            return CARD.not_in(matching(in_question(self._words)))
        if self._ranks_by_words:
            return RANK
        return func.coalesce(self._best.c.rank, 0) if wanted_words(self._query) else None

    @cached_property
    def _best(self) -> Subquery:
        """The rank of every card that has any of the words."""
        return ranked(wanted_words(self._query)).subquery()


def _apart(query: Query) -> tuple[str, Query]:
    """The words that every card has which the query finds, and the rest of the query."""
    parts = query.parts if isinstance(query, And) else (query,)
    texts = [(full_text(part), part) for part in parts]
    words = " AND ".join(text for text, _ in texts if text is not None)
    return words, all_of(part for text, part in texts if text is None)


def _deleted() -> Select[Any]:
    return select(cards.c.id).where(cards.c.deleted_ms.is_not(None))
