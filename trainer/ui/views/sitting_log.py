"""What was done in one sitting, kept true while steps are undone and redone here or elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.core.event import Rating
from trainer.core.measures import waiting_as
from trainer.core.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Step:
    """One card rated, or set aside (buried, suspended) where ``rating`` is ``None``.

    ``reviews`` counts the card's reviews with this one, ``duration_ms`` is the time it took, ``before`` its schedule
    until then.
    """

    card: int
    rating: Rating | None = None
    reviews: int = 0
    duration_ms: int = 0
    before: Schedule | None = None

    def stands(self, schedule: Schedule, today: int) -> bool:
        """Whether the card's present schedule still shows this step."""
        if self.rating is None:
            return waiting_as(schedule, today) is None
        return schedule.reps >= self.reviews


class SittingLog:
    """Steps of a sitting in order, and those taken back, the last one first in line to be redone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """A new step; what was undone before can no longer be redone."""
        self._done.append(step)
        self._undone.clear()

    @property
    def last_card(self) -> int | None:
        """The card of the last step that stands."""
        return self._done[-1].card if self._done else None

    def concerns(self, card: int) -> bool:
        """Whether a change of this card may undo the last step or redo the one before."""
        return any(steps[-1].card == card for steps in (self._done, self._undone) if steps)

    def undone(self, card: int, schedule: Schedule, today: int) -> Step | None:
        """The last step if it was this card's and no longer stands; it is taken back."""
        if self._done and self._done[-1].card == card and not self._done[-1].stands(schedule, today):
            self._undone.append(self._done.pop())
            return self._undone[-1]
        return None

    def redone(self, card: int, schedule: Schedule, today: int) -> Step | None:
        """The step undone last if it was this card's and stands again; it counts again."""
        if self._undone and self._undone[-1].card == card and self._undone[-1].stands(schedule, today):
            self._done.append(self._undone.pop())
            return self._done[-1]
        return None

    @property
    def before(self) -> Mapping[int, Schedule]:
        """The cards that were rated, with their schedules before the first answer that counts."""
        found: dict[int, Schedule] = {}
        for step in self._done:
            if step.rating is not None and step.before is not None:
                found.setdefault(step.card, step.before)
        return found

    @property
    def answered(self) -> int:
        """How many answers count."""
        return sum(self.ratings.values())

    @property
    def time_ms(self) -> int:
        """The time they took together."""
        return sum(step.duration_ms for step in self._done)

    @property
    def ratings(self) -> Mapping[Rating, int]:
        """How many of each rating count."""
        return {rating: sum(step.rating is rating for step in self._done) for rating in Rating}
