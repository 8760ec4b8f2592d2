"""What a session did to memory."""

from collections.abc import Mapping

from trainer.core.schedule import Schedule
from trainer.core.session_change import Moved, SessionChange, session_change
from trainer.services.ports import Workspace

NO_TOPIC = "No topic"


def changed_since(workspace: Workspace, before: Mapping[int, Schedule]) -> SessionChange:
    """What became of cards since they had these schedules; deleted ones are left out."""
    moved = []
    with workspace.store.read() as unit:
        paths = {each.id: each.path for each in unit.topics.all()}
        for card, schedule in before.items():
            row = unit.cards.get(card)
            if row is not None:
                path = paths.get(row.topic, ()) if row.topic is not None else ()
                moved.append(Moved(path[0] if path else NO_TOPIC, schedule, unit.schedules.get(card)))
    return session_change(moved, workspace.rules.model, workspace.now_ms())
