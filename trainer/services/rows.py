"""What the store tells the services: rows as plain values.

Row ids are integers of one store, uids are the same everywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.core.card import Completeness
from trainer.core.document import Document
from trainer.core.event import State
from trainer.core.key_point import KeyPoint
from trainer.core.memory import Curve
from trainer.core.schedule import Schedule
from trainer.core.topic import TopicPath


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic with its place in the tree."""

    id: int
    uid: str
    parent: int | None
    path: TopicPath


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A group of near-duplicate cards (or a single one) under a name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A stored document."""

    id: int
    document: Document


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A stored answer; ``document`` is a row id, ``None`` for the learner's own."""

    id: int
    document: int | None
    text: str
    edited: str | None
    completeness: Completeness


class Origin(StrEnum):
    """Where a stored key point comes from."""

    SHIPPED = "shipped"
    OWN = "own"
    PROPOSAL = "proposal"
    """Found in the answers and not judged yet, or not any more."""
    REJECTED = "rejected"
    """A proposal the learner did not want; it is not made again."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A stored key point as the learner sees it.

    ``shipped`` holds the shipped words where the learner put others in their place.  Deleted points do not count.
    """

    id: int
    point: KeyPoint
    origin: Origin
    deleted: bool = False
    shipped: KeyPoint | None = None


@dataclass(frozen=True, slots=True)
class CardRow:
    """A stored card with its answers in document order; topic and subject are row ids, ``flag`` is 0 (none) to 7.

    ``preferred`` is the row id of the answer the learner likes best.
    """

    id: int
    uid: str
    number: int | None
    question: str
    edited_question: str | None
    topic: int | None
    subject: int | None
    tags: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    flag: int = 0
    marked: bool = False
    created_ms: int = 0
    preferred: int | None = None

    @property
    def shown_question(self) -> str:
        """The question to show: the learner's version where there is one."""
        return self.question if self.edited_question is None else self.edited_question

    @property
    def name(self) -> str:
        """What a list of cards calls it: its number, where it has one, and the question."""
        return self.shown_question if self.number is None else f"{self.number}. {self.shown_question}"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card as one line of a list."""

    id: int
    number: int | None
    question: str
    topic: int | None
    subject: int | None
    tags: str
    answers: int
    schedule: Schedule
    flag: int = 0
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """When a search is made, and how it counts: ``starts`` gives the first millisecond of a study day,
    ``days_until`` how many days of each day of stability pass until recall has fallen so far (above 0, at most 1),
    ``hour_of`` the hour of the wall clock at an instant (ms, UTC), ``curve`` how memories fade.
    """

    now_ms: int
    today: int
    starts: Callable[[int], int]
    days_until: Callable[[float], float]
    hour_of: Callable[[int], int]
    curve: Curve


@dataclass(frozen=True, slots=True)
class FirstCards:
    """How many cards a search finds, and the row ids of the first of them in order, or of all."""

    count: int
    cards: Sequence[int]


@dataclass(frozen=True, slots=True)
class Instant:
    """Now, for what changes with time alone: the instant (ms, UTC), its study day, and how memories fade."""

    now_ms: int
    today: int
    curve: Curve


Snippet = tuple[tuple[str, bool], ...]
"""Pieces of a text in order, and whether each was looked for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A card's place and schedule: what progress is added up from."""

    card: int
    topic: int | None
    subject: int | None
    schedule: Schedule


Group = tuple[int | None, int | None]
"""Row ids of a topic and a subject."""


@dataclass(frozen=True, slots=True)
class Studied:
    """One review of a day: the card with its topic and subject, and its state before the answer."""

    card: int
    topic: int | None
    subject: int | None
    state: State


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One step of undo or redo."""

    id: int
    label: str
    touched: str
    inverse: str
    card: int | None


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step as the undo list shows it; ``question`` is that of its only card, empty for none or several."""

    id: int
    at_ms: int
    label: str
    undone: bool
    question: str
