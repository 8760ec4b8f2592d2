"""What can be done with cards wherever they are shown: the same commands for the study view and for Browse."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from trainer.core.settings import FLAGS
from trainer.core.wording import count_of
from trainer.services import card_actions, library
from trainer.services.change import Change
from trainer.services.ports import Workspace
from trainer.ui.session import Session
from trainer.ui.widgets.card_badges import badge_icon
from trainer.ui.widgets.due_prompt import DuePrompt

MENU = (
    "why",
    "info",
    "previous-info",
    "contrast",
    "edit-points",
    "my-answer",
    "options",
    "",
    "mark",
    "due",
    "reset",
    "",
    "bury-subject",
    "suspend-subject",
    "delete",
)
"""The names of commands in the menu, with lines between groups; flags have one of their own."""

Service = Callable[[Workspace, Sequence[int]], Change]


class CardCommands(QObject):
    """The commands of one ``place`` ("study" or "browse") for the cards that ``current`` gives as row ids.

    ``set_aside`` does what takes the current card away, where the view wants to go on to another one itself.
    """

    info_requested = Signal(int)
    """Carries the card to tell everything about."""
    contrast_requested = Signal(list)
    """Carries the cards to put beside the others of their subjects."""
    points_requested = Signal(int)
    """Carries the card whose key points are to be edited."""
    answer_requested = Signal(int)
    """Carries the card to write an answer of one's own to."""
    options_requested = Signal(object)
    """Carries the topic (``None``: none) whose options are to be set."""

    def __init__(
        self,
        session: Session,
        place: str,
        current: Callable[[], list[int]],
        view: QWidget,
        set_aside: Callable[[Service], None] | None = None,
    ) -> None:
        super().__init__(view)
        self._session, self._place, self._current, self._view = session, place, current, view
        self._set_aside = set_aside or self._do

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be done, by command id."""
        named: dict[str, Callable[[], None]] = {
            "bury-subject": lambda: self._set_aside(card_actions.bury_subject),
            "suspend-subject": lambda: self._set_aside(card_actions.suspend_subject),
            "mark": lambda: self._do(card_actions.set_mark),
            "reset": lambda: self._do(card_actions.reset),
            "due": self._ask_due,
            "info": lambda: self._ask_for(self.info_requested),
            "contrast": self._contrast,
            "edit-points": lambda: self._ask_for(self.points_requested),
            "my-answer": lambda: self._ask_for(self.answer_requested),
            "options": self._options,
        }
        for number in range(1, FLAGS + 1):
            named[f"flag-{number}"] = partial(self._flag, number)
        return {f"{self._place}.{name}": slot for name, slot in named.items()}

    def menu(self) -> QMenu:
        """What can be done, as far as it is bound to the view, with its keys."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bound = {action.objectName(): action for action in self._view.actions()}
        for name in MENU:
            action = bound.get(f"{self._place}.{name}")
            if action is not None:
                menu.addAction(action)
            elif not name:
                menu.addSeparator()
        flags = menu.addMenu("Flag")
        for number in range(1, FLAGS + 1):
            chosen = flags.addAction(badge_icon(number), self._session.settings.flag_name(number))
            chosen.triggered.connect(partial(self._flag, number))
        return menu

    def _do(self, service: Service) -> None:
        if cards := self._current():
            self._session.do(service, cards)

    def _flag(self, number: int, _checked: bool = False) -> None:
        self._do(lambda workspace, cards: card_actions.set_flag(workspace, cards, number))

    def _contrast(self) -> None:
        if cards := self._current():
            self.contrast_requested.emit(cards)

    def _ask_for(self, requested: SignalInstance) -> None:
        """Ask for something that is done with one card."""
        if cards := self._current():
            requested.emit(cards[0])

    def _options(self) -> None:
        if cards := self._current():
            self.options_requested.emit(self._session.ask(library.card, cards[0]).topic)

    def _ask_due(self) -> None:
        cards = self._current()
        if not cards:
            return
        prompt = DuePrompt(f"Set due date of {count_of(len(cards), 'card')}", self._view)
        prompt.chosen.connect(lambda when: self._session.do(card_actions.set_due, cards, when))
        prompt.open()
