"""How ready the learner is for the interview, topic by topic."""

from trainer.core.readiness import AHEAD_DAYS, Readiness, readiness
from trainer.core.schedule import Schedule
from trainer.core.scope import EVERYTHING, Scope
from trainer.core.settings import from_stored
from trainer.services import plan
from trainer.services.library import moment
from trainer.services.ports import Progress, Workspace, no_progress


def ready(workspace: Workspace, scope: Scope = EVERYTHING, progress: Progress = no_progress) -> Readiness:
    """The topics as they will stand on the interview, or in ``AHEAD_DAYS`` days without one to come.

    Suspended cards are left out.  With an interview the days until it are planned, which may take a moment.
    """
    today, model = workspace.today(), workspace.rules.for_many.model
    with workspace.store.read() as unit:
        interview = plan.coming_interview(from_stored(unit.settings.all()), today)
        paths = {each.id: each.path for each in unit.topics.all()}
        within = unit.cards.within(scope, moment(workspace))
        inside = [
            (paths.get(each.topic or 0, ()), each.schedule)
            for each in unit.schedules.standings()
            if (within is None or each.card in within) and not each.schedule.suspended
        ]

    def recall(schedule: Schedule, day: int) -> float:
        return 0.0 if schedule.memory is None else model.recall(schedule.memory, schedule.elapsed(day))

    forecast = None if interview is None else plan.forecast(workspace, progress)
    if forecast is None:
        return readiness(today + AHEAD_DAYS, inside, recall, today)
    return readiness(forecast.interview.day, inside, recall, today, dict(forecast.topics))
