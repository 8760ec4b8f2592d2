"""A line for tags, each word completed from the tags there are."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

NO_WORD = "\0"
"""Completes nothing: there is no word under the cursor yet."""


class TagLine(QLineEdit):
    """Tags are separated by spaces."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        self._tags: Callable[[], Iterable[str]] = tuple
        self.setCompleter(_LastWord(self._known, self))
        self.setAccessibleName("Tags")
        self.setPlaceholderText("Tags, separated by spaces")

    def offer(self, tags: Callable[[], Iterable[str]]) -> None:
        """Complete from these tags; they are looked up when the line is entered."""
        self._tags = tags

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The tags there are now."""
        super().focusInEvent(event)
        self._known.setStringList(sorted(self._tags(), key=str.casefold))


class _LastWord(QCompleter):
    """Completes the word being typed and keeps those before it."""

    def __init__(self, known: QStringListModel, line: QLineEdit) -> None:
        super().__init__(known, line)
        self._line = line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """The word being typed."""
        return [path.rpartition(" ")[2] or NO_WORD]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The whole line with that word completed."""
        before, space, _ = self._line.text().rpartition(" ")
        return f"{before}{space}{index.data()}"
