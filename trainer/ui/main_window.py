"""The window as it is painted first: places for the tree, the views and the messages, and a memory for its layout."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from trainer.paths import as_written
from trainer.ui import theme as themes
from trainer.ui.notices import MessageBar
from trainer.ui.theme import Theme
from trainer.ui.widgets.navigation import Navigation

SIZE = (1280, 800)
TREE_WIDTH = 320
MENUS = ("File", "Edit", "View", "Help")


class MainWindow(QMainWindow):
    """An empty house; ``rooms.Rooms`` fills it, and its ``menus``, when the store is open.

    ``painted`` comes once, when the window is on the screen; ``settled`` once, when the first view is there
    too, or the reason why there is none.
    ``view_wanted`` carries the name of a view to bring to the front, ``closing`` comes while everything still stands.
    """

    painted = Signal()
    settled = Signal()
    view_wanted = Signal(str)
    closing = Signal()

    def __init__(self, theme: Theme, settings_file: Path) -> None:
        super().__init__()
        self._was_painted = False
        self.theme, self.enlarged = theme, 1.0
        self.memory = QSettings(str(settings_file), QSettings.Format.IniFormat)
        self.setWindowTitle("Interview Trainer")
        self.resize(*SIZE)
        self.menus = {name: self.menuBar().addMenu(f"&{name}") for name in MENUS}
        self.navigation = Navigation(theme, self)
        self.navigation.chosen.connect(self.view_wanted)
        self.messages = MessageBar(self)
        self.stack = QStackedWidget(self)
        self._waiting = QLabel("Opening your cards…", self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setWordWrap(True)
        self._waiting.setMargin(48)
        self.stack.addWidget(self._waiting)
        self.tree_place = QWidget(self)
        self.tree_place.setMinimumWidth(200)
        QVBoxLayout(self.tree_place).setContentsMargins(0, 0, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tree_place)
        self.splitter.addWidget(self._centre())
        self.splitter.setStretchFactor(1, 1)
        self.setCentralWidget(self.splitter)
        self.setStatusBar(QStatusBar(self))
        self._work, self._backup = QLabel(self), QLabel(self)
        for label in (self._work, self._backup):
            label.setContentsMargins(12, 0, 12, 4)
            self.statusBar().addPermanentWidget(label)
        self._first_sizes()

    def fill(self, tree: QWidget) -> None:
        """Put the tree in its place."""
        layout = self.tree_place.layout()
        assert layout is not None
        layout.addWidget(tree)

    def bring(self, view: QWidget) -> None:
        """Show a view; the first one takes the place of the words that ask to wait."""
        self.stack.setCurrentWidget(view)
        if self.stack.widget(0) is self._waiting:
            self.stack.removeWidget(self._waiting)
            self._waiting.deleteLater()
            QTimer.singleShot(0, self, self.settled.emit)

    def put_line(self, line: QWidget) -> None:
        """Put a line of words above the views."""
        self._column.insertWidget(1, line)

    def tell_where(self, path: Path) -> None:
        """Say at the bottom in which file cards and reviews are."""
        where = QLabel(as_written(path), self)
        where.setAccessibleName(f"Your cards and reviews are in {path}")
        where.setContentsMargins(12, 0, 0, 4)
        where.setToolTip(f"Your cards and reviews are in {path}")
        self.statusBar().addWidget(where)

    def tell_backup(self, words: str, whole: str) -> None:
        """Say at the bottom when the store was copied last; ``whole`` tells where to."""
        self._backup.setText(words)
        self._backup.setToolTip(whole)

    def tell_work(self, words: str) -> None:
        """Say at the bottom what is being done beside the window; nothing where ``words`` are empty."""
        self._work.setText(words)

    def cannot_open(self, message: str) -> None:
        """Say why there is nothing to show."""
        self._waiting.setText(message)
        self.settled.emit()

    def show_crash(self, report: str) -> None:
        """Show a report of an unexpected error that can be copied."""
        from trainer.ui.dialogs.crash_dialog import CrashDialog

        CrashDialog(report, self).open()

    def use_theme(self, theme: Theme, enlarged: float = 1.0) -> None:
        """Dress the program anew, with its words ``enlarged`` times."""
        self.theme, self.enlarged = theme, enlarged
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        themes.apply(application, theme, enlarged)
        self.navigation.show_theme(theme)

    def restore_layout(self) -> None:
        """The geometry of last time, where there is one."""
        self._restore("geometry", self.restoreGeometry)
        self._restore("splitter", self.splitter.restoreState)

    def forget_layout(self) -> None:
        """View > Reset Layout: the sizes of the first start, and nothing remembered."""
        self.memory.clear()
        self.showNormal()
        self.resize(*SIZE)
        self._first_sizes()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint once its children are painted too."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; cards and reviews are already kept."""
        self.memory.setValue("geometry", self.saveGeometry())
        self.memory.setValue("splitter", self.splitter.saveState())
        self.closing.emit()
        self.memory.sync()
        event.accept()

    def _first_sizes(self) -> None:
        self.splitter.setSizes([TREE_WIDTH, SIZE[0] - TREE_WIDTH])

    def _centre(self) -> QWidget:
        centre = QWidget(self)
        column = self._column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.navigation)
        column.addWidget(self.stack, 1)
        column.addWidget(self.messages)
        return centre

    def _restore(self, key: str, restore: Callable[[QByteArray], bool]) -> None:
        state = self.memory.value(key)
        if isinstance(state, QByteArray):
            restore(state)
