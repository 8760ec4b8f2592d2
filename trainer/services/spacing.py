"""Where a card's next day falls: the scheduler's interval, moved within its fuzz to where it suits best."""

from collections.abc import Callable
from dataclasses import replace

from trainer.core.confidence import awaits_check, with_check
from trainer.core.event import Rating, State
from trainer.core.schedule import Reckoning, Rules, Schedule, fuzz_fraction, reckonings
from trainer.core.settings import WEEKDAYS, Settings, from_stored
from trainer.core.spread import Ease, Weekdays, choose_day
from trainer.services.ports import UnitOfWork, Workspace

BALANCED_DAYS = 90
"""Loads are evened out for so many days ahead; further away they are not known well enough."""
IN_STEPS = (State.LEARNING, State.RELEARNING)


def reckon(
    workspace: Workspace, unit: UnitOfWork, card: int, uid: str, schedule: Schedule, rules: Rules
) -> dict[Rating, Reckoning]:
    """What each rating would give today, loads, easy days and the card's near-duplicates considered.

    An error made with confidence is checked on after about a week.
    """
    pick = _picker(unit, card, workspace.today())
    reckoned = reckonings(uid, schedule, workspace.today(), rules, pick)
    if schedule.state not in IN_STEPS or not awaits_check(unit.events.of_card(card)):
        return reckoned
    fraction = fuzz_fraction(uid, schedule.reps)
    return with_check(
        reckoned, lambda first, last: pick(first, last, fraction) if rules.fuzz else (first + last) // 2
    )


def rules_of(workspace: Workspace, unit: UnitOfWork, card: int) -> Rules:
    """The rules for a card: its topic, or the nearest above that says so, may ask for another retention."""
    asked = (each.retention for each in unit.topics.options_over(card))
    retention = next((each for each in asked if each is not None), None)
    return workspace.rules if retention is None else replace(workspace.rules, retention=retention)


def weekdays(settings: Settings) -> Weekdays:
    """How much the learner wants to do on each weekday."""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        Ease(getattr(settings, f"study_{name}")) for name in WEEKDAYS
    )
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def _picker(unit: UnitOfWork, card: int, today: int) -> Callable[[int, int, float], int]:
    """Picks one of the days from ``first`` to ``last`` (days from today) by a fraction from 0 to below 1."""
    ease = weekdays(from_stored(unit.settings.all()))
    siblings = unit.schedules.sibling_days(card)

    def pick(first: int, last: int, fraction: float) -> int:
        if first == last:
            return first
        near = last <= BALANCED_DAYS
        loads = unit.schedules.due_counts(today + first, today + last) if near else {}
        days = range(today + first, today + last + 1)
        return choose_day(days, lambda day: loads.get(day, 0), ease, siblings, fraction, today=today) - today

    return pick
