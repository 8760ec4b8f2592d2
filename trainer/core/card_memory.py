"""What a card's memory went through: each review with the recall predicted before it and the memory after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.event import Event, Rating, Reset, Reviewed, effective
from trainer.core.memory import Memory
from trainer.core.replay import apply
from trainer.core.schedule import NEW, Rules


@dataclass(frozen=True, slots=True)
class Remembered:
    """A review on a study day, or a reset (no ``rating``, no ``memory``).

    ``before`` is the recall predicted for the day of the review, 0 to 1, ``None`` for a card not known before.
    """

    day: int
    rating: Rating | None
    before: float | None
    memory: Memory | None


def remembered(events: Sequence[Event], rules: Rules) -> tuple[Remembered, ...]:
    """The reviews and resets of one card that count, in order."""
    schedule, told = NEW, []
    for event in effective(list(events)):
        memory, elapsed = schedule.memory, schedule.elapsed(event.study_day)
        schedule = apply(schedule, event, rules)
        if isinstance(event, Reviewed):
            before = None if memory is None else rules.model.recall(memory, elapsed)
            told.append(Remembered(event.study_day, event.rating, before, schedule.memory))
        elif isinstance(event, Reset):
            told.append(Remembered(event.study_day, None, None, None))
    return tuple(told)
