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
    """Rows of (where, what, keys), grouped by where; type to filter."""

    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.resize(560, 640)
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
        groups: dict[str, QTreeWidgetItem] = {}
        for where, what, keys in rows:
            if where not in groups:
                groups[where] = QTreeWidgetItem(self._sheet, [where])
                font = groups[where].font(0)
                font.setBold(True)
                groups[where].setFont(0, font)
            QTreeWidgetItem(groups[where], [what, keys])
        self._sheet.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._filter)
        column.addWidget(self._sheet, 1)
        column.addWidget(buttons)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for place in range(self._sheet.topLevelItemCount()):
            group = self._sheet.topLevelItem(place)
            assert group is not None
            rows = [group.child(index) for index in range(group.childCount())]
            for row in rows:
                row.setHidden(wanted not in f"{row.text(0)} {row.text(1)}".casefold())
            group.setHidden(all(row.isHidden() for row in rows))
