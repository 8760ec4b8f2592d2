"""What the charts count in the log beyond the totals of each day; only reviews that count, study days as stored."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from trainer.core.event import Mode, Rating, State
from trainer.core.insight import MATURE_DAYS, ButtonTotals, HourTotals, PracticeTotals
from trainer.core.mastery import TREND_DAYS, Recalled, Work
from trainer.store.day_totals import REVIEWED, count_where
from trainer.store.rows import among
from trainer.store.tables import cards, review_events, schedules, voided_events

PRACTISED = 7
"""The kind number of a ``Practised`` event."""
QUARTER_MS = 900_000
"""A quarter of an hour: every time zone is off by whole ones."""

Within = Collection[int] | None
"""Row ids of cards; ``None``: all."""


class MeasureRepository:
    """Measures over one connection; ``within`` limits them to these cards (``None``: all)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def practice(self, within: Within) -> list[PracticeTotals]:
        """Answers outside the schedule by study day."""
        event = review_events.c
        query = _counted(
            PRACTISED, within, event.study_day, func.count(), func.sum(func.coalesce(event.duration_ms, 0))
        )
        rows = self._connection.execute(query.group_by(event.study_day).order_by(event.study_day))
        return [PracticeTotals(row[0], row[1], row[2]) for row in rows]

    def buttons(self, within: Within) -> list[ButtonTotals]:
        """Ratings by study day, by what the card was before the answer."""
        event = review_events.c
        in_review = event.state == State.REVIEW.value
        mature = in_review & (event.previous_days >= MATURE_DAYS)
        query = _counted(
            REVIEWED,
            within,
            event.study_day,
            event.rating,
            count_where(event.state != State.REVIEW.value),
            count_where(in_review & (event.previous_days < MATURE_DAYS)),
            count_where(mature),
        )
        days = (event.study_day, event.rating)
        rows = self._connection.execute(query.group_by(*days).order_by(*days))
        return [ButtonTotals(row[0], Rating(row[1]), row[2], row[3], row[4]) for row in rows]

    def hours(self, within: Within, hour_of: Callable[[int], int]) -> list[HourTotals]:
        """Reviews by study day and hour; ``hour_of`` tells the hour of the wall clock at an instant (ms, UTC)."""
        event = review_events.c
        quarter = event.at_ms.op("/")(QUARTER_MS)
        query = _counted(
            REVIEWED,
            within,
            event.study_day,
            quarter,
            func.count(),
            count_where(event.rating > Rating.AGAIN.value),
        )
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for day, at, reviews, passed in self._connection.execute(query.group_by(event.study_day, quarter)):
            key = day, hour_of(at * QUARTER_MS)
            before = found.get(key, (0, 0))
            found[key] = before[0] + reviews, before[1] + passed
        return [HourTotals(*key, *found[key]) for key in sorted(found)]

    def added(self, within: Within) -> list[int]:
        """When each card that is not deleted was added (ms, UTC), earliest first."""
        query = select(cards.c.created_ms).where(cards.c.deleted_ms.is_(None)).order_by(cards.c.created_ms)
        if within is not None:
            query = query.where(among(cards.c.id, within))
        return list(self._connection.execute(query).scalars())

    def forgotten(self, within: Within, most: int) -> list[tuple[int, int, int, int]]:
        """The cards answered with Again most often: row id, how often, reviews, time in ms; the worst first.

        Of cards forgotten as often, the one with fewer reviews comes first.
        """
        event = review_events.c
        failed = count_where(event.rating == Rating.AGAIN.value)
        query = (
            _counted(
                REVIEWED,
                within,
                event.card_id,
                failed,
                func.count(),
                func.sum(func.coalesce(event.duration_ms, 0)),
            )
            .where(event.card_id.in_(select(cards.c.id).where(cards.c.deleted_ms.is_(None))))
            .group_by(event.card_id)
            .having(failed > 0)
            .order_by(failed.desc(), func.count(), event.card_id)
            .limit(most)
        )
        return [(row[0], row[1], row[2], row[3]) for row in self._connection.execute(query)]

    def mixed_up(self, most: int) -> list[tuple[int, int, int, int, int]]:
        """Subjects with several cards that are asked: row id, one card, drills, drills not told apart, lapses.

        Those mixed up most often come first, then those forgotten most often.  A drill is two events.
        """
        event = review_events.c
        drills = _counted(
            PRACTISED,
            None,
            event.card_id,
            func.count().label("drills"),
            count_where(event.rating == Rating.AGAIN.value).label("mixed"),
        )
        drilled = drills.where(event.mode == Mode.CONTRAST.value).group_by(event.card_id).subquery()
        mixed = func.coalesce(func.sum(drilled.c.mixed), 0)
        lapses = func.coalesce(func.sum(schedules.c.lapses), 0)
        subject = cards.c.subject_id
        query = (
            select(subject, func.min(cards.c.id), func.coalesce(func.sum(drilled.c.drills), 0), mixed, lapses)
            .select_from(cards.outerjoin(schedules).outerjoin(drilled, drilled.c.card_id == cards.c.id))
            .where(subject.is_not(None), cards.c.deleted_ms.is_(None))
            .where(func.coalesce(schedules.c.suspended, 0) == 0)
            .group_by(subject)
            .having(func.count() > 1)
            .order_by(mixed.desc(), lapses.desc(), subject)
            .limit(most)
        )
        return [(row[0], row[1], row[2] // 2, row[3] // 2, row[4]) for row in self._connection.execute(query)]

    def work(self, today: int, within: Within) -> dict[tuple[int | None, int | None], Work]:
        """Time and recall by topic and subject; recall counts each card's first review of a day, of due cards."""
        event = review_events.c
        place = func.row_number().over(
            partition_by=(event.card_id, event.study_day), order_by=(event.at_ms, event.uid)
        )
        reviews = _counted(
            REVIEWED,
            within,
            event.card_id,
            event.study_day,
            event.rating,
            event.duration_ms,
            ((event.state == State.REVIEW.value) & (place == 1)).label("telling"),
        ).subquery()
        told = reviews.c.telling & (reviews.c.study_day <= today)
        passed = told & (reviews.c.rating > Rating.AGAIN.value)
        lately = reviews.c.study_day > today - TREND_DAYS
        before = ~lately & (reviews.c.study_day > today - 2 * TREND_DAYS)
        groups = (cards.c.topic_id, cards.c.subject_id)
        query = (
            select(
                *groups,
                func.sum(func.coalesce(reviews.c.duration_ms, 0)),
                count_where(passed),
                count_where(told),
                *(count_where(each & span) for span in (lately, before) for each in (passed, told)),
            )
            .join(cards, cards.c.id == reviews.c.card_id)
            .where(cards.c.deleted_ms.is_(None))
            .group_by(*groups)
        )
        return {
            (row[0], row[1]): Work(
                row[2], Recalled(row[3], row[4]), Recalled(row[5], row[6]), Recalled(row[7], row[8])
            )
            for row in self._connection.execute(query)
        }


def _counted(kind: int, within: Within, *columns: ColumnElement[Any]) -> Select[Any]:
    """Events of a kind that were not retracted, of these cards."""
    event = review_events.c
    query = select(*columns).where(event.kind == kind, event.id.not_in(select(voided_events.c.event_id)))
    if within is not None:
        query = query.where(among(event.card_id, within))
    return query
