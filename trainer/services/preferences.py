"""The learner's settings."""

import json
from datetime import date
from typing import Any

from trainer.core.calendar import day_of_date
from trainer.core.errors import BadInput
from trainer.core.settings import Settings, declaration, from_stored, with_value
from trainer.services.change import Change, Touched
from trainer.services.ports import Workspace


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
    """Raises ``BadInput`` for a day that is not after today."""
    if day_of_date(day) <= workspace.today():
        raise BadInput(f"{day.isoformat()} is not a day to come.", "Choose a date after today.")
