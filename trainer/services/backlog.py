"""Too much due, or days off: cards put off to later days without losing anything of what is known about them."""

from collections.abc import Mapping

from trainer.core.backlog import Vacation, catch_up, due_days_around
from trainer.core.calendar import date_of
from trainer.core.errors import BadInput
from trainer.core.interview import PlanCard
from trainer.core.wording import count_of
from trainer.services.change import Change
from trainer.services.ports import Workspace
from trainer.services.study import bury_until

LONGEST_DAYS = 90
SETTLING_DAYS = 7
"""What falls due during days off is spread over so many days after them."""


def spread_backlog(workspace: Workspace, days: int) -> Change:
    """Spread what waits today over so many days, today included; what would be forgotten first comes first.

    Raises ``BadInput`` where the days are out of bounds or nothing waits.
    """
    _check(days)
    plan = catch_up(_cards(workspace), workspace.today(), days, workspace.rules.model)
    until = {card: day for day, cards in plan.items() for card in cards if day > workspace.today()}
    return _put_off(workspace, until, f"Catch up over {count_of(days, 'day')}", "Nothing has to wait.")


def take_days_off(workspace: Workspace, days: int) -> Change:
    """Days off, today included: what waits or falls due on them is spread over the week after.

    Raises ``BadInput`` where the days are out of bounds or nothing falls due on them.
    """
    _check(days)
    today = workspace.today()
    cards = _cards(workspace)
    dues = {each.card: each.schedule.due_day for each in cards if each.schedule.due_day is not None}
    vacation = Vacation(min([today, *dues.values()]), today + days - 1)
    due = due_days_around(vacation, cards, SETTLING_DAYS, workspace.rules.model)
    until = {card: due[card] for card, day in dues.items() if day in vacation}
    back = date_of(vacation.last_day + 1)
    return _put_off(
        workspace, until, f"Days off until {back.day} {back:%B}", "Nothing falls due on these days."
    )


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


def _put_off(workspace: Workspace, until: Mapping[int, int], label: str, nothing: str) -> Change:
    """Bury each card until its day, in one step that can be undone."""
    if not until:
        raise BadInput(nothing)
    with workspace.store.read() as unit:
        by_uid = {unit.cards.uid(card): day for card, day in until.items()}
    return bury_until(workspace, list(until), by_uid, label)
