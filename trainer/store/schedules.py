"""The derived rows: one schedule per card, and what they were derived with."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select
from sqlalchemy.dialects import sqlite

from trainer.core.agenda import Candidate
from trainer.core.day_order import Shuffle
from trainer.core.event import State
from trainer.core.memory import Memory
from trainer.core.schedule import NEW, Schedule
from trainer.services.rows import Standing
from trainer.store.candidates import begun_cards, new_cards
from trainer.store.event_kinds import REVIEWED
from trainer.store.prepared import Prepared
from trainer.store.tables import cards, projection, review_events, schedules, voided_events
from trainer.store.tables import topics as topic_table


class ScheduleRepository:
    """Schedules over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, card: int) -> Schedule:
        """A card's schedule; ``NEW`` where it has none."""
        row = _ONE.first(self._connection, {"card": card})
        return NEW if row is None else to_schedule(*row)

    def put(self, card: int, schedule: Schedule) -> None:
        """Write one row."""
        _PUT_ONE.run(self._connection, _values(card, schedule))

    def replace_all(self, rows: Mapping[int, Schedule]) -> None:
        """Make these the rows by card: what differs is written, what is not among them goes."""
        stored = dict(self.every())
        gone = [{"card": card} for card in stored if card not in rows]
        written = [_values(card, each) for card, each in rows.items() if stored.get(card) != each]
        if gone:
            self._connection.execute(_DROP, gone)
        if written:
            self._connection.execute(_PUT, written)

    def every(self) -> Iterator[tuple[int, Schedule]]:
        """Every stored row by card."""
        for row in self._connection.execute(select(schedules).order_by(schedules.c.card_id)):
            yield row[0], to_schedule(*row)

    def candidates(self, today: int, topics: Sequence[int] | None, new_limit: int) -> list[Candidate]:
        """Cards that may be asked today: learning, due, and the first ``new_limit`` new ones in order."""
        begun = begun_cards(self._connection, today, topics)
        return begun + new_cards(self._connection, today, topics, new_limit, None)

    def new_candidates(
        self, today: int, topics: Sequence[int | None] | None, limit: int, shuffle: Shuffle | None = None
    ) -> list[Candidate]:
        """The first ``limit`` new cards of these topics (``None`` among them: cards without one) that may be asked.

        In the order they were added; with ``shuffle`` each card takes a random place among all cards.
        """
        return new_cards(self._connection, today, topics, limit, shuffle)

    def due_counts(self, first_day: int, last_day: int) -> dict[int, int]:
        """How many cards in review are due on each day from ``first_day`` to ``last_day``; days without any lack."""
        return dict(_DUE_COUNTS.rows(self._connection, {"first": first_day, "last": last_day}))

    def sibling_days(self, card: int) -> tuple[int, ...]:
        """The days on which the other cards of a card's subject are due, suspended ones left out."""
        return tuple(_SIBLING_DAYS.column(self._connection, {"card": card}))

    def subjects_learning(self) -> frozenset[int]:
        """Subjects with a card in learning steps."""
        steps = [State.LEARNING.value, State.RELEARNING.value]
        query = (
            select(cards.c.subject_id)
            .join(schedules)
            .where(schedules.c.state.in_(steps), schedules.c.suspended == 0)
            .where(cards.c.subject_id.is_not(None), cards.c.deleted_ms.is_(None))
        )
        return frozenset(self._connection.execute(query).scalars())

    def topics_begun(self, topics: Sequence[int], before_day: int) -> frozenset[int]:
        """Those of these topics that have a card reviewed before a study day."""
        reviewed = (
            select(review_events.c.id)
            .select_from(review_events.join(cards))
            .where(cards.c.topic_id == topic_table.c.id, review_events.c.kind == REVIEWED)
            .where(review_events.c.study_day < before_day)
            .where(review_events.c.id.not_in(select(voided_events.c.event_id)))
        )
        query = select(topic_table.c.id).where(topic_table.c.id.in_(topics), reviewed.exists())
        return frozenset(self._connection.execute(query).scalars())

    def leeches(self) -> list[tuple[int, int, bool]]:
        """Every leech by the rule of ``core.leech``, the most lapses first: row id, lapses, whether suspended."""
        from trainer.store.search_states import leech_conditions

        query = (
            select(cards.c.id, schedules.c.lapses, schedules.c.suspended)
            .select_from(schedules.join(cards))
            .where(cards.c.deleted_ms.is_(None), *leech_conditions())
            .order_by(schedules.c.lapses.desc(), cards.c.id)
        )
        return [(row[0], row[1], bool(row[2])) for row in self._connection.execute(query)]

    def standings(self) -> list[Standing]:
        """Place and schedule of every card that is not deleted."""
        query = (
            select(cards.c.id, cards.c.topic_id, cards.c.subject_id, schedules)
            .select_from(cards.outerjoin(schedules))
            .where(cards.c.deleted_ms.is_(None))
            .order_by(cards.c.id)
        )
        return [
            Standing(card, topic, subject, to_schedule(*schedule))
            for card, topic, subject, *schedule in self._connection.execute(query).all()
        ]

    def fingerprint(self) -> str | None:
        """The rules the rows were derived with; ``None`` in a new store."""
        return self._connection.execute(select(projection.c.fingerprint)).scalar()

    def set_fingerprint(self, fingerprint: str, algorithm: str, version: int) -> None:
        """Remember the rules the rows were derived with."""
        self._connection.execute(delete(projection))
        values = {"id": 1, "algorithm": algorithm, "version": version, "fingerprint": fingerprint}
        self._connection.execute(insert(projection).values(values))


