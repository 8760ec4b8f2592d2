"""Why this card, why now, why these intervals: the scheduler's numbers put into sentences."""

from dataclasses import dataclass

from trainer.core.errors import NotFound
from trainer.core.event import Rating
from trainer.core.explain import why_beside, why_for_interview, why_intervals, why_now
from trainer.core.settings import from_stored
from trainer.core.worth import worth
from trainer.services.plan import coming_interview, pace_of
from trainer.services.ports import Workspace
from trainer.services.spacing import IN_STEPS, reckon
from trainer.services.study import agenda
from trainer.services.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Explanation:
    """``now`` says why the card is asked now, ``intervals`` why each rating would give its interval."""

    now: tuple[str, ...]
    intervals: dict[Rating, str]


def explain(workspace: Workspace, card: int) -> Explanation:
    """Explain a card as it stands.  Raises ``NotFound`` where it is gone."""
    today = workspace.today()
    with workspace.store.read() as unit:
        row, schedule = unit.cards.get(card), unit.schedules.get(card)
        interview = coming_interview(from_stored(unit.settings.all()), today)
        if row is None:
            raise NotFound("This card was deleted.")
        around = Surroundings()
        rules = around.rules(workspace, unit, card, row.topic)
        reckoned = reckon(workspace, unit, row, schedule, rules, around)
        pace = pace_of(unit, today)
    told = why_now(schedule, today, workspace.now_ms(), rules)
    if interview is not None and schedule.state not in IN_STEPS:
        told.append(why_for_interview(worth(schedule, today, interview, rules.model, pace), interview.day))
    if card in agenda(workspace).yielded:
        told.append(why_beside(planned=interview is not None))
    return Explanation(tuple(told), why_intervals(reckoned, today, rules))
