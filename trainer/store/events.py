"""The append-only log.  Nothing here updates or deletes an event."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, assert_never

from sqlalchemy import Connection, bindparam, delete, func, insert, select
from sqlalchemy.dialects import sqlite

from trainer.core.event import (
    Buried,
    DueSet,
    Event,
    Mode,
    Practised,
    Rating,
    Reset,
    Resumed,
    Retracted,
    Reviewed,
    State,
    Suspended,
    effective,
)
from trainer.core.replay import PlainReview
from trainer.services.rows import Studied
from trainer.store.event_kinds import KINDS
from trainer.store.prepared import Prepared
from trainer.store.rows import plain
from trainer.store.tables import cards, review_events, study_days, voided_events
from trainer.store.uids import uid_text

CHUNK = 5000


class EventRepository:
    """The log over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, card: int, event: Event) -> None:
        """Add one event.  A ``Retracted`` also settles which events no longer count."""
        _APPEND.run(self._connection, _values(card, event))
        if isinstance(event, Retracted):
            self._settle(card)

    def append_all(self, events: Iterable[tuple[int, Event]]) -> int:
        """Add many events, skipping those whose uid is there already; how many were new."""
        before = self._count()
        rest = iter(events)
        retracted: set[int] = set()
        while chunk := list(islice(rest, CHUNK)):
            self._connection.execute(_APPEND_NEW, [_values(card, event) for card, event in chunk])
            retracted.update(card for card, event in chunk if isinstance(event, Retracted))
        for card in sorted(retracted):
            self._settle(card)
        return self._count() - before

    def of_card(self, card: int) -> list[Event]:
        """A card's whole log in order."""
        return [as_event(row) for row in _OF_CARD.rows(self._connection, {"card": card})]

    def last_ms(self, card: int) -> int:
        """The instant (ms) of a card's latest event of any kind; 0 where it has none."""
        return _LAST_OF_CARD.scalar(self._connection, {"card": card}) or 0

    def every(self) -> Iterator[tuple[int, Event]]:
        """The whole log, card by card, each in order."""
        for row in self._connection.execute(_EVERY):
            yield row.card_id, as_event(row)

    def plain_logs(
        self, cards: Collection[int] | None = None
    ) -> Iterator[tuple[int, str, list[PlainReview]]]:
        """The logs of these cards (``None``: all) with nothing but reviews: card, its uid, the reviews in order."""
        sqlite, others = plain(self._connection), set(self._other_cards())
        which = "" if cards is None else "WHERE {} IN (SELECT value FROM json_each(?))"
        chosen = () if cards is None else (json.dumps(list(cards)),)
        uids = dict(sqlite.execute(f"SELECT id, uid FROM cards {which.format('id')}", chosen))
        rows = sqlite.execute(_PLAIN_REVIEWS.format(which=which.format("card_id")), chosen)
        for card, reviews in groupby(rows, key=itemgetter(0)):
            if card not in others:
                yield card, uid_text(uids[card]), [review[1:] for review in reviews]

    def other_logs(self, cards: Collection[int] | None = None) -> Iterator[tuple[int, list[Event]]]:
        """The logs of these cards (``None``: all) that have other events too: card, its events in order."""
        chosen = None if cards is None else set(cards)
        for card in self._other_cards():
            if chosen is None or card in chosen:
                yield card, self.of_card(card)

    def newest(self) -> int:
        """The number of the event added last, 0 without any; later ones have a higher number."""
        return int(self._connection.execute(_NEWEST).scalar() or 0)

    def cards_since(self, event: int) -> list[int]:
        """The cards with events added after one, by its number."""
        return list(self._connection.execute(_CARDS_SINCE, {"event": event}).scalars())

    def find(self, uids: Sequence[str]) -> list[tuple[int, Event]]:
        """The events with these uids."""
        rows = self._connection.execute(_WITH_UIDS, {"uids": list(uids)})
        return [(row.card_id, as_event(row)) for row in rows]

    def studied_on(self, study_day: int) -> list[Studied]:
        """The reviews of a study day that count, in order."""
        rows = self._connection.execute(_STUDIED_ON, {"day": study_day})
        return [Studied(card, topic, subject, State(state)) for card, topic, subject, state in rows]

    def pace(self, first_day: int, last_day: int) -> dict[tuple[State, bool], tuple[int, int]]:
        """Answers and their time (ms) from ``first_day`` to ``last_day``, by state before and whether recalled."""
        recalled = review_events.c.rating > Rating.AGAIN.value
        spent = func.sum(func.coalesce(review_events.c.duration_ms, 0))
        query = (
            select(review_events.c.state, recalled, func.count(), spent)
            .where(*_counting(), review_events.c.study_day.between(first_day, last_day))
            .group_by(review_events.c.state, recalled)
        )
        return {(State(row[0]), bool(row[1])): (row[2], row[3]) for row in self._connection.execute(query)}

    def study_days(self, first_day: int, last_day: int) -> tuple[int, ...]:
        """The days with events from ``first_day`` to ``last_day``, in order."""
        rows = self._connection.execute(_DAYS, {"first": first_day, "last": last_day})
        return tuple(rows.scalars())

    def _other_cards(self) -> list[int]:
        """The cards with events that are not reviews, in order."""
        return [row[0] for row in plain(self._connection).execute(_OTHER_CARDS)]

    def _settle(self, card: int) -> None:
        """Bring ``voided_events`` of one card in line with its log."""
        rows = _OF_CARD.rows(self._connection, {"card": card})
        counting = {event.uid for event in effective([as_event(row) for row in rows])}
        void = [row.id for row in rows if row.uid not in counting]
        _COUNT_AGAIN.run(self._connection, {"card": card})
        if void:
            self._connection.execute(_VOID, [{"event_id": row} for row in void])

    def _count(self) -> int:
        return int(self._connection.execute(select(func.count()).select_from(review_events)).scalar_one())


