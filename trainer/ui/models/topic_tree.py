"""The topic tree: immutable rows keyed by integer ids that stay the same from refresh to refresh."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.core.measures import Progress
from trainer.core.wording import show_share
from trainer.services.rows import SubjectRow
from trainer.services.topic_totals import TopicNode

Index = QModelIndex | QPersistentModelIndex
ALL = 0
"""The key of the row for all topics."""


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One row: all topics (``topic`` is ``None``), a topic, or a subject within a topic.  The user role gives it.

    ``key`` identifies the row, ``parent`` is the key of the row above it, ``None`` at the top.
    """

    key: int
    parent: int | None
    name: str
    progress: Progress
    topic: int | None = None
    subject: int | None = None

    @property
    def waiting(self) -> str:
        """The cards that could be asked today: ``12 new, 0 learning, 3 due``."""
        progress = self.progress
        return f"{progress.new} new, {progress.learning} learning, {progress.due} due"

    @property
    def mastery(self) -> str:
        """How well the group is remembered, in a sentence."""
        progress = self.progress
        if progress.seen == 0:
            return f"none of {progress.cards} seen yet" if progress.cards else "no cards"
        if progress.recall is None:
            return f"{progress.seen} of {progress.cards} seen"
        return f"{progress.seen} of {progress.cards} seen, predicted recall {show_share(progress.recall)}"


class TopicTreeModel(QAbstractItemModel):
    """All topics, every topic, and below each its subjects.

    While the rows stay the same, new numbers arrive as ``dataChanged``, of a few topics or all; otherwise the model is
    reset.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[tuple[int | None, int | None], int] = {(None, None): ALL}
        self._lines: dict[int, TopicLine] = {}
        self._children: dict[int | None, list[int]] = {}
        self._rows: dict[int, int] = {}

    def show_tree(self, nodes: Sequence[TopicNode], total: Progress) -> None:
        """Show these topics, parents before children; ``total`` is the progress of every card."""
        lines = [TopicLine(ALL, None, "All topics", total), *self._lines_of(nodes)]
        children: dict[int | None, list[int]] = {}
        for line in lines:
            children.setdefault(line.parent, []).append(line.key)
        if children == self._children:
            self._lines = {line.key: line for line in lines}
            self._tell_changed()
            return
        self.beginResetModel()
        self._lines, self._children = {line.key: line for line in lines}, children
        self._rows = {key: row for group in children.values() for row, key in enumerate(group)}
        self.endResetModel()

    def show_change(self, nodes: Sequence[TopicNode], total: Progress) -> bool:
        """Other numbers for these topics and their subjects; whether the rows could stay as they are."""
        lines = [replace(self._lines[ALL], progress=total), *self._lines_of(nodes)]
        shown = {self._key(node.topic.id, None): len(_worth_a_row(node)) for node in nodes}
        if any(line.key not in self._lines for line in lines) or any(
            self._subjects_below(key) != rows for key, rows in shown.items()
        ):
            return False
        for line in lines:
            if line != self._lines[line.key]:
                self._lines[line.key] = line
                index = self.index_of(line.key)
                self.dataChanged.emit(index, index)
        return True

    def line(self, index: Index) -> TopicLine:
        """The row at a valid index."""
        return self._lines[index.internalId()]

    def branches(self) -> list[int]:
        """The keys of the rows that have rows below them."""
        return [key for key in self._children if key is not None]

    def index_of(self, key: int) -> QModelIndex:
        """Where a row is; invalid where it is gone."""
        if key not in self._lines:
            return QModelIndex()
        return self.createIndex(self._rows[key], 0, key)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a row below ``parent``."""
        group = self._group(parent)
        if column != 0 or not 0 <= row < len(group):
            return QModelIndex()
        return self.createIndex(row, column, group[row])

    def parent(self, index: Index | None = None) -> Any:
        """The index of the row above; without an index, the model's owner."""
        if index is None:
            return super().parent()
        above = self.line(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are below ``parent``."""
        return len(self._group(parent))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the ``TopicLine``, the counts in words, or all of it for a screen reader."""
        line = self.line(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name
            case Qt.ItemDataRole.UserRole:
                return line
            case Qt.ItemDataRole.ToolTipRole:
                return f"{line.name}\n{line.waiting}\n{line.mastery}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.name}: {line.waiting}; {line.mastery}"
            case _:
                return None

    def _group(self, parent: Index) -> list[int]:
        return self._children.get(parent.internalId() if parent.isValid() else None, [])

    def _subjects_below(self, key: int) -> int:
        return sum(self._lines[each].subject is not None for each in self._children.get(key, ()))

    def _lines_of(self, nodes: Sequence[TopicNode]) -> Iterable[TopicLine]:
        """Topics in their order, then the subjects of each."""
        for node in nodes:
            topic = node.topic
            above = None if topic.parent is None else self._key(topic.parent, None)
            yield TopicLine(self._key(topic.id, None), above, topic.path[-1], node.progress, topic.id)
        for node in nodes:
            above = self._key(node.topic.id, None)
            for subject, progress in _worth_a_row(node):
                key = self._key(node.topic.id, subject.id)
                yield TopicLine(key, above, subject.name, progress, node.topic.id, subject.id)

    def _key(self, topic: int, subject: int | None) -> int:
        return self._keys.setdefault((topic, subject), len(self._keys))

    def _tell_changed(self) -> None:
        for parent, group in self._children.items():
            above = QModelIndex() if parent is None else self.index_of(parent)
            self.dataChanged.emit(self.index(0, 0, above), self.index(len(group) - 1, 0, above))


def _worth_a_row(node: TopicNode) -> Sequence[tuple[SubjectRow, Progress]]:
    """A topic's subjects, without one that is the whole topic under the same name."""
    match node.subjects:
        case ((subject, progress),) if subject.name == node.topic.path[-1] and progress == node.progress:
            return ()
        case _:
            return node.subjects
