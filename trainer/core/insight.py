"""The numbers behind the charts: reviews by study day, cards due by study day, the period looked at, the streak."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol, TypeVar

from trainer.core.calendar import day_of_date
from trainer.core.card_totals import NO_CARDS, CardTotals
from trainer.core.confusions import MixedUp
from trainer.core.event import Rating
from trainer.core.judgement import NOT_JUDGED, Judgements
from trainer.core.readiness import Readiness
from trainer.core.standing import MATURE_FROM_DAYS
from trainer.core.streak import NO_REST, Rest, streak_of

MATURE_DAYS = MATURE_FROM_DAYS
"""A card whose interval is at least this many days is mature, below it young."""


class OnDay(Protocol):
    """Something that belongs to a study day."""

    @property
    def study_day(self) -> int:
        """The day it belongs to."""


D = TypeVar("D", bound=OnDay)


@dataclass(frozen=True, slots=True)
class DayWork:
    """How much was done on one study day: reviews, those that passed (any rating but Again), time in ms."""

    study_day: int
    reviews: int
    passed: int
    time_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTotals:
    """The reviews of one study day.

    ``new``, ``learning``, ``young`` and ``mature`` split ``reviews`` by what the card was before the answer; learning
    includes relearning.  Their times (ms) are parts of ``time_ms``.  The four retention counts cover only cards in
    state REVIEW (an interval of at least a day), each card's first review of the day.  ``passed`` means any rating but
    Again.
    """

    study_day: int
    reviews: int = 0
    passed: int = 0
    time_ms: int = 0
    new: int = 0
    learning: int = 0
    young: int = 0
    mature: int = 0
    young_passed: int = 0
    young_total: int = 0
    mature_passed: int = 0
    mature_total: int = 0
    new_ms: int = 0
    learning_ms: int = 0
    young_ms: int = 0
    mature_ms: int = 0


@dataclass(frozen=True, slots=True)
class PracticeTotals:
    """What was practised outside the schedule on one study day: answers, and time in ms."""

    study_day: int
    answers: int
    time_ms: int


@dataclass(frozen=True, slots=True)
class ButtonTotals:
    """How often one rating was given on one study day: to new and learning, to young, to mature cards."""

    study_day: int
    rating: Rating
    learning: int
    young: int
    mature: int


@dataclass(frozen=True, slots=True)
class HourTotals:
    """The reviews of one study day within one hour (0 to 23) of the wall clock."""

    study_day: int
    hour: int
    reviews: int
    passed: int


@dataclass(frozen=True, slots=True)
class AddedTotals:
    """How many cards were added on one study day."""

    study_day: int
    cards: int


@dataclass(frozen=True, slots=True)
class Prediction:
    """A review of a card not seen for a day or more: what the memory model and what a plain average expected.

    ``predicted`` and ``average`` are probabilities (0 to 1); the average is that of the learner's own latest reviews.
    ``card`` is a row id, ``waited_days`` are the study days since the card was answered before.
    """

    study_day: int
    predicted: float
    average: float
    passed: bool
    card: int = 0
    waited_days: int = 1


@dataclass(frozen=True, slots=True)
class HardCard:
    """A card that was forgotten: how often, of how many reviews, how long they took, and how hard it is (1 to 10).

    ``card`` is its row id.
    """

    name: str
    forgotten: int
    reviews: int
    time_ms: int
    difficulty: float | None
    card: int = 0


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many young and mature cards are due on a study day."""

    study_day: int
    young: int
    mature: int

    @property
    def cards(self) -> int:
        """All cards due on the day."""
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class Insight:
    """What charts are built from.

    ``days`` are the days with reviews and ``due`` the days with due cards, both sorted.  Cards overdue are counted as
    due on ``today``; ``backlog`` says how many those are.  ``retention`` is the desired retention, 0.70 to 0.97.
    Everything by study day is sorted by it.  ``cards`` tells where the cards stand now, ``hardest`` the ones forgotten
    most, the worst first, ``rest`` what does not break a streak.  ``goal_days`` are those on which the goal of a day
    was reached.  What ``Addition`` lists takes longer and is there only where it was asked for.
    """

    today: int
    days: tuple[DayTotals, ...] = ()
    due: tuple[DueCount, ...] = ()
    backlog: int = 0
    retention: float = 0.90
    practice: tuple[PracticeTotals, ...] = ()
    buttons: tuple[ButtonTotals, ...] = ()
    hours: tuple[HourTotals, ...] = ()
    added: tuple[AddedTotals, ...] = ()
    cards: CardTotals = NO_CARDS
    hardest: tuple[HardCard, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    rest: Rest = NO_REST
    judgements: Judgements = NOT_JUDGED
    confusions: tuple[MixedUp, ...] = ()
    readiness: Readiness | None = None
    goal_days: frozenset[int] = frozenset()
    sampled: bool = False

    @property
    def daily_load(self) -> float:
        """Reviews a day that the present intervals ask for in the long run."""
        return self.cards.load

    @property
    def first_review_day(self) -> int | None:
        """The earliest study day with a review."""
        return self.days[0].study_day if self.days else None


class Addition(Enum):
    """What an insight holds only where it was asked for; the value is the name of its field.

    ``PREDICTIONS`` are in the order of the reviews; of a long log they are those of a sample of cards (``sampled``).
    """

    PREDICTIONS = "predictions"
    JUDGEMENTS = "judgements"
    CONFUSIONS = "confusions"
    READINESS = "readiness"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of study days: the last ``length`` up to today, ``span`` for a chosen one, or neither for all."""

    id: str
    label: str
    length: int | None = None
    span: tuple[int, int] | None = None


LAST_30 = Period("30-days", "Last 30 days", 30)
LAST_90 = Period("90-days", "Last 90 days", 90)
LAST_YEAR = Period("year", "Last year", 365)
ALL = Period("all", "All")
PERIODS = (LAST_30, LAST_90, LAST_YEAR, ALL)


def read_period(text: str) -> Period | None:
    """A period by its id (``30-days``), or from one date to another (``2026-11-01..2026-11-30``); else ``None``."""
    known = next((each for each in PERIODS if each.id == text), None)
    if known is not None:
        return known
    first, _, last = text.partition("..")
    try:
        return custom_period(*(day_of_date(date.fromisoformat(each)) for each in (first, last or first)))
    except ValueError:
        return None


def custom_period(first_day: int, last_day: int) -> Period:
    """A chosen period; the days may come in either order."""
    return Period("custom", "Chosen days", span=(min(first_day, last_day), max(first_day, last_day)))


def bounds(period: Period, today: int, first_review_day: int | None) -> tuple[int, int]:
    """The first and last study day of a period of the past, both included."""
    if period.span is not None:
        return period.span
    if period.length is not None:
        return today - period.length + 1, today
    return min(today if first_review_day is None else first_review_day, today), today


def bounds_ahead(period: Period, today: int, last_due_day: int | None) -> tuple[int, int]:
    """The days a forecast covers: as many as the period has, from today on; for all, up to the last due day.

    A chosen period that reaches beyond today is taken as it is, from today on.
    """
    if period.span is not None:
        first, last = period.span
        return (max(first, today), last) if last > today else (today, today + last - first)
    if period.length is not None:
        return today, today + period.length - 1
    return today, max(today if last_due_day is None else last_due_day, today)


def within(days: Iterable[D], first_day: int, last_day: int) -> tuple[D, ...]:
    """The days from ``first_day`` to ``last_day``, both included."""
    return tuple(each for each in days if first_day <= each.study_day <= last_day)


def streak(days: Iterable[DayTotals | DayWork], today: int, rest: Rest = NO_REST) -> tuple[int, int]:
    """The current and the longest run of study days with a review; see ``streak_of``."""
    found = streak_of((each.study_day for each in days if each.reviews), today, rest)
    return found.current, found.longest


def true_retention(days: Iterable[DayTotals]) -> tuple[int, int]:
    """How many reviews of young and mature cards passed, and how many there were."""
    passed = total = 0
    for each in days:
        passed += each.young_passed + each.mature_passed
        total += each.young_total + each.mature_total
    return passed, total
