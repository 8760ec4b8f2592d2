"""Days off that were declared: a streak goes on over them."""

import json
from collections.abc import Mapping

from trainer.core.backlog import Vacation
from trainer.core.settings import from_stored
from trainer.core.streak import Rest
from trainer.services.ports import UnitOfWork

KEY = "days_off"


def vacations(stored: Mapping[str, str]) -> tuple[Vacation, ...]:
    """The declared vacations among the stored settings, in the order they were declared; none where unreadable."""
    try:
        return tuple(Vacation(int(first), int(last)) for first, last in json.loads(stored.get(KEY, "[]")))
    except (TypeError, ValueError):
        return ()


def rest(stored: Mapping[str, str]) -> Rest:
    """What does not break a streak by the stored settings."""
    off = {day for each in vacations(stored) for day in range(each.first_day, each.last_day + 1)}
    return Rest(frozenset(off), from_stored(stored).forgiven_days)


def declare(unit: UnitOfWork, vacation: Vacation) -> str | None:
    """Keep a vacation; the stored text before it comes back, for undo."""
    known = vacations(unit.settings.all())
    return unit.settings.put(
        KEY, json.dumps([[each.first_day, each.last_day] for each in (*known, vacation)])
    )
