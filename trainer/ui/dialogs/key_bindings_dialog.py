"""Change keys: a preset, and keys of one's own on top of it; a key that is taken says by what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.core.keymap import Keymap, Keys
from trainer.core.settings import DEFAULTS, declaration
from trainer.services import preferences
from trainer.services.change import Change, Touched
from trainer.services.key_bindings import bind_keys, keymap
from trainer.ui.session import Session
from trainer.ui.widgets.setting_row import SettingRow

PRESET = "key_preset"
ID = int(Qt.ItemDataRole.UserRole)
Rivals = Callable[[str, str, Keymap], list[str]]
"""The ids of other commands that have a key where a command's keys work."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A command whose keys can be changed."""

    id: str
    where: str
    title: str
    keys: Keys


class KeyBindingsDialog(QDialog):
    """Every change counts at once; a key that is taken is taken over only when asked for a second time."""

    def __init__(
        self, session: Session, commands: Sequence[Listed], rivals: Rivals, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._rivals = session, rivals
        self._commands = {each.id: each for each in commands}
        self._asked_twice: tuple[str, str] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Change keys")
        self.resize(720, 680)
        self.preset = SettingRow(
            PRESET, declaration(PRESET), DEFAULTS.key_preset, session.settings.key_preset, self
        )
        self.filter = QLineEdit(self)
        self.tree = QTreeWidget(self)
        self.key = QKeySequenceEdit(self)
        self.set_key, self.add_key = QPushButton("Set key", self), QPushButton("Add key", self)
        self.no_key, self.restore = QPushButton("No key", self), QPushButton("Restore", self)
        self.told = QLabel(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the keys as they are now; the chosen command stays."""
        keys, chosen = self._session.ask(keymap), self._chosen()
        self.preset.show_value(keys.preset)
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for each in self._commands.values():
            if each.where not in groups:
                groups[each.where] = QTreeWidgetItem(self.tree, [each.where])
                groups[each.where].setFlags(Qt.ItemFlag.ItemIsEnabled)
            shown = _shown(keys.keys(each.id, each.keys))
            own = "your own" if each.id in keys.own else ""
            item = QTreeWidgetItem(groups[each.where], [each.title, shown, own])
            item.setData(0, ID, each.id)
            if each.id == chosen or (chosen is None and self.tree.currentItem() is None):
                self.tree.setCurrentItem(item)
        self.tree.expandAll()
        self._narrow(self.filter.text())

    def choose(self, command: str) -> None:
        """Make a command the one whose keys are changed."""
        for item in self._items():
            if item.data(0, ID) == command:
                self.tree.setCurrentItem(item)

    def _chosen(self) -> str | None:
        item = self.tree.currentItem()
        return None if item is None else item.data(0, ID)

    def _give(self, *, beside: bool) -> None:
        """Give the typed key to the chosen command, instead of or beside those it has."""
        command = self._chosen()
        typed = self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if command is None or not typed:
            self.told.setText("Choose a command, then press its new key in the field.")
            return
        keys = self._session.ask(keymap)
        taken = self._rivals(command, typed, keys)
        if taken and self._asked_twice != (command, typed):
            names = " and ".join(f"“{self._title(each)}”" for each in taken)
            self.told.setText(f"{_shown((typed,))} is the key of {names}. Again takes it over.")
            self._asked_twice = (command, typed)
            return
        own = dict(keys.own)
        for each in taken:
            own[each] = tuple(
                key for key in self._keys_of(each, keys) if QKeySequence(key) != QKeySequence(typed)
            )
        own[command] = (*(self._keys_of(command, keys) if beside else ()), typed)
        self._keep(own)
        self.key.clear()

    def _take_away(self) -> None:
        if (command := self._chosen()) is not None:
            self._keep({**self._session.ask(keymap).own, command: ()})

    def _restore(self) -> None:
        """Back to the preset's keys, unless another command has them meanwhile."""
        command = self._chosen()
        if command is None:
            return
        keys = self._session.ask(keymap)
        own = {each: kept for each, kept in keys.own.items() if each != command}
        after = Keymap(keys.preset, own)
        for key in self._keys_of(command, after):
            if taken := self._rivals(command, key, after):
                self.told.setText(
                    f"{_shown((key,))} is the key of “{self._title(taken[0])}” now. Restore that first."
                )
                return
        self._keep(own)

    def _keep(self, own: dict[str, Keys]) -> None:
        self._asked_twice = None
        self.told.clear()
        self._session.do(bind_keys, own)

    def _keys_of(self, command: str, keys: Keymap) -> Keys:
        listed = self._commands.get(command)
        return keys.keys(command, listed.keys if listed else ())

    def _title(self, command: str) -> str:
        return self._commands[command].title if command in self._commands else command

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        items = [group.child(row) for group in groups if group for row in range(group.childCount())]
        return [item for item in items if item is not None]

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for item in self._items():
            item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())

    def _follow(self, change: Change) -> None:
        if Touched.SETTINGS in change.touched:
            self.refresh()

    def _connect(self) -> None:
        self.preset.changed.connect(
            lambda key, value: self._session.do(preferences.change_setting, key, value)
        )
        self.filter.textChanged.connect(self._narrow)
        self.set_key.clicked.connect(lambda: self._give(beside=False))
        self.add_key.clicked.connect(lambda: self._give(beside=True))
        self.no_key.clicked.connect(self._take_away)
        self.restore.clicked.connect(self._restore)
        self._session.changed.connect(self._follow)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText("Type to filter")
        self.filter.setAccessibleName("Filter the commands")
        self.tree.setHeaderLabels(["What", "Keys", ""])
        self.tree.setAccessibleName("Commands and their keys")
        self.tree.setRootIsDecorated(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName("New key")
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.key, 1)
        for button in (self.set_key, self.add_key, self.no_key, self.restore):
            button.setAutoDefault(False)
            row.addWidget(button)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.preset)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.tree.setFocus()


def _shown(keys: Keys) -> str:
    return " or ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
