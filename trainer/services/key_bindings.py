"""The learner's keys, kept in the store."""

from collections.abc import Mapping

from trainer.core.keymap import Keymap, Keys, own_from_text, own_to_text
from trainer.core.settings import from_stored
from trainer.services.change import Change, Touched
from trainer.services.ports import Workspace

STORED_AS = "own_keys"


def keymap(workspace: Workspace) -> Keymap:
    """The chosen preset with the learner's own keys."""
    with workspace.store.read() as unit:
        stored = unit.settings.all()
    return Keymap(from_stored(stored).key_preset, own_from_text(stored.get(STORED_AS, "{}")))


def bind_keys(workspace: Workspace, own: Mapping[str, Keys]) -> Change:
    """Keep these as the learner's own keys, by command id; all others are those of the preset."""
    with workspace.store.write() as unit:
        unit.settings.put(STORED_AS, own_to_text(own))
        unit.commit()
    return Change("Change keys", frozenset({Touched.SETTINGS}))
