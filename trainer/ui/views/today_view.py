"""The day at a glance: what is due, how long it takes, what was done, how far everything is."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trainer.core.wording import count_of, show_minutes, show_share
from trainer.services import insight, library
from trainer.services.goal import goal_today
from trainer.services.insight import Today
from trainer.services.plan import coming_interview
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.views.days_off_row import DaysOffRow
from trainer.ui.views.interview_section import InterviewSection
from trainer.ui.widgets.day_words import (
    NO_CARDS,
    leech_words,
    next_due_words,
    put_off_words,
    streak_words,
    yielded_words,
)
from trainer.ui.widgets.figure import Figure
from trainer.ui.widgets.first_steps import FirstSteps
from trainer.ui.widgets.goal_bar import GoalBar
from trainer.ui.widgets.mastery_meter import MasteryMeter
from trainer.ui.widgets.streak_calendar import StreakCalendar

MEASURE = 680
"""The widest a line of this page gets, in pixels."""
TIMEBOX_MIN = 15
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class TodayView(QWidget):
    """``study_requested`` carries the topics (``None``: all) and how many answers to stop after (``None``: all)."""

    study_requested = Signal(object, object)
    more_requested = Signal()
    """Something beyond the day's cards is wanted."""
    timebox_requested = Signal(int)
    """So many minutes of study."""
    recalled = Signal()
    """The page is complete: it tells how well all is remembered."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._welcome, self._title = _label(self, "muted"), _label(self, "title")
        self._plan = _label(self, "")
        self.study, self.timebox = (
            QPushButton("Study", self),
            QPushButton(f"I have {TIMEBOX_MIN} minutes", self),
        )
        self.study.setObjectName("today.study")
        self.study.setProperty("role", "primary")
        self.timebox.setObjectName("today.timebox")
        self.more, self.mock = QPushButton("Study more…", self), QPushButton("Mock interview…", self)
        self.more.setObjectName("view.study-more")
        self.mock.setObjectName("view.mock")
        self._reviews, self._time, self._streak = (Figure(parent=self) for _ in range(3))
        self._overall = MasteryMeter(theme, self)
        self._today: Today | None = None
        self._remembered: float | None = None
        self._recall = session.question(insight.recall_now)
        self._recall.answered.connect(self._show_recall)
        self.goal = GoalBar(theme, self)
        self.first_steps = FirstSteps(self)
        self._figures = QWidget(self)
        self.calendar = StreakCalendar(theme, self)
        self.interview = InterviewSection(session, self)
        self.days = DaysOffRow(session, self)
        self.leeches = QPushButton(self)
        self.leeches.setObjectName("edit.leeches")
        self.leeches.setProperty("role", "quiet")
        self.leeches.setProperty("flush", "true")
        self._arrange()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.study.clicked.connect(self._study)
        self.timebox.clicked.connect(self._study_timebox)
        self.more.clicked.connect(self.more_requested)
        self.interview.left.connect(self.setFocus)
        session.changed.connect(self._follow)

    @property
    def text(self) -> str:
        """Everything the page says."""
        labels = [each.text() for each in (self._welcome, self._title, self._plan) if not each.isHidden()]
        figures = [each.text for each in (self._reviews, self._time, self._streak)]
        return "\n".join(
            [
                *labels,
                self.interview.text,
                *([self.goal.text] if not self.goal.isHidden() else []),
                *([*figures, self.calendar.text] if not self._figures.isHidden() else []),
                self._overall.text,
            ]
        )

    def refresh(self) -> None:
        """Look at the day again."""
        self._today = today = self._session.ask(insight.today)
        self._recall.ask()
        self._show_welcome(today)
        self._title.setText(_title(today))
        self._plan.setText("\n".join(self._plan_words(today)))
        answers = count_of(max(TIMEBOX_MIN * 60_000 // today.pace_ms, 1), "answer")
        self.timebox.setToolTip(f"Ends with the first answer after {TIMEBOX_MIN} minutes; about {answers}.")
        self._show_buttons(something_to_do=today.counts.total > 0, has_cards=today.progress.cards > 0)
        self.first_steps.setVisible(today.progress.cards == 0)
        self._show_figures(today)
        self.interview.setVisible(today.progress.cards > 0)
        self.interview.refresh()
        self._show_goal()
        self.days.show_due(today.counts.due, today.progress.seen)
        self.leeches.setVisible(today.leeches > 0)
        self.leeches.setText(leech_words(today.leeches))

    def show_theme(self, theme: Theme) -> None:
        """The bar in other colours."""
        self._overall.show_theme(theme)
        self.goal.show_theme(theme)
        self.calendar.show_theme(theme)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {
            "today.study": self._study,
            "today.timebox": self._study_timebox,
            "today.interview": self.interview.edit,
            "today.catch-up": self.days.spread,
            "today.days-off": self.days.take_off,
        }

    def showEvent(self, event: QShowEvent) -> None:
        """The day may have changed while another view was in front."""
        super().showEvent(event)
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs to the button, so that Enter begins."""
        super().focusInEvent(event)
        for each in (self.study, self.more, self.first_steps):
            if each.isVisible():
                each.setFocus()

    def _follow(self, _change: object) -> None:
        if self.isVisible():
            self.refresh()

    def _study(self) -> None:
        self.study_requested.emit(None, None)

    def _study_timebox(self) -> None:
        self.timebox_requested.emit(TIMEBOX_MIN)

    def _show_buttons(self, *, something_to_do: bool, has_cards: bool) -> None:
        """What is to be done today; where all is done, what can be done besides."""
        had_focus = self.study.hasFocus() or self.timebox.hasFocus()
        for button in (self.study, self.timebox):
            button.setVisible(something_to_do)
        for button in (self.more, self.mock):
            button.setVisible(has_cards and not something_to_do)
        if had_focus and not something_to_do:
            self.setFocus()

    def _show_welcome(self, today: Today) -> None:
        """One sentence until the first answer."""
        first = today.progress.cards > 0 and today.progress.reviews == 0
        self._welcome.setVisible(first)
        if first:
            documents = len(self._session.ask(library.documents))
            named = SMALL_NUMBERS[documents] if documents < len(SMALL_NUMBERS) else str(documents)
            source = f" from {named} document{'s' if documents > 1 else ''}" if documents else ""
            self._welcome.setText(
                f"Welcome: {count_of(today.progress.cards, 'question')}{source} are here. Say your answer, "
                "look at theirs, and rate how well you recalled it; the trainer picks the day to ask again."
            )

    def _plan_words(self, today: Today) -> list[str]:
        """How long it takes; or, when all is done, what comes next."""
        counts = today.counts
        if today.progress.cards == 0:
            return [NO_CARDS]
        if counts.total:
            takes = (
                f"about {show_minutes(round(today.minutes * 60_000))}"
                if today.minutes >= 1
                else "less than a minute"
            )
            pace = f"{takes} at {count_of(round(today.pace_ms / 1000), 'second')} a card"
            beside = yielded_words(today.yielded)
            planned = coming_interview(self._session.settings, self._session.workspace.today())
            seen = "seen before, chosen for the interview" if planned else "due"
            words = f"{counts.new} new, {counts.learning} learning, {counts.due} {seen}: {pace}."
            return [words, beside] if beside else [words]
        coming = today.new_tomorrow
        lines = [
            next_due_words(today.next_due_day, self._session.workspace.today()),
            f"Tomorrow brings {count_of(coming, 'new card')}; Preferences and options of topics can raise the number."
            if coming
            else "",
            put_off_words(today.put_off),
        ]
        return [line for line in lines if line]

    def _show_figures(self, today: Today) -> None:
        self._figures.setVisible(today.progress.reviews > 0)
        self._reviews.show_figure(
            str(today.reviews), "answers today" if today.reviews != 1 else "answer today"
        )
        self._time.show_figure(show_minutes(today.time_ms), "studied today")
        days = "day in a row" if today.streak == 1 else "days in a row"
        told = f"{days} · longest {today.longest_streak}\n{streak_words(today.forgiven, today.is_off)}"
        self._streak.show_figure(str(today.streak), told.strip())
        self.calendar.setVisible(today.progress.reviews > 0)
        self.calendar.show_days(today.studied)
        self._overall.setVisible(today.progress.cards > 0)
        self._show_overall(today.with_recall(self._remembered))

    def _show_recall(self, recall: float | None) -> None:
        """How well all is remembered, which takes longer to work out than the rest."""
        self._remembered = recall
        if self._today is not None:
            self._show_overall(self._today.with_recall(recall))
        self.recalled.emit()

    def _show_overall(self, today: Today) -> None:
        self._overall.show_progress(today.progress, self._overall_words(today))

    def _show_goal(self) -> None:
        goal = self._session.ask(goal_today)
        self.goal.setVisible(goal is not None)
        if goal is not None:
            self.goal.show_share(goal.share, goal.words)

    def _overall_words(self, today: Today) -> str:
        progress = today.progress
        parts = [f"{progress.seen} of {count_of(progress.cards, 'card')} seen"]
        if today.subjects:
            parts.append(f"{today.subjects_begun} of {count_of(today.subjects, 'subject')} begun")
        if progress.recall is not None:
            parts.append(f"predicted recall of those seen {show_share(progress.recall)}")
        return " · ".join(parts)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        self.study.setStyleSheet("min-width: 150px; min-height: 34px;")
        self.timebox.setStyleSheet("min-height: 34px;")
        for button in (self.study, self.timebox, self.more, self.mock):
            buttons.addWidget(button)
        buttons.addStretch(1)
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(48)
        for figure in (self._reviews, self._time, self._streak):
            figures.addWidget(figure)
        figures.addStretch(1)
        page = QWidget(self)
        page.setMaximumWidth(MEASURE)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        for each in (self._welcome, self._title, self._plan):
            column.addWidget(each)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self.first_steps)
        column.addSpacing(8)
        column.addWidget(self.interview)
        column.addWidget(self.days)
        column.addWidget(self.leeches, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(24)
        column.addWidget(self.goal)
        column.addWidget(self._figures)
        column.addWidget(self.calendar)
        column.addSpacing(8)
        column.addWidget(self._overall)
        column.addStretch(5)
        middle = QWidget(self)
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(page, 1000)
        across.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        scroll.viewport().setAutoFillBackground(False)
        middle.setAutoFillBackground(False)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


def _title(today: Today) -> str:
    if today.progress.cards == 0:
        return "There are no cards yet"
    if today.counts.total == 0:
        return "All done for today"
    return f"{count_of(today.counts.total, 'card')} to study today"


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
