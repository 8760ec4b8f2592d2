"""Too much due, or days off: cards put off to later days without losing anything of what is known about them."""

from collections.abc import Mapping
from functools import partial

from trainer.core.backlog import Vacation, catch_up, due_days_around
from trainer.core.calendar import date_of
from trainer.core.errors import BadInput
from trainer.core.event import Buried, Event
from trainer.core.interview import PlanCard
from trainer.core.schedule import Schedule
from trainer.core.wording import count_of
from trainer.services.change import Change, Inverse, Retract, Settle, Touched
from trainer.services.days_off import KEY, declare
from trainer.services.happening import Moment, happen
from trainer.services.history import record
from trainer.services.ports import Workspace

LONGEST_DAYS = 90
SETTLING_DAYS = 7
"""What falls due during days off is spread over so many days after them."""


def spread_backlog(workspace: Workspace, days: int) -> Change:
    """Spread what waits today over so many days, today included; what would be forgotten first comes first.

    Raises ``BadInput`` where the days are out of bounds or nothing waits.
    """
    _check(days)
    plan = catch_up(_cards(workspace), workspace.today(), days, workspace.rules.for_many.model)
    until = {card: day for day, cards in plan.items() for card in cards if day > workspace.today()}
    if not until:
        raise BadInput("Nothing has to wait.")
    return _put_off(workspace, until, f"Catch up over {count_of(days, 'day')}")


def take_days_off(workspace: Workspace, days: int) -> Change:
    """Days off, today included: what waits or falls due on them is spread over the week after.

    A streak goes on over them.  Raises ``BadInput`` where the days are out of bounds.
    """
    _check(days)
    today = workspace.today()
    cards = _cards(workspace)
    dues = {each.card: each.schedule.due_day for each in cards if each.schedule.due_day is not None}
    declared = Vacation(today, today + days - 1)
    vacation = Vacation(min([today, *dues.values()]), declared.last_day)
    due = due_days_around(vacation, cards, SETTLING_DAYS, workspace.rules.for_many.model)
    until = {card: due[card] for card, day in dues.items() if day in vacation}
    back = date_of(vacation.last_day + 1)
    return _put_off(workspace, until, f"Days off until {back.day} {back:%B}", declared)


def _cards(workspace: Workspace) -> list[PlanCard]:
    with workspace.store.read() as unit:
        return [
            PlanCard(each.card, each.topic, each.subject, each.schedule)
            for each in unit.schedules.standings()
            if not each.schedule.suspended
        ]


def _check(days: int) -> None:
    if not 1 <= days <= LONGEST_DAYS:
        raise BadInput(f"The number of days must be between 1 and {LONGEST_DAYS}, not {days}.")


def _put_off(
    workspace: Workspace, until: Mapping[int, int], label: str, vacation: Vacation | None = None
) -> Change:
    """Bury each card until its day and keep the vacation, in one step that can be undone."""
    with workspace.store.write() as unit:
        events = tuple(
            happen(workspace, unit, card, partial(_buried, until=day)).event for card, day in until.items()
        )
        inverse: tuple[Inverse, ...] = (Retract(events),)
        if vacation is not None:
            inverse += (Settle(((KEY, declare(unit, vacation)),)),)
        cards = f" ({count_of(len(until), 'card')})" if until else ""
        change = Change(label, frozenset({Touched.REVIEWS}), inverse, f"{label}{cards}")
        record(workspace, unit, change)
        unit.commit()
    return change


def _buried(at: Moment, _schedule: Schedule, *, until: int) -> Event:
    return Buried(uid=at.uid, card=at.card, at_ms=at.at_ms, study_day=at.study_day, until_day=until)
