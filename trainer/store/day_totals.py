"""Reviews that count, added up by study day in one pass of the log."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from trainer.core.event import Rating, State
from trainer.core.standing import MATURE_FROM_DAYS as MATURE_DAYS
from trainer.store.rows import among
from trainer.store.tables import review_events, voided_events

if TYPE_CHECKING:
    from trainer.core.insight import DayTotals

REVIEWED = 0
"""The kind number of a ``Reviewed`` event."""


def day_totals(connection: Connection, within: Collection[int] | None) -> "list[DayTotals]":
    """One row per study day with reviews, oldest first, of these cards (``None``: all)."""
    event = review_events.c
    passed = event.rating > Rating.AGAIN.value
    in_review = event.state == State.REVIEW.value
    mature = in_review & (event.previous_days >= MATURE_DAYS)
    young = in_review & (event.previous_days < MATURE_DAYS)
    new = event.state == State.NEW.value
    learning = event.state.in_([State.LEARNING.value, State.RELEARNING.value])
    query = (
        select(
            event.study_day,
            func.count(),
            count_where(passed),
            func.sum(func.coalesce(event.duration_ms, 0)),
            count_where(new),
            count_where(learning),
            count_where(young),
            count_where(mature),
            count_where(young & passed),
            count_where(mature & passed),
            _time_where(new),
            _time_where(learning),
            _time_where(young),
            _time_where(mature),
        )
        .where(event.kind == REVIEWED, event.id.not_in(select(voided_events.c.event_id)))
        .group_by(event.study_day)
        .order_by(event.study_day)
    )
    query = _of(query, within)
    repeated = _repeated(connection, within)
    return [_totals(tuple(row), repeated.get(row[0], (0, 0, 0, 0))) for row in connection.execute(query)]


def _totals(row: Sequence[Any], repeated: Sequence[int]) -> "DayTotals":
    """A day from its row; repeated reviews count as work but not as retention."""
    from trainer.core.insight import DayTotals

    return DayTotals(
        study_day=row[0],
        reviews=row[1],
        passed=row[2],
        time_ms=row[3],
        new=row[4],
        learning=row[5],
        young=row[6],
        mature=row[7],
        young_passed=row[8] - repeated[2],
        young_total=row[6] - repeated[0],
        mature_passed=row[9] - repeated[3],
        mature_total=row[7] - repeated[1],
        new_ms=row[10],
        learning_ms=row[11],
        young_ms=row[12],
        mature_ms=row[13],
    )


def _repeated(connection: Connection, within: Collection[int] | None) -> dict[int, tuple[int, int, int, int]]:
    """Reviews of due cards that were not their card's first that day: young, mature, and passed of both, by day.

    They are rare (a due day that was set by hand), so the days and cards they can be on are looked for first.
    """
    event = review_events.c
    in_review = event.state == State.REVIEW.value
    counting = (event.kind == REVIEWED, event.id.not_in(select(voided_events.c.event_id)))
    pairs = (
        _of(select(event.study_day, event.card_id).where(*counting), within)
        .group_by(event.study_day, event.card_id)
        .having(
            (func.count() > 1)
            & (
                (count_where(in_review) > 1)
                | (func.min(event.at_ms) < func.min(case((in_review, event.at_ms))))
            )
        )
        .subquery()
    )
    place = func.row_number().over(
        partition_by=(event.study_day, event.card_id), order_by=(event.at_ms, event.uid)
    )
    placed = (
        select(event.study_day, event.state, event.previous_days, event.rating, place.label("place"))
        .join(pairs, (pairs.c.study_day == event.study_day) & (pairs.c.card_id == event.card_id))
        .where(*counting)
        .subquery()
    )
    passed = placed.c.rating > Rating.AGAIN.value
    mature = placed.c.previous_days >= MATURE_DAYS
    query = (
        select(
            placed.c.study_day,
            count_where(~mature),
            count_where(mature),
            count_where(~mature & passed),
            count_where(mature & passed),
        )
        .where(placed.c.place > 1, placed.c.state == State.REVIEW.value)
        .group_by(placed.c.study_day)
    )
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in connection.execute(query)}


def _of(query: Select[Any], within: Collection[int] | None) -> Select[Any]:
    return query if within is None else query.where(among(review_events.c.card_id, within))


def count_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows of a group meet a condition."""
    return func.sum(case((condition, 1), else_=0))


def _time_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, func.coalesce(review_events.c.duration_ms, 0)), else_=0))
