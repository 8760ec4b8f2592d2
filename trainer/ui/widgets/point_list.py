"""The key points of a card as a list: those that count, what is proposed, what is hidden."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from trainer.core.key_point import KeyPoint
from trainer.services.key_point_sheet import Sheet
from trainer.services.rows import Origin, PointRow
from trainer.ui.theme import Theme

NEW_KEY = "(new)"


class Kind(Enum):
    """What a line is: its name, what the main button does with it, what the other does."""

    SHIPPED = ("shipped", "&Save", "&Hide")
    REWORDED = ("your words for a shipped point", "&Save", "&Hide")
    OWN = ("yours", "&Save", "D&elete")
    PROPOSED = ("proposed", "&Keep", "Re&ject")
    HIDDEN = ("hidden", "&Save", "")
    NEW = ("new", "&Add", "")

    @property
    def label(self) -> str:
        """Its name."""
        return self.value[0]

    @property
    def act(self) -> str:
        """The words of the main button."""
        return self.value[1]

    @property
    def drop(self) -> str:
        """The words of the button that takes it away; empty where nothing is to take away."""
        return self.value[2]

    @property
    def counts(self) -> bool:
        """Whether answers are held against it."""
        return self in (Kind.SHIPPED, Kind.REWORDED, Kind.OWN)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; ``row`` is what is stored of it, ``said`` how many documents mention it."""

    kind: Kind
    row: PointRow | None
    point: KeyPoint | None
    said: int

    @property
    def key(self) -> str:
        """Tells the lines of a card apart."""
        return NEW_KEY if self.point is None else self.point.id


NEW = Entry(Kind.NEW, None, None, 0)
"""A point that is to be written."""


def entries_of(sheet: Sheet) -> list[Entry]:
    """The lines of a card: what counts, then what is proposed, then what is hidden."""
    return [*_counting(sheet), *_proposed(sheet), *_hidden(sheet)]


class PointList(QListWidget):
    """``entry_chosen`` carries the line in front; Enter is ``acted``, Delete ``dropped``."""

    entry_chosen = Signal(object)
    acted = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._muted = QColor(theme.muted)
        self._entries: list[Entry] = []
        self._wanted = ""
        self.setAccessibleName("Key points of this card")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._tell)
        self.itemActivated.connect(lambda _: self.acted.emit())

    @property
    def entry(self) -> Entry:
        """The line in front; a new one where there is none."""
        row = self.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else NEW

    def show_entries(
        self, entries: Sequence[Entry], documents: int = 0, unsaved: Collection[str] = ()
    ) -> None:
        """Show these lines; the one in front stays there, or its place."""
        before, row = self.entry.key, self.currentRow()
        self._entries = list(entries)
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            self._add(entry, documents, entry.key in unsaved)
        keys = [each.key for each in entries]
        texts = [each.point.text if each.point else "" for each in entries]
        if self._wanted in texts:
            row = texts.index(self._wanted)
        elif before in keys:
            row = keys.index(before)
        self._wanted = ""
        self.setCurrentRow(min(max(row, 0), len(entries) - 1))
        self.blockSignals(False)

    def choose_text(self, text: str) -> None:
        """Put the line that says this in front when the lines are shown next."""
        self._wanted = text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the line away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.entry_chosen.emit(self.entry)

    def _add(self, entry: Entry, documents: int, is_unsaved: bool) -> None:
        parts = [entry.kind.label]
        if documents and entry.kind is not Kind.HIDDEN:
            parts.append(f"said by {entry.said} of {documents}")
        if is_unsaved:
            parts.append("not saved")
        text = entry.point.text if entry.point else ""
        item = QListWidgetItem(f"{text}\n{' · '.join(parts)}", self)
        if not entry.kind.counts:
            item.setForeground(self._muted)
            font = item.font()
            font.setItalic(True)
            item.setFont(font)


def _counting(sheet: Sheet) -> Iterator[Entry]:
    for row in sheet.counting:
        yield Entry(_kind(row), row, row.point, len(row.point.documents))


def _kind(row: PointRow) -> Kind:
    if row.origin is not Origin.SHIPPED:
        return Kind.OWN
    return Kind.SHIPPED if row.shipped is None else Kind.REWORDED


def _proposed(sheet: Sheet) -> Iterator[Entry]:
    for point in sheet.proposed:
        yield Entry(Kind.PROPOSED, None, point, len(point.documents))


def _hidden(sheet: Sheet) -> Iterator[Entry]:
    for row in sheet.hidden:
        yield Entry(Kind.HIDDEN, row, row.point, 0)
