"""What asking a card today is worth for an interview: the recall it wins on the day, and the seconds it takes."""

from dataclasses import dataclass, field

from trainer.core.event import Rating
from trainer.core.learner import DEFAULT_PACE, Pace, first_memories, relearned
from trainer.core.memory import MemoryModel
from trainer.core.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Interview:
    """The study day of the interview and the seconds of study on each day before it (the day itself is free).

    ``off`` are days on which nothing is studied; they do not make it another interview.
    """

    day: int
    seconds_per_day: int
    off: frozenset[int] = field(default=frozenset(), compare=False)

    def days_left(self, today: int) -> int:
        """Days before it, today included; 0 on the day and after it."""
        return max(self.day - today, 0)

    def study_days_left(self, today: int) -> int:
        """Those of them on which something is studied."""
        return self.days_left(today) - sum(today <= each < self.day for each in self.off)


@dataclass(frozen=True, slots=True)
class Worth:
    """Expected recall (0 to 1) on the day of the interview if the card is ``asked`` today, if it is left ``alone``,
    and the expected ``seconds`` of asking."""

    asked: float
    alone: float
    seconds: float

    @property
    def gain(self) -> float:
        """Recall won per second."""
        return (self.asked - self.alone) / self.seconds


def worth(
    schedule: Schedule, today: int, interview: Interview, model: MemoryModel, pace: Pace = DEFAULT_PACE
) -> Worth:
    """What asking a card with this schedule today is worth; nothing is won from the day of the interview on.

    With r the recall now, asked: ``r R(T, S good) + (1-r) R(T, S again, relearned)`` in ``r pass + (1-r) fail``
    seconds; a new card: ``sum of p(rating) R(T, S0(rating))`` in ``new``.
    """
    left, memory = interview.days_left(today), schedule.memory
    if memory is None:
        first = sum(share * model.recall(each, left) for share, each in first_memories(model))
        return Worth(first if left else 0.0, 0.0, pace.new_s)
    elapsed = schedule.elapsed(today)
    recall = model.recall(memory, elapsed)
    alone = model.recall(memory, elapsed + left)
    recalled = model.recall(model.after(memory, Rating.GOOD, elapsed), left)
    forgotten = model.recall(relearned(memory, elapsed, model), left)
    asked = recall * recalled + (1 - recall) * forgotten
    return Worth(asked if left else alone, alone, pace.expected_s(recall))
