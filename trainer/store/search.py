"""The search language in SQL.

Every term becomes a set of card ids, so that leaving out never meets a row that is not there, and each set is found
by its own index.
"""

from collections.abc import Sequence
from typing import Any, assert_never

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    not_,
    or_,
    select,
    true,
)

from trainer.core.card import Completeness
from trainer.core.search_days import Added, Edited, Introduced, Rated, Recent
from trainer.core.search_terms import (
    And,
    Answers,
    Attachment,
    CardIds,
    Document,
    Everything,
    Flag,
    Has,
    Is,
    NoCombining,
    Not,
    Or,
    Pattern,
    Phrase,
    Property,
    Query,
    Regex,
    Subject,
    Tag,
    Topic,
    Wild,
    Word,
)
from trainer.core.topic import SEPARATOR
from trainer.services.rows import Moment
from trainer.store import search_reviews
from trainer.store.full_text import card_search, full_text, matching
from trainer.store.rows import among
from trainer.store.search_states import Found, having, in_state
from trainer.store.tables import (
    answers,
    card_tags,
    cards,
    documents,
    editor_notes,
    key_points,
    subjects,
    tags,
)
from trainer.store.text_match import (
    deadline_s,
    is_named,
    phrase_expression,
    text_expression,
    word_expression,
)
from trainer.store.topics import TopicRepository

Condition = ColumnElement[bool]
Ids = Select[Any]

FUNCTION_FAILED = "user-defined function raised exception"
"""What SQLite says where a regular expression ran out of time."""


class Search:
    """Makes conditions of queries at one moment: on rows of ``cards``, whose id may also be told by ``card``."""

    def __init__(self, connection: Connection, moment: Moment, card: ColumnElement[int] = cards.c.id) -> None:
        self._connection = connection
        self._moment = moment
        self._card = card

    def condition(self, query: Query) -> Condition:
        """Holds for the cards that the query finds; never null."""
        words = full_text(query)
        if words is not None:
            return self._card.in_(matching(words))
        match query:
            case Everything():
                return true()
            case Not(query=inner):
                return not_(self.condition(inner))
            case And(parts=parts):
                return self._all(parts)
            case Or(parts=parts):
                return or_(*(self.condition(part) for part in parts))
            case Answers(count=count):
                return self._with_answers(count)
            case CardIds(ids=ids):
                return among(self._card, ids)
            case Is(state=state):
                return self._held(in_state(state, self._moment))
            case Property():
                return self._held(having(query, self._moment))
            case Added() | Edited() | Introduced() | Rated():
                return self._card.in_(self._recent(query))
            case Topic() | Subject() | Flag():
                return self._in_row(query)
            case _:
                return self._card.in_(self._ids(query))

    def _all(self, parts: tuple[Query, ...]) -> Condition:
        """The words of all parts are looked up at once."""
        words = [each for each in map(full_text, parts) if each is not None]
        rest = [self.condition(part) for part in parts if full_text(part) is None]
        return and_(*rest, self._card.in_(matching(" AND ".join(words)))) if words else and_(*rest)

    def _in_row(self, query: Topic | Subject | Flag) -> Condition:
        """Told by the row of the card itself."""
        match query:
            case Topic(pattern=pattern):
                return _belonging(cards.c.topic_id, self._topics(pattern))
            case Subject(pattern=pattern):
                return _belonging(cards.c.subject_id, self._named(subjects.c.id, subjects.c.name, pattern))
            case Flag(number=number):
                return cards.c.flag == number
            case _:
                assert_never(query)

    def _held(self, found: Found) -> Condition:
        return self._card.in_(found) if isinstance(found, Select) else found

    def _with_answers(self, count: int) -> Condition:
        if count == 0:
            return not_(self._card.in_(_answered()))
        return self._card.in_(_answered().group_by(answers.c.card_id).having(func.count() == count))

    def _ids(self, query: Word | Phrase | NoCombining | Regex | Tag | Document | Has) -> Ids:
        match query:
            case Word(pattern=pattern):
                return _with_text(word_expression(pattern))
            case Phrase(pattern=pattern):
                return _with_text(phrase_expression(pattern))
            case NoCombining(pattern=pattern):
                return _with_text(text_expression(pattern))
            case Regex(expression=expression):
                return _with_match(expression)
            case Tag(pattern=pattern):
                return self._tagged(pattern)
            case Document(pattern=pattern):
                return self._answered_by(pattern)
            case Has(attachment=attachment):
                return _having(attachment)
            case _:
                assert_never(query)

    def _topics(self, pattern: Pattern) -> list[int]:
        """Topics that end so, and those below them."""
        return [
            topic.id for topic in TopicRepository(self._connection).all() if _is_within(topic.path, pattern)
        ]

    def _tagged(self, pattern: Pattern) -> Ids:
        if pattern.parts == (Wild.RUN,):
            return select(card_tags.c.card_id)
        rows = self._connection.execute(select(tags))
        found = [row.id for row in rows if _begins_path(tuple(row.name.split(SEPARATOR)), pattern)]
        return select(card_tags.c.card_id).where(among(card_tags.c.tag_id, found))

    def _answered_by(self, pattern: Pattern) -> Ids:
        titled = self._named(documents.c.id, documents.c.title, pattern)
        found = {*titled, *self._named(documents.c.id, documents.c.name, pattern)}
        return _answered().where(among(answers.c.document_id, found))

    def _named(self, row: Any, name: Any, pattern: Pattern) -> list[int]:
        rows = self._connection.execute(select(row, name))
        return [each[0] for each in rows if is_named(each[1], pattern)]

    def _recent(self, query: Recent) -> Ids:
        match query:
            case Added(days=days):
                return select(cards.c.id).where(cards.c.created_ms >= self._start(days))
            case Edited(days=days):
                return select(cards.c.id).where(cards.c.changed_ms >= self._start(days))
            case Rated():
                return search_reviews.rated(self._connection, query, self._moment)
            case Introduced(days=days):
                return search_reviews.introduced(days, self._moment)
            case _:
                assert_never(query)

    def _start(self, days: int) -> int:
        """The first millisecond of the last days, so many."""
        return self._moment.starts(max(self._moment.today - days + 1, 0))


