"""Progress of every topic and subject in one pass over the cards."""

from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from trainer.core.event import State
from trainer.core.measures import Progress
from trainer.core.memory import Memory
from trainer.services.rows import Group
from trainer.store.rows import among
from trainer.store.tables import cards, schedules

STEPS = (State.LEARNING.value, State.RELEARNING.value)


def group_progress(
    connection: Connection,
    today: int,
    recall: Callable[[Memory, int], float],
    within: Collection[int] | None = None,
) -> list[tuple[Group, Progress]]:
    """Progress by topic and subject of these cards (``None``: all).

    ``recall`` predicts from a memory and the instant of the last review.
    """
    query = (
        select(
            cards.c.topic_id,
            cards.c.subject_id,
            schedules.c.state,
            schedules.c.stability,
            schedules.c.difficulty,
            schedules.c.last_ms,
            schedules.c.due_day,
            schedules.c.suspended,
            schedules.c.buried_until,
        )
        .select_from(cards.outerjoin(schedules))
        .where(cards.c.deleted_ms.is_(None))
        .order_by(cards.c.topic_id, cards.c.subject_id)
    )
    if within is not None:
        query = query.where(among(cards.c.id, within))
    rows = (tuple(row) for row in connection.execute(query))
    return [
        (group, _added_up((row[2:] for row in members), today, recall))
        for group, members in groupby(rows, key=lambda row: (row[0], row[1]))
    ]


def _added_up(members: Iterable[Any], today: int, recall: Callable[[Memory, int], float]) -> Progress:
    total = seen = new = learning = due = 0
    remembered = 0.0
    for state, stability, difficulty, last_ms, due_day, suspended, buried_until in members:
        total += 1
        if stability is not None:
            seen += 1
            remembered += recall(Memory(stability, difficulty), last_ms or 0)
        if suspended or (buried_until or 0) > today:
            continue
        if not state:
            new += 1
        elif due_day is not None and due_day <= today:
            learning += state in STEPS
            due += state == State.REVIEW.value
    return Progress(total, seen, new, learning, due, remembered / seen if seen else None)
