"""The least Qt itself takes: a label that changes, a table that scrolls, an empty page of PDF."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QLabel, QTableView

from trainer.bench.ground import Ground
from trainer.bench.scene import application, settle
from trainer.bench.watching import Watcher

SIZE = (960, 700)


def label(ground: Ground) -> None:
    """A plain label with another text of a kilobyte."""
    application()
    shown = QLabel()
    shown.setWordWrap(True)
    shown.resize(*SIZE)
    shown.show()
    settle()
    for number in ground.rounds():
        watcher = Watcher(shown)
        with ground.timed():
            shown.setText(f"{number} " + "some words of an answer " * 45)
            watcher.wait()


def table(ground: Ground) -> None:
    """A bare table of as many rows, brought to another place."""
    application()
    rows = ground.database.execute("SELECT count(*) FROM cards").fetchone()[0]
    shown, model = QTableView(), _Rows(rows)
    shown.setModel(model)
    shown.resize(*SIZE)
    shown.show()
    settle()
    for _ in ground.rounds():
        watcher = Watcher(shown.viewport())
        with ground.timed():
            shown.scrollTo(model.index(ground.random.randrange(rows), 0))
            shown.viewport().update()
            watcher.wait()


def pdf(ground: Ground) -> None:
    """One page with one line."""
    application()
    for _ in ground.rounds():
        with ground.timed():
            writer = QPdfWriter(str(ground.folder / "bare.pdf"))
            painter = QPainter(writer)
            painter.drawText(100, 100, "One line")
            painter.end()


class _Rows(QAbstractTableModel):
    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's own
        return self._rows

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's own
        return 6

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        return f"row {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None
