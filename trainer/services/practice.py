"""Practice: answers that are kept in the log and leave the schedule alone."""

from trainer.core.errors import NotFound
from trainer.core.event import Mode, Practised, Rating
from trainer.core.identity import timed_uid
from trainer.services.change import Change, Retract, Touched
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.study import LONGEST_MS, UNTOLD, Told


def practise(
    workspace: Workspace, card: int, rating: Rating, duration_ms: int = 0, told: Told = UNTOLD
) -> Change:
    """Log a crammed answer with the shares of key points told of it.  Raises ``NotFound``."""
    with workspace.store.write() as unit:
        event = log_practice(
            workspace,
            unit,
            card,
            Mode.CRAM,
            rating=rating,
            duration_ms=min(duration_ms, LONGEST_MS),
            coverage=told.coverage,
            ticked=told.ticked,
        )
        label = f"Practise {rating.name.title()}"
        change = Change(label, frozenset({Touched.REVIEWS}), (Retract((event,)),), "", card)
        record(workspace, unit, change)
        unit.commit()
    return change


def log_practice(
    workspace: Workspace,
    unit: UnitOfWork,
    card: int,
    mode: Mode,
    *,
    rating: Rating | None = None,
    duration_ms: int = 0,
    coverage: float | None = None,
    ticked: float | None = None,
) -> str:
    """Append one ``Practised`` to a card's log within a unit of work; its uid.  Raises ``NotFound``."""
    uid = unit.cards.uid(card)
    if uid is None:
        raise NotFound("This card was deleted.", "Nothing was recorded.")
    at = workspace.now_ms()
    event = Practised(
        uid=timed_uid(at, workspace.random_bits()),
        card=uid,
        at_ms=at,
        study_day=workspace.calendar.day_of(at),
        mode=mode,
        rating=rating,
        duration_ms=max(duration_ms, 0),
        coverage=coverage,
        ticked=ticked,
    )
    unit.events.append(card, event)
    return event.uid
