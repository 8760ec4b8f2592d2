"""What the services need from outside: a store in units of work, a clock, random bits, progress.

The store implements these; tests may use fakes.  Row ids are integers of one store, uids are the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from trainer.core.agenda import Candidate
    from trainer.core.calendar import StudyCalendar
    from trainer.core.day_order import Shuffle
    from trainer.core.document import Document
    from trainer.core.event import Event, State
    from trainer.core.replay import PlainReview
    from trainer.core.schedule import Rules, Schedule
    from trainer.core.topic import TopicPath
    from trainer.core.topic_options import Options
    from trainer.services.card_ports import Cards
    from trainer.services.judgement_ports import Judgements
    from trainer.services.progress_ports import CardBlocks, CardCounts, Measures, StudyDays
    from trainer.services.recall_ports import FreeRecall, KeyPoints
    from trainer.services.rows import (
        DocumentRow,
        HistoryRow,
        HistoryStep,
        Standing,
        Studied,
        SubjectRow,
        TopicRow,
    )


class Documents(Protocol):
    """Stored documents."""

    def all(self) -> list[DocumentRow]:
        """Documents that are not deleted, in their order."""

    def put(self, documents: Iterable[Document]) -> dict[str, int]:
        """Add the documents that are not there; row ids of all by uid."""


class Topics(Protocol):
    """The topic tree."""

    def all(self) -> list[TopicRow]:
        """Every topic, parents before children, siblings in their order."""

    def path_of(self, topic: int) -> TopicPath:
        """A topic's path; empty where it is gone."""

    def ensure(self, paths: Iterable[TopicPath]) -> dict[TopicPath, int]:
        """Row ids of these paths; topics that are missing are made."""

    def options(self) -> dict[int, Options]:
        """The options of topics that have some of their own, by row id."""

    def options_over(self, card: int) -> tuple[Options, ...]:
        """The options of a card's topic and of those above it that have some, the nearest first."""

    def put_options(self, topic: int, text: str) -> str:
        """Store a topic's options as text, or take them away where it is empty; the earlier text comes back."""

    def subjects(self) -> list[SubjectRow]:
        """Every subject in its order."""

    def subjects_in_use(self) -> frozenset[str]:
        """The names of the subjects that cards belong to, deleted cards among them."""

    def ensure_subjects(self, names: Iterable[str]) -> dict[str, int]:
        """Row ids of subjects by name; those that are missing are made."""


class Events(Protocol):
    """The append-only log."""

    def append(self, card: int, event: Event) -> None:
        """Add one event.  A ``Retracted`` also settles which events no longer count."""

    def append_all(self, events: Iterable[tuple[int, Event]]) -> int:
        """Add many events, skipping those whose uid is there already; how many were new."""

    def of_card(self, card: int) -> list[Event]:
        """A card's whole log in order."""

    def last_ms(self, card: int) -> int:
        """The instant (ms) of a card's latest event of any kind; 0 where it has none."""

    def every(self) -> Iterator[tuple[int, Event]]:
        """The whole log, card by card, each in order."""

    def plain_logs(
        self, cards: Collection[int] | None = None
    ) -> Iterator[tuple[int, str, list[PlainReview]]]:
        """The logs of these cards (``None``: all) with nothing but reviews: card, its uid, the reviews in order."""

    def other_logs(self, cards: Collection[int] | None = None) -> Iterator[tuple[int, list[Event]]]:
        """The logs of these cards (``None``: all) that have other events too: card, its events in order."""

    def newest(self) -> int:
        """The number of the event added last, 0 without any; later ones have a higher number."""

    def cards_since(self, event: int) -> list[int]:
        """The cards with events added after one, by its number."""

    def find(self, uids: Sequence[str]) -> list[tuple[int, Event]]:
        """The events with these uids."""

    def studied_on(self, study_day: int) -> list[Studied]:
        """The reviews of a study day that count, in order."""

    def pace(self, first_day: int, last_day: int) -> dict[tuple[State, bool], tuple[int, int]]:
        """Answers and their time (ms) from ``first_day`` to ``last_day``, by state before and whether recalled."""

    def study_days(self, first_day: int, last_day: int) -> tuple[int, ...]:
        """The days with events from ``first_day`` to ``last_day``, in order."""


