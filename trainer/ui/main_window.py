"""The window: assembles tree, navigation, views, messages and commands; no logic of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QCloseEvent
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

from trainer.ui import theme as themes
from trainer.ui.actions import Actions
from trainer.ui.notices import MessageBar
from trainer.ui.theme import Theme
from trainer.ui.widgets.navigation import Navigation

if TYPE_CHECKING:
    from trainer.ui.rooms import Rooms
    from trainer.ui.session import Session

SIZE = (1280, 800)
TREE_WIDTH = 320


class MainWindow(QMainWindow):
    """The shell is painted at once; ``attach`` fills it when the store is open."""

    def __init__(self, theme: Theme, settings_file: Path) -> None:
        super().__init__()
        self.theme = theme
        self.session: Session | None = None
        self.rooms: Rooms | None = None
        self.actions_ = Actions()
        self._memory = QSettings(str(settings_file), QSettings.Format.IniFormat)
        self.setWindowTitle("Interview Trainer")
        self.resize(*SIZE)
        self.navigation = Navigation(theme, self)
        self.navigation.chosen.connect(self.show_view)
        self.stack = QStackedWidget(self)
        self.messages = MessageBar(self)
        self.messages.undo_requested.connect(lambda: self.session and self.session.undo())
        self._waiting = QLabel("Opening your cards…", self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setWordWrap(True)
        self.stack.addWidget(self._waiting)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.tree_place = QWidget(self)
        self.tree_place.setObjectName("sidebar")
        self.tree_place.setMinimumWidth(200)
        QVBoxLayout(self.tree_place).setContentsMargins(0, 0, 0, 0)
        self.splitter.addWidget(self.tree_place)
        self.splitter.addWidget(self._centre())
        self.splitter.setStretchFactor(1, 1)
        self.setCentralWidget(self.splitter)
        self.setStatusBar(QStatusBar(self))
        self.reset_layout()

    def attach(self, session: "Session") -> None:
        """Fill the window with the views of an open store."""
        from trainer.ui.rooms import Rooms

        self.session = session
        self.rooms = Rooms(self, session)
        self.stack.removeWidget(self._waiting)
        self._waiting.deleteLater()
        session.said.connect(self.messages.say)
        session.failed.connect(self.messages.fail)
        where = QLabel(str(session.trainer.path), self)
        where.setAccessibleName(f"Your data: {session.trainer.path}")
        self.statusBar().addWidget(where)
        self.follow_theme()
        QApplication.styleHints().colorSchemeChanged.connect(self.follow_theme)
        self.rooms.restore(self._memory)
        self.show_view("today")

    def show_view(self, name: str) -> None:
        """Bring one view to the front, by the last part of its command id."""
        if self.rooms is not None:
            self.navigation.mark(self.rooms.show(name))

    def cannot_open(self, message: str) -> None:
        """Say why there is nothing to show."""
        self._waiting.setText(message)

    def show_crash(self, report: str) -> None:
        """Show a report of an unexpected error that can be copied."""
        from trainer.ui.dialogs.crash_dialog import CrashDialog

        CrashDialog(report, self).open()

    def follow_theme(self, *_scheme: object) -> None:
        """Use the theme the settings ask for; every part follows at once."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wanted = self.session.settings.theme if self.session else "system"
        self.theme = themes.theme_for(wanted, application)
        themes.apply(application, self.theme)
        self.navigation.show_theme(self.theme)
        if self.rooms is not None:
            self.rooms.show_theme(self.theme)

    def restore_layout(self) -> None:
        """The geometry of last time, where there is one."""
        self._restore("geometry", self.restoreGeometry)
        self._restore("splitter", self.splitter.restoreState)

    def reset_layout(self) -> None:
        """The sizes of the first start."""
        self.splitter.setSizes([TREE_WIDTH, SIZE[0] - TREE_WIDTH])

    def forget_layout(self) -> None:
        """View > Reset Layout: forget every remembered size."""
        self._memory.clear()
        self.showNormal()
        self.resize(*SIZE)
        self.reset_layout()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout and let go of the store; everything else is already kept."""
        self._memory.setValue("geometry", self.saveGeometry())
        self._memory.setValue("splitter", self.splitter.saveState())
        if self.rooms is not None:
            self.rooms.save(self._memory)
        self._memory.sync()
        if self.session is not None:
            self.session.trainer.close()
        event.accept()

    def _centre(self) -> QWidget:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.navigation)
        column.addWidget(self.stack, 1)
        column.addWidget(self.messages)
        return centre

    def _restore(self, key: str, restore: Callable[[QByteArray], bool]) -> None:
        state = self._memory.value(key)
        if isinstance(state, QByteArray):
            restore(state)
