"""How far today's goal is reached."""

from dataclasses import dataclass

from trainer.core.goal import Goal, goal_of, is_time_to_remind
from trainer.core.settings import from_stored
from trainer.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class GoalToday:
    """The goal, what was done of it on study day ``day``, and whether it is time to be reminded of it."""

    goal: Goal
    day: int
    reviews: int
    time_ms: int
    remind: bool

    @property
    def is_reached(self) -> bool:
        """Whether all of it was done."""
        return self.goal.is_reached(self.reviews, self.time_ms)

    @property
    def share(self) -> float:
        """How far it is reached, 0 to 1."""
        return self.goal.share(self.reviews, self.time_ms)

    @property
    def words(self) -> str:
        """How far it is reached, as a sentence."""
        return self.goal.words(self.reviews, self.time_ms)

    @property
    def to_go(self) -> str:
        """What is missing; only for a goal that is not reached."""
        return self.goal.to_go(self.reviews, self.time_ms)


def goal_today(workspace: Workspace) -> GoalToday | None:
    """Today's goal; ``None`` where none is set.  Reads the day's reviews alone."""
    day, hour = workspace.today(), workspace.calendar.hour_of(workspace.now_ms())
    with workspace.store.read() as unit:
        settings = from_stored(unit.settings.all())
        goal = goal_of(settings)
        if goal is None:
            return None
        done = list(unit.events.pace(day, day).values())
    reviews, time_ms = sum(count for count, _ in done), sum(spent for _, spent in done)
    remind = is_time_to_remind(settings, hour) and not goal.is_reached(reviews, time_ms)
    return GoalToday(goal, day, reviews, time_ms, remind)
