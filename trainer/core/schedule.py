"""The schedule of one card, and what each rating would make of it.

A schedule is derived from events (``core.replay``), never a fact of its own.  Learning steps and answer rules follow
Anki's behaviour (its ``states/steps.rs``, ``fuzz.rs``, ``review.rs``).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import floor
from typing import assert_never

from trainer.core.event import (
    Rating,
    State,
)
from trainer.core.memory import DEFAULT_PARAMETERS, Memory, MemoryModel
from trainer.core.replay_model import ReplayModel

ALGORITHM = "fsrs-6"
ALGORITHM_VERSION = 1


@dataclass(frozen=True)
class Rules:
    """Everything besides the log that decides a schedule.

    ``learning_steps_s`` and ``relearning_steps_s`` are seconds; ``retention`` is 0.70 to 0.97; intervals are days.
    ``in_bulk`` decides nothing: it takes the model made for many reviews.
    """

    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    retention: float = 0.90
    learning_steps_s: tuple[int, ...] = (60, 600)
    relearning_steps_s: tuple[int, ...] = (600,)
    maximum_interval: int = 36500
    fuzz: bool = True
    in_bulk: bool = field(default=False, repr=False, compare=False)

    @cached_property
    def model(self) -> MemoryModel:
        """The memory model with these parameters."""
        return ReplayModel(self.parameters) if self.in_bulk else MemoryModel(self.parameters)

    @cached_property
    def for_many(self) -> "Rules":
        """The same rules with the same numbers, faster for many reviews at once."""
        return replace(self, in_bulk=True)

    @property
    def fingerprint(self) -> str:
        """Changes whenever a replay could give other rows."""
        from trainer.core.memory import PACKAGE_VERSION

        text = f"{ALGORITHM}|{ALGORITHM_VERSION}|{PACKAGE_VERSION}|{self!r}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Where a card stands.

    ``due_day`` is a study day (``None`` for a new card), ``due_ms`` an instant while in learning steps.
    ``interval_days`` is the present interval, ``step`` the index of the present learning step.
    """

    state: State = State.NEW
    memory: Memory | None = None
    due_day: int | None = None
    due_ms: int | None = None
    interval_days: int = 0
    step: int = 0
    last_day: int | None = None
    last_ms: int | None = None
    reps: int = 0
    lapses: int = 0
    suspended: bool = False
    buried_until: int = 0

    def elapsed(self, day: int) -> int:
        """Study days since the last review, at least 0; 0 for a card never reviewed."""
        return 0 if self.last_day is None else max(day - self.last_day, 0)


NEW = Schedule()


@dataclass(frozen=True, slots=True)
class Step:
    """The next time is ``seconds`` away, within the session."""

    seconds: int
    index: int


@dataclass(frozen=True, slots=True)
class Days:
    """The next time is ``days`` study days away."""

    days: int


