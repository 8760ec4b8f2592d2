"""The leech clinic: cards that are forgotten again and again, why, and what helps."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from trainer.core.diagnosis import Remedy
from trainer.core.markup import to_text
from trainer.services import card_actions, leeches, study
from trainer.services.change import Change, Touched
from trainer.services.leeches import Leech
from trainer.ui.session import Session
from trainer.ui.widgets.finding_panel import FindingPanel

NONE = (
    "No card is forgotten again and again. A card that is forgotten {lapses} times in review comes here "
    "with what its log says about why; Preferences can change the number."
)
LONGEST_QUESTION = 60


class LeechClinicDialog(QDialog):
    """Follows every change while it is open.

    ``drill_requested`` carries a list with one card, ``edit_requested`` a card, ``options_requested`` a topic (row
    ids).
    """

    drill_requested = Signal(list)
    edit_requested = Signal(int)
    options_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._leeches: list[Leech] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Leech clinic")
        self.resize(920, 600)
        self.list = QListWidget(self)
        self.panel, self._scroll = FindingPanel(self), QScrollArea(self)
        self.suspend = QPushButton("Suspend", self)
        self.edit = QPushButton("Edit the card…", self)
        self.empty = QLabel(self)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.panel.remedy_requested.connect(self._remedy)
        self.suspend.clicked.connect(self._suspend)
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self._leeches[self.list.currentRow()].id))
        session.changed.connect(self._follow)
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """Look at the leeches again; the chosen card stays, or the next one is chosen."""
        row, chosen = self.list.currentRow(), self._chosen()
        self._leeches = self._session.ask(leeches.leeches)
        ids = [each.id for each in self._leeches]
        blocked = self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([_line(each) for each in self._leeches])
        self.empty.setText(NONE.format(lapses=self._session.settings.leech_lapses))
        self.empty.setVisible(not ids)
        self.split.setVisible(bool(ids))
        if chosen is not None and chosen.id in ids:
            row = ids.index(chosen.id)
        self.list.setCurrentRow(min(max(row, 0), len(ids) - 1))
        self.list.blockSignals(blocked)
        self._show(self.list.currentRow())

    def _follow(self, change: Change) -> None:
        if change.touched & {Touched.REVIEWS, Touched.CARDS, Touched.SETTINGS}:
            self.refresh()

    def _chosen(self) -> Leech | None:
        row = self.list.currentRow()
        return self._leeches[row] if 0 <= row < len(self._leeches) else None

    def _show(self, _row: int) -> None:
        chosen = self._chosen()
        for button in (self.suspend, self.edit):
            button.setEnabled(chosen is not None)
        if chosen is None:
            self.panel.clear()
            return
        self.suspend.setText("Resume" if chosen.suspended else "Suspend")
        self.panel.show_finding(self._session.ask(leeches.finding, chosen.id))
        remedies = self.panel.findChildren(QPushButton)
        for one, other in pairwise([self._scroll, *remedies, self.suspend, self.edit]):
            self.setTabOrder(one, other)

    def _suspend(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._session.do(study.resume if chosen.suspended else study.suspend, [chosen.id])

    def _remedy(self, remedy: Remedy) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        deeds: dict[Remedy, Callable[[], object]] = {
            Remedy.CONTRAST: partial(self._drill, chosen),
            Remedy.SHORTER: partial(self._session.do, leeches.prefer_shortest, chosen.id),
            Remedy.SPLIT: partial(self._session.do, leeches.split, chosen.id),
            Remedy.RELEARN: partial(self._session.do, card_actions.reset, [chosen.id]),
            Remedy.OPTIONS: partial(self._ask_for_options, chosen),
            Remedy.SUSPEND: self._suspend,
        }
        deeds[remedy]()
        self.list.setFocus()

    def _drill(self, chosen: Leech) -> None:
        """The drill is a view of the window behind this dialog."""
        self.accept()
        self.drill_requested.emit([chosen.id])

    def _ask_for_options(self, chosen: Leech) -> None:
        if chosen.topic_id is not None:
            self.options_requested.emit(chosen.topic_id)

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Cards forgotten again and again")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self.panel)
        self.split = QSplitter(self)
        self.split.addWidget(self.list)
        self.split.addWidget(self._scroll)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([320, 560])
        self.split.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        for button in (self.suspend, self.edit):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.split, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(buttons)


def _line(leech: Leech) -> str:
    question = " ".join(to_text(leech.question).split())
    if len(question) > LONGEST_QUESTION:
        question = f"{question[:LONGEST_QUESTION]}…"
    number = "" if leech.number is None else f"{leech.number}. "
    return f"{leech.lapses} ×  {number}{question}{' (suspended)' if leech.suspended else ''}"
