"""The contrast drill: two cards of a subject side by side, what differs, told apart or mixed up."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QStackedLayout, QWidget

from trainer.core.errors import NotFound
from trainer.core.wording import count_of
from trainer.services import contrast
from trainer.services.change import Change, Touched
from trainer.services.contrast import Pair
from trainer.services.contrast_sitting import ContrastSitting
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.contrast_pair import ContrastPair
from trainer.ui.widgets.mixed_up_list import MixedUpList

TITLE = "Contrast drill"


class ContrastView(QWidget):
    """Lists the subjects, or plays the pairs that ``drill`` was given.  ``left`` ends it."""

    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sitting: ContrastSitting | None = None
        self._clock = QElapsedTimer()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list, self.page = MixedUpList(self), ContrastPair(theme, session.settings.text_size, self)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.page)
        self.list.chosen.connect(self.drill)
        self.list.left.connect(self.left)
        self.page.revealed.connect(self.reveal)
        self.page.judged.connect(self.judge)
        self.page.box.left.connect(self._focus)
        session.changed.connect(self._follow)
        self._show_list(TITLE)

    @property
    def pair(self) -> Pair | None:
        """The pair that is asked now."""
        return None if self._sitting is None else self._sitting.current()

    def drill(self, cards: Sequence[int]) -> None:
        """Play these cards, each beside the others of its subject."""
        self._sitting = ContrastSitting(self._session.workspace, cards)
        if self.pair is not None:
            self._ask()
        else:
            self._show_list(TITLE)
            self._session.said.emit("No other card asks nearly the same", False)

    def reveal(self) -> None:
        """Show what differs."""
        if self._sitting is None or self.pair is None or self.page.is_revealed:
            return
        try:
            found = self._session.ask(contrast.differences, self.pair)
        except NotFound as gone:
            self._session.failed.emit(str(gone))
            self._sitting.leave_out()
            self._ask()
            return
        self.page.reveal(found)
        self._focus()

    def judge(self, told_apart: bool) -> None:
        """Keep whether the pair was told apart and go on."""
        sitting = self._sitting
        if sitting is None or self.pair is None or not self.page.is_revealed:
            return
        spent = self._clock.elapsed()
        self._session.do(lambda workspace: sitting.judge(workspace, told_apart, spent))
        self._ask()

    def go_on(self) -> None:
        """The one key: press the button in focus, else show what differs, then told apart."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.hasFocus():
            focused.click()
        elif self.pair is None:
            self.list.take_selected()
        elif self.page.is_revealed:
            self.judge(told_apart=True)
        else:
            self.reveal()

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {
            "drill.reveal": self.go_on,
            "drill.mixed-up": lambda: self.judge(told_apart=False),
            "drill.apart": lambda: self.judge(told_apart=True),
            "drill.type": self.page.box.setFocus,
            "drill.compare": self.reveal,
            "drill.undo": self._undo,
            "drill.leave": self._leave,
        }

    def show_theme(self, theme: Theme) -> None:
        """Other colours, or another text size."""
        self.page.show_theme(theme)
        self.page.show_text_size(self._session.settings.text_size)

    def showEvent(self, event: QShowEvent) -> None:
        """The list as it is now; time away does not count as thinking."""
        super().showEvent(event)
        self._clock.restart()
        if self.pair is None:
            self._show_list(self.list.title.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs where keys work."""
        super().focusInEvent(event)
        self._focus()

    def _ask(self) -> None:
        sitting, pair = self._sitting, self.pair
        if sitting is None or pair is None:
            self._show_list(self._outcome())
            return
        self.page.ask(pair, f"pair {sitting.answered + 1} of {len(sitting.pairs)}")
        self._pages.setCurrentWidget(self.page)
        self._clock.restart()
        self._focus()

    def _show_list(self, title: str) -> None:
        self.list.show_subjects(self._session.ask(contrast.mixed_up), title)
        self._pages.setCurrentWidget(self.list)
        self._focus()

    def _outcome(self) -> str:
        if self._sitting is None or not self._sitting.answered:
            return TITLE
        asked, apart = self._sitting.answered, self._sitting.told_apart
        return f"{count_of(asked, 'pair')}: {apart} told apart, {asked - apart} mixed up"

    def _undo(self) -> None:
        self._session.undo()

    def _leave(self) -> None:
        """From a pair to the list, from the list to where one came from."""
        if self._sitting is None or self.pair is None:
            self.left.emit()
            return
        self._sitting.end()
        self._show_list(self._outcome())

    def _follow(self, change: Change) -> None:
        """A drill that was undone is asked again."""
        if Touched.SETTINGS in change.touched:
            self.page.show_text_size(self._session.settings.text_size)
        if Touched.REVIEWS not in change.touched or self._sitting is None:
            return
        if self._sitting.went_back(self._session.workspace):
            self._ask()

    def _focus(self) -> None:
        (self.list if self.pair is None else self.page).focus()
