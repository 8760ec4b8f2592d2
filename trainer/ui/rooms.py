"""What the window is filled with once the store is open: the tree, the views, and every command's slot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from trainer.services import library, preferences
from trainer.ui.dialogs.about_dialog import AboutDialog
from trainer.ui.dialogs.edit_dialog import EditDialog
from trainer.ui.dialogs.export_dialog import ExportDialog
from trainer.ui.dialogs.guide_dialog import GuideDialog
from trainer.ui.dialogs.import_dialog import ImportDialog
from trainer.ui.dialogs.keys_dialog import KeysDialog
from trainer.ui.dialogs.palette_dialog import PaletteDialog
from trainer.ui.dialogs.preferences_dialog import PreferencesDialog
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.views.browse_view import BrowseView
from trainer.ui.views.card_form import AddView
from trainer.ui.views.progress_view import ProgressView
from trainer.ui.views.study_view import StudyView
from trainer.ui.views.today_view import TodayView
from trainer.ui.widgets.topic_tree_view import TopicTreeView

if TYPE_CHECKING:
    from trainer.ui.main_window import MainWindow

MENUS = ("File", "Edit", "View", "Help")
TEXT_STEP = 2


class Rooms:
    """The views of one session and the wires between them."""

    def __init__(self, window: "MainWindow", session: Session) -> None:
        self._window, self._session = window, session
        theme = window.theme
        self.tree = TopicTreeView(session, theme, window)
        self.today = TodayView(session, theme, window)
        self.study = StudyView(session, theme, window)
        self.browse = BrowseView(session, theme, window)
        self.progress = ProgressView(session, theme, window)
        self.add = AddView(session, theme, window)
        self._views: dict[str, QWidget] = {
            "today": self.today,
            "study": self.study,
            "browse": self.browse,
            "progress": self.progress,
            "add": self.add,
        }
        layout = window.tree_place.layout()
        assert layout is not None
        layout.addWidget(self.tree)
        for view in self._views.values():
            window.stack.addWidget(view)
        self._topic: int | None = None
        self._connect()
        self._bind()

    def show(self, name: str) -> str:
        """Bring a view to the front; Study without a sitting begins one.  The name of the view shown."""
        if name == "study" and not self.study.is_studying():
            self.study.start(self._topics(self._topic), None)
        view = self._views[name]
        self._window.stack.setCurrentWidget(view)
        view.setFocus()
        return name

    def show_theme(self, theme: Theme) -> None:
        """Every part follows."""
        for part in (self.tree, self.today, self.study, self.browse, self.progress, self.add):
            part.show_theme(theme)

    def save(self, memory: QSettings) -> None:
        """Remember column widths and the like."""
        memory.setValue("browse", self.browse.save_state())

    def restore(self, memory: QSettings) -> None:
        """Column widths and the like as they were."""
        state = memory.value("browse")
        if isinstance(state, QByteArray):
            self.browse.restore_state(state)

    def _connect(self) -> None:
        self.tree.selected.connect(self._select)
        self.tree.study_requested.connect(self._study_topic)
        self.tree.browse_requested.connect(self._browse_topic)
        self.tree.rename_requested.connect(self._rename_topic)
        self.today.study_requested.connect(self._study)
        self.study.edit_requested.connect(self.edit)
        self.study.left.connect(lambda: self._window.show_view("today"))
        self.study.browse_requested.connect(lambda: self._window.show_view("browse"))
        self.browse.edit_requested.connect(self.edit)
        self.browse.study_requested.connect(self._study)
        self.add.left.connect(lambda: self._window.show_view("today"))

    def _bind(self) -> None:
        window, actions = self._window, self._window.actions_
        go: dict[str, Callable[[], object]] = {
            f"view.{name}": lambda name=name: window.show_view(name) for name in self._views
        }
        actions.bind(
            window,
            go
            | {
                "file.import": lambda: ImportDialog(self._session, window).open(),
                "file.export": lambda: ExportDialog(self._session, window).open(),
                "file.preferences": lambda: PreferencesDialog(self._session, window).open(),
                "file.quit": window.close,
                "edit.undo": self._session.undo,
                "edit.redo": self._session.redo,
                "view.topics": self.tree.focus_filter,
                "view.larger": lambda: self._resize_text(TEXT_STEP),
                "view.smaller": lambda: self._resize_text(-TEXT_STEP),
                "view.normal": lambda: self._resize_text(None),
                "view.theme": self._switch_theme,
                "view.full-screen": self._full_screen,
                "view.reset": window.forget_layout,
                "help.keys": lambda: KeysDialog(self._key_rows(), window).open(),
                "help.palette": lambda: PaletteDialog(self._palette_rows(), window).open(),
                "help.guide": lambda: GuideDialog(window.theme, window).open(),
                "help.about": lambda: AboutDialog(self._session, window).open(),
            },
        )
        for view in (self.study, self.browse, self.add, self.progress):
            actions.bind(view, view.commands())
        self._fill_menus()

    def _fill_menus(self) -> None:
        menus = {name: QMenu(f"&{name}", self._window) for name in MENUS}
        for command, action in self._window.actions_.bound():
            if command.menu:
                menus[command.menu].addAction(action)
        for menu in menus.values():
            self._window.menuBar().addMenu(menu)

    def _key_rows(self) -> list[tuple[str, str, str]]:
        from trainer.ui.actions import show_keys

        bound = self._window.actions_.bound()
        return [(each.where.value, each.title, show_keys(each)) for each, _ in bound if each.keys]

    def _palette_rows(self) -> list[tuple[str, str, Callable[[], None]]]:
        from trainer.ui.actions import show_keys

        shown = self._window.stack.currentWidget()
        return [
            (each.title, show_keys(each), action.trigger)
            for each, action in self._window.actions_.bound()
            if each.id != "help.palette" and action.parent() in (self._window, shown)
        ]

    def _topics(self, topic: int | None) -> list[int] | None:
        return None if topic is None else self._session.ask(library.below, topic)

    def _select(self, topic: int | None) -> None:
        self._topic = topic

    def _study_topic(self, topic: int | None) -> None:
        self._study(self._topics(topic), None)

    def _study(self, topics: list[int] | None, limit: int | None) -> None:
        self.study.start(topics, limit)
        self._window.show_view("study")

    def _browse_topic(self, topic: int | None) -> None:
        rows = {row.id: row for row in self._session.ask(library.topics)}
        label = "::".join(rows[topic].path) if topic in rows else ""
        self.browse.show_topics(self._topics(topic), label)
        self._window.show_view("browse")

    def _rename_topic(self, topic: int) -> None:
        rows = {row.id: row for row in self._session.ask(library.topics)}
        name, given = QInputDialog.getText(
            self._window, "Rename topic", "New name:", text=rows[topic].path[-1] if topic in rows else ""
        )
        if given:
            self._session.do(library.rename_topic, topic, name)

    def edit(self, card: int) -> None:
        """Open the form on a card."""
        EditDialog(self._session, self._window.theme, card, self._window).open()

    def _resize_text(self, step: int | None) -> None:
        from trainer.core.settings import DEFAULTS

        size = DEFAULTS.text_size if step is None else self._session.settings.text_size + step
        self._session.do(preferences.change_setting, "text_size", min(max(size, 10), 40))
        self.show_theme(self._window.theme)

    def _switch_theme(self) -> None:
        other = "light" if self._window.theme.dark else "dark"
        self._session.do(preferences.change_setting, "theme", other)
        self._window.follow_theme()

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()


