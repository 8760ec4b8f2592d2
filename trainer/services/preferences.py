"""The learner's settings."""

import json
from datetime import date
from typing import Any

from trainer.core.calendar import date_of, day_of_date
from trainer.core.errors import BadInput
from trainer.core.settings import Settings, declaration, from_stored, with_value
from trainer.services.change import Change, Touched
from trainer.services.ports import Workspace

FURTHEST_DAYS = 730
"""An interview further away is not planned for: no day of so long a plan would come as it was planned."""


def settings(workspace: Workspace) -> Settings:
    """The settings as they are stored; defaults where nothing is."""
    with workspace.store.read() as unit:
        return from_stored(unit.settings.all())


def change_setting(workspace: Workspace, key: str, value: Any) -> Change:
    """Store one setting.  Raises ``BadInput`` where the value is out of bounds, or a date to plan for has passed."""
    with workspace.store.write() as unit:
        changed = with_value(from_stored(unit.settings.all()), key, value)
        if key == "interview_date" and changed.interview_date:
            check_interview_day(workspace, date.fromisoformat(changed.interview_date))
        unit.settings.put(key, json.dumps(value))
        unit.commit()
    return Change(f"Change {declaration(key).label}", frozenset({Touched.SETTINGS}))


def check_interview_day(workspace: Workspace, day: date) -> None:
    """Raises ``BadInput`` for a day that is not after today, or too far away to be planned for day by day."""
    today = workspace.today()
    if day_of_date(day) <= today:
        raise BadInput(f"{day.isoformat()} is not a day to come.", "Choose a date after today.")
    if day_of_date(day) > today + FURTHEST_DAYS:
        last = date_of(today + FURTHEST_DAYS).isoformat()
        raise BadInput(f"{day.isoformat()} is too far away to plan for.", f"Choose a date up to {last}.")
