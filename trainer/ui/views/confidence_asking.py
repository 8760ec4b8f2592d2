"""Asking how sure the learner is, before the answers are shown: one key says it and shows them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from trainer.core.confidence import FAIRLY, SURE, UNSURE
from trainer.ui.session import Session
from trainer.ui.widgets.study_card import StudyCard

COMMANDS = {"study.unsure": UNSURE, "study.fairly": FAIRLY, "study.sure": SURE}
RATINGS = frozenset({"study.again", "study.hard", "study.good", "study.easy"})


class ConfidenceAsking:
    """Asks on the card page of ``view`` while a card's answers are hidden, if the learner wants it.

    ``level`` is what was said of the card asked now, ``None`` where nothing was.  These keys may be those of the
    ratings: the ones work before the answers are shown, the others after.
    """

    def __init__(
        self,
        session: Session,
        view: QWidget,
        card: StudyCard,
        is_asking: Callable[[], bool],
        reveal: Callable[[], None],
    ) -> None:
        self._session, self._view, self._card = session, view, card
        self._is_asking, self._reveal = is_asking, reveal
        self.level: int | None = None
        card.ratings.confided.connect(self.say)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys may call."""
        return {name: partial(self.say, level) for name, level in COMMANDS.items()}

    def ask(self) -> None:
        """Another card is asked."""
        self.level = None

    def say(self, level: int) -> None:
        """How sure the learner is: the answers are shown."""
        if self._asks:
            self.level = level
            self._reveal()

    def update(self) -> None:
        """Show the buttons and let the keys work where they belong."""
        self._card.ratings.ask_confidence(wanted=self._session.settings.ask_confidence)
        asks = self._asks
        for action in self._view.actions():
            if action.objectName() in COMMANDS:
                action.setEnabled(asks)
            elif action.objectName() in RATINGS:
                action.setEnabled(not asks)

    @property
    def _asks(self) -> bool:
        wanted = self._session.settings.ask_confidence
        return wanted and self._is_asking() and not self._card.is_revealed
