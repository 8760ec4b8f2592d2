"""Fills the window once the store is open: the tree, the views, the wires between them, and every command's slot."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMenu, QWidget

from trainer.core.settings import DEFAULTS
from trainer.core.topic import show_path
from trainer.services import history, library, preferences
from trainer.services.change import Change, Touched
from trainer.services.custom_study import Choice
from trainer.services.key_bindings import keymap
from trainer.ui import theme as themes
from trainer.ui.actions import BY_ID, Actions, Command, rivals, show_keys
from trainer.ui.dialogs.about_dialog import AboutDialog
from trainer.ui.dialogs.card_info_dialog import CardInfoDialog
from trainer.ui.dialogs.custom_study_dialog import CustomStudyDialog
from trainer.ui.dialogs.edit_dialog import EditDialog
from trainer.ui.dialogs.export_dialog import ExportDialog
from trainer.ui.dialogs.guide_dialog import GuideDialog
from trainer.ui.dialogs.history_dialog import HistoryDialog
from trainer.ui.dialogs.import_dialog import ImportDialog
from trainer.ui.dialogs.key_bindings_dialog import KeyBindingsDialog, Listed
from trainer.ui.dialogs.keys_dialog import KeysDialog
from trainer.ui.dialogs.palette_dialog import PaletteDialog
from trainer.ui.dialogs.preferences_dialog import PreferencesDialog
from trainer.ui.dialogs.similar_dialog import SimilarDialog
from trainer.ui.main_window import MainWindow
from trainer.ui.session import Session
from trainer.ui.views.browse_view import BrowseView
from trainer.ui.views.card_form import AddView
from trainer.ui.views.progress_view import ProgressView
from trainer.ui.views.study_view import StudyView
from trainer.ui.views.today_view import TodayView
from trainer.ui.views.topic_tree_view import TopicTreeView

MENUS = ("File", "Edit", "View", "Help")
TEXT_STEP = 2
SMALLEST_TEXT, LARGEST_TEXT = 10, 40


class Rooms(QObject):
    """The views of one ``session`` in its ``window``; lives as long as the window."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self._topic: int | None = None
        self.actions = Actions(session.ask(keymap))
        self.tree = TopicTreeView(session, window.theme, window)
        self.today = TodayView(session, window.theme, window)
        self.study = StudyView(session, window.theme, window)
        self.browse = BrowseView(session, window.theme, window)
        self.progress = ProgressView(session, window.theme, window)
        self.add = AddView(session, window.theme, window)
        self._views: dict[str, QWidget] = {
            "today": self.today,
            "study": self.study,
            "browse": self.browse,
            "progress": self.progress,
            "add": self.add,
        }
        window.fill(self.tree, list(self._views.values()))
        self._connect()
        self._bind()
        self._tell_where()
        self._name_steps()
        self.follow_theme()
        state = window.memory.value("browse")
        if isinstance(state, QByteArray):
            self.browse.restore_state(state)
        self.show("today")

    def show(self, name: str) -> None:
        """Bring a view to the front; Study without a sitting begins one on the chosen topic."""
        if name == "study" and not self.study.is_studying():
            self.study.start(self._below(self._topic), None)
        self.window.stack.setCurrentWidget(self._views[name])
        self.window.navigation.mark(name)
        self._views[name].setFocus()

    def edit(self, card: int) -> None:
        """Open the form on a card."""
        dialog = EditDialog(self.session, self.window.theme, card, self.window)
        Actions(self.session.ask(keymap)).bind(dialog, dialog.commands())
        dialog.open()

    def tell_of(self, card: int) -> None:
        """Show everything about a card."""
        CardInfoDialog(self.session, self.window.theme, card, self.window).open()

    def follow_theme(self, *_scheme: object) -> None:
        """Use the theme the settings ask for; every part follows at once."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wanted = themes.theme_for(self.session.settings.theme, application)
        if wanted != self.window.theme:
            self.window.use_theme(wanted)
        for part in (self.tree, self.today, self.study, self.browse, self.progress, self.add):
            part.show_theme(self.window.theme)

    def _connect(self) -> None:
        window, session = self.window, self.session
        window.view_wanted.connect(self.show)
        window.closing.connect(self._close)
        window.messages.undo_requested.connect(session.undo)
        session.said.connect(window.messages.say)
        session.failed.connect(window.messages.fail)
        session.changed.connect(self._follow)
        QApplication.styleHints().colorSchemeChanged.connect(self.follow_theme)
        self.tree.selected.connect(self._select)
        self.tree.study_requested.connect(lambda topic: self._study(self._below(topic), None))
        self.tree.browse_requested.connect(self._browse_topic)
        self.tree.rename_requested.connect(self._rename_topic)
        self.today.study_requested.connect(self._study)
        self.study.edit_requested.connect(self.edit)
        for view in (self.study, self.browse):
            view.card_commands.info_requested.connect(self.tell_of)
        self.study.left.connect(lambda: self.show("today"))
        self.study.browse_requested.connect(lambda: self.show("browse"))
        self.study.practice_requested.connect(self._study_more)
        self.browse.edit_requested.connect(self.edit)
        self.browse.study_requested.connect(self._study)
        self.progress.export_requested.connect(self._export)
        self.progress.cards_requested.connect(self._browse_search)
        self.add.left.connect(lambda: self.show("today"))

    def _bind(self) -> None:
        window, session = self.window, self.session
        go: dict[str, Callable[[], object]] = {
            f"view.{name}": partial(self.show, name) for name in self._views
        }
        everywhere: dict[str, Callable[[], object]] = {
            "file.import": self._import,
            "file.export": self._export,
            "file.preferences": lambda: PreferencesDialog(session, window).open(),
            "file.keys": self._change_keys,
            "file.quit": window.close,
            "edit.undo": session.undo,
            "edit.redo": session.redo,
            "edit.similar": lambda: SimilarDialog(session, window).open(),
            "edit.history": lambda: HistoryDialog(session, window).open(),
            "view.study-more": self._study_more,
            "view.topics": self.tree.focus_filter,
            "view.larger": lambda: self._resize_text(session.settings.text_size + TEXT_STEP),
            "view.smaller": lambda: self._resize_text(session.settings.text_size - TEXT_STEP),
            "view.normal": lambda: self._resize_text(DEFAULTS.text_size),
            "view.theme": self._switch_theme,
            "view.full-screen": window.toggle_full_screen,
            "view.reset": window.forget_layout,
            "help.keys": lambda: KeysDialog(self._key_rows(), window).open(),
            "help.palette": lambda: PaletteDialog(self._palette_rows(), window).open(),
            "help.guide": lambda: GuideDialog(window.theme, window).open(),
            "help.about": lambda: AboutDialog(session, window).open(),
        }
        self.actions.bind(window, go | everywhere)
        for view in (self.today, self.study, self.browse, self.progress, self.add):
            self.actions.bind(view, view.commands())
        menus = {name: QMenu(f"&{name}", window) for name in MENUS}
        for command, action in self.actions.bound():
            if command.menu:
                menus[command.menu].addAction(action)
        for menu in menus.values():
            window.menuBar().addMenu(menu)

    def _tell_where(self) -> None:
        path = self.session.trainer.path
        where = QLabel(str(path), self.window)
        where.setAccessibleName(f"Your cards and reviews are in {path}")
        where.setContentsMargins(12, 0, 0, 4)
        where.setToolTip("Your cards and reviews are in this file")
        self.window.statusBar().addWidget(where)

    def _follow(self, change: Change) -> None:
        if Touched.SETTINGS in change.touched:
            self.follow_theme()
            self.actions.use(self.session.ask(keymap))
        self._name_steps()

    def _name_steps(self) -> None:
        """The Edit menu says what undo and redo would take."""
        for command, label in zip(("edit.undo", "edit.redo"), self.session.ask(history.labels), strict=True):
            self.actions[command].setText(f"{BY_ID[command].title} {label or ''}".strip())

    def _close(self) -> None:
        self.window.memory.setValue("browse", self.browse.save_state())
        self.session.trainer.close()

    def _key_rows(self) -> list[tuple[str, str, str]]:
        return [
            (each.where.value, each.title, show_keys(self.actions.keys(each)))
            for each, _ in self.actions.bound()
            if self.actions.keys(each)
        ]

    def _change_keys(self) -> None:
        listed = [
            Listed(each.id, each.where.value, each.title, each.keys) for each, _ in self.actions.bound()
        ]
        KeyBindingsDialog(self.session, listed, rivals, self.window).open()

    def _palette_rows(self) -> list[tuple[str, str, Callable[[], None]]]:
        reachable = (self.window, self.window.stack.currentWidget())

        def offered(command: Command, parent: QObject | None) -> bool:
            return parent in reachable and command.id != "help.palette"

        return [
            (command.title, show_keys(self.actions.keys(command)), action.trigger)
            for command, action in self.actions.bound()
            if offered(command, action.parent())
        ]

    def _below(self, topic: int | None) -> list[int] | None:
        return None if topic is None else self.session.ask(library.below, topic)

    def _select(self, topic: int | None) -> None:
        self._topic = topic

    def _study(self, topics: list[int] | None, limit: int | None) -> None:
        self.study.start(topics, limit)
        self.show("study")

    def _study_more(self) -> None:
        path = show_path(self._path(self._topic))
        dialog = CustomStudyDialog(self.session, f'topic:"{path}"' if path else "", self.window)
        dialog.chosen.connect(self._practise)
        dialog.open()

    def _practise(self, choice: Choice) -> None:
        self.study.practise(choice)
        self.show("study")

    def _path(self, topic: int | None) -> tuple[str, ...]:
        return next((row.path for row in self.session.ask(library.topics) if row.id == topic), ())

    def _browse_topic(self, topic: int | None) -> None:
        self.browse.show_topics(self._below(topic), "::".join(self._path(topic)))
        self.show("browse")

    def _browse_search(self, search: str, topic: int | None) -> None:
        self.browse.panel.search_for(search)
        self._browse_topic(topic)

    def _rename_topic(self, topic: int) -> None:
        old = self._path(topic)
        if not old:
            return
        name, given = QInputDialog.getText(self.window, "Rename topic", "New name:", text=old[-1])
        if given:
            self.session.do(library.rename_topic, topic, name)

    def _import(self) -> None:
        ImportDialog(self.session, self.window).open()

    def _export(self) -> None:
        ExportDialog(self.session, self.window).open()

    def _resize_text(self, size: int) -> None:
        bounded = min(max(size, SMALLEST_TEXT), LARGEST_TEXT)
        self.session.do(preferences.change_setting, "text_size", bounded)

    def _switch_theme(self) -> None:
        other = "light" if self.window.theme.dark else "dark"
        self.session.do(preferences.change_setting, "theme", other)