def _counting() -> tuple[Any, ...]:
    """Conditions that keep the reviews that count."""
    return (
        review_events.c.kind == KINDS[Reviewed],
        review_events.c.id.not_in(select(voided_events.c.event_id)),
    )


_WITH_CARD = select(review_events, cards.c.uid.label("card_uid")).join(cards)
_IN_ORDER = (review_events.c.at_ms, review_events.c.uid)
_OF_CARD = Prepared(_WITH_CARD.where(review_events.c.card_id == bindparam("card")).order_by(*_IN_ORDER))
_EVERY = _WITH_CARD.order_by(review_events.c.card_id, *_IN_ORDER)
_WITH_UIDS = _WITH_CARD.where(review_events.c.uid.in_(bindparam("uids", expanding=True)))
_PLAIN_REVIEWS = """
    SELECT card_id, rating, study_day, at_ms, interval_days FROM review_events {which}
    ORDER BY card_id, at_ms, uid
"""
_OTHER_CARDS = f"""
    SELECT DISTINCT card_id FROM review_events INDEXED BY review_events_others
    WHERE kind <> {KINDS[Reviewed]} ORDER BY card_id
"""
_NEWEST = select(func.max(review_events.c.id))
_CARDS_SINCE = select(review_events.c.card_id).where(review_events.c.id > bindparam("event")).distinct()
_APPEND = Prepared(insert(review_events), [each.name for each in review_events.c if each.name != "id"])
_APPEND_NEW = sqlite.insert(review_events).on_conflict_do_nothing(index_elements=["uid"])
_ITS_IDS = select(review_events.c.id).where(review_events.c.card_id == bindparam("card"))
_COUNT_AGAIN = Prepared(delete(voided_events).where(voided_events.c.event_id.in_(_ITS_IDS)))
_VOID = insert(voided_events)
_LAST_OF_CARD = Prepared(
    select(func.max(review_events.c.at_ms)).where(review_events.c.card_id == bindparam("card"))
)
_STUDIED_ON = (
    select(cards.c.id, cards.c.topic_id, cards.c.subject_id, review_events.c.state)
    .join(review_events)
    .where(*_counting(), review_events.c.study_day == bindparam("day"))
    .order_by(*_IN_ORDER)
)
_DAYS = (
    select(study_days.c.study_day)
    .where(study_days.c.study_day.between(bindparam("first"), bindparam("last")))
    .order_by(study_days.c.study_day)
)


def as_event(row: Any) -> Event:
    """The event in a row that has its columns and the uid of its card as ``card_uid``."""
    base = {"uid": row.uid, "card": row.card_uid, "at_ms": row.at_ms, "study_day": row.study_day}
    match row.kind:
        case 0:
            return Reviewed(
                **base,
                rating=Rating(row.rating),
                duration_ms=row.duration_ms,
                state=State(row.state),
                previous_days=row.previous_days,
                interval_days=row.interval_days,
                confidence=row.confidence,
                help_level=row.help_level or 0,
                coverage=row.coverage,
                ticked=row.ticked,
            )
        case 1:
            return Retracted(**base, target=row.target)
        case 2:
            return Reset(**base)
        case 3:
            return Suspended(**base)
        case 4:
            return Resumed(**base)
        case 5:
            return Buried(**base, until_day=row.day)
        case 6:
            return DueSet(**base, due_day=row.day, interval_days=row.interval_days)
        case 7:
            rating = None if row.rating is None else Rating(row.rating)
            return Practised(
                **base,
                mode=Mode(row.mode),
                rating=rating,
                duration_ms=row.duration_ms,
                coverage=row.coverage,
                ticked=row.ticked,
            )
        case _:
            raise ValueError(f"event {row.uid} is of the unknown kind {row.kind}")


def _values(card: int, event: Event) -> dict[str, object]:
    values: dict[str, object] = {
        "uid": event.uid,
        "card_id": card,
        "kind": KINDS[type(event)],
        "at_ms": event.at_ms,
        "study_day": event.study_day,
        "rating": None,
        "state": None,
        "duration_ms": None,
        "previous_days": None,
        "interval_days": None,
        "target": None,
        "day": None,
        "mode": None,
        "confidence": None,
        "help_level": None,
        "coverage": None,
        "ticked": None,
    }
    match event:
        case Reviewed():
            values["rating"] = event.rating.value
            values["state"] = event.state.value
            values["duration_ms"] = event.duration_ms
            values["previous_days"] = event.previous_days
            values["interval_days"] = event.interval_days
            values["confidence"] = event.confidence
            values["help_level"] = event.help_level or None
            values["coverage"] = event.coverage
            values["ticked"] = event.ticked
        case Practised():
            values["rating"] = None if event.rating is None else event.rating.value
            values["duration_ms"] = event.duration_ms
            values["mode"] = event.mode.value
            values["coverage"] = event.coverage
            values["ticked"] = event.ticked
        case Retracted():
            values["target"] = event.target
        case Buried():
            values["day"] = event.until_day
        case DueSet():
            values["day"] = event.due_day
            values["interval_days"] = event.interval_days
        case Reset() | Suspended() | Resumed():
            pass
        case _:
            assert_never(event)
    return values
