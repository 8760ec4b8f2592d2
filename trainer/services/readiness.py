"""How ready the learner is for the interview, topic by topic."""

from trainer.core.readiness import AHEAD_DAYS, Readiness, TopicSums, readiness
from trainer.core.scope import EVERYTHING, Scope
from trainer.core.settings import from_stored
from trainer.services import plan
from trainer.services.library import moment
from trainer.services.ports import Progress, Workspace, no_progress


def ready(workspace: Workspace, scope: Scope = EVERYTHING, progress: Progress = no_progress) -> Readiness:
    """The topics as they will stand on the interview, or in ``AHEAD_DAYS`` days without one to come.

    Suspended cards are left out.  With an interview the days until it are planned, which may take a moment.
    """
    today = workspace.today()
    with workspace.store.read() as unit:
        interview = plan.coming_interview(from_stored(unit.settings.all()), today)
        day = today + AHEAD_DAYS if interview is None else interview.day
        paths = {each.id: each.path for each in unit.topics.all()}
        within = unit.cards.within(scope, moment(workspace))
        sums = unit.judgements.recalls(workspace.rules.model.curve, today, day, within)
    told = [
        TopicSums(paths.get(topic or 0, ()), cards, seen, now, unaided)
        for (topic, _), cards, seen, now, unaided in sums
    ]
    forecast = None if interview is None else plan.forecast(workspace, progress)
    return readiness(day, told, None if forecast is None else dict(forecast.topics))
