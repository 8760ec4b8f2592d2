"""How ready the learner is for the interview, topic by topic."""

from trainer.core.readiness import AHEAD_DAYS, Readiness, TopicSums, readiness
from trainer.core.scope import EVERYTHING, Scope
from trainer.core.settings import from_stored
from trainer.services import plan
from trainer.services.library import moment
from trainer.services.ports import Progress, Workspace, no_progress
from trainer.services.upkeep import add_up


def ready(workspace: Workspace, scope: Scope = EVERYTHING, progress: Progress = no_progress) -> Readiness:
    """The topics as they will stand on the interview, or in ``AHEAD_DAYS`` days without one to come.

    Suspended cards are left out.  With an interview the days until it are planned, which may take a moment.
    """
    add_up(workspace)
    today = workspace.today()
    with workspace.store.read() as unit:
        interview = plan.coming_interview(from_stored(unit.settings.all()), today)
        day = today + AHEAD_DAYS if interview is None else interview.day
        paths = {each.id: each.path for each in unit.topics.all()}
        within = unit.cards.within(scope, moment(workspace))
        sums = unit.measures.recalls(within, workspace.rules.model.curve, today, day)
    told = [
        TopicSums(paths.get(each.group[0] or 0, ()), each.cards, each.seen, each.now, each.ahead)
        for each in sums
    ]
    forecast = None if interview is None else plan.forecast(workspace, progress)
    return readiness(day, told, None if forecast is None else dict(forecast.topics))
