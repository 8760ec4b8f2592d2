"""Something happens to a card: one event and its schedule row, written together."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.core.errors import NotFound
from trainer.core.event import Event
from trainer.core.identity import timed_uid
from trainer.core.replay import apply
from trainer.core.schedule import Schedule
from trainer.services.ports import UnitOfWork, Workspace


@dataclass(frozen=True, slots=True)
class Moment:
    """What a new event of a card is made with."""

    uid: str
    card: str
    at_ms: int
    study_day: int


@dataclass(frozen=True, slots=True)
class Happened:
    """The uid of an event that was appended, and the schedules of its card before and after it."""

    event: str
    before: Schedule
    after: Schedule


Happening = Callable[[Moment, Schedule], Event]
"""Makes the event from its moment and the schedule of the card before it."""


def happen(workspace: Workspace, unit: UnitOfWork, card: int, happening: Happening) -> Happened:
    """Append one event now, always after all that happened to the card before.  Raises ``NotFound``."""
    uid = unit.cards.uid(card)
    if uid is None:
        raise NotFound("This card was deleted.", "Nothing was recorded.")
    schedule = unit.schedules.get(card)
    at = max(workspace.now_ms(), unit.events.last_ms(card) + 1)
    moment = Moment(timed_uid(at, workspace.random_bits()), uid, at, workspace.calendar.day_of(at))
    event = happening(moment, schedule)
    unit.events.append(card, event)
    after = apply(schedule, event, workspace.rules)
    unit.schedules.put(card, after)
    return Happened(event.uid, schedule, after)
