"""A chart's numbers as a table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from trainer.charts.base import Cell, Chart

QWIDGETSIZE_MAX = 16_777_215
"""Qt's word for any height."""


class ChartTable(QTableWidget):
    """Shows every number of a chart exactly; rows can be gone through with the arrow keys, Tab leaves.

    ``chosen`` carries a row that was clicked or entered.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.cellClicked.connect(lambda row, _column: self.chosen.emit(row))

    def show_chart(self, chart: Chart) -> None:
        """Fill in the numbers of a chart."""
        header, rows = chart.table()
        self.setAccessibleName(f"{chart.title}, table")
        self.setRowCount(len(rows))
        self.setColumnCount(len(header))
        for column, title in enumerate(header):
            self.setHorizontalHeaderItem(column, _item(title, column))
        for index, row in enumerate(rows):
            for column, cell in enumerate(row):
                self.setItem(index, column, _item(_words(cell), column))
        self.resizeColumnsToContents()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        told = next((index for index, row in enumerate(rows) if any(row[1:])), 0)
        self.scrollTo(self.model().index(told, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def show_whole(self, on: bool) -> None:
        """Be as high as all rows, or as there is room."""
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        whole = rows + 2 * self.frameWidth() + 2
        self.setMinimumHeight(whole if on else 0)
        self.setMaximumHeight(whole if on else QWIDGETSIZE_MAX)


def _item(text: str, column: int) -> QTableWidgetItem:
    """Labels to the left, numbers to the right."""
    item = QTableWidgetItem(text)
    item.setToolTip("" if column else text)
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item


def _words(cell: Cell) -> str:
    match cell:
        case None:
            return "–"
        case str():
            return cell
        case _:
            return f"{cell:,}"
