"""What can be typed to search: every term with an example, made from the language itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.core.search_query import TERMS

HINT = "Enter or a double click puts an example into the search line. Terms side by side must all match."


class SearchHelp(QDialog):
    """``chosen`` carries an example to search for."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What can be searched for")
        self.resize(760, 620)
        self.sheet = QTreeWidget(self)
        self.sheet.setHeaderLabels(["Type", "to find"])
        self.sheet.setAccessibleName("Search terms")
        self.sheet.setRootIsDecorated(False)
        self.sheet.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        typed = QFont(self.font())
        typed.setWeight(QFont.Weight.DemiBold)
        for row in TERMS:
            item = QTreeWidgetItem(self.sheet, [row.example, row.meaning])
            item.setFont(0, typed)
            item.setToolTip(1, row.meaning)
        self.sheet.setCurrentIndex(self.sheet.model().index(0, 0))
        self.sheet.itemActivated.connect(self._choose)
        hint = QLabel(HINT, self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        for each in (hint, self.sheet, buttons):
            column.addWidget(each)
        self.sheet.setFocus()

    def _choose(self, item: QTreeWidgetItem, _column: int) -> None:
        self.chosen.emit(item.text(0))
        self.accept()
