"""Where a card's next day falls: the scheduler's interval, moved within its fuzz to where it suits best."""

from collections.abc import Callable

from trainer.core.confidence import awaits_check, with_check
from trainer.core.event import Rating, State
from trainer.core.schedule import Reckoning, Rules, Schedule, fuzz_fraction, reckonings
from trainer.core.spread import choose_day
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import CardRow
from trainer.services.surroundings import Surroundings

BALANCED_DAYS = 90
"""Loads are evened out for so many days ahead; further away they are not known well enough."""
IN_STEPS = (State.LEARNING, State.RELEARNING)


def reckon(
    workspace: Workspace,
    unit: UnitOfWork,
    card: CardRow,
    schedule: Schedule,
    rules: Rules,
    around: Surroundings,
) -> dict[Rating, Reckoning]:
    """What each rating would give today, loads, easy days and the card's near-duplicates considered.

    An error made with confidence is checked on after about a week.
    """
    today = workspace.today()
    pick = _picker(unit, card, today, around)
    reckoned = reckonings(card.uid, schedule, today, rules, pick)
    if schedule.state not in IN_STEPS or not awaits_check(unit.events.of_card(card.id)):
        return reckoned
    fraction = fuzz_fraction(card.uid, schedule.reps)
    return with_check(
        reckoned, lambda first, last: pick(first, last, fraction) if rules.fuzz else (first + last) // 2
    )


def _picker(
    unit: UnitOfWork, card: CardRow, today: int, around: Surroundings
) -> Callable[[int, int, float], int]:
    """Picks one of the days from ``first`` to ``last`` (days from today) by a fraction from 0 to below 1."""
    ease = around.weekdays(unit)
    siblings = () if card.subject is None else unit.schedules.sibling_days(card.id)

    def pick(first: int, last: int, fraction: float) -> int:
        if first == last:
            return first
        near = last <= BALANCED_DAYS
        loads = around.loads(unit, today + first, today + last) if near else {}
        days = range(today + first, today + last + 1)
        return choose_day(days, lambda day: loads.get(day, 0), ease, siblings, fraction, today=today) - today

    return pick
