"""What can be done with the answers: turn to another, see several, prefer the one in front, copy it."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from trainer.services import preferred
from trainer.ui.session import Session
from trainer.ui.widgets.compared_answers import Look
from trainer.ui.widgets.study_card import StudyCard

NO_ANSWER = "Show an answer first"


class AnswerCommands:
    """Commands of the card page; ``asked`` gives the row id of its card, none or one.

    ``keeping_focus`` does a step after which the focus has to be put where keys work.
    """

    def __init__(
        self,
        session: Session,
        card: StudyCard,
        asked: Callable[[], list[int]],
        keeping_focus: Callable[[Callable[[], None]], None],
    ) -> None:
        self._session, self._view, self._asked = session, card, asked
        self._keeping_focus = keeping_focus

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {
            "study.previous-answer": lambda: self._step(-1),
            "study.next-answer": lambda: self._step(1),
            "study.side-by-side": lambda: self._switch(Look.SIDE_BY_SIDE),
            "study.agreement": lambda: self._switch(Look.AGREEMENT),
            "study.prefer": self._prefer,
            "study.copy-answer": self._copy,
            "study.print": self._print,
        }

    def _print(self) -> None:
        from trainer.ui.views.card_printing import print_card

        print_card(self._session, self._view.printed, self._view)

    def _step(self, by: int) -> None:
        if self._asked() and self._view.is_revealed:
            self._view.step(by)

    def _switch(self, look: Look) -> None:
        """Another way to see the answers, now or once they are shown."""
        if self._asked():
            self._keeping_focus(lambda: self._view.switch(look))

    def _prefer(self) -> None:
        page = self._view.answer_in_front
        if page is None or page.answer is None:
            self._session.said.emit(NO_ANSWER, False)
            return
        for card in self._asked():
            self._session.do(preferred.prefer, card, page.answer)

    def _copy(self) -> None:
        if summary := self._view.summary:
            QGuiApplication.clipboard().setText(summary)
            self._session.said.emit("Copied: what the answers agree on", False)
            return
        page = self._view.answer_in_front
        if page is None or page.is_missing:
            self._session.said.emit(NO_ANSWER, False)
            return
        QGuiApplication.clipboard().setText(page.markdown)
        self._session.said.emit(f"Copied: {page.title}", False)
