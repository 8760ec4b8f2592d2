"""Cards, their answers and their tags."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import OperationalError

from trainer.core.card import Card, Completeness
from trainer.core.errors import BadInput
from trainer.services.card_order import CardOrder
from trainer.services.change import Record
from trainer.services.change import Row as Values
from trainer.services.rows import AnswerRow, CardLine, CardRow, FirstCards, Moment, Snippet
from trainer.store.card_counts import ALL_CARDS
from trainer.store.changed_rows import write_values
from trainer.store.prepared import Prepared
from trainer.store.rows import among, inserted_id, plain_ids
from trainer.store.tables import answers, card_tags, cards, documents, metadata, tags
from trainer.store.tagging import known_tags, retag, tags_of
from trainer.store.topics import TopicRepository

if TYPE_CHECKING:
    from trainer.core.scope import Scope
    from trainer.core.search_terms import Query
    from trainer.store.found import Found

CHUNK = 500
MANY = 20
"""From so many cards on, the search takes them in together."""
T = TypeVar("T")


class CardRepository:
    """Cards over one connection."""

    def __init__(self, connection: Connection, topics: TopicRepository) -> None:
        self._connection = connection
        self._topics = topics

    def ids(self, uids: Iterable[str]) -> dict[str, int]:
        """Row ids of those uids that are stored, deleted ones included."""
        found: dict[str, int] = {}
        for chunk in _chunks(uids):
            query = select(cards.c.uid, cards.c.id).where(cards.c.uid.in_(chunk))
            found.update((row.uid, row.id) for row in self._connection.execute(query))
        return found

    def get(self, card: int) -> CardRow | None:
        """One card, or ``None`` where it is missing or deleted."""
        row = _ONE.first(self._connection, {"card": card})
        if row is None:
            return None
        given = [_answer(each) for each in _ITS_ANSWERS.rows(self._connection, {"card": card})]
        return _card(row, tuple(_ITS_TAGS.column(self._connection, {"card": card})), tuple(given))

    def every(self) -> Iterator[CardRow]:
        """Every card that is not deleted, in the order they came."""
        return self._rows(select(cards).order_by(cards.c.id))

    def count(self) -> int:
        """How many cards are not deleted."""
        return int(self._connection.execute(ALL_CARDS).scalar_one())

    def uid(self, card: int) -> str | None:
        """A card's uid; ``None`` where it is missing or deleted."""
        found: str | None = _UID.scalar(self._connection, {"card": card})
        return found

    def uids(self, wanted: Collection[int]) -> dict[int, str]:
        """The uids of cards, deleted ones included."""
        query = select(cards.c.id, cards.c.uid).where(among(cards.c.id, wanted))
        return {row.id: row.uid for row in self._connection.execute(query)}

    def numbers_of_subject(self, subject: int, but: int) -> tuple[int, ...]:
        """The numbers of a subject's other cards, in order."""
        return tuple(_NUMBERS.column(self._connection, {"subject": subject, "but": but}))

    def of_same_subjects(self, chosen: Sequence[int]) -> list[int]:
        """Every card of the subjects these cards belong to, themselves included, in order."""
        subjects: set[int] = set()
        for chunk in _chunks(chosen):
            query = select(cards.c.subject_id).where(cards.c.id.in_(chunk), cards.c.subject_id.is_not(None))
            subjects.update(self._connection.execute(query).scalars())
        found: list[int] = []
        for some in _chunks(sorted(subjects)):
            same = select(cards.c.id).where(cards.c.subject_id.in_(some), cards.c.deleted_ms.is_(None))
            found.extend(self._connection.execute(same.order_by(cards.c.id)).scalars())
        return found

    def add(self, new: Sequence[Card], document_ids: dict[str, int], at_ms: int) -> dict[str, int]:
        """Add cards with their answers; row ids by uid.  Topics and subjects are made as needed."""
        from trainer.store.full_text import filled_at_once

        topics = self._topics.ensure(card.topic for card in new)
        subjects = self._topics.ensure_subjects(card.subject for card in new if card.subject)
        first = int(self._connection.execute(select(func.max(cards.c.id))).scalar() or 0) + 1
        ids = {card.uid: first + place for place, card in enumerate(new)}
        card_rows = [
            {
                "id": ids[card.uid],
                "uid": card.uid,
                "number": card.number,
                "question": card.question,
                "edited_question": card.edited_question,
                "topic_id": topics.get(card.topic),
                "subject_id": subjects.get(card.subject),
                "created_ms": at_ms,
            }
            for card in new
        ]
        answer_rows = [
            {
                "card_id": ids[card.uid],
                "document_id": document_ids.get(answer.document),
                "text": answer.text,
                "edited": answer.edited,
                "completeness": answer.completeness.value,
            }
            for card in new
            for answer in card.answers
        ]
        with filled_at_once(self._connection, first) if len(new) >= MANY else nullcontext():
            if card_rows:
                self._connection.execute(insert(cards), card_rows)
            if answer_rows:
                self._connection.execute(insert(answers), answer_rows)
        self.tag([(ids[card.uid], card.tags) for card in new if card.tags])
        return ids

    def add_answers(self, card: int, new: Sequence[Values]) -> list[int]:
        """Add answers to a card, reviving a deleted one of the same document; their row ids."""
        ids: list[int] = []
        for row in new:
            same = select(answers.c.id).where(
                answers.c.card_id == card, answers.c.document_id == row["document_id"]
            )
            gone = None if row["document_id"] is None else self._connection.execute(same).scalar()
            if gone is None:
                result = self._connection.execute(insert(answers).values(card_id=card, **row))
                ids.append(inserted_id(result))
            else:
                revived = update(answers).where(answers.c.id == gone).values(**row, deleted_ms=None)
                self._connection.execute(revived)
                ids.append(gone)
        return ids

    def update(self, record: Record, rows: Sequence[tuple[int, Values]]) -> tuple[tuple[int, Values], ...]:
        """Write column values into rows; the earlier values of the same columns come back."""
        return write_values(self._connection, metadata.tables[record.value], rows)

    def tags(self, chosen: Collection[int]) -> dict[int, tuple[str, ...]]:
        """The tags of these cards, each card's in order; cards without any are left out."""
        return tags_of(self._connection, chosen)

    def known_tags(self) -> list[str]:
        """The tags that any card has, in order."""
        return known_tags(self._connection)

    def tag(self, wanted: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Give each card exactly these tags; the earlier ones come back."""
        return retag(self._connection, wanted)

    def lines(
        self, query: "Query", topics: Sequence[int] | None, limit: int, moment: Moment
    ) -> list[CardLine]:
        """Cards that the query finds within these topics, the best match first; at most ``limit``."""
        with _patience():
            return self.lines_of(self._found(query, topics, moment).first(limit))

    def first(
        self,
        query: "Query",
        topics: Sequence[int] | None,
        moment: Moment,
        limit: int,
        order: CardOrder | None = None,
    ) -> FirstCards:
        """How many cards the query finds within these topics, and the first ``limit`` of them in an order."""
        found = self._found(query, topics, moment)
        with _patience():
            return FirstCards(found.count, found.first(limit, order))

    def found(
        self, query: "Query", topics: Sequence[int] | None, moment: Moment, order: CardOrder | None = None
    ) -> list[int]:
        """All cards that the query finds within these topics, in an order."""
        with _patience():
            return self._found(query, topics, moment).all(order)

    def reads_texts(self, query: "Query") -> bool:
        """Whether the query looks into the text of every card, which takes as long each time."""
        from trainer.store.found import reads_texts

        return reads_texts(query)

    def sort(self, chosen: Sequence[int], order: CardOrder, moment: Moment) -> list[int]:
        """These cards in an order; equal ones stay as they are."""
        from trainer.store.card_order import in_order

        return plain_ids(self._connection, in_order(self._connection, chosen, order, moment))

    def lines_of(self, chosen: Sequence[int]) -> list[CardLine]:
        """The lines of these cards in their order; cards that are deleted are left out."""
        from trainer.store.card_lines import lines_of

        return lines_of(self._connection, chosen)

    def within(self, scope: "Scope", moment: Moment) -> frozenset[int] | None:
        """The cards of a scope that are not deleted; ``None`` for all of them."""
        if scope.is_everything:
            return None
        topics = None if scope.topics is None else sorted(scope.topics)
        with _patience():
            return frozenset(self._found(scope.query, topics, moment).unordered())

    def snippets(self, query: "Query", chosen: Sequence[int]) -> dict[int, Snippet]:
        """A few words around those that were looked for; nothing for cards that have none of them."""
        from trainer.store.full_text import pieces, snippet, wanted_words

        expression = wanted_words(query)
        found: dict[int, Snippet] = {}
        for card in chosen if expression else ():
            text: str | None = self._connection.execute(snippet(expression, card)).scalar()
            if text:
                found[card] = pieces(text)
        return found

    def _rows(self, query: Select[tuple[object, ...]]) -> Iterator[CardRow]:
        live = query.where(cards.c.deleted_ms.is_(None))
        rows = iter(self._connection.execute(live).all())
        while chunk := list(islice(rows, CHUNK)):
            ids = [row.id for row in chunk]
            answered, tagged = self._answers_of(ids), tags_of(self._connection, ids)
            for row in chunk:
                yield _card(row, tagged.get(row.id, ()), tuple(answered.get(row.id, ())))

    def _answers_of(self, ids: Sequence[int]) -> dict[int, list[AnswerRow]]:
        query = _ANSWERS.where(answers.c.card_id.in_(ids)).order_by(answers.c.card_id, *_ANSWER_ORDER)
        found: dict[int, list[AnswerRow]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.card_id, []).append(_answer(row))
        return found

    def _found(self, query: "Query", topics: Sequence[int] | None, moment: Moment) -> "Found":
        """The search language, which a start and a sitting do without."""
        from trainer.store.found import Found

        return Found(self._connection, query, topics, moment)


@contextmanager
def _patience() -> Iterator[None]:
    """A regular expression that ran out of time is a sentence."""
    try:
        yield
    except OperationalError as error:
        from trainer.store.search import FUNCTION_FAILED

        if str(error.orig) != FUNCTION_FAILED:
            raise
        raise BadInput("This search takes too long.", "Make the regular expression simpler.") from error


_ONE = Prepared(select(cards).where(cards.c.id == bindparam("card"), cards.c.deleted_ms.is_(None)))
_UID = Prepared(select(cards.c.uid).where(cards.c.id == bindparam("card"), cards.c.deleted_ms.is_(None)))
_NUMBERS = Prepared(
    select(cards.c.number)
    .where(cards.c.subject_id == bindparam("subject"), cards.c.id != bindparam("but"))
    .where(cards.c.number.is_not(None), cards.c.deleted_ms.is_(None))
    .order_by(cards.c.number)
)
_ANSWERS = (
    select(answers)
    .outerjoin(documents)
    .where(answers.c.deleted_ms.is_(None), documents.c.deleted_ms.is_(None))
)
_ANSWER_ORDER = (answers.c.document_id.is_(None).desc(), answers.c.document_id)
_ITS_ANSWERS = Prepared(_ANSWERS.where(answers.c.card_id == bindparam("card")).order_by(*_ANSWER_ORDER))
_ITS_TAGS = Prepared(
    select(tags.c.name)
    .select_from(card_tags.join(tags))
    .where(card_tags.c.card_id == bindparam("card"))
    .order_by(tags.c.name)
)


def _card(row: Row[Any], tagged: tuple[str, ...], given: tuple[AnswerRow, ...]) -> CardRow:
    return CardRow(
        row.id,
        row.uid,
        row.number,
        row.question,
        row.edited_question,
        row.topic_id,
        row.subject_id,
        tagged,
        given,
        flag=row.flag,
        marked=bool(row.marked),
        created_ms=row.created_ms,
        preferred=row.preferred_answer_id,
    )


def _answer(row: Row[Any]) -> AnswerRow:
    return AnswerRow(row.id, row.document_id, row.text, row.edited, Completeness(row.completeness))


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
