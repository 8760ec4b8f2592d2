"""Tabs for the answers of a card, by document."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from trainer.core.card import Completeness
from trainer.services.ports import AnswerRow

OWN = "My answer"
NOTES = {
    Completeness.COMPLETE: "",
    Completeness.CUT_OFF: "This answer breaks off in its document.",
    Completeness.MISSING: "This document does not answer the question.",
}


class AnswerTabBar(QTabBar):
    """``answer_chosen`` carries the place of an answer.

    The document that was chosen last stays in front when another card is shown.
    """

    answer_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: list[AnswerRow] = []
        self._document: int | None = None
        self.setExpanding(False)
        self.setAccessibleName("Answers by document")
        self.currentChanged.connect(self._choose)

    def show_answers(self, answers: Sequence[AnswerRow], titles: Mapping[int, str]) -> None:
        """One tab for each answer; ``titles`` names documents by row id."""
        self._answers = list(answers)
        self.blockSignals(True)
        while self.count():
            self.removeTab(self.count() - 1)
        for answer in self._answers:
            self.addTab(answer_title(answer, titles).replace("&", "&&"))
        known = [answer.document for answer in self._answers]
        self.setCurrentIndex(known.index(self._document) if self._document in known else 0)
        self.blockSignals(False)
        self.answer_chosen.emit(self.currentIndex())

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._answers):
            self._document = self._answers[place].document
            self.answer_chosen.emit(place)


def answer_title(answer: AnswerRow, titles: Mapping[int, str]) -> str:
    """Whose answer it is, and whether something is wrong with it."""
    title = OWN if answer.document is None else titles.get(answer.document, "Document")
    return title if answer.completeness is Completeness.COMPLETE else f"{title} ({answer.completeness})"
