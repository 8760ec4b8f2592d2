"""The goal of a day: so many reviews or so many minutes, how far it is reached, and when to remind of it.

A goal counts reviews of the study day and the time spent on them; practice outside the schedule does not count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from trainer.core.insight import DayTotals, DayWork
from trainer.core.settings import Settings
from trainer.core.wording import count_of

MINUTE_MS = 60_000


class GoalKind(StrEnum):
    """What a goal counts; the values are those of the setting."""

    REVIEWS = "reviews"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Goal:
    """``amount`` reviews or minutes a day, at least 1."""

    kind: GoalKind
    amount: int

    def done(self, reviews: int, time_ms: int) -> int:
        """What was done of it, in whole reviews or whole minutes; may be more than the amount."""
        return reviews if self.kind is GoalKind.REVIEWS else time_ms // MINUTE_MS

    def share(self, reviews: int, time_ms: int) -> float:
        """How far it is reached, 0 to 1."""
        done = reviews if self.kind is GoalKind.REVIEWS else time_ms / MINUTE_MS
        return min(done / self.amount, 1.0)

    def is_reached(self, reviews: int, time_ms: int) -> bool:
        """Whether all of it was done."""
        return self.done(reviews, time_ms) >= self.amount

    def words(self, reviews: int, time_ms: int) -> str:
        """How far it is reached, as a sentence."""
        done, whole = self.done(reviews, time_ms), count_of(self.amount, self.kind.value[:-1])
        if done >= self.amount:
            return f"Today's goal of {whole} is reached."
        return f"Today's goal: {done} of {whole}."

    def to_go(self, reviews: int, time_ms: int) -> str:
        """What is missing: ``8 reviews``, ``1 minute``; only for a goal that is not reached."""
        missing = self.amount - (reviews if self.kind is GoalKind.REVIEWS else time_ms / MINUTE_MS)
        return count_of(ceil(missing), self.kind.value[:-1])


def goal_of(settings: Settings) -> Goal | None:
    """The learner's goal; ``None`` where none is set."""
    if settings.goal_kind not in tuple(GoalKind):
        return None
    return Goal(GoalKind(settings.goal_kind), settings.goal_amount)


def reached_days(days: Iterable[DayTotals | DayWork], goal: Goal | None) -> frozenset[int]:
    """The study days on which the present goal was reached; none without a goal."""
    if goal is None:
        return frozenset()
    return frozenset(each.study_day for each in days if goal.is_reached(each.reviews, each.time_ms))


def is_time_to_remind(settings: Settings, hour: int) -> bool:
    """Whether the learner wants to be reminded at this hour (0 to 23) of the wall clock.

    The hours between midnight and the start of the next study day come after all others.
    """
    start = settings.day_starts_at
    return settings.goal_reminder and (hour - start) % 24 >= (settings.goal_reminder_hour - start) % 24
