"""All keys on one sheet, made from the declared commands."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)


class KeysDialog(QDialog):
    """Rows of (where, what, keys), grouped by where; words of any of them narrow the sheet."""

    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.resize(760, 680)
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText("Type to filter")
        self._filter.setAccessibleName("Filter the keys")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._narrow)
        self._sheet = QTreeWidget(self)
        self._sheet.setHeaderLabels(["What", "Keys"])
        self._sheet.setAccessibleName("Keys")
        self._sheet.setRootIsDecorated(False)
        self._sheet.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._sheet.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._sheet.header().setStretchLastSection(False)
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._lines: dict[str, list[QTreeWidgetItem]] = {}
        for where, what, keys in rows:
            if where not in self._groups:
                self._add_group(where)
            self._lines[where].append(QTreeWidgetItem(self._groups[where], [what, keys]))
        self._sheet.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._filter)
        column.addWidget(self._sheet, 1)
        column.addWidget(buttons)

    def _add_group(self, where: str) -> None:
        group = QTreeWidgetItem(self._sheet, [where])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        self._groups[where], self._lines[where] = group, []

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for where, lines in self._lines.items():
            for line in lines:
                told = f"{where} {line.text(0)} {line.text(1)}".casefold()
                line.setHidden(not all(word in told for word in words))
            self._groups[where].setHidden(all(line.isHidden() for line in lines))
