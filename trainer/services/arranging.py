"""Arranging the topic tree: a topic goes to another place, its cards are suspended or resumed together."""

from collections.abc import Sequence

from trainer.core.errors import BadInput, NotFound
from trainer.core.topic import parse_path
from trainer.services import library, study
from trainer.services.change import Change, Inverse, Record, Restore, Row, Touched
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import TopicRow


def move_topic(workspace: Workspace, topic: int, under: str) -> Change:
    """Put a topic, with everything below it, under another one; an empty ``under`` is the top level.

    The other topic is made if needed.  Raises ``BadInput`` where it lies within the topic itself or has one of that
    name already, ``NotFound`` for a topic that is gone.
    """
    path = parse_path(under)
    with workspace.store.write() as unit:
        rows = unit.topics.all()
        moved = next((row for row in rows if row.id == topic), None)
        if moved is None:
            raise NotFound("This topic was deleted.")
        if path[: len(moved.path)] == moved.path:
            raise BadInput(f"{moved.path[-1]} cannot be moved into itself.")
        parent = unit.topics.ensure([path])[path] if path else None
        _expect_room(rows, moved, parent)
        place: Row = {"parent_id": parent, "position": len(rows)}
        earlier = unit.cards.update(Record.TOPICS, [(topic, place)])
        label = f"Move topic {moved.path[-1]}"
        told = f"{moved.path[-1]} moved to {path[-1] if path else 'the top'}"
        inverse = (Restore(Record.TOPICS, earlier), *_take_away(workspace, unit, rows))
        change = Change(label, frozenset({Touched.CARDS, Touched.TOPICS}), inverse, told)
        record(workspace, unit, change)
        unit.commit()
    return change


def suspend_topic(workspace: Workspace, topic: int) -> Change:
    """Suspend every card of a topic and of those below it, or resume them where all are suspended.

    Raises ``BadInput`` where there are no cards.
    """
    lines = library.browse(workspace, topics=library.below(workspace, topic))
    if not lines:
        raise BadInput("There are no cards in this topic.")
    asked = [line.id for line in lines if not line.schedule.suspended]
    return study.suspend(workspace, asked) if asked else study.resume(workspace, [line.id for line in lines])


def _expect_room(rows: Sequence[TopicRow], moved: TopicRow, parent: int | None) -> None:
    name = moved.path[-1]
    if any(row.parent == parent and row.path[-1] == name and row.id != moved.id for row in rows):
        raise BadInput(f"There is already a topic called {name!r} there.")


def _take_away(workspace: Workspace, unit: UnitOfWork, before: Sequence[TopicRow]) -> tuple[Inverse, ...]:
    """What takes topics away again that were made for a place."""
    known = {row.id for row in before}
    gone: Row = {"deleted_ms": workspace.now_ms()}
    made = tuple((row.id, gone) for row in unit.topics.all() if row.id not in known)
    return (Restore(Record.TOPICS, made),) if made else ()
