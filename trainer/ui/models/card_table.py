"""The table of cards: immutable lines keyed by row id, read and made into text for the cells on screen only."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPixmap

from trainer.services.found_cards import FoundCards
from trainer.services.rows import CardLine
from trainer.ui.models.card_columns import COLUMNS, NOWHERE, Column, Surroundings

Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CardTable(QAbstractTableModel):
    """Cards in rows, ``COLUMNS`` in columns.

    Sorting is stable, numbers sort as numbers, empty cells come last in both directions; column -1 gives the order the
    cards came in.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[CardLine] = ()
        self._cards: Sequence[int] = ()
        self._order: Sequence[int] = ()
        self._rows: dict[int, int] = {}
        self._around = NOWHERE
        self._sorted_by = -1
        self._direction = Qt.SortOrder.AscendingOrder
        self.muted: QColor | None = None
        self.badge: Callable[[CardLine], QPixmap | None] = lambda _: None

    def show_lines(self, lines: Sequence[CardLine], around: Surroundings) -> None:
        """Show these cards, in the order that was chosen last."""
        self.beginResetModel()
        self._lines, self._around = lines, around
        self._cards = lines.ids if isinstance(lines, FoundCards) else [line.id for line in lines]
        self._arrange()
        self.endResetModel()

    def card_at(self, row: int) -> int:
        """The id of the card in a row."""
        return self._cards[self._order[row]]

    def line_at(self, row: int) -> CardLine:
        """The card in a row."""
        return self._lines[self._order[row]]

    def row_of(self, card: int) -> int | None:
        """The row of a card; ``None`` where it is not in the table."""
        return self._rows.get(card)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many cards are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are, hidden ones included."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, the alignment, the tool tip or the badge of a cell."""
        line, column = self.line_at(index.row()), COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(column.text(line, self._around).split())
            case Qt.ItemDataRole.ToolTipRole:
                return column.hint(line, self._around)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column.numeric else LEFT
            case Qt.ItemDataRole.DecorationRole:
                return self.badge(line) if column.id == "question" else None
            case Qt.ItemDataRole.ForegroundRole:
                return self.muted if line.schedule.suspended else None
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Title, help and alignment of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.help
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column.numeric else LEFT
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in another order; selections and positions follow their cards."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        cards = [self.card_at(index.row()) for index in before]
        self._sorted_by, self._direction = column, order
        self._arrange()
        after = [
            self.index(self._rows[card], index.column()) for card, index in zip(cards, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        self._order = range(len(self._lines))
        if self._sorted_by >= 0:
            descending = self._direction is Qt.SortOrder.DescendingOrder
            column = COLUMNS[self._sorted_by]
            place = {card: number for number, card in enumerate(self._cards)}
            lines = in_order(self._lines, column, self._around, descending=descending)
            self._order = [place[line.id] for line in lines]
        self._rows = {self._cards[place]: row for row, place in enumerate(self._order)}


def in_order(
    lines: Sequence[CardLine], column: Column, around: Surroundings, *, descending: bool
) -> list[CardLine]:
    """The lines sorted by a column; equal ones keep their order and empty ones come last, whatever the direction."""
    keyed = [(column.value(line, around), line) for line in lines]
    filled = [(_comparable(value), line) for value, line in keyed if value is not None]
    filled.sort(key=lambda each: each[0], reverse=descending)
    return [line for _, line in filled] + [line for value, line in keyed if value is None]


def _comparable(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value
