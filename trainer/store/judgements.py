"""Reviews judged by more than their rating, and what was asked of the cards of one subject; retracted never count."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, case, func, or_, select

from trainer.core.confusions import CLOSE_DAYS, Asked
from trainer.core.event import Mode, Rating, State
from trainer.core.judgement import Judged
from trainer.store.event_kinds import PRACTISED, REVIEWED
from trainer.store.rows import among
from trainer.store.tables import cards, review_events, schedules, voided_events

Within = Collection[int] | None
"""Row ids of cards; ``None``: all."""
NEAR_MS = (CLOSE_DAYS + 2) * 86_400_000
"""Answers at most ``CLOSE_DAYS`` study days apart are not further apart than this."""
DAY_MS = 2 * 86_400_000
"""No study day is longer than this, even where the clock or the zone changes."""


class JudgementRepository:
    """Judgements over one connection; ``within`` limits them to these cards (``None``: all)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def judged(self, within: Within) -> list[Judged]:
        """The reviews with a confidence or a coverage, in order."""
        event = review_events.c
        query = _counted(
            select(
                event.study_day,
                event.card_id,
                event.rating,
                event.confidence,
                event.help_level,
                event.coverage,
                event.ticked,
            ).where(event.kind == REVIEWED, or_(event.confidence.is_not(None), event.coverage.is_not(None))),
            within,
        )
        rows = self._connection.execute(query.order_by(event.at_ms, event.uid))
        return [Judged(row[0], row[1], Rating(row[2]), row[3], row[4] or 0, row[5], row[6]) for row in rows]

    def asked(self, within: Within, most: int) -> list[Asked]:
        """What happened to the cards of the subjects with most answers that could be mix-ups, at most so many subjects.

        Cards that are deleted and drills without a rating are left out.
        """
        event = review_events.c
        drill = (event.kind == PRACTISED) & (event.mode == Mode.CONTRAST.value) & event.rating.is_not(None)
        query = _counted(
            select(
                cards.c.subject_id,
                event.card_id,
                event.study_day,
                event.at_ms,
                event.rating,
                (event.kind == REVIEWED) & (event.state == State.REVIEW.value),
                event.kind == PRACTISED,
            )
            .join(cards, cards.c.id == event.card_id)
            .where(among(cards.c.subject_id, self._confused_subjects(most)), cards.c.deleted_ms.is_(None))
            .where(or_(event.kind == REVIEWED, drill)),
            within,
        )
        rows = self._connection.execute(query.order_by(cards.c.subject_id, event.at_ms, event.uid))
        return [
            Asked(row[0], row[1], row[2], row[3], Rating(row[4]), bool(row[5]), bool(row[6])) for row in rows
        ]

    def mixed_up(self, most: int) -> list[tuple[int, int, int, int, int]]:
        """Subjects with several cards that are asked: row id, one card, drills, drills not told apart, lapses.

        Those mixed up most often come first, then those forgotten most often.  A drill is two events.
        """
        event = review_events.c
        failed = func.sum(case((event.rating == Rating.AGAIN.value, 1), else_=0))
        drills = _counted(select(event.card_id, func.count().label("drills"), failed.label("mixed")), None)
        of_mode = drills.where(event.kind == PRACTISED, event.mode == Mode.CONTRAST.value)
        drilled = of_mode.group_by(event.card_id).subquery()
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

    def _confused_subjects(self, most: int) -> list[int]:
        """Subjects with drills, or with failures of due cards near to a review of another card, most of them first."""
        event, other, near = review_events.c, cards.alias(), review_events.alias()
        close_by = (
            select(near.c.id)
            .join(other, other.c.id == near.c.card_id)
            .where(other.c.subject_id == cards.c.subject_id, other.c.id != cards.c.id)
            .where(other.c.deleted_ms.is_(None), near.c.kind == REVIEWED)
            .where(near.c.at_ms.between(event.at_ms - NEAR_MS, event.at_ms + NEAR_MS))
        ).exists()
        failed = (event.kind == REVIEWED) & (event.state == State.REVIEW.value) & close_by
        drilled = (event.kind == PRACTISED) & (event.mode == Mode.CONTRAST.value)
        query = (
            select(cards.c.subject_id)
            .select_from(review_events.join(cards, cards.c.id == event.card_id))
            .where(cards.c.subject_id.is_not(None), cards.c.deleted_ms.is_(None))
            .where(event.rating == Rating.AGAIN.value, or_(failed, drilled))
            .where(event.id.not_in(select(voided_events.c.event_id)))
            .group_by(cards.c.subject_id)
            .order_by(func.count().desc(), cards.c.subject_id)
            .limit(most)
        )
        return list(self._connection.execute(query).scalars())


def _counted(query: Select[Any], within: Within) -> Select[Any]:
    query = query.where(review_events.c.id.not_in(select(voided_events.c.event_id)))
    return query if within is None else query.where(among(review_events.c.card_id, within))
