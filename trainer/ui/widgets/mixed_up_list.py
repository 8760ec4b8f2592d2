"""Where a contrast drill begins and ends: the subjects with several cards, those mixed up most often first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trainer.core.wording import count_of
from trainer.services.contrast import MixedUp

EXPLAINED = (
    "Two cards of a subject side by side: say what differs between them. It is practice, and no schedule moves. "
    "Those you mix up most often come first."
)
NO_SUBJECTS = "No two cards ask nearly the same. Edit > Near-duplicates finds such cards and joins them."
MEASURE = 720
"""The widest this page gets, in pixels."""


class MixedUpList(QWidget):
    """``chosen`` carries the row ids of the cards of the subjects to drill."""

    chosen = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.told = QLabel(self), QLabel(self)
        self.subjects = QListWidget(self)
        self.drill = QPushButton("Drill the selected", self)
        self.all = QPushButton("Drill all", self)
        self.today = QPushButton("Today", self)
        self._found: Sequence[MixedUp] = ()
        self._arrange()

    def show_subjects(self, found: Sequence[MixedUp], title: str) -> None:
        """Show them; the first is selected."""
        self._found = found
        self.title.setText(title)
        self.told.setText(EXPLAINED if found else NO_SUBJECTS)
        self.subjects.clear()
        for each in found:
            QListWidgetItem(_line(each), self.subjects)
        self.subjects.setVisible(bool(found))
        for button in (self.drill, self.all):
            button.setVisible(bool(found))
        if found:
            self.subjects.setCurrentRow(0)

    def focus(self) -> None:
        """Where keys work."""
        (self.subjects if self._found else self.today).setFocus()

    def take_selected(self) -> None:
        """Drill the subjects that are selected."""
        rows = sorted(self.subjects.row(item) for item in self.subjects.selectedItems())
        self._take([self._found[row] for row in rows])

    def _take(self, subjects: Sequence[MixedUp]) -> None:
        cards = [card for each in subjects for card in each.cards]
        if cards:
            self.chosen.emit(cards)

    def _arrange(self) -> None:
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        self.subjects.setAccessibleName("Subjects with several cards")
        self.subjects.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.subjects.itemDoubleClicked.connect(lambda _: self.take_selected())
        self.drill.setProperty("role", "primary")
        self.drill.clicked.connect(self.take_selected)
        self.all.clicked.connect(lambda: self._take(self._found))
        self.today.clicked.connect(self.left)
        page = QWidget(self)
        page.setMaximumWidth(MEASURE)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.subjects, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self.drill, self.all, self.today):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(page, 1000)
        outer.addStretch(1)
        self.setFocusProxy(self.subjects)
        self.subjects.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.subjects.setTextElideMode(Qt.TextElideMode.ElideRight)


def _line(each: MixedUp) -> str:
    told = [count_of(len(each.cards), "card")]
    if each.drills:
        told.append(f"mixed up in {each.mixed_up} of {count_of(each.drills, 'drill')}")
    if each.lapses:
        told.append(f"forgotten {count_of(each.lapses, 'time')}")
    return f"{each.name}\n{' · '.join(told)}"
