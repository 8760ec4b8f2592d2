"""Near-duplicates: cards that ask nearly the same are proposed, the learner joins them or sets them apart."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.core.markup import to_text
from trainer.core.wording import count_of, show_share
from trainer.services import similar
from trainer.services.change import Change, Touched
from trainer.services.similar import SimilarCard, SimilarGroup
from trainer.ui.dialogs.task_dialog import TaskDialog
from trainer.ui.session import Session

EXPLAINED = (
    "Cards whose answers say nearly the same. Joined cards are one subject: a session asks only one of them. "
    "Space unticks a card that asks something else."
)
NONE_FOUND = "No two cards ask nearly the same."
CARD_ROLE = Qt.ItemDataRole.UserRole


class SimilarDialog(TaskDialog):
    """Looks for groups as soon as it is open; follows every change, so undo is seen at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Near-duplicates", parent)
        self._groups: list[SimilarGroup] = []
        self._items: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.resize(820, 600)
        self.tree = QTreeWidget(self)
        self.join = QPushButton("Join ticked cards", self)
        self.part = QPushButton("Set ticked cards apart", self)
        self._lay_out()
        self.join.clicked.connect(lambda: self._act(joining=True))
        self.part.clicked.connect(lambda: self._act(joining=False))
        self.tree.currentItemChanged.connect(lambda *_: self.follow_work())
        session.changed.connect(self._follow)
        self.work("Reading answers", lambda progress: similar.find(session.workspace, progress), self._show)

    def follow_work(self) -> None:
        """Buttons act on the group the keyboard is in."""
        chosen = self.tree.currentItem() is not None and not self.progress.running
        self.join.setEnabled(chosen)
        self.part.setEnabled(chosen)

    def _act(self, *, joining: bool) -> None:
        self.session.do(similar.merge if joining else similar.split, self._ticked())

    def _ticked(self) -> list[int]:
        """The ticked cards of the present group, as row ids."""
        place = self._place()
        cards = self._items[place][1] if place >= 0 else []
        return [each.data(0, CARD_ROLE) for each in cards if each.checkState(0) is Qt.CheckState.Checked]

    def _follow(self, change: Change) -> None:
        if Touched.CARDS in change.touched and not self.progress.running:
            self._show(self.session.ask(similar.renewed, self._groups))

    def _show(self, groups: list[SimilarGroup]) -> None:
        """Show the groups; the place in the list and what is unticked stay."""
        unticked = self._unticked()
        place = self._place()
        self._groups = groups
        self._items.clear()
        self.tree.clear()
        for group in groups:
            self._add(group, unticked)
        self.tree.expandAll()
        self.say(f"{count_of(len(groups), 'group')} found." if groups else NONE_FOUND)
        if groups:
            self.tree.setCurrentItem(self._items[min(max(place, 0), len(groups) - 1)][0])
            self.tree.setFocus()
        self.follow_work()

    def _add(self, group: SimilarGroup, unticked: set[int]) -> None:
        state = "one subject" if group.is_joined else "not joined"
        heading = QTreeWidgetItem(self.tree, [f"{show_share(group.score)} alike · {state}"])
        cards: list[QTreeWidgetItem] = []
        self._items.append((heading, cards))
        for card in group.cards:
            item = QTreeWidgetItem(heading, [_told(card)])
            item.setToolTip(0, _told(card))
            item.setData(0, CARD_ROLE, card.id)
            cards.append(item)
            ticked = card.id not in unticked
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _unticked(self) -> set[int]:
        cards = [each for _, cards in self._items for each in cards]
        return {each.data(0, CARD_ROLE) for each in cards if each.checkState(0) is Qt.CheckState.Unchecked}

    def _place(self) -> int:
        """The row of the group the keyboard is in; -1 for none."""
        item: QTreeWidgetItem | None = self.tree.currentItem()
        return -1 if item is None else self.tree.indexOfTopLevelItem(item.parent() or item)

    def _lay_out(self) -> None:
        explained = QLabel(EXPLAINED, self)
        explained.setWordWrap(True)
        explained.setProperty("role", "muted")
        self.tree.setAccessibleName("Groups of cards that ask nearly the same")
        self.tree.setHeaderHidden(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        for button in (self.join, self.part):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(explained)
        column.addWidget(self.tree, 1)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addWidget(buttons)


def _told(card: SimilarCard) -> str:
    number = "" if card.number is None else f"{card.number}. "
    return number + " ".join(to_text(card.question).split())
