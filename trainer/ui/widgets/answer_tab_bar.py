"""Tabs for the answers of a card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget


class AnswerTabBar(QTabBar):
    """``answer_chosen`` carries the place of an answer.

    The title that was chosen last stays in front when another card is shown.
    """

    answer_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self._kept = ""
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("Answers by document")
        self.currentChanged.connect(self._choose)

    def show_answers(self, answers: Sequence[tuple[str, str]], front: int | None = None) -> None:
        """One tab for each (title, label); the label is the title with what there is to say about the answer.

        ``front`` is the place in front, where it is not the title that was chosen last.
        """
        self._titles = [title for title, _ in answers]
        self.blockSignals(True)
        while self.count():
            self.removeTab(self.count() - 1)
        for _, label in answers:
            self.addTab(label.replace("&", "&&"))
        last = self._titles.index(self._kept) if self._kept in self._titles else 0
        self.setCurrentIndex(last if front is None else front)
        self.blockSignals(False)
        if answers:
            self.answer_chosen.emit(self.currentIndex())

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._titles):
            self._kept = self._titles[place]
            self.answer_chosen.emit(place)
