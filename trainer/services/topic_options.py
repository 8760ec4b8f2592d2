"""Options of a topic: how many cards a day, how much to recall, in which order; inherited down the tree."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.core.errors import NotFound
from trainer.core.settings import declaration, from_stored
from trainer.core.topic_options import (
    INHERITED,
    OPTION_NAMES,
    Options,
    Resolved,
    Value,
    resolve,
    to_text,
    with_option,
)
from trainer.services.change import Change, Reoption, Touched
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import TopicRow


@dataclass(frozen=True, slots=True)
class TopicOptions:
    """A topic with its own options, those that hold for it, and those it would have without its own."""

    topic: TopicRow
    own: Options
    resolved: Resolved
    inherited: Resolved


def options_of(workspace: Workspace, topic: int) -> TopicOptions:
    """The options of a topic (row id).  Raises ``NotFound`` where it is gone."""
    found = next((each for each in every(workspace) if each.topic.id == topic), None)
    if found is None:
        raise NotFound("This topic was deleted.")
    return found


def every(workspace: Workspace) -> list[TopicOptions]:
    """The options of every topic, parents before children."""
    with workspace.store.read() as unit:
        topics, options = unit.topics.all(), unit.topics.options()
        preferences = from_stored(unit.settings.all())
    named = {each.path: options[each.id] for each in topics if each.id in options}
    return [
        TopicOptions(
            each,
            options.get(each.id, INHERITED),
            resolve(each.path, named, preferences),
            resolve(each.path, {path: own for path, own in named.items() if path != each.path}, preferences),
        )
        for each in topics
    ]


def set_options(workspace: Workspace, topic: int, values: Mapping[str, Value | None]) -> Change:
    """Change options of a topic; ``None`` lets one be inherited again.

    Raises ``BadInput`` where a value is out of bounds and ``NotFound`` where the topic is gone; then nothing was
    changed.
    """
    with workspace.store.write() as unit:
        row = _topic(unit, topic)
        own = unit.topics.options().get(topic, INHERITED)
        for name, value in values.items():
            own = with_option(own, name, value)
        return _keep(workspace, unit, row, own)


def clear_options(workspace: Workspace, topic: int) -> Change:
    """Let a topic inherit everything.  Raises ``NotFound`` where it is gone."""
    return set_options(workspace, topic, dict.fromkeys(OPTION_NAMES))


def show_value(name: str, value: Value) -> str:
    """An option's value as the learner reads it: a retention as ``90 %``, else with its unit."""
    if name == "retention":
        return f"{float(value) * 100:g} %"
    unit = declaration(name).unit
    return f"{value} {unit}" if unit else str(value)


def _topic(unit: UnitOfWork, topic: int) -> TopicRow:
    row = next((each for each in unit.topics.all() if each.id == topic), None)
    if row is None:
        raise NotFound("This topic was deleted.", "Its options were not changed.")
    return row


def _keep(workspace: Workspace, unit: UnitOfWork, row: TopicRow, own: Options) -> Change:
    earlier = unit.topics.put_options(row.id, to_text(own))
    name = row.path[-1]
    change = Change(
        f"Options of {name}",
        frozenset({Touched.TOPICS, Touched.SETTINGS}),
        (Reoption(row.id, earlier),),
        f"Options of {name} saved" if own.own else f"{name} inherits everything",
    )
    record(workspace, unit, change)
    unit.commit()
    return change
