"""From a card's log to its schedule.

``replay(events, rules)`` equals applying each event in order with ``apply``; the stored rows are checked against it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from trainer.core.event import (
    Buried,
    DueSet,
    Event,
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
from trainer.core.memory import Memory
from trainer.core.schedule import NEW, Days, Interval, Rules, Schedule, Step, intervals, stepped, steps_of

PlainReview = tuple[int, int, int, int | None]
"""Rating, study day, instant (ms, UTC) and promised days of a ``Reviewed``."""

DAY_S = 86400


def replay(events: Sequence[Event], rules: Rules) -> Schedule:
    """The schedule of a card from its whole log, in any order."""
    schedule = NEW
    for event in effective(list(events)):
        schedule = apply(schedule, event, rules)
    return schedule


def replay_reviews(card: str, reviews: Iterable[PlainReview], rules: Rules) -> Schedule:
    """What ``replay`` gives for a log of these reviews alone, in their order, in a fifth of the time."""
    course = _Course(card, NEW, rules)
    for rating, study_day, at_ms, promised in reviews:
        course.review(rating, study_day, at_ms, promised)
    return course.schedule()


def apply(schedule: Schedule, event: Event, rules: Rules) -> Schedule:
    """The schedule after one more event, which must be the latest.  ``Retracted`` needs ``replay`` instead."""
    match event:
        case Reviewed():
            course = _Course(event.card, schedule, rules)
            course.review(event.rating, event.study_day, event.at_ms, event.interval_days)
            return course.schedule()
        case Practised():
            return schedule
        case Reset():
            return Schedule(suspended=schedule.suspended, reps=schedule.reps)
        case Suspended():
            return replace(schedule, suspended=True)
        case Resumed():
            return replace(schedule, suspended=False, buried_until=0)
        case Buried():
            return replace(schedule, buried_until=event.until_day)
        case DueSet():
            return _due_set(schedule, event)
        case Retracted():
            raise ValueError("a retraction cannot be applied; replay the card's log")
        case _:
            assert_never(event)


class _Course:
    """A card's schedule while reviews are taken in one after the other, without a new value for each."""

    __slots__ = (
        *("_card", "_rules", "_after", "_suspended", "_buried_until", "_state", "_strength", "_due_day"),
        *("_due_ms", "_interval_days", "_step", "_last_day", "_last_ms", "_reps", "_lapses"),
    )

    def __init__(self, card: str, schedule: Schedule, rules: Rules) -> None:
        memory = schedule.memory
        self._card, self._rules, self._after = card, rules, rules.model.strength_after
        self._state = schedule.state
        self._strength = None if memory is None else (memory.stability, memory.difficulty)
        self._due_day, self._due_ms = schedule.due_day, schedule.due_ms
        self._interval_days, self._step = schedule.interval_days, schedule.step
        self._last_day, self._last_ms = schedule.last_day, schedule.last_ms
        self._reps, self._lapses = schedule.reps, schedule.lapses
        self._suspended, self._buried_until = schedule.suspended, schedule.buried_until

    def review(self, rating: int, study_day: int, at_ms: int, promised: int | None) -> None:
        """Take in a review; ``promised`` as ``Reviewed.interval_days``."""
        if promised is not None and promised > 0:
            self._learn(rating, study_day, at_ms)
            self._wait(study_day, promised)
            return
        interval = self._promised(Rating(rating), study_day, promised)
        self._learn(rating, study_day, at_ms)
        match interval:
            case Step():
                self._go_through(interval, study_day, at_ms)
            case Days(days=days):
                self._wait(study_day, days)
            case _:
                assert_never(interval)

    def schedule(self) -> Schedule:
        """Where the card stands."""
        return Schedule(
            self._state,
            None if self._strength is None else Memory(*self._strength),
            self._due_day,
            self._due_ms,
            self._interval_days,
            self._step,
            self._last_day,
            self._last_ms,
            self._reps,
            self._lapses,
            self._suspended,
            self._buried_until,
        )

    def _learn(self, rating: int, study_day: int, at_ms: int) -> None:
        """What a review does whatever comes next."""
        elapsed = 0 if self._last_day is None else study_day - self._last_day
        self._strength = self._after(self._strength, rating, elapsed)
        if rating == 1 and self._state is State.REVIEW:
            self._lapses += 1
        self._reps += 1
        self._last_day, self._last_ms = study_day, at_ms
        self._buried_until = 0

    def _wait(self, study_day: int, days: int) -> None:
        """The card comes back after an interval of days."""
        self._state, self._step = State.REVIEW, 0
        self._due_day, self._due_ms, self._interval_days = study_day + days, None, days

    def _go_through(self, step: Step, study_day: int, at_ms: int) -> None:
        """The card goes through a learning step."""
        relearning = self._state in (State.REVIEW, State.RELEARNING)
        self._state = State.RELEARNING if relearning else State.LEARNING
        self._step, self._interval_days = step.index, step.seconds // DAY_S
        self._due_day, self._due_ms = study_day + step.seconds // DAY_S, at_ms + step.seconds * 1000

    def _promised(self, rating: Rating, study_day: int, promised: int | None) -> Interval:
        """The interval the button promised; worked out anew only where the log does not say."""
        if promised is None:
            return intervals(self._card, self.schedule(), study_day, self._rules)[rating]
        steps = steps_of(self._state, self._rules) or (60,)
        return stepped(self._state, self._step, rating, steps) or Step(steps[-1], len(steps) - 1)


def _due_set(schedule: Schedule, event: DueSet) -> Schedule:
    days = event.interval_days
    if days is None:
        days = max(event.due_day - event.study_day, 0)
    if schedule.memory is None:
        return replace(schedule, due_day=event.due_day, buried_until=event.due_day)
    return replace(
        schedule,
        state=State.REVIEW,
        step=0,
        due_day=event.due_day,
        due_ms=None,
        interval_days=days,
        buried_until=0,
    )
