"""What happens at the moment an answer makes a card a leech."""

from trainer.core.event import Event, Suspended
from trainer.core.leech import SUSPEND, becomes_leech
from trainer.core.schedule import Schedule
from trainer.core.settings import from_stored
from trainer.services.happening import Happened, Moment, happen
from trainer.services.ports import UnitOfWork, Workspace


def alarm(
    workspace: Workspace, unit: UnitOfWork, card: int, answered: Happened
) -> tuple[str, tuple[Happened, ...]]:
    """What to say of a card that was just answered, and what happened to it for that reason.

    Nothing of either unless it was forgotten and became a leech.  Suspends it where the settings ask for that.
    """
    lapses = answered.after.lapses
    if lapses <= answered.before.lapses:
        return "", ()
    settings = from_stored(unit.settings.all())
    if not becomes_leech(lapses, settings.leech_lapses):
        return "", ()
    told = f"Forgotten {lapses} times: a leech. The leech clinic (Edit menu) or `trainer leeches` says why."
    if settings.leech_action != SUSPEND:
        return told, ()
    return f"{told} It is suspended.", (happen(workspace, unit, card, _suspended),)


def _suspended(at: Moment, _schedule: Schedule) -> Event:
    return Suspended(uid=at.uid, card=at.card, at_ms=at.at_ms, study_day=at.study_day)
