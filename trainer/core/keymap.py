"""Which keys do what: presets that follow other programs, and the learner's own choices on top of them.

Commands are named by their ids, keys as Qt writes them ("Ctrl+Shift+D").
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

Keys = tuple[str, ...]

PRESETS: Mapping[str, Mapping[str, Keys]] = {
    "anki": {},
    "mnemosyne": {
        "study.again": ("0", "`", "1"),
        "study.hard": ("2", "3"),
        "study.good": ("4",),
        "study.easy": ("5",),
    },
    "two-button": {
        "study.again": ("1", "0", "`"),
        "study.hard": (),
        "study.good": ("2",),
        "study.easy": (),
    },
    "org-fc": {
        "study.again": ("A", "1", "0", "`"),
        "study.hard": ("H", "2"),
        "study.good": ("G", "3"),
        "study.easy": ("E", "4"),
        "study.edit": ("P",),
        "study.help": ("Shift+H",),
        "study.all-help": ("Shift+G",),
        "study.suspend": ("S", "@"),
        "study.leave": ("Esc", "Q"),
        "view.study": ("Ctrl+R",),
        "view.add": ("Ctrl+N",),
        "view.progress": ("T", "Ctrl+T"),
    },
}
"""The keys that differ from the declared ones, which are Anki's."""
RATING_REVEALS = frozenset({"mnemosyne"})
"""Presets in which the key of a rating shows the answers first."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """A preset and the learner's own keys by command id; an empty tuple takes a command's keys away."""

    preset: str = "anki"
    own: Mapping[str, Keys] = field(default_factory=dict)

    def keys(self, command: str, declared: Keys) -> Keys:
        """The keys of a command: the learner's own, else the preset's, else those declared."""
        return self.own.get(command, self.preset_keys(command, declared))

    def preset_keys(self, command: str, declared: Keys) -> Keys:
        """The keys of a command without the learner's own."""
        return PRESETS.get(self.preset, {}).get(command, declared)


def own_to_text(own: Mapping[str, Keys]) -> str:
    """The learner's own keys as JSON."""
    return json.dumps({command: list(keys) for command, keys in sorted(own.items())})


def own_from_text(text: str) -> dict[str, Keys]:
    """The learner's own keys from JSON; what cannot be read is left out."""
    try:
        stored = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(stored, dict):
        return {}
    return {
        command: tuple(keys)
        for command, keys in stored.items()
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    }
