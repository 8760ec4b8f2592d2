"""What the questions of one sitting share, looked up once."""

from dataclasses import replace

from trainer.core.document import Document
from trainer.core.event import State
from trainer.core.schedule import Rules, Schedule
from trainer.core.settings import WEEKDAYS, Settings, from_stored
from trainer.core.spread import Ease, Weekdays
from trainer.core.topic import TopicPath
from trainer.services.ports import UnitOfWork, Workspace


class Surroundings:
    """Documents, the paths and rules of topics, the weekdays and how many cards are due on which day.

    Everything is looked up when it is first asked for and kept.  Tell it of each answer with ``answered``; throw it
    away where anything else changed the store.
    """

    def __init__(self) -> None:
        self._documents: tuple[tuple[int, Document], ...] | None = None
        self._paths: dict[int, TopicPath] = {}
        self._rules: dict[int | None, Rules] = {}
        self._weekdays: Weekdays | None = None
        self._loads: dict[int, int] = {}

    def documents(self, unit: UnitOfWork) -> tuple[tuple[int, Document], ...]:
        """Every document with its row id."""
        if self._documents is None:
            self._documents = tuple((each.id, each.document) for each in unit.documents.all())
        return self._documents

    def path(self, unit: UnitOfWork, topic: int | None) -> TopicPath:
        """A topic's path; empty for none."""
        if topic is None:
            return ()
        if topic not in self._paths:
            self._paths[topic] = unit.topics.path_of(topic)
        return self._paths[topic]

    def rules(self, workspace: Workspace, unit: UnitOfWork, card: int, topic: int | None) -> Rules:
        """The rules for a card: its topic, or the nearest above that says so, may ask for another retention."""
        if topic not in self._rules:
            asked = (each.retention for each in unit.topics.options_over(card))
            retention = next((each for each in asked if each is not None), None)
            rules = workspace.rules
            self._rules[topic] = rules if retention is None else replace(rules, retention=retention)
        return self._rules[topic]

    def weekdays(self, unit: UnitOfWork) -> Weekdays:
        """How much the learner wants to do on each weekday."""
        if self._weekdays is None:
            self._weekdays = weekdays(from_stored(unit.settings.all()))
        return self._weekdays

    def loads(self, unit: UnitOfWork, first_day: int, last_day: int) -> dict[int, int]:
        """How many cards in review are due on each day, from ``first_day`` to ``last_day`` at least."""
        missing = [day for day in range(first_day, last_day + 1) if day not in self._loads]
        if missing:
            counts = unit.schedules.due_counts(missing[0], missing[-1])
            for day in missing:
                self._loads[day] = counts.get(day, 0)
        return self._loads

    def answered(self, before: Schedule, after: Schedule) -> None:
        """A card was answered: it is due on another day."""
        for schedule, change in ((before, -1), (after, 1)):
            if schedule.state is State.REVIEW and schedule.due_day in self._loads:
                self._loads[schedule.due_day] += change


def weekdays(settings: Settings) -> Weekdays:
    """How much the learner wants to do on each weekday."""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        Ease(getattr(settings, f"study_{name}")) for name in WEEKDAYS
    )
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday
