"""A line for a topic's path, completed from the topics there are."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from trainer.core.topic import parse_path, show_path


class TopicLine(QLineEdit):
    """Levels are separated by ``::``; any part of a known path finds it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.setAccessibleName("Topic")
        self.setPlaceholderText("Topic, levels separated by ::")

    def offer(self, topics: Iterable[str]) -> None:
        """Complete from these paths."""
        self._known.setStringList(list(topics))

    def topic(self) -> str:
        """The path without empty levels; empty for none."""
        return show_path(parse_path(self.text()))
