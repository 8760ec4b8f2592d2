"""What can be done with the answer in front: prefer it, copy it."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from trainer.services import preferred
from trainer.ui.session import Session
from trainer.ui.widgets.study_card import StudyCard

NO_ANSWER = "Show an answer first"


class AnswerCommands:
    """Commands of the card page; ``asked`` gives the row id of its card, none or one."""

    def __init__(self, session: Session, card: StudyCard, asked: Callable[[], list[int]]) -> None:
        self._session, self._view, self._asked = session, card, asked

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {"study.prefer": self._prefer, "study.copy-answer": self._copy}

    def _prefer(self) -> None:
        page = self._view.answer_in_front
        if page is None or page.answer is None:
            self._session.said.emit(NO_ANSWER, False)
            return
        for card in self._asked():
            self._session.do(preferred.prefer, card, page.answer)

    def _copy(self) -> None:
        page = self._view.answer_in_front
        if page is None or page.is_missing:
            self._session.said.emit(NO_ANSWER, False)
            return
        QGuiApplication.clipboard().setText(page.markdown)
        self._session.said.emit(f"Copied: {page.title}", False)
