"""Reviews judged by more than their rating, and what was asked of the cards of one subject; retracted never count."""

from collections.abc import Collection, Iterator
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from trainer.core.confusions import CLOSE_DAYS, Asked
from trainer.core.event import Event, Mode, Rating, State
from trainer.core.judgement import Judged
from trainer.core.memory import Curve
from trainer.services.rows import Group
from trainer.store.event_kinds import PRACTISED, REVIEWED
from trainer.store.events import as_event
from trainer.store.rows import among
from trainer.store.tables import cards, review_events, schedules, voided_events

Within = Collection[int] | None
"""Row ids of cards; ``None``: all."""
NEAR_MS = (CLOSE_DAYS + 2) * 86_400_000
"""Answers at most ``CLOSE_DAYS`` study days apart are not further apart than this."""
DAY_MS = 2 * 86_400_000
"""No study day is longer than this, even where the clock or the zone changes."""
SCATTER = 2_654_435_761
"""Multiplied by it, neighbouring numbers lie far apart (Knuth, The Art of Computer Programming 3, 6.4)."""


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

    def recalls(
        self, curve: Curve, today: int, day: int, within: Within
    ) -> list[tuple[Group, int, int, float, float]]:
        """By topic and subject: cards, seen ones, sums of their recall on two study days; without suspended ones."""
        query = (
            select(
                cards.c.topic_id,
                cards.c.subject_id,
                func.count(),
                func.count(schedules.c.stability),
                func.coalesce(func.sum(_recall(curve, today)), 0.0),
                func.coalesce(func.sum(_recall(curve, day)), 0.0),
            )
            .select_from(cards.outerjoin(schedules))
            .where(cards.c.deleted_ms.is_(None), func.coalesce(schedules.c.suspended, 0) == 0)
            .group_by(cards.c.topic_id, cards.c.subject_id)
        )
        if within is not None:
            query = query.where(among(cards.c.id, within))
        rows = self._connection.execute(query)
        return [((row[0], row[1]), row[2], row[3], row[4], row[5]) for row in rows]

    def coverage(self, within: Within) -> dict[Group, tuple[float, int]]:
        """By topic and subject: the shares of key points mentioned added up, as ticked where they were, and answers."""
        event = review_events.c
        query = _counted(
            select(
                cards.c.topic_id,
                cards.c.subject_id,
                func.sum(func.coalesce(event.ticked, event.coverage)),
                func.count(),
            )
            .join(cards, cards.c.id == event.card_id)
            .where(event.kind == REVIEWED, event.coverage.is_not(None), cards.c.deleted_ms.is_(None)),
            within,
        )
        rows = self._connection.execute(query.group_by(cards.c.topic_id, cards.c.subject_id))
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

    def sample(self, within: Within, most_events: int) -> tuple[list[int], bool]:
        """Cards whose logs have about so many events at most, and whether these are not all."""
        reviewed = select(review_events.c.card_id, func.count())
        if within is not None:
            reviewed = reviewed.where(among(review_events.c.card_id, within))
        rows = self._connection.execute(reviewed.group_by(review_events.c.card_id)).all()
        every = ceil(sum(row[1] for row in rows) / most_events)
        chosen = [row[0] for row in rows if every <= 1 or row[0] * SCATTER % 2**32 % every == 0]
        return chosen, len(chosen) < len(rows)

    def logs(self, chosen: Collection[int]) -> Iterator[tuple[int, Event]]:
        """The logs of these cards, card by card, each in order."""
        event = review_events.c
        query = (
            select(review_events, cards.c.uid.label("card_uid"))
            .join(cards)
            .where(among(event.card_id, chosen), cards.c.deleted_ms.is_(None))
            .order_by(event.card_id, event.at_ms, event.uid)
        )
        for row in self._connection.execute(query):
            yield row.card_id, as_event(row)

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


def _recall(curve: Curve, day: int) -> ColumnElement[float]:
    """The predicted recall on a study day; null for a card never seen."""
    elapsed = func.max(day - schedules.c.last_day, 0)
    return func.pow(1 + curve.factor * elapsed / schedules.c.stability, curve.decay)


def _counted(query: Select[Any], within: Within) -> Select[Any]:
    query = query.where(review_events.c.id.not_in(select(voided_events.c.event_id)))
    return query if within is None else query.where(among(review_events.c.card_id, within))