_STATES = tuple(State)
_ONE = Prepared(select(schedules).where(schedules.c.card_id == bindparam("card")))
_WRITE = sqlite.insert(schedules)
_PUT = _WRITE.on_conflict_do_update(
    index_elements=["card_id"],
    set_={name: value for name, value in _WRITE.excluded.items() if name != "card_id"},
)
_PUT_ONE = Prepared(_PUT, [each.name for each in schedules.c])
_DROP = delete(schedules).where(schedules.c.card_id == bindparam("card"))
_DUE_COUNTS = Prepared(
    select(schedules.c.due_day, func.count())
    .where(schedules.c.state == State.REVIEW.value)
    .where(schedules.c.due_day.between(bindparam("first"), bindparam("last")))
    .group_by(schedules.c.due_day)
)
_SUBJECT = select(cards.c.subject_id).where(cards.c.id == bindparam("card")).scalar_subquery()
_SIBLING_DAYS = Prepared(
    select(schedules.c.due_day)
    .select_from(cards.join(schedules))
    .where(cards.c.subject_id == _SUBJECT, cards.c.id != bindparam("card"), cards.c.deleted_ms.is_(None))
    .where(schedules.c.due_day.is_not(None), schedules.c.suspended == 0)
    .order_by(cards.c.id)
)


def to_schedule(
    card: int | None,
    state: int,
    stability: float | None,
    difficulty: float,
    due_day: int | None,
    due_ms: int | None,
    interval_days: int,
    step: int,
    last_day: int | None,
    last_ms: int | None,
    reps: int,
    lapses: int,
    suspended: int,
    buried_until: int,
) -> Schedule:
    """The schedule in the columns of a row; ``NEW`` where the card has none.  Called for every card of a store."""
    if card is None:
        return NEW
    return Schedule(
        _STATES[state],
        None if stability is None else Memory(stability, difficulty),
        due_day,
        due_ms,
        interval_days,
        step,
        last_day,
        last_ms,
        reps,
        lapses,
        suspended != 0,
        buried_until,
    )


def _values(card: int, schedule: Schedule) -> dict[str, object]:
    memory = schedule.memory
    return {
        "card_id": card,
        "state": schedule.state.value,
        "stability": memory.stability if memory else None,
        "difficulty": memory.difficulty if memory else None,
        "due_day": schedule.due_day,
        "due_ms": schedule.due_ms,
        "interval_days": schedule.interval_days,
        "step": schedule.step,
        "last_day": schedule.last_day,
        "last_ms": schedule.last_ms,
        "reps": schedule.reps,
        "lapses": schedule.lapses,
        "suspended": int(schedule.suspended),
        "buried_until": schedule.buried_until,
    }
