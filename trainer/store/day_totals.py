"""Reviews that count, added up by study day in one pass of the log."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, case, func, select

from trainer.core.event import Rating, State
from trainer.core.insight import MATURE_DAYS, DayTotals
from trainer.store.tables import cards, review_events, voided_events

REVIEWED = 0
"""The kind number of a ``Reviewed`` event."""


def day_totals(connection: Connection, topics: Sequence[int] | None) -> list[DayTotals]:
    """One row per study day with reviews, oldest first, within these topics (``None``: all)."""
    event = review_events.c
    passed = event.rating > Rating.AGAIN.value
    in_review = event.state == State.REVIEW.value
    mature = in_review & (event.previous_days >= MATURE_DAYS)
    young = in_review & (event.previous_days < MATURE_DAYS)
    query = (
        select(
            event.study_day,
            func.count(),
            _count(passed),
            func.sum(func.coalesce(event.duration_ms, 0)),
            _count(event.state == State.NEW.value),
            _count(event.state.in_([State.LEARNING.value, State.RELEARNING.value])),
            _count(young),
            _count(mature),
            _count(young & passed),
            _count(mature & passed),
        )
        .where(event.kind == REVIEWED, event.id.not_in(select(voided_events.c.event_id)))
        .group_by(event.study_day)
        .order_by(event.study_day)
    )
    if topics is not None:
        query = query.where(event.card_id.in_(select(cards.c.id).where(cards.c.topic_id.in_(topics))))
    return [
        DayTotals(
            study_day=row[0],
            reviews=row[1],
            passed=row[2],
            time_ms=row[3],
            new=row[4],
            learning=row[5],
            young=row[6],
            mature=row[7],
            young_passed=row[8],
            young_total=row[6],
            mature_passed=row[9],
            mature_total=row[7],
        )
        for row in connection.execute(query)
    ]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
