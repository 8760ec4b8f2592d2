"""A session of the learner's own choice, played by the study view like any other."""

from dataclasses import replace

from trainer.core.schedule import Schedule
from trainer.services import custom_study
from trainer.services.custom_study import Choice, CustomSitting
from trainer.services.study import Question
from trainer.ui.session import Session
from trainer.ui.views.study_round import StudyRound


class PracticeRound(StudyRound):
    """Asks the cards of a choice; ends when they are through, without waiting for any."""

    def __init__(self, session: Session, choice: Choice) -> None:
        self._custom = CustomSitting(session.workspace, choice)
        super().__init__(session, None, None, self._custom)

    @property
    def is_practice(self) -> bool:
        """Whether the schedule stays as it is."""
        return not self._custom.choice.counts

    def wait_ms(self) -> int | None:
        """Nothing comes back by itself."""
        return None

    def _renew(self) -> None:
        self.refresh()

    def _may_ask(self, card: int) -> bool:
        return self._custom.holds(card)

    def _reviews(self, asked: Question) -> int:
        return self._session.ask(custom_study.times_answered, asked.card.id)

    def _schedule(self, card: int) -> Schedule | None:
        """With practice counted, by which an undone answer is told from one that stands."""
        schedule = super()._schedule(card)
        if schedule is None:
            return None
        return replace(schedule, reps=self._session.ask(custom_study.times_answered, card))