def _belonging(column: Any, ids: Sequence[int]) -> Condition:
    """Holds for cards of one of these topics or subjects; not for those that have none."""
    return and_(column.is_not(None), among(column, ids))


def _live_answers() -> Ids:
    return select(answers.c.card_id).where(answers.c.deleted_ms.is_(None))


def _answered() -> Ids:
    return _live_answers().where(answers.c.completeness != Completeness.MISSING.value)


def _having(attachment: Attachment) -> Ids:
    match attachment:
        case Attachment.MINE:
            own = or_(answers.c.document_id.is_(None), answers.c.edited.is_not(None))
            edited = select(cards.c.id).where(cards.c.edited_question.is_not(None))
            return _live_answers().where(own).union(edited)  # type: ignore[return-value]
        case Attachment.KEYPOINTS:
            return select(key_points.c.card_id).where(key_points.c.deleted_ms.is_(None))
        case Attachment.CONFLICT:
            return select(editor_notes.c.card_id).where(editor_notes.c.document_id.is_not(None))
        case _:
            assert_never(attachment)


def _with_text(expression: str) -> Ids:
    """Cards whose question or answers have this, accents and letter case aside."""
    found = (func.has_text(expression, column) for column in (card_search.c.question, card_search.c.answers))
    return select(card_search.c.rowid).where(or_(*found))


def _with_match(expression: str) -> Ids:
    until = deadline_s()
    found = (
        func.has_match(expression, until, column)
        for column in (card_search.c.question, card_search.c.answers)
    )
    return select(card_search.c.rowid).where(or_(*found))


def _is_within(path: tuple[str, ...], pattern: Pattern) -> bool:
    return any(_begins_path(path[start:], pattern) for start in range(len(path)))


def _begins_path(path: tuple[str, ...], pattern: Pattern) -> bool:
    return any(is_named(SEPARATOR.join(path[:end]), pattern) for end in range(1, len(path) + 1))
