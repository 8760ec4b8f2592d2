"""Searches kept under a name."""

import json
from dataclasses import dataclass

from trainer.core.errors import BadInput
from trainer.core.search_query import parse
from trainer.services.change import Change, Settle
from trainer.services.history import record
from trainer.services.ports import Workspace

KEY = "saved_searches"
"""In the stored settings: a list of pairs of name and query."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query as it was typed, and what the learner calls it."""

    name: str
    query: str


def saved(workspace: Workspace) -> tuple[SavedSearch, ...]:
    """The searches that are kept, by name."""
    with workspace.store.read() as unit:
        return _read(unit.settings.all().get(KEY, "[]"))


def keep(workspace: Workspace, name: str, query: str) -> Change:
    """Keep a search; one of the same name gives way.

    Raises ``BadInput`` where the name is empty or the query cannot be understood.
    """
    clean = " ".join(name.split())
    if not clean:
        raise BadInput("A search needs a name to be kept under.")
    parse(query)
    words = ("Keep search", f"Search kept as “{clean}”")
    return _write(workspace, clean, (SavedSearch(clean, query.strip()),), words)


def forget(workspace: Workspace, name: str) -> Change:
    """Keep a search no longer."""
    return _write(workspace, name, (), ("Remove search", f"Search “{name}” removed"))


def _write(
    workspace: Workspace, name: str, instead: tuple[SavedSearch, ...], words: tuple[str, str]
) -> Change:
    """One step to undo; ``words`` are its label and its message."""
    label, message = words
    with workspace.store.write() as unit:
        others = (each for each in _read(unit.settings.all().get(KEY, "[]")) if not _same(each.name, name))
        kept = sorted((*others, *instead), key=lambda each: each.name.casefold())
        earlier = unit.settings.put(KEY, json.dumps([[each.name, each.query] for each in kept]))
        change = Change(label, frozenset(), (Settle(((KEY, earlier),)),), message)
        record(workspace, unit, change)
        unit.commit()
    return change


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _read(text: str) -> tuple[SavedSearch, ...]:
    return tuple(SavedSearch(name, query) for name, query in json.loads(text))
