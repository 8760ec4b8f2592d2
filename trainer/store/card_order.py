"""What a list of cards is sorted by, in SQL: the value of each column, null for an empty one."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, Select, case, func, literal, select

from trainer.core.event import State
from trainer.core.standing import MATURE_FROM_DAYS, Standing
from trainer.core.topic import show_path
from trainer.services.card_order import CardColumn, CardOrder
from trainer.services.rows import Moment
from trainer.store.card_lines import ANSWER_COUNT, QUESTION, TAG_NAMES
from trainer.store.tables import cards, schedules, subjects
from trainer.store.topics import TopicRepository

DAY_MS = 86_400_000.0
WIDTH = 4
"""Bytes of one place among names."""
SUBJECT = (
    select(subjects.c.name).where(subjects.c.id == cards.c.subject_id).correlate(cards).scalar_subquery()
)
PLAIN: Mapping[CardColumn, ColumnElement[Any]] = {
    CardColumn.NUMBER: cards.c.number,
    CardColumn.QUESTION: func.casefold(func.nullif(QUESTION, "")),
    CardColumn.SUBJECT: func.casefold(SUBJECT),
    CardColumn.TAGS: func.casefold(TAG_NAMES),
    CardColumn.ANSWERS: ANSWER_COUNT,
    CardColumn.DUE: schedules.c.due_day,
    CardColumn.INTERVAL: func.nullif(schedules.c.interval_days, 0),
    CardColumn.STABILITY: schedules.c.stability,
    CardColumn.DIFFICULTY: schedules.c.difficulty,
    CardColumn.REVIEWS: func.nullif(schedules.c.reps, 0),
    CardColumn.LAPSES: case((schedules.c.reps != 0, schedules.c.lapses)),
    CardColumn.FLAG: func.nullif(cards.c.flag, 0),
    CardColumn.MARKED: case((cards.c.marked != 0, 1)),
}
"""What a row of ``cards`` and its schedule tell by themselves."""
OF_CARDS = frozenset(
    {
        CardColumn.NUMBER,
        CardColumn.QUESTION,
        CardColumn.TOPIC,
        CardColumn.SUBJECT,
        CardColumn.TAGS,
        CardColumn.ANSWERS,
        CardColumn.FLAG,
        CardColumn.MARKED,
    }
)
"""Told without the schedules."""


def sort_key(connection: Connection, order: CardOrder, moment: Moment) -> ColumnElement[Any]:
    """What to sort ``cards`` with their schedules by; equal ones are left to what is sorted by next."""
    value = _value(connection, order.column, moment)
    return (value.desc() if order.descending else value.asc()).nulls_last()


def in_order(connection: Connection, chosen: Sequence[int], order: CardOrder, moment: Moment) -> Select[Any]:
    """These cards, those that are gone among them, sorted; equal ones stay as they are."""
    given = func.json_each(json.dumps(list(chosen))).table_valued("value", "key")
    rows = given.outerjoin(cards, cards.c.id == given.c.value)
    found = with_key(select(given.c.value).select_from(rows), order)
    return found.order_by(sort_key(connection, order, moment), given.c.key)


def with_key(query: Select[Any], order: CardOrder) -> Select[Any]:
    """A query of ``cards`` with what an order goes by: the schedules of those that have one."""
    if order.column in OF_CARDS:
        return query
    (rows,) = query.get_final_froms()
    return query.select_from(rows.outerjoin(schedules, schedules.c.card_id == cards.c.id))


def _value(connection: Connection, column: CardColumn, moment: Moment) -> ColumnElement[Any]:
    match column:
        case CardColumn.TOPIC:
            topics = TopicRepository(connection).all()
            return _place(cards.c.topic_id, {row.id: show_path(row.path) for row in topics})
        case CardColumn.STATE:
            return _standing(moment.today)
        case CardColumn.RECALL:
            return _recall(moment)
        case _:
            return PLAIN[column]


def _place(row: ColumnElement[Any], names: Mapping[int, str]) -> ColumnElement[Any]:
    """The place of a name in alphabetical order, looked up by row id in one value that has all places side by side."""
    ranks = {name: rank for rank, name in enumerate(sorted({each.casefold() for each in names.values()}), 1)}
    places = bytearray(WIDTH * (max(names, default=0) + 1))
    for number, name in names.items():
        places[WIDTH * number : WIDTH * (number + 1)] = ranks[name.casefold()].to_bytes(WIDTH, "big")
    found = func.substr(literal(bytes(places), LargeBinary), WIDTH * row + 1, WIDTH)
    return func.nullif(func.nullif(found, bytes(WIDTH)), b"")


def _standing(today: int) -> ColumnElement[Any]:
    """What a card is called today, by its place among all names; see ``CardStanding.standing``."""
    place = list(Standing).index
    mature = schedules.c.interval_days >= MATURE_FROM_DAYS
    return case(
        (schedules.c.suspended != 0, place(Standing.SUSPENDED)),
        (schedules.c.buried_until > today, place(Standing.BURIED)),
        (schedules.c.state == State.LEARNING.value, place(Standing.LEARNING)),
        (schedules.c.state == State.RELEARNING.value, place(Standing.RELEARNING)),
        ((schedules.c.state == State.REVIEW.value) & mature, place(Standing.MATURE)),
        (schedules.c.state == State.REVIEW.value, place(Standing.YOUNG)),
        else_=place(Standing.NEW),
    )


def _recall(moment: Moment) -> ColumnElement[Any]:
    """The predicted recall, by the formula of ``MemoryModel.recall``."""
    days = func.max(moment.now_ms - schedules.c.last_ms, 0) / literal(DAY_MS)
    return func.pow(1 + moment.curve.factor * days / schedules.c.stability, moment.curve.decay)
