"""Undo and redo without limit, across restarts: every step is stored with the data of its way back."""

from trainer.core.event import Retracted
from trainer.core.identity import timed_uid
from trainer.core.replay import replay
from trainer.services.change import (
    Change,
    Inverse,
    Reoption,
    Restore,
    Retag,
    Retract,
    Settle,
    Touched,
    from_json,
    to_json,
)
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import HistoryStep


def record(workspace: Workspace, unit: UnitOfWork, change: Change) -> Change:
    """Add a change to the history within its own unit of work; gives the change back."""
    touched = ",".join(sorted(change.touched))
    unit.history.push(workspace.now_ms(), change.label, touched, to_json(change.inverse), change.card)
    return change


def undo(workspace: Workspace) -> Change | None:
    """Take back the last step; ``None`` where there is nothing to undo."""
    return _turn(workspace, undone=False)


def redo(workspace: Workspace) -> Change | None:
    """Do again what was undone last; ``None`` where there is nothing to redo."""
    return _turn(workspace, undone=True)


def labels(workspace: Workspace) -> tuple[str | None, str | None]:
    """What undo and redo would take, by name."""
    with workspace.store.read() as unit:
        to_undo, to_redo = unit.history.last(undone=False), unit.history.last(undone=True)
    return (to_undo.label if to_undo else None, to_redo.label if to_redo else None)


def is_of_reviews(workspace: Workspace, *, undone: bool = False) -> bool:
    """Whether the next step of undo (or of redo, ``undone``) concerns nothing but answers and the like."""
    with workspace.store.read() as unit:
        step = unit.history.last(undone=undone)
    return step is not None and step.touched == Touched.REVIEWS


def steps(workspace: Workspace, limit: int = 1000) -> list[HistoryStep]:
    """The newest steps, done and undone ones, the newest first."""
    with workspace.store.read() as unit:
        return unit.history.steps(limit)


def rebuild_card(workspace: Workspace, unit: UnitOfWork, card: int) -> None:
    """Replay one card's log into its schedule row."""
    unit.schedules.put(card, replay(unit.events.of_card(card), workspace.rules.for_many))


def _turn(workspace: Workspace, *, undone: bool) -> Change | None:
    with workspace.store.write() as unit:
        step = unit.history.last(undone=undone)
        if step is None:
            return None
        back = tuple(_apply(workspace, unit, each) for each in reversed(from_json(step.inverse)))
        unit.history.turn(step.id, to_json(back), undone=not undone)
        unit.commit()
    touched = frozenset(Touched(name) for name in step.touched.split(",") if name)
    verb = "Redone" if undone else "Undone"
    message = f"{verb}: {step.label}"
    return Change(step.label, touched, message=message, card=step.card, is_undo=not undone)


def _apply(workspace: Workspace, unit: UnitOfWork, inverse: Inverse) -> Inverse:
    """Carry out one piece of a way back; the result leads forth again."""
    match inverse:
        case Retract(events=events):
            return _retract(workspace, unit, events)
        case Restore(record=record_, rows=rows):
            return Restore(record_, unit.cards.update(record_, rows))
        case Retag(tags=tags):
            return Retag(unit.cards.tag(tags))
        case Reoption(topic=topic, text=text):
            return Reoption(topic, unit.topics.put_options(topic, text))
        case Settle(texts=texts):
            return Settle(tuple((key, unit.settings.put(key, text)) for key, text in texts))


def _retract(workspace: Workspace, unit: UnitOfWork, uids: tuple[str, ...]) -> Retract:
    now = workspace.now_ms()
    retractions: list[str] = []
    touched: dict[int, None] = {}
    for card, event in unit.events.find(uids):
        at = max(now, event.at_ms + 1)
        retraction = Retracted(
            uid=timed_uid(at, workspace.random_bits()),
            card=event.card,
            at_ms=at,
            study_day=workspace.calendar.day_of(at),
            target=event.uid,
        )
        unit.events.append(card, retraction)
        retractions.append(retraction.uid)
        touched.setdefault(card)
    for card in touched:
        rebuild_card(workspace, unit, card)
    return Retract(tuple(retractions))