class Schedules(Protocol):
    """The derived rows: one schedule per card."""

    def get(self, card: int) -> Schedule:
        """A card's schedule; ``NEW`` where it has none."""

    def put(self, card: int, schedule: Schedule) -> None:
        """Write one row."""

    def replace_all(self, rows: Mapping[int, Schedule]) -> None:
        """Make these the rows by card: what differs is written, what is not among them goes."""

    def every(self) -> Iterator[tuple[int, Schedule]]:
        """Every stored row by card."""

    def candidates(self, today: int, topics: Sequence[int] | None, new_limit: int) -> list[Candidate]:
        """Cards that may be asked today: learning, due, and the first ``new_limit`` new ones in order."""

    def new_candidates(
        self, today: int, topics: Sequence[int | None] | None, limit: int, shuffle: Shuffle | None = None
    ) -> list[Candidate]:
        """The first ``limit`` new cards of these topics (``None`` among them: cards without one) that may be asked.

        In the order they were added; with ``shuffle`` each card takes a random place among all cards.
        """

    def due_counts(self, first_day: int, last_day: int) -> dict[int, int]:
        """How many cards in review are due on each day from ``first_day`` to ``last_day``; days without any lack."""

    def sibling_days(self, card: int) -> tuple[int, ...]:
        """The days on which the other cards of a card's subject are due, suspended ones left out."""

    def subjects_learning(self) -> frozenset[int]:
        """Subjects with a card in learning steps."""

    def topics_begun(self, topics: Sequence[int], before_day: int) -> frozenset[int]:
        """Those of these topics that have a card reviewed before a study day."""

    def leeches(self) -> list[tuple[int, int, bool]]:
        """Every leech by the rule of ``core.leech``, the most lapses first: row id, lapses, whether suspended."""

    def standings(self) -> list[Standing]:
        """Place and schedule of every card that is not deleted."""

    def fingerprint(self) -> str | None:
        """The rules the rows were derived with; ``None`` in a new store."""

    def set_fingerprint(self, fingerprint: str, algorithm: str, version: int) -> None:
        """Remember the rules the rows were derived with."""


class History(Protocol):
    """Undo and redo steps, the newest last."""

    def push(self, at_ms: int, label: str, touched: str, inverse: str, card: int | None) -> None:
        """Add a step to undo; what was undone before can no longer be redone."""

    def last(self, undone: bool) -> HistoryRow | None:
        """The step that undo (``undone`` false) or redo (true) would take."""

    def steps(self, limit: int) -> list[HistoryStep]:
        """The newest steps, done and undone ones, the newest first."""

    def turn(self, step: int, inverse: str, undone: bool) -> None:
        """Mark a step undone or done again, with the data for the way back."""


class Settings(Protocol):
    """Stored settings as JSON texts by key."""

    def all(self) -> dict[str, str]:
        """Every stored setting."""

    def put(self, key: str, value: str | None) -> str | None:
        """Store one, or forget it (``None``); the earlier text comes back."""


class UnitOfWork(Protocol):
    """One transaction.  Rolls back unless ``commit`` was called."""

    @property
    def documents(self) -> Documents:
        """Stored documents."""

    @property
    def topics(self) -> Topics:
        """The topic tree and the subjects."""

    @property
    def cards(self) -> Cards:
        """Cards and their answers."""

    @property
    def events(self) -> Events:
        """The log."""

    @property
    def measures(self) -> Measures:
        """What the charts count."""

    @property
    def judgements(self) -> Judgements:
        """How answers were judged."""

    @property
    def counts(self) -> CardCounts:
        """Cards counted by topic and subject."""

    @property
    def blocks(self) -> CardBlocks:
        """Cards packed by the block."""

    @property
    def days(self) -> StudyDays:
        """The reviews of each study day."""

    @property
    def schedules(self) -> Schedules:
        """The derived rows."""

    @property
    def history(self) -> History:
        """Undo and redo."""

    @property
    def recall(self) -> FreeRecall:
        """What free recall needs and keeps."""

    @property
    def key_points(self) -> KeyPoints:
        """What an answer should mention."""

    @property
    def settings(self) -> Settings:
        """Stored settings."""

    def commit(self) -> None:
        """Keep what was done."""


class Store(Protocol):
    """Opens units of work."""

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A unit for reading; sees one state of the store."""

    def read_through(self) -> AbstractContextManager[UnitOfWork]:
        """A unit like that of ``read`` for going through everything, for which it takes more memory."""

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A unit for writing; waits for another writer."""

    def integrity(self) -> list[str]:
        """What the database itself finds wrong, as sentences; empty where it is sound."""

    def close(self) -> None:
        """Let go of the file."""


Progress = Callable[[int, int, str], None]
"""Called per chunk of long work with (done, total, what); raises ``Cancelled`` when the user asked to stop."""


def no_progress(_done: int, _total: int, _what: str) -> None:
    """For callers that do not watch."""


@dataclass(frozen=True)
class Workspace:
    """All that a service needs: the store, the clock (ms, UTC), random bits, the calendar and the rules."""

    store: Store
    now_ms: Callable[[], int]
    random_bits: Callable[[], int]
    calendar: StudyCalendar
    rules: Rules

    def today(self) -> int:
        """The present study day."""
        return self.calendar.day_of(self.now_ms())
