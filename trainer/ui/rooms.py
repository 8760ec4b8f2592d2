"""Fills the window once the store is open: the tree, the views made on their first visit, the wires between them.

A new view is one property here and one name in ``VIEWS``.
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QByteArray, QObject, QTimer, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog

from trainer.core.topic import show_path
from trainer.services import history
from trainer.services.change import Change, Touched
from trainer.services.key_bindings import keymap
from trainer.ui.actions import BY_ID, Actions
from trainer.ui.card_doors import CardDoors
from trainer.ui.doors import DOORS, Desk, Door, export_of_topic, options_of_topic
from trainer.ui.first_minute import FirstMinute
from trainer.ui.looks import Looks
from trainer.ui.main_window import MainWindow
from trainer.ui.menus import fill_menu_bar, name_steps
from trainer.ui.safekeeping import Safekeeping
from trainer.ui.session import Session
from trainer.ui.views.topic_commands import TopicCommands
from trainer.ui.views.topic_tree_view import TopicTreeView
from trainer.ui.widgets.first_steps import FirstSteps

if TYPE_CHECKING:
    from trainer.core.insight import Period
    from trainer.services.custom_study import Choice
    from trainer.ui.views.browse_view import BrowseView
    from trainer.ui.views.card_form import AddView
    from trainer.ui.views.contrast_view import ContrastView
    from trainer.ui.views.goal_reminder import GoalReminder
    from trainer.ui.views.mock_view import MockView
    from trainer.ui.views.progress_view import ProgressView
    from trainer.ui.views.study_view import StudyView
    from trainer.ui.views.today_view import TodayView

    View = TodayView | StudyView | ContrastView | MockView | BrowseView | ProgressView | AddView

VIEWS = ("today", "study", "contrast", "mock", "browse", "progress", "add")
PART_OF = {"contrast": "study", "mock": "study"}
"""Views without a place of their own in the bar of views."""
MANY_CARDS = 10_000
"""To tell how well so many are remembered takes as long as making the first sitting ready, which is wanted sooner."""
REST_MS = 100
"""What nobody waits for is done this long after a change."""
NATIVE = QKeySequence.SequenceFormat.NativeText
V = TypeVar("V", bound="View")


class Rooms(QObject):
    """The views of one ``session`` in its ``window``; lives as long as the window.

    ``tree`` is the one that is in the window already, where the start has put one there.
    """

    def __init__(self, window: MainWindow, session: Session, tree: TopicTreeView | None = None) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self._topic: int | None = None
        self._drilled_from = "today"
        self._made: dict[str, View] = {}
        self.actions = Actions(session.ask(keymap))
        self.desk = Desk(window, session, self.actions)
        self.cards = CardDoors(window, session)
        self.looks = Looks(window, session)
        self.safekeeping = Safekeeping(window, session)
        self.tree = tree or TopicTreeView(window.theme, window)
        self._topics = TopicCommands(session, window)
        self._connect()
        self._bind()
        window.tell_where(session.trainer.path)
        self._steps = QTimer(self, singleShot=True, interval=REST_MS)
        self._steps.timeout.connect(self._name_steps)
        self._name_steps()
        self.looks.follow()
        first = FirstMinute(window, session, self._greet, self._look_ahead)
        if self.tree.cards < MANY_CARDS:
            self.tree.attach(session)
        else:
            first.over.connect(partial(self.tree.attach, session))
        if tree is None:
            self.tree.tree.painted.connect(first.go_on)
            window.fill(self.tree)
        else:
            first.go_on()

    @cached_property
    def today(self) -> "TodayView":
        """The day at a glance."""
        from trainer.ui.views.today_view import TodayView

        view = self._place("today", TodayView(self.session, self.window.theme, self.window))
        view.study_requested.connect(self._study)
        view.more_requested.connect(self._study_more)
        view.timebox_requested.connect(partial(self._study, None, None))
        view.interview.cards_requested.connect(lambda search: self._browse_search(search, None))
        for button in (view.leeches, view.mock):
            button.clicked.connect(self.actions[button.objectName()].trigger)
        return view

    @cached_property
    def study(self) -> "StudyView":
        """One question at a time."""
        from trainer.ui.speech import voice_here
        from trainer.ui.views.study_view import StudyView

        view = self._place("study", StudyView(self.session, self.window.theme, self.window, voice_here()))
        view.edit_requested.connect(self.cards.edit)
        self.cards.serve(view.card_commands)
        view.card_commands.options_requested.connect(self._topic_options)
        view.left.connect(partial(self.show, "today"))
        view.browse_requested.connect(partial(self.show, "browse"))
        view.practice_requested.connect(self._study_more)
        view.summary.mock_requested.connect(partial(self.show, "mock"))
        view.card_commands.contrast_requested.connect(self.drill)
        return view

    @cached_property
    def contrast(self) -> "ContrastView":
        """Two near-duplicates side by side."""
        from trainer.ui.views.contrast_view import ContrastView

        view = self._place("contrast", ContrastView(self.session, self.window.theme, self.window))
        view.left.connect(lambda: self.show(self._drilled_from))
        return view

    @cached_property
    def mock(self) -> "MockView":
        """A mock interview."""
        from trainer.ui.views.mock_view import MockView

        view = self._place("mock", MockView(self.session, self.window.theme, self.window))
        view.left.connect(partial(self.show, "today"))
        return view

    @cached_property
    def browse(self) -> "BrowseView":
        """Every card, searched, sorted and changed."""
        from trainer.ui.views.browse_view import BrowseView

        view = self._place("browse", BrowseView(self.session, self.window.theme, self.window))
        view.edit_requested.connect(self.cards.edit)
        self.cards.serve(view.card_commands)
        view.card_commands.contrast_requested.connect(self.drill)
        view.card_commands.options_requested.connect(self._topic_options)
        view.study_requested.connect(self._study)
        state = self.window.memory.value("browse")
        if isinstance(state, QByteArray):
            view.restore_state(state)
        return view

    @cached_property
    def progress(self) -> "ProgressView":
        """The charts."""
        from trainer.ui.views.progress_view import ProgressView

        view = self._place("progress", ProgressView(self.session, self.window.theme, self.window))
        view.export_requested.connect(self._export_shown)
        view.cards_requested.connect(self._browse_search)
        return view

    @cached_property
    def add(self) -> "AddView":
        """Writing one card after another."""
        from trainer.ui.views.card_form import AddView

        view = self._place("add", AddView(self.session, self.window.theme, self.window))
        view.left.connect(partial(self.show, "today"))
        return view

    @cached_property
    def reminder(self) -> "GoalReminder":
        """The line that reminds of the day's goal."""
        from trainer.ui.views.goal_reminder import GoalReminder

        line = GoalReminder(self.session, self.window.memory, self.window)
        self.window.put_line(line)
        line.study_requested.connect(partial(self._study, None, None))
        return line

    def show(self, name: str) -> None:
        """Bring a view to the front; Study without a sitting begins one on the chosen topic."""
        view: View = getattr(self, name)
        front = self.window.stack.currentWidget()
        if name == "contrast" and front is not view:
            self._drilled_from = next(
                (each for each in ("study", "browse") if self._made.get(each) is front), "today"
            )
        if name == "study" and not self.study.is_studying():
            self.study.start(self._topics.below(self._topic), None)
        if name == "add":
            self.add.suggest_topic(show_path(self._topics.path(self._topic)))
        self.window.bring(view)
        self.window.navigation.mark(PART_OF.get(name, name))
        view.setFocus()

    def drill(self, cards: list[int]) -> None:
        """Put cards beside the others of their subjects."""
        self.show("contrast")
        self.contrast.drill(cards)

    def _look_ahead(self) -> SignalInstance:
        self.study.ahead.look()
        return self.study.ahead.ready

    def _dismiss_reminder(self) -> None:
        self.reminder.send_away()

    def _show_looks(self) -> None:
        for part in (self.tree, *self._made.values()):
            part.show_theme(self.window.theme)

    def _greet(self) -> None:
        """Show the first view once the tree is there, which is quicker; not where another was asked for."""
        if not self._made:
            self.show("today")
        self.reminder.look()

    def _place(self, name: str, view: V) -> V:
        """Give a view its place in the window and its commands their keys."""
        self._made[name] = view
        view.setAccessibleName(BY_ID[f"view.{name}"].title.rstrip("…"))
        self.window.stack.addWidget(view)
        self.actions.bind(view, view.commands())
        for steps in view.findChildren(FirstSteps):
            steps.wanted.connect(lambda command: self.actions[command].trigger())
        return view

    def _connect(self) -> None:
        window, session = self.window, self.session
        window.view_wanted.connect(self.show)
        window.closing.connect(self._close)
        window.messages.undo_requested.connect(session.undo)
        session.said.connect(window.messages.say)
        session.failed.connect(window.messages.fail)
        session.changed.connect(self._follow)
        self.looks.changed.connect(self._show_looks)
        self.tree.selected.connect(self._select)
        self.tree.study_requested.connect(lambda topic: self._study(self._topics.below(topic), None))
        self.tree.browse_requested.connect(self._browse_topic)
        self.tree.rename_requested.connect(self._topics.rename)
        self.tree.move_requested.connect(self._topics.move)
        self.tree.suspend_requested.connect(self._topics.suspend)
        self.tree.export_requested.connect(self._export_topic)
        self.tree.options_requested.connect(self._topic_options)

    def _bind(self) -> None:
        window, session = self.window, self.session
        go = {f"view.{name}": partial(self.show, name) for name in VIEWS}
        open_dialog = {command: partial(self._open, door) for command, door in DOORS.items()}
        everywhere: dict[str, Callable[[], Any]] = {
            "file.back-up": self.safekeeping.now,
            "file.quit": window.close,
            "edit.undo": session.undo,
            "edit.redo": session.redo,
            "edit.leeches": self._clinic,
            "edit.topic-options": lambda: self._topic_options(self._topic),
            "view.study-more": self._study_more,
            "view.topics": self.tree.focus_filter,
            "view.larger": partial(self.looks.enlarge, 1),
            "view.smaller": partial(self.looks.enlarge, -1),
            "view.normal": self.looks.usual_size,
            "view.theme": self.looks.switch_theme,
            "view.full-screen": window.toggle_full_screen,
            "view.reset": self._reset_layout,
            "view.dismiss-reminder": self._dismiss_reminder,
        }
        self.actions.bind(window, go | open_dialog | everywhere)
        self._name_undo()
        fill_menu_bar(window, self.actions)

    def _open(self, door: Door) -> QDialog:
        dialog = door(self.desk)
        dialog.open()
        return dialog

    def _follow(self, change: Change) -> None:
        if Touched.SETTINGS in change.touched:
            self.looks.follow()
            self.actions.use(self.session.ask(keymap))
            self._name_undo()
        self._steps.start()

    def _name_steps(self) -> None:
        name_steps(self.actions, self.session.ask(history.labels))

    def _name_undo(self) -> None:
        self.window.messages.name_undo(self.actions["edit.undo"].shortcut().toString(NATIVE))

    def _reset_layout(self) -> None:
        self.window.forget_layout()
        if "browse" in self._made:
            self.browse.forget_layout()

    def _close(self) -> None:
        if "browse" in self._made:
            self.window.memory.setValue("browse", self.browse.save_state())
        self.session.close()

    def _select(self, topic: int | None) -> None:
        self._topic = topic

    def _study(self, topics: list[int] | None, limit: int | None, minutes: int | None = None) -> None:
        self.study.start(topics, limit, minutes)
        self.show("study")

    def _study_more(self) -> None:
        from trainer.ui.dialogs.custom_study_dialog import CustomStudyDialog

        path = show_path(self._topics.path(self._topic))
        dialog = CustomStudyDialog(self.session, f'topic:"{path}"' if path else "", self.window)
        dialog.chosen.connect(self._practise)
        dialog.open()

    def _practise(self, choice: "Choice") -> None:
        self.study.practise(choice)
        self.show("study")

    def _browse_topic(self, topic: int | None) -> None:
        self.browse.show_topics(self._topics.below(topic), "::".join(self._topics.path(topic)))
        self.show("browse")

    def _browse_search(self, search: str, topic: int | None) -> None:
        self.browse.panel.search_for(search)
        self._browse_topic(topic)

    def _export_shown(self, search: str, period: "Period") -> None:
        from trainer.ui.dialogs.export_dialog import ExportDialog, Shown

        ExportDialog(self.session, self.window, Shown(search, period)).open()

    def _export_topic(self, topic: int | None) -> None:
        export_of_topic(self.desk, show_path(self._topics.path(topic))).open()

    def _topic_options(self, topic: int | None) -> None:
        options_of_topic(self.desk, topic).open()

    def _clinic(self) -> None:
        from trainer.ui.dialogs.leech_clinic_dialog import LeechClinicDialog

        dialog = LeechClinicDialog(self.session, self.window)
        dialog.drill_requested.connect(self.drill)
        dialog.edit_requested.connect(self.cards.edit)
        dialog.options_requested.connect(self._topic_options)
        dialog.open()
