"""The cards a day may ask, read from indexes with no more than their order needs."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, bindparam, func, or_, select, text

from trainer.core.agenda import Candidate
from trainer.core.day_order import PRIME, Shuffle
from trainer.core.event import State
from trainer.store.rows import plain_rows
from trainer.store.tables import cards, schedules, unseen_cards


def begun_cards(connection: Connection, today: int, topics: Sequence[int] | None) -> list[Candidate]:
    """Cards in learning steps and due ones, in no order."""
    inside = (
        "" if topics is None else f"AND cards.topic_id IN ({','.join(str(int(each)) for each in topics)})"
    )
    learning = connection.execute(text(_LEARNING + inside), {"today": today})
    due = plain_rows(connection, text(_DUE + inside), {"today": today})
    review = State.REVIEW
    return [
        Candidate(card, topic, subject, card, State(state), due_day, due_ms, stability, last_ms)
        for card, topic, subject, due_day, stability, last_ms, state, due_ms in learning
    ] + [
        Candidate(card, topic, subject, card, review, due_day, None, stability, last_ms)
        for card, topic, subject, due_day, stability, last_ms in due
    ]


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
    card = unseen_cards.c.card_id
    query = _NEW.where(*_inside(unseen_cards.c.topic_id, topics))
    query = query.order_by(card if shuffle is None else _shuffled(shuffle), card)
    wanted = {"today": today, "limit": limit}
    rows = plain_rows(connection, query.limit(bindparam("limit")), wanted)
    if shuffle is None:
        return [Candidate(card, topic, subject, card) for card, topic, subject in rows]
    places = connection.execute(select(func.max(cards.c.id))).scalar() or 0
    return [Candidate(card, topic, subject, shuffle.place(card) * places) for card, topic, subject in rows]


def _may_be_asked() -> ColumnElement[bool]:
    return (schedules.c.suspended == 0) & (schedules.c.buried_until <= bindparam("today"))


_BEGUN = """
    FROM schedules JOIN cards INDEXED BY cards_in_place ON cards.id = schedules.card_id AND cards.deleted_ms IS NULL
    WHERE schedules.due_day <= :today AND schedules.suspended = 0 AND schedules.buried_until <= :today
"""
"""Begun cards of which it is the day.  The index takes a tenth of the room that the cards with their texts take."""
_COLUMNS = (
    "cards.id, cards.topic_id, cards.subject_id, schedules.due_day, schedules.stability, schedules.last_ms"
)
_DUE = f"SELECT {_COLUMNS} {_BEGUN} AND schedules.state = {State.REVIEW.value} "
_STEPS = f"{State.LEARNING.value}, {State.RELEARNING.value}"
_LEARNING = (
    f"SELECT {_COLUMNS}, schedules.state, schedules.due_ms {_BEGUN} AND schedules.state IN ({_STEPS}) "
)
_NEW = (
    select(unseen_cards)
    .select_from(unseen_cards.outerjoin(schedules, schedules.c.card_id == unseen_cards.c.card_id))
    .where(or_(schedules.c.card_id.is_(None), _may_be_asked()))
)


def _inside(column: Column[Any], topics: Sequence[int | None] | None) -> list[ColumnElement[bool]]:
    """Conditions that keep cards of these topics; ``None`` among them stands for no topic."""
    if topics is None:
        return []
    named = column.in_([each for each in topics if each is not None])
    return [or_(named, column.is_(None)) if None in topics else named]


def _shuffled(shuffle: Shuffle) -> ColumnElement[int]:
    """``Shuffle.place`` as the store works it out."""
    card = unseen_cards.c.card_id
    return (shuffle.square * (card * card % PRIME) + shuffle.factor * card + shuffle.shift) % PRIME
