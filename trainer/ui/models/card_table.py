"""The table of cards: lines read and made into text for the cells on screen only."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPixmap

from trainer.services.card_order import CardColumn, CardOrder
from trainer.services.found_cards import FoundCards
from trainer.services.rows import CardLine
from trainer.ui.models.card_columns import COLUMNS, NOWHERE, Surroundings

Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CardTable(QAbstractTableModel):
    """Cards in rows, ``COLUMNS`` in columns; the store sorts them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: FoundCards | None = None
        self._around = NOWHERE
        self._order: CardOrder | None = None
        self.muted: QColor | None = None
        self.badge: Callable[[CardLine], QPixmap | None] = lambda _: None

    @property
    def order(self) -> CardOrder | None:
        """The order that was chosen last, which cards to show should come in; ``None``: as they are found."""
        return self._order

    def show_cards(self, found: FoundCards, around: Surroundings) -> None:
        """Show these cards."""
        self.beginResetModel()
        self._found, self._around = found, around
        self.endResetModel()

    def card_at(self, row: int) -> int:
        """The id of the card in a row; ``GONE`` where it is not there any more."""
        return self._cards.card_at(row)

    def line_at(self, row: int) -> CardLine:
        """The card in a row."""
        return self._cards[row]

    def lines_of(self, cards: Sequence[int]) -> list[CardLine]:
        """Cards of the table, read in one go."""
        return self._cards.lines_of(cards)

    def rows_of(self, cards: Collection[int], *, nearby: bool = False) -> dict[int, int]:
        """The rows of those of these cards that are in the table, or ``nearby``: among the first."""
        if self._found is None:
            return {}
        return self._found.first_places(cards) if nearby else self._found.places(cards)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many cards are shown."""
        return 0 if parent.isValid() or self._found is None else len(self._found)

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
                return self.badge(line) if column.id is CardColumn.QUESTION else None
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
        """Put the rows in the order of a column (-1: as found); selections and positions follow their cards."""
        descending = order is Qt.SortOrder.DescendingOrder
        self._order = CardOrder(COLUMNS[column].id, descending) if column >= 0 else None
        if self._found is None:
            return
        found = self._found.ordered(self._order)
        if len(found) != len(self._found):
            self.show_cards(found, self._around)
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        cards = [self.card_at(index.row()) for index in before]
        self._found = found
        rows = found.places(cards)
        after = [
            self.index(rows.get(card, -1), index.column()) for card, index in zip(cards, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    @property
    def _cards(self) -> FoundCards:
        """The cards that are shown.  Raises ``IndexError`` before there are any."""
        if self._found is None:
            raise IndexError("no cards are shown yet")
        return self._found
