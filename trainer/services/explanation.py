"""Why this card, why now, why these intervals: the scheduler's numbers put into sentences."""

from dataclasses import dataclass

from trainer.core.errors import NotFound
from trainer.core.event import Rating
from trainer.core.explain import show_date, why_intervals, why_now
from trainer.core.settings import from_stored
from trainer.services.plan import coming_interview
from trainer.services.ports import Workspace
from trainer.services.spacing import reckon
from trainer.services.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Explanation:
    """``now`` says why the card is asked now, ``intervals`` why each rating would give its interval."""

    now: tuple[str, ...]
    intervals: dict[Rating, str]


def explain(workspace: Workspace, card: int) -> Explanation:
    """Explain a card as it stands.  Raises ``NotFound`` where it is gone."""
    with workspace.store.read() as unit:
        row, schedule = unit.cards.get(card), unit.schedules.get(card)
        settings = from_stored(unit.settings.all())
        if row is None:
            raise NotFound("This card was deleted.")
        around = Surroundings()
        rules = around.rules(workspace, unit, card, row.topic)
        reckoned = reckon(workspace, unit, row, schedule, rules, around)
    today = workspace.today()
    told = why_now(schedule, today, workspace.now_ms(), rules)
    interview = coming_interview(settings, today)
    if interview is not None:
        told.append(
            f"Until your interview on {show_date(interview.day)} each day's cards are chosen for what you will recall "
            "on it, also before they are due."
        )
    return Explanation(tuple(told), why_intervals(reckoned, today, rules))
