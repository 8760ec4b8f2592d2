"""The learner's settings."""

import json
from typing import Any

from trainer.core.settings import Settings, declaration, from_stored, with_value
from trainer.services.change import Change, Touched
from trainer.services.ports import Workspace


def settings(workspace: Workspace) -> Settings:
    """The settings as they are stored; defaults where nothing is."""
    with workspace.store.read() as unit:
        return from_stored(unit.settings.all())


def change_setting(workspace: Workspace, key: str, value: Any) -> Change:
    """Store one setting.  Raises ``BadInput`` where the value is out of bounds."""
    with workspace.store.write() as unit:
        with_value(from_stored(unit.settings.all()), key, value)
        unit.settings.put(key, json.dumps(value))
        unit.commit()
    return Change(f"Change {declaration(key).label}", frozenset({Touched.SETTINGS}))
