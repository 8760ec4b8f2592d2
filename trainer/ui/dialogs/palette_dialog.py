"""The palette: type a few letters of any command, press Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

Row = tuple[str, str, Callable[[], None]]
"""What it is called, its keys, what it does."""


class PaletteDialog(QDialog):
    """Runs the chosen command after it has closed."""

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find a command")
        self.resize(620, 460)
        self._rows = list(rows)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText("Type what you want to do")
        self._line.setAccessibleName("Command")
        self._line.textChanged.connect(self._narrow)
        self._line.installEventFilter(self)
        self._list = QTreeWidget(self)
        self._list.setAccessibleName("Commands")
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemActivated.connect(self._run)
        self._nothing = QLabel("No command has these words.", self)
        self._nothing.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.addWidget(self._line)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._narrow("")
        self._line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys and Enter in the line work on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self._choose(self._row + (1 if event.key() == Qt.Key.Key_Down else -1))
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._run(self._list.currentItem())
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        self._list.clear()
        muted = self.palette().brush(QPalette.ColorRole.PlaceholderText)
        for place, (title, keys, _) in enumerate(self._rows):
            if all(word in title.casefold() for word in words):
                item = QTreeWidgetItem(self._list, [title, keys])
                item.setData(0, Qt.ItemDataRole.UserRole, place)
                item.setForeground(1, muted)
        self._choose(0)
        self._nothing.setVisible(self._list.topLevelItemCount() == 0)

    @property
    def _row(self) -> int:
        return self._list.currentIndex().row()

    def _choose(self, row: int) -> None:
        """Make a row current; beyond the ends, the first or the last."""
        item = self._list.topLevelItem(min(max(row, 0), self._list.topLevelItemCount() - 1))
        if item is not None:
            self._list.setCurrentItem(item)

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        run = self._rows[item.data(0, Qt.ItemDataRole.UserRole)][2]
        self.accept()
        run()
