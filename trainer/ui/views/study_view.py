"""Studying: one question at a time, its answers, a rating; undo, and an end that says what comes next."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionEvent, QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QStackedLayout, QToolButton, QWidget

from trainer.core.event import Rating
from trainer.core.help_steps import SHORTEST as MOST_HELP
from trainer.core.keymap import RATING_REVEALS
from trainer.core.rating_choice import nearest, offered
from trainer.core.voice import Voice
from trainer.services import explanation, library, study
from trainer.services.change import Change, Touched
from trainer.services.custom_study import Choice
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.views.answer_commands import AnswerCommands
from trainer.ui.views.card_commands import CardCommands
from trainer.ui.views.confidence_asking import ConfidenceAsking
from trainer.ui.views.pacing import Pacing
from trainer.ui.views.practice_round import PracticeRound
from trainer.ui.views.reading_aloud import ReadingAloud
from trainer.ui.views.recall_round import RecallRound
from trainer.ui.views.session_end import SessionEnd
from trainer.ui.views.sitting_ahead import SittingAhead
from trainer.ui.views.study_round import SetAside, StudyRound
from trainer.ui.widgets.session_summary import SessionSummary
from trainer.ui.widgets.study_card import StudyCard

NONE_SUGGESTED = "Few key points are ticked, so no rating is suggested: tick what you said, or choose one"
TWO_RATINGS = "You chose two ratings: Again and Good (File > Preferences)"


class StudyView(QWidget):
    """The card view.  ``start`` begins a sitting; every step of it is a command.

    ``edit_requested`` carries a card's row id; ``left`` ends the session.
    """

    edit_requested = Signal(int)
    left = Signal()
    browse_requested = Signal()
    practice_requested = Signal()

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, voice: Voice | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._round: StudyRound | None = None
        self.ahead = SittingAhead(session, self)
        self._turn = -1
        self._stale = True
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = StudyCard(theme, session.settings.text_size, self)
        self.summary = SessionSummary(self)
        self._recall = RecallRound(session, self.card)
        self._confidence = ConfidenceAsking(session, self, self.card, self.is_studying, self.reveal)
        self.reading = ReadingAloud(session, self, self.card, self.is_studying, voice)
        self.card_commands = CardCommands(session, "study", self._asked, self, self._set_aside)
        self.pacing = Pacing(session, self, self.card.clock, self._shown, self._acts())
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.card)
        self._pages.addWidget(self.summary)
        self._end = SessionEnd(session, self.summary, self._check_waiting)
        self._connect()

    def start(self, topics: list[int] | None, limit: int | None, minutes: int | None = None) -> None:
        """Begin a sitting within these topics (``None``: all).

        It ends after ``limit`` answers, or with the first answer after so many minutes (``None``: at the end).
        """
        ready = self.ahead.take() if (topics, limit, minutes) == (None, None, None) else None
        self._begin(StudyRound(self._session, topics, limit, ready, minutes))

    def practise(self, choice: Choice) -> None:
        """Begin a session of the learner's own choice."""
        self._begin(PracticeRound(self._session, choice))

    def show_card(self, card: int) -> None:
        """Ask this card now, whether it is due or not; the sitting goes on after it."""
        if self._round is None:
            self._round = StudyRound(self._session, None, None)
        self._round.ask(card)
        self._show()

    def is_studying(self) -> bool:
        """Whether a sitting is under way and asks something."""
        return self._round is not None and self._round.question is not None

    def refresh(self) -> None:
        """Look at the store again; the card shown stays if it can still be asked."""
        self._stale = False
        if self._round is None:
            self.start(None, None)
            return
        self._round.refresh()
        self._show()

    def show_theme(self, theme: Theme) -> None:
        """Other colours, or another text size, at once."""
        self.card.show_theme(theme)
        self.card.show_text_size(self._session.settings.text_size)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {
            "study.reveal": self.go_on,
            "study.again": lambda: self.rate(Rating.AGAIN),
            "study.hard": lambda: self.rate(Rating.HARD),
            "study.good": lambda: self.rate(Rating.GOOD),
            "study.easy": lambda: self.rate(Rating.EASY),
            "study.undo": self.undo,
            "study.help": self._recall.take_help,
            "study.all-help": lambda: self._recall.take_help(MOST_HELP),
            "study.edit": self._edit,
            "study.bury": lambda: self._set_aside(study.bury),
            "study.suspend": lambda: self._set_aside(study.suspend),
            "study.auto-advance": self.pacing.toggle,
            "study.more": self._open_more,
            "study.why": self._explain,
            "study.previous-info": self._tell_of_previous,
            "study.leave": self._leave,
            "study.type": self.card.box.setFocus,
            "study.compare": self.reveal,
            "study.key-points": self.card.key_points.take_focus,
            "study.accept": self._recall.accept,
            "study.delete": lambda: self._set_aside(library.delete_cards),
            **self._confidence.commands(),
            **self.reading.commands(),
            **self.card_commands.commands(),
            **AnswerCommands(self._session, self.card, self._asked, self._keeping_focus).commands(),
        }

    def go_on(self) -> None:
        """The one key: press the button in focus, else show the answers, then give the rating that is suggested."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.hasFocus():
            focused.click()
        elif focused is self.card.key_points.points:
            self.card.key_points.toggle_current()
        elif not self.is_studying():
            self.summary.first_button.click()
        elif not self.card.is_revealed:
            self.reveal()
        elif self.card.ratings.suggested is not None:
            self.rate(self.card.ratings.suggested)
        else:
            self._session.said.emit(NONE_SUGGESTED, False)

    def reveal(self) -> None:
        """Show the answers and what each rating would give."""
        if self.is_studying():
            self._keeping_focus(self._show_answers)

    def rate(self, rating: Rating) -> None:
        """Rate the card; before the reveal nothing happens, or the answers show where the keys are such.

        A rating that is not offered is not given.
        """
        if not self.card.is_revealed and self._session.settings.key_preset in RATING_REVEALS:
            self.reveal()
            return
        if rating not in self._offered:
            self._session.said.emit(TWO_RATINGS, False)
        elif self._round is not None and self.is_studying() and self.card.is_revealed:
            told = replace(self._recall.told(), confidence=self._confidence.level)
            self._round.answer(rating, told)
            self._show()

    def undo(self) -> None:
        """Take back the last step; a card rated or set aside in this sitting is asked again at once."""
        self._session.undo()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile; the time away does not count as thinking."""
        super().showEvent(event)
        if self._round is None or self._stale:
            self.refresh()
        if self._round is not None:
            self._round.restart_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing comes back by itself while nobody looks."""
        super().hideEvent(event)
        self._end.stop()
        self.reading.stop()
        self._stale = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs where keys work."""
        super().focusInEvent(event)
        self._focus()

    def actionEvent(self, event: QActionEvent) -> None:
        """Keys that are bound later keep to their place too."""
        super().actionEvent(event)
        self._confidence.update()

    def _follow(self, change: Change) -> None:
        """A change made anywhere: bring a card back, or show it with fresh words."""
        if Touched.SETTINGS in change.touched:
            self.card.show_text_size(self._session.settings.text_size)
        if self._round is None or not self._round.follow(change):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _begin(self, begun: StudyRound) -> None:
        self._round, self._turn, self._stale = begun, -1, False
        self._show()

    def _show(self) -> None:
        """Show the card asked now, or the end; the focus stays in this view if it was here."""
        if self._round is None:
            return
        had_focus = self._has_focus()
        question, afresh = self._round.question, self._turn != self._round.turn
        self._turn = self._round.turn
        self._pages.setCurrentWidget(self.card if question else self.summary)
        self.card.ratings.offer(self._offered)
        if question is None:
            self._end.show(self._round, waiting=self.isVisible())
        elif afresh:
            self.card.ask(question)
            self._recall.ask(question.card.id)
            self._confidence.ask()
            self.reading.asked()
        else:
            self.card.renew(question)
            self._recall.renew()
        if question is not None:
            self.card.header.badges.show_card(question.card, self._session.settings)
            self._end.stop()
            self.card.show_numbers(self._round.counts, self._round.log.answered, self._round.length)
        self._confidence.update()
        if had_focus:
            self._focus()

    def _check_waiting(self) -> None:
        """A learning card that has come back is asked without a key."""
        if self._round is not None and self._round.question is None:
            self._round.look_again()
            self._show()

    def _study_more(self) -> None:
        """Go on where something is left: in the same topics first, then in all."""
        here = self._round is not None and self._round.counts.total > 0
        self.start(self._round.topics if self._round is not None and here else None, None)

    def _set_aside(self, service: SetAside) -> None:
        if self._round is not None and self.is_studying():
            self._round.set_aside(service)
            self._show()

    def _edit(self) -> None:
        if self._round is not None and self._round.question is not None:
            self.edit_requested.emit(self._round.question.card.id)

    def _shown(self) -> tuple[int, bool] | None:
        """The turn that can be seen now, and whether its answers can."""
        return (self._turn, self.card.is_revealed) if self.isVisible() and self.is_studying() else None

    def _acts(self) -> dict[str, Callable[[], None]]:
        """What auto-advance may do."""
        return {
            "reveal": self.reveal,
            "bury": lambda: self._set_aside(study.bury),
            "again": lambda: self.rate(Rating.AGAIN),
            "hard": lambda: self.rate(nearest(Rating.HARD, self._offered)),
            "good": lambda: self.rate(Rating.GOOD),
            "nothing": lambda: None,
        }

    def _asked(self) -> list[int]:
        """The card asked now, as row id."""
        asked = self._round.question if self._round is not None else None
        return [] if asked is None else [asked.card.id]

    def _tell_of_previous(self) -> None:
        """Everything about the card rated or set aside before this one."""
        previous = None if self._round is None else self._round.log.last_card
        if previous is None:
            self._session.said.emit("No card came before this one.", False)
        else:
            self.card_commands.info_requested.emit(previous)

    def _leave(self) -> None:
        """Leave the key points for the answer first, then the session."""
        if self.card.key_points.isAncestorOf(self.focusWidget()):
            self._focus()
        else:
            self.left.emit()

    def _open_more(self) -> None:
        """What else can be done, below the button."""
        button = self.findChild(QToolButton, "study.more")
        if button is not None:
            self.card_commands.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _explain(self) -> None:
        """Tell why this card is asked now and why each rating would give its interval, or stop telling."""
        if self.card.why.isHidden():
            for card in self._asked():
                self.card.why.show_explanation(self._session.ask(explanation.explain, card))
        else:
            self.card.why.hide()

    def _show_answers(self) -> None:
        self.reading.stop()
        self.card.reveal()
        self._recall.reveal()
        self._confidence.update()

    def _keeping_focus(self, step: Callable[[], None]) -> None:
        """Do something that moves what is shown; the focus stays in this view if it was here."""
        had_focus = self._has_focus()
        step()
        if had_focus:
            self._focus()

    @property
    def _offered(self) -> tuple[Rating, ...]:
        return offered(self._session.settings.rating_buttons)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))

    def _focus(self) -> None:
        """Put the focus where keys work."""
        if self.is_studying():
            self.card.focus()
        else:
            self.summary.first_button.setFocus()

    def _connect(self) -> None:
        slots = self.commands()
        self.card.tool_chosen.connect(lambda name: slots[name]())
        self.card.ratings.revealed.connect(self.reveal)
        self.card.ratings.rated.connect(self.rate)
        self.summary.more_requested.connect(self._study_more)
        self.summary.browse_requested.connect(self.browse_requested)
        self.summary.practice_requested.connect(self.practice_requested)
        self.summary.today_requested.connect(self.left)
        self.card.box.left.connect(self._focus)
        self._session.changed.connect(self._follow)
