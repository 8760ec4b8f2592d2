"""A sitting as the study view plays it: the card asked now, what is still to come, undo that brings cards back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer

from trainer.core.agenda import LEARN_AHEAD_MS, Counts
from trainer.core.errors import NotFound
from trainer.core.event import Rating
from trainer.core.measures import waiting_as
from trainer.core.schedule import Schedule
from trainer.services import library, study
from trainer.services.change import Change, Touched
from trainer.services.mode import CardMode
from trainer.services.ports import Workspace
from trainer.services.sitting import Sitting
from trainer.services.study import LONGEST_MS, UNTOLD, Question, Told
from trainer.ui.session import Session
from trainer.ui.views.sitting_log import SittingLog, Step

SetAside = Callable[[Workspace, Sequence[int]], Change]


class StudyRound:
    """One sitting within these topics (``None``: all).

    It ends after ``limit`` answers or ``minutes``, where they are given, else when nothing is left.
    ``question`` is the card asked now, ``None`` at the end or while waiting for a learning card; ``turn`` grows
    whenever a card is asked afresh.
    """

    def __init__(
        self,
        session: Session,
        topics: list[int] | None,
        limit: int | None,
        sitting: CardMode | None = None,
        minutes: int | None = None,
    ) -> None:
        self._session = session
        self.topics, self.limit, self.minutes = topics, limit, minutes
        self._until_ms = None if minutes is None else session.workspace.now_ms() + minutes * 60_000
        self.log = SittingLog()
        self._sitting: CardMode = sitting or Sitting(session.workspace, topics, limit, self._until_ms)
        self._clock = QElapsedTimer()
        self._acting = False
        self.question: Question | None = None
        self.turn = 0
        self._ask_next()

    @property
    def is_practice(self) -> bool:
        """Whether the schedule stays as it is."""
        return False

    @property
    def counts(self) -> Counts:
        """Cards still to come."""
        return self._sitting.counts

    @property
    def put_off(self) -> int:
        """Cards left for another day because they ask nearly the same as one of today."""
        return self._sitting.put_off

    @property
    def length(self) -> int:
        """Answers given and cards still to come together, at most the limit."""
        length = self.log.answered + self.counts.total
        return length if self.limit is None else min(length, self.limit)

    @property
    def at_limit(self) -> bool:
        """Whether as many answers were given, or as much time has passed, as was wanted."""
        return self._sitting.at_limit

    def answer(self, rating: Rating, told: Told = UNTOLD) -> None:
        """Rate the card asked now and go on."""
        asked = self.question
        if asked is None:
            return
        card, time_ms = asked.card.id, min(self._clock.elapsed(), LONGEST_MS)
        reviews = self._reviews(asked) + 1
        if self._do(lambda _workspace: self._sitting.answer(card, rating, time_ms, told)):
            self.log.add(Step(card, rating, reviews, time_ms, asked.schedule))
            self._ask_next()

    def set_aside(self, service: SetAside) -> None:
        """Bury or suspend the card asked now and go on."""
        asked = self.question
        if asked is not None and self._do(lambda workspace: service(workspace, [asked.card.id])):
            self.log.add(Step(asked.card.id))
            self._sitting.refresh()
            self._ask_next()

    def follow(self, change: Change) -> bool:
        """Take note of a change made elsewhere or undone; whether ``refresh`` is needed to show it."""
        if self._acting:
            return False
        if Touched.SETTINGS in change.touched:
            self._renew()
        card = change.card
        if card is not None and not (self.log.concerns(card) and self._follow_step(card)):
            came_back = change.is_undo and Touched.REVIEWS in change.touched
            if came_back and self._may_ask(card) and self._is_inside(card):
                self.ask(card)
        return True

    def refresh(self) -> None:
        """Look at the store again; the card asked now stays, with fresh text, if it can still be asked."""
        asked = self.question
        if asked is not None and self._may_ask(asked.card.id):
            self._sitting.refresh(first=asked.card.id)
            self.question = self._current()
        else:
            self._sitting.refresh()
            self._ask_next()

    def ask(self, card: int) -> None:
        """Ask this card now, whether it is due or not."""
        self._sitting.refresh(first=card)
        self._ask_next()

    def restart_clock(self) -> None:
        """The question is shown again after an absence: time counts from now."""
        self._clock.restart()

    def wait_ms(self) -> int | None:
        """Time until the next learning card can be asked; ``None`` where none is to come."""
        learning = self._session.ask(study.agenda, self.topics).learning
        if not learning:
            return None
        opens_ms = (learning[0].due_ms or 0) - LEARN_AHEAD_MS
        return max(opens_ms - self._session.workspace.now_ms(), 0)

    def look_again(self) -> bool:
        """While nothing is asked: whether a learning card has come back meanwhile."""
        self._sitting.refresh()
        self._ask_next()
        return self.question is not None

    def _do(self, service: Callable[[Workspace], Change]) -> bool:
        """Do one unit of work as this sitting's own; where it fails, see what can still be asked."""
        self._acting = True
        try:
            done = self._session.do(service)
        finally:
            self._acting = False
        if done is None:
            self.refresh()
        return done is not None

    def _follow_step(self, card: int) -> bool:
        """Go with the last step if it was undone, or the one undone before if it was done again; whether it was."""
        schedule, today = self._schedule(card), self._session.workspace.today()
        if schedule is None:
            return False
        back = self.log.undone(card, schedule, today)
        if back is not None:
            self._bring_back(back)
            return True
        again = self.log.redone(card, schedule, today)
        if again is None:
            return False
        if again.rating is not None:
            self._sitting.went_on(again.card, again.rating, again.duration_ms)
        else:
            self._sitting.refresh()
        self._ask_next()
        return True

    def _bring_back(self, step: Step) -> None:
        if step.rating is None:
            self._sitting.refresh(first=step.card)
        else:
            self._sitting.went_back(step.card)
        self._ask_next()

    def _renew(self) -> None:
        """Begin again under the settings of now, with the same card."""
        self._sitting = Sitting(self._session.workspace, self.topics, self.limit, self._until_ms)
        self._sitting.answered = self.log.answered
        self.refresh()

    def _ask_next(self) -> None:
        self.question = self._current()
        self.turn += 1
        self._clock.restart()

    def _current(self) -> Question | None:
        try:
            return self._sitting.current()
        except NotFound:
            self._sitting.refresh()
            return self._sitting.current()

    def _may_ask(self, card: int) -> bool:
        schedule = self._schedule(card)
        return schedule is not None and waiting_as(schedule, self._session.workspace.today()) is not None

    def _is_inside(self, card: int) -> bool:
        """Whether a card belongs to the topics of this sitting."""
        return self.topics is None or self._session.ask(library.card, card).topic in self.topics

    def _reviews(self, asked: Question) -> int:
        return asked.schedule.reps

    def _schedule(self, card: int) -> Schedule | None:
        try:
            return self._session.ask(study.ask, card).schedule
        except NotFound:
            return None