Interval = Step | Days


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How an interval comes about.

    Of a learning step only ``interval`` is told.  Else ``memory`` is what the rating leaves, ``ideal`` the days (not
    rounded) until recall falls to the desired retention, and ``bounds`` the first and last day the draw could fall on.
    ``instead_of`` are the days before they were cut short to check on an error, ``None`` where they were not.
    """

    interval: Interval
    memory: Memory | None = None
    ideal: float = 0.0
    bounds: tuple[int, int] = (0, 0)
    instead_of: int | None = None


def intervals(card: str, schedule: Schedule, study_day: int, rules: Rules) -> dict[Rating, Interval]:
    """What each rating would give if the card were answered on ``study_day``: what the buttons show."""
    reckoned = reckonings(card, schedule, study_day, rules)
    return {rating: each.interval for rating, each in reckoned.items()}


Pick = Callable[[int, int, float], int]
"""Picks one of the intervals from a first to a last number of days by a fraction from 0 to below 1."""


def reckonings(
    card: str, schedule: Schedule, study_day: int, rules: Rules, pick: Pick | None = None
) -> dict[Rating, Reckoning]:
    """What each rating would give if the card were answered on ``study_day``, and how that comes about.

    ``pick`` decides among the days that fuzz may reach; without it they are equally likely.
    """
    steps = steps_of(schedule.state, rules)
    fraction = fuzz_fraction(card, schedule.reps) if rules.fuzz else None
    chosen: dict[Rating, Reckoning] = {}
    longer_than = 0
    for rating in Rating:
        step = stepped(schedule.state, schedule.step, rating, steps)
        if step is not None:
            chosen[rating] = Reckoning(step)
            continue
        memory = _remember(schedule, rating, study_day, rules)
        ideal = rules.model.interval(memory, rules.retention)
        least = _least(schedule, rating, ideal, longer_than, rules)
        days = _fuzzed(ideal, fraction, least, rules.maximum_interval)
        bounds = (days, days) if fraction is None else fuzz_bounds(ideal, least, rules.maximum_interval)
        if pick is not None and fraction is not None:
            days = pick(*bounds, fraction)
        chosen[rating] = Reckoning(Days(days), memory, ideal, bounds)
        longer_than = 0 if rating is Rating.AGAIN else days
    return chosen


def fuzz_bounds(interval: float, minimum: int, maximum: int) -> tuple[int, int]:
    """The days a fuzzed interval may fall on (Anki's ``constrained_fuzz_bounds``)."""
    minimum = min(minimum, maximum)
    interval = min(max(interval, float(minimum)), float(maximum))
    if interval < 2.5:
        lower = upper = _round(interval)
    else:
        delta = 1.0
        delta += 0.15 * max(min(interval, 7.0) - 2.5, 0.0)
        delta += 0.10 * max(min(interval, 20.0) - 7.0, 0.0)
        delta += 0.05 * max(interval - 20.0, 0.0)
        lower, upper = _round(interval - delta), _round(interval + delta)
    lower = min(max(lower, minimum), maximum)
    upper = min(max(upper, minimum), maximum)
    if upper == lower and upper > 2 and upper < maximum:
        upper += 1
    return lower, upper


def least_after_success(previous: int, ideal: float, maximum: int) -> int:
    """The fewest days after a success (Anki's ``minimum_review_fuzz_interval``), 0 where there is no such rule.

    More than the ``previous`` interval where the model wants more, the same where fuzz reaches it.
    """
    if _round(ideal) > previous:
        return previous + 1
    _, upper = fuzz_bounds(ideal, 1, maximum)
    return previous if previous <= upper else 0


def with_fuzz(interval: float, fraction: float, minimum: int, maximum: int) -> int:
    """The day chosen by ``fraction`` (0 to below 1) within the bounds."""
    lower, upper = fuzz_bounds(interval, minimum, maximum)
    return floor(lower + fraction * (1 + upper - lower))


def fuzz_fraction(card: str, reps: int) -> float:
    """A number from 0 to below 1 that depends on the card and its number of reviews alone."""
    digest = hashlib.blake2b(f"{card}:{reps}".encode(), digest_size=6).digest()
    return int.from_bytes(digest) / (1 << 48)


def _round(value: float) -> int:
    return floor(value + 0.5)


def steps_of(state: State, rules: Rules) -> tuple[int, ...]:
    """The steps (seconds) that a card of this state goes through."""
    learning = state in (State.NEW, State.LEARNING)
    return rules.learning_steps_s if learning else rules.relearning_steps_s


def stepped(state: State, step: int, rating: Rating, steps: tuple[int, ...]) -> Step | None:
    """The learning step a rating leads to from this one, or ``None`` where it leads to an interval of days."""
    if not steps or (state is State.REVIEW and rating is not Rating.AGAIN):
        return None
    index = min(step, len(steps) - 1)
    match rating:
        case Rating.AGAIN:
            return Step(steps[0], 0)
        case Rating.HARD:
            return Step(_hard_step(steps, index), index)
        case Rating.GOOD:
            return Step(steps[index + 1], index + 1) if index + 1 < len(steps) else None
        case Rating.EASY:
            return None
        case _:
            assert_never(rating)


def _hard_step(steps: tuple[int, ...], index: int) -> int:
    """Of the first step: the mean of the first two, or one and a half of the only one (at most a day more)."""
    day = 86400
    if index > 0:
        seconds = steps[index]
    elif len(steps) > 1:
        seconds = (steps[0] + steps[1]) // 2
    else:
        seconds = min(steps[0] * 3 // 2, steps[0] + day)
    return _round(seconds / day) * day if seconds > day else seconds


def _remember(schedule: Schedule, rating: Rating, study_day: int, rules: Rules) -> Memory:
    return rules.model.after(schedule.memory, rating, schedule.elapsed(study_day))


def _least(schedule: Schedule, rating: Rating, ideal: float, longer_than: int, rules: Rules) -> int:
    """The fewest days for one rating: a success not shortened without need, longer than the last rating's."""
    least = longer_than + 1
    if rating is not Rating.AGAIN and schedule.state is State.REVIEW:
        least = max(least, least_after_success(schedule.interval_days, ideal, rules.maximum_interval))
    return min(least, rules.maximum_interval)


def _fuzzed(ideal: float, fraction: float | None, minimum: int, maximum: int) -> int:
    if fraction is None:
        return min(max(_round(ideal), minimum), maximum)
    return with_fuzz(ideal, fraction, minimum, maximum)
