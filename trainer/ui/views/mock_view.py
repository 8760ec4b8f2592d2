"""A mock interview: what it is to be like, question after question against the clock, and the debrief."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QStackedLayout, QWidget

from trainer.core.errors import NotFound, TrainerError
from trainer.core.event import Rating
from trainer.services import library, mock_interview, recall, study
from trainer.services.change import Change, Touched
from trainer.services.mock_interview import Plan
from trainer.services.mock_sitting import MockSitting
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.mock_debrief import MockDebrief
from trainer.ui.widgets.mock_question import MockQuestion
from trainer.ui.widgets.mock_setup import MockSetup

TICK_MS = 250


class MockView(QWidget):
    """Plays one interview at a time; the clock stands still while the view is out of sight.  ``left`` ends it."""

    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sitting: MockSitting | None = None
        self._elapsed_ms = self._seen_ms = 0
        self._marking = -1
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        size = session.settings.text_size
        self.setup, self.page = MockSetup(self), MockQuestion(size, self)
        self.debrief = MockDebrief(theme, size, self)
        self._pages = QStackedLayout(self)
        for each in (self.setup, self.page, self.debrief):
            self._pages.addWidget(each)
        self._timer = QTimer(self, interval=TICK_MS)
        self._connect()
        self._show_setup()

    @property
    def sitting(self) -> MockSitting | None:
        """The interview under way or just ended."""
        return self._sitting

    def begin(self, plan: Plan) -> None:
        """Draw the questions and ask the first; says so where there is none to ask."""
        try:
            self._sitting = MockSitting(self._session.workspace, plan)
        except TrainerError as error:
            self._session.failed.emit(str(error))
            return
        self._ask()

    def next(self) -> None:
        """Keep the answer and go on."""
        sitting = self._sitting
        if sitting is None or self._pages.currentWidget() is not self.page:
            return
        text, spent = self.page.text, self._elapsed_ms
        self.page.box.show_text("")
        self._keep_draft("")
        self._session.do(lambda workspace: sitting.answer(workspace, text, spent))
        if sitting.current() is None or (not sitting.plan.per_question and sitting.left_ms(0) <= 0):
            self._show_debrief()
        else:
            self._ask()

    def tick(self) -> None:
        """Count the time while the question is seen; when it is over, what stands there is the answer."""
        sitting, now = self._sitting, self._session.workspace.now_ms()
        passed, self._seen_ms = max(now - self._seen_ms, 0), now
        if sitting is None or not self.page.isVisible():
            return
        self._elapsed_ms += passed
        left = sitting.left_ms(self._elapsed_ms)
        self.page.show_left(left)
        if left <= 0:
            self._session.said.emit("Time is over", False)
            self.next()

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {
            "mock.next": self._go_on,
            "mock.key-points": self.debrief.take_points,
            "mock.previous-answer": partial(self.debrief.answers.step, -1),
            "mock.next-answer": partial(self.debrief.answers.step, 1),
            "mock.count": self._count,
            "mock.leave": self._leave,
            "mock.again": partial(self.debrief.rate, Rating.AGAIN),
            "mock.hard": partial(self.debrief.rate, Rating.HARD),
            "mock.good": partial(self.debrief.rate, Rating.GOOD),
            "mock.easy": partial(self.debrief.rate, Rating.EASY),
        }

    def show_theme(self, theme: Theme) -> None:
        """Other colours, or another text size."""
        self.debrief.show_theme(theme)
        self._show_text_size()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock goes on from here."""
        super().showEvent(event)
        self._seen_ms = self._session.workspace.now_ms()
        if self._sitting is None:
            self._show_setup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs where keys work."""
        super().focusInEvent(event)
        self._focus()

    def _ask(self) -> None:
        sitting = self._sitting
        posed = None if sitting is None else sitting.current()
        if sitting is None or posed is None:
            return
        self._elapsed_ms, self._seen_ms = 0, self._session.workspace.now_ms()
        self._pages.setCurrentWidget(self.page)
        self.page.ask(posed, sitting.answered + 1, len(sitting.posed), spoken=sitting.plan.spoken)
        self.page.show_left(sitting.left_ms(0))
        self._timer.start()
        self._focus()

    def _keep_draft(self, text: str) -> None:
        """What is being typed survives a crash: it is in the box when the card is studied."""
        posed = None if self._sitting is None else self._sitting.current()
        if posed is not None:
            self._session.ask(recall.keep_draft, posed.card, text)

    def _show_setup(self) -> None:
        self._timer.stop()
        self._sitting = None
        self.setup.offer(self._session.ask(library.topics), self._session.ask(mock_interview.any_seed))
        self._pages.setCurrentWidget(self.setup)
        self._focus()

    def _show_debrief(self) -> None:
        sitting = self._sitting
        assert sitting is not None
        self._timer.stop()
        self._marking = -1
        self.debrief.show_given(
            sitting.given, sitting.debrief(), as_reviews=sitting.plan.as_reviews, seed=sitting.plan.seed
        )
        self.debrief.resume.setVisible(sitting.current() is not None and sitting.left_ms(0) > 0)
        self._pages.setCurrentWidget(self.debrief)
        self._focus()

    def _show_answers(self, place: int) -> None:
        """Another question of the debrief: the ticks of the one before are kept."""
        self._keep_ticks()
        self._marking = place
        assert self._sitting is not None
        try:
            self.debrief.show_answers(self._session.ask(study.ask, self._sitting.given[place].posed.card))
        except NotFound:
            self.debrief.show_answers(None)

    def _keep_ticks(self) -> None:
        """Keep what the learner ticked otherwise than before."""
        sitting, place = self._sitting, self._marking
        if sitting is None or not 0 <= place < len(sitting.given) or sitting.counted:
            return
        ticked = self.debrief.ticked(place)
        if sitting.given[place].kept and set(ticked) != set(sitting.given[place].ticked):
            self._session.do(lambda workspace: sitting.tick(workspace, place, ticked))
            self.debrief.show_numbers(sitting.given, sitting.debrief(), sitting.plan.seed)

    def _count(self) -> None:
        sitting = self._sitting
        if sitting is None or self.debrief.count.isHidden() or sitting.counted:
            return
        self._keep_ticks()
        ratings = self.debrief.ratings
        if self._session.do(lambda workspace: sitting.count(workspace, ratings)) is not None:
            self.debrief.count.hide()
            self.debrief.resume.hide()
            self._focus()

    def _resume(self) -> None:
        self._keep_ticks()
        self._ask()

    def _begin_anew(self) -> None:
        self._keep_ticks()
        self._show_setup()

    def _go_on(self) -> None:
        """The one key: press the button in focus, tick a key point or a topic, else go on."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.hasFocus():
            focused.click()
        elif self._pages.currentWidget() is self.page:
            self.next()
        elif self._pages.currentWidget() is self.debrief:
            self.debrief.toggle_point()
        elif self.setup.topics.hasFocus():
            self.setup.toggle_current()

    def _leave(self) -> None:
        """From a question to the debrief, from there away; what was answered is kept."""
        if self._pages.currentWidget() is self.page:
            self._show_debrief()
            return
        self._keep_ticks()
        if self._pages.currentWidget() is self.debrief:
            self._show_setup()
        self.left.emit()

    def _follow(self, change: Change) -> None:
        if Touched.SETTINGS in change.touched:
            self._show_text_size()

    def _show_text_size(self) -> None:
        for each in (self.page, self.debrief):
            each.show_text_size(self._session.settings.text_size)

    def _focus(self) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, MockSetup | MockQuestion | MockDebrief):
            page.focus()

    def _connect(self) -> None:
        self.setup.begun.connect(self.begin)
        self.setup.left.connect(self.left)
        self.page.done.connect(self.next)
        self.page.ended.connect(self._leave)
        self.page.box.left.connect(self.page.next.setFocus)
        self.page.box.drafted.connect(self._keep_draft)
        self.debrief.chosen.connect(self._show_answers)
        self.debrief.counted.connect(self._count)
        self.debrief.resumed.connect(self._resume)
        self.debrief.again.connect(self._begin_anew)
        self.debrief.left.connect(self._leave)
        self._timer.timeout.connect(self.tick)
        self._session.changed.connect(self._follow)
