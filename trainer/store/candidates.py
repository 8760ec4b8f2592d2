"""The cards a day may ask, read with no more than their order needs."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from trainer.core.agenda import Candidate
from trainer.core.day_order import PRIME, Shuffle
from trainer.core.event import State
from trainer.store.tables import cards, schedules

STATES = tuple(State)
"""By number."""

_COLUMNS = (
    cards.c.id,
    cards.c.topic_id,
    cards.c.subject_id,
    schedules.c.state,
    schedules.c.due_day,
    schedules.c.due_ms,
    schedules.c.stability,
    schedules.c.last_ms,
)


def begun_cards(connection: Connection, today: int, topics: Sequence[int] | None) -> list[Candidate]:
    """Cards in learning steps and due ones, in no order."""
    begun = [each.value for each in State if each is not State.NEW]
    query = (
        select(*_COLUMNS)
        .select_from(schedules.join(cards))
        .where(schedules.c.state.in_(begun), schedules.c.due_day <= today, _may_be_asked(today))
        .where(cards.c.deleted_ms.is_(None), *_inside(topics))
    )
    return _candidates(connection.execute(query))


def new_cards(
    connection: Connection,
    today: int,
    topics: Sequence[int | None] | None,
    limit: int,
    shuffle: Shuffle | None,
) -> list[Candidate]:
    """The first ``limit`` new cards in the order they were added, or with ``shuffle`` in a random one."""
    if limit <= 0:
        return []
    unseen = _may_be_asked(today) & (schedules.c.state == State.NEW.value)
    query = (
        select(*_COLUMNS)
        .select_from(cards.outerjoin(schedules))
        .where(cards.c.deleted_ms.is_(None), *_inside(topics))
        .where(or_(schedules.c.card_id.is_(None), unseen))
        .order_by(cards.c.id if shuffle is None else _shuffled(shuffle), cards.c.id)
        .limit(limit)
    )
    found = _candidates(connection.execute(query))
    if shuffle is None:
        return found
    places = connection.execute(select(func.max(cards.c.id))).scalar() or 0
    return [each._replace(position=shuffle.place(each.card) * places) for each in found]


def _candidates(rows: Iterable[Any]) -> list[Candidate]:
    return [
        Candidate(card, topic, subject, card, STATES[state or 0], due_day, due_ms, stability, last_ms)
        for card, topic, subject, state, due_day, due_ms, stability, last_ms in rows
    ]


def _may_be_asked(today: int) -> ColumnElement[bool]:
    return (schedules.c.suspended == 0) & (schedules.c.buried_until <= today)


def _inside(topics: Sequence[int | None] | None) -> list[ColumnElement[bool]]:
    """Conditions that keep cards of these topics; ``None`` among them stands for no topic."""
    if topics is None:
        return []
    named = cards.c.topic_id.in_([each for each in topics if each is not None])
    return [or_(named, cards.c.topic_id.is_(None)) if None in topics else named]


def _shuffled(shuffle: Shuffle) -> ColumnElement[int]:
    """``Shuffle.place`` as the store works it out."""
    card = cards.c.id
    return (shuffle.square * (card * card % PRIME) + shuffle.factor * card + shuffle.shift) % PRIME
