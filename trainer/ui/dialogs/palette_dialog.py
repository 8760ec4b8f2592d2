"""The palette: type a few letters of any command, press Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

Row = tuple[str, str, Callable[[], None]]
"""What it is called, its keys, what it does."""


class PaletteDialog(QDialog):
    """Runs the chosen command after it has closed."""

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find a command")
        self.resize(520, 420)
        self._rows = list(rows)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText("Type what you want to do")
        self._line.setAccessibleName("Command")
        self._line.textChanged.connect(self._narrow)
        self._line.installEventFilter(self)
        self._list = QListWidget(self)
        self._list.setAccessibleName("Commands")
        self._list.itemActivated.connect(self._run)
        column = QVBoxLayout(self)
        column.addWidget(self._line)
        column.addWidget(self._list, 1)
        self._narrow("")
        self._line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys and Enter in the line work on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    last = self._list.count() - 1
                    self._list.setCurrentRow(min(max(self._list.currentRow() + step, 0), last))
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
        for place, (title, keys, _) in enumerate(self._rows):
            if all(word in title.casefold() for word in words):
                item = QListWidgetItem(f"{title}    {keys}" if keys else title, self._list)
                item.setData(Qt.ItemDataRole.UserRole, place)
        self._list.setCurrentRow(0)

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        run = self._rows[item.data(Qt.ItemDataRole.UserRole)][2]
        self.accept()
        run()
