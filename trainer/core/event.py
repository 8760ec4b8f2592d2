"""The append-only log: what happened to cards.

Events are facts.  They are never changed or deleted; an undone one is answered by a ``Retracted``.  Their order is
``(at_ms, uid)`` on every machine, so two machines' logs merge by union.
"""

from dataclasses import dataclass
from enum import IntEnum


class Rating(IntEnum):
    """The learner's answer to "how well did you recall it?"; the numbers are FSRS's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(IntEnum):
    """Where a card stands; the numbers are those of the FSRS review log."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Mode(IntEnum):
    """What a practised card was practised for; none of these moves the schedule."""

    CRAM = 1
    MOCK = 2
    CONTRAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What every event has: its own uid, the card's, the instant (ms, UTC) and the study day it fell on then."""

    uid: str
    card: str
    at_ms: int
    study_day: int

    @property
    def order(self) -> tuple[int, str]:
        """The place in the log, the same on every machine."""
        return self.at_ms, self.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Happened):
    """The card was answered.

    ``state`` and ``previous_days`` are the card's state and interval before the answer, ``duration_ms`` the time taken
    (capped at 60 s by the caller).
    ``interval_days`` is the promise the rating button made: 0 for a learning step, else days; ``None`` in imported
    logs, where the schedule derives it.  Keeping the promise in the log makes a replay independent of later settings.
    ``confidence`` is what the learner said before the reveal (1 unsure to 3 sure), ``help_level`` how much help was
    taken (0 none to 3), ``coverage`` and ``ticked`` the shares of the key points (0 to 1, by weight) that the typed
    answer mentions by the machine's and by the learner's own judgement.
    """

    rating: Rating
    duration_ms: int = 0
    state: State = State.NEW
    previous_days: int = 0
    interval_days: int | None = None
    confidence: int | None = None
    help_level: int = 0
    coverage: float | None = None
    ticked: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised(Happened):
    """The card was answered outside the schedule: crammed, in a mock interview, in a contrast drill.

    ``coverage`` and ``ticked`` are as in ``Reviewed``.
    """

    mode: Mode
    rating: Rating | None = None
    duration_ms: int = 0
    coverage: float | None = None
    ticked: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracted(Happened):
    """An earlier event of this card, ``target``, did not happen after all."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reset(Happened):
    """The card is new again; earlier reviews stay in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Happened):
    """The card is not asked until resumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Happened):
    """The card is asked again: ends a suspension or a bury."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buried(Happened):
    """The card is not asked before study day ``until_day``."""

    until_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSet(Happened):
    """The learner chose the study day the card is due on.

    ``interval_days`` is the interval the card has from then on; ``None``: the days until it is due.
    """

    due_day: int
    interval_days: int | None = None


Event = Reviewed | Practised | Retracted | Reset | Suspended | Resumed | Buried | DueSet


def effective(events: list[Event]) -> list[Event]:
    """The events that count, in order: without the retracted ones and the retractions themselves.

    A retraction may itself be retracted (redo).
    """
    gone: set[str] = set()
    for event in sorted(events, key=lambda each: each.order, reverse=True):
        if isinstance(event, Retracted) and event.uid not in gone:
            gone.add(event.target)
    kept = [each for each in events if each.uid not in gone and not isinstance(each, Retracted)]
    return sorted(kept, key=lambda each: each.order)
