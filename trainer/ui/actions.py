"""Every command, declared once: menus, tool tips, the key sheet and the palette come from this page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from trainer.core.keymap import Keymap, Keys
from trainer.core.settings import FLAGS

DECLARED = Keymap()
"""The keys as they are declared here."""


class Where(StrEnum):
    """The part of the window in which a command's keys work; also its heading on the key sheet."""

    WINDOW = "Everywhere"
    TODAY = "Today"
    STUDY = "Study"
    QUESTION = "Study, before the answers"
    DRILL = "Contrast drill"
    MOCK = "Mock interview"
    BROWSE = "Browse"
    FORM = "Add and edit"
    PROGRESS = "Progress"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the learner can do.  ``menu`` is the menu that lists it, empty for none."""

    id: str
    title: str
    keys: tuple[str, ...]
    where: Where = Where.WINDOW
    menu: str = ""


FLAG_NUMBERS = range(1, FLAGS + 1)

COMMANDS: tuple[Command, ...] = (
    Command("file.import", "Import…", ("Ctrl+Shift+I",), menu="File"),
    Command("file.export", "Export…", ("Ctrl+E",), menu="File"),
    Command("file.back-up", "Back up now", (), menu="File"),
    Command("file.preferences", "Preferences…", ("Ctrl+,", "Ctrl+P"), menu="File"),
    Command("file.keys", "Change keys…", (), menu="File"),
    Command("file.quit", "Quit", ("Ctrl+Q",), menu="File"),
    Command("edit.undo", "Undo", ("Ctrl+Z",), menu="Edit"),
    Command("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), menu="Edit"),
    Command("edit.history", "Undo list…", ("Ctrl+Alt+Z",), menu="Edit"),
    Command("edit.similar", "Near-duplicates…", ("Ctrl+Alt+D",), menu="Edit"),
    Command("edit.leeches", "Leech clinic…", ("Ctrl+Alt+L",), menu="Edit"),
    Command("edit.topic-options", "Options of a topic…", ("Ctrl+Alt+O",), menu="Edit"),
    Command("view.today", "Today", ("D",), menu="View"),
    Command("view.study", "Study", ("S",), menu="View"),
    Command("view.browse", "Browse", ("B", "Ctrl+B"), menu="View"),
    Command("view.progress", "Progress", ("P", "T", "Ctrl+T"), menu="View"),
    Command("view.add", "Add a card", ("A",), menu="View"),
    Command("view.study-more", "Study more…", ("F",), menu="View"),
    Command("view.mock", "Mock interview…", ("Ctrl+M",), menu="View"),
    Command("view.contrast", "Contrast drill…", ("Ctrl+Shift+X",), menu="View"),
    Command("view.topics", "Find a topic", ("/",), menu="View"),
    Command("view.larger", "Larger text", ("Ctrl++", "Ctrl+="), menu="View"),
    Command("view.smaller", "Smaller text", ("Ctrl+-",), menu="View"),
    Command("view.normal", "Normal text size", ("Ctrl+0",), menu="View"),
    Command("view.theme", "Switch light and dark", ("Ctrl+Shift+T",), menu="View"),
    Command("view.full-screen", "Full screen", ("F11",), menu="View"),
    Command("view.dismiss-reminder", "No more reminder of the goal today", ()),
    Command("view.reset", "Reset Layout", (), menu="View"),
    Command("help.keys", "All keys", ("?",), menu="Help"),
    Command("help.palette", "Find a command…", ("Ctrl+K",), menu="Help"),
    Command("help.guide", "User's guide", ("F1",), menu="Help"),
    Command("help.about", "About", (), menu="Help"),
    Command("today.study", "Study", ("Space", "Return", "Enter"), Where.TODAY),
    Command("today.timebox", "Study for 15 minutes", ("M",), Where.TODAY),
    Command("today.interview", "Plan for an interview…", ("I",), Where.TODAY),
    Command("today.catch-up", "Catch up over several days…", (), Where.TODAY),
    Command("today.days-off", "Days off…", (), Where.TODAY),
    Command("study.unsure", "Unsure: show the answers", ("1",), Where.QUESTION),
    Command("study.fairly", "Fairly sure: show the answers", ("2",), Where.QUESTION),
    Command("study.sure", "Sure: show the answers", ("3",), Where.QUESTION),
    Command("study.reveal", "Show the answers, then Good", ("Space", "Return", "Enter"), Where.STUDY),
    Command("study.again", "Again: forgot", ("1", "0", "`"), Where.STUDY),
    Command("study.hard", "Hard: recalled with effort", ("2",), Where.STUDY),
    Command("study.good", "Good: recalled", ("3",), Where.STUDY),
    Command("study.easy", "Easy: recalled instantly", ("4",), Where.STUDY),
    Command("study.undo", "Undo the last step", ("U",), Where.STUDY),
    Command("study.type", "Type your answer", ("N",), Where.STUDY),
    Command("study.compare", "Compare what you typed", ("Ctrl+Return", "Ctrl+Enter"), Where.STUDY),
    Command("study.key-points", "Go to the key points (Space ticks)", ("K",), Where.STUDY),
    Command("study.accept", "My answer was right too", ("Y",), Where.STUDY),
    Command("study.help", "A hint, then an outline, then the shortest answer", ("H",), Where.STUDY),
    Command("study.all-help", "All help at once", ("G",), Where.STUDY),
    Command("study.prefer", "Prefer this answer, or no longer", ("Shift+P",), Where.STUDY),
    Command("study.copy-answer", "Copy this answer", ("Ctrl+Shift+C",), Where.STUDY),
    Command("study.print", "Print what is seen of the card…", ("Ctrl+Shift+P",), Where.STUDY),
    Command("study.side-by-side", "Answers side by side", ("C",), Where.STUDY),
    Command("study.agreement", "What the answers agree on", ("Shift+C",), Where.STUDY),
    Command("study.previous-answer", "Previous answer", ("[", "Left"), Where.STUDY),
    Command("study.next-answer", "Next answer", ("]", "Right"), Where.STUDY),
    Command("study.edit", "Edit this card", ("E",), Where.STUDY),
    Command("study.bury", "Bury until tomorrow", ("-",), Where.STUDY),
    Command("study.suspend", "Suspend", ("@",), Where.STUDY),
    Command("study.bury-subject", "Bury it and all that ask nearly the same", ("=",), Where.STUDY),
    Command("study.suspend-subject", "Suspend it and all that ask nearly the same", ("!",), Where.STUDY),
    *(
        Command(f"study.flag-{n}", f"Flag {n}, or take it away", (f"Ctrl+{n}",), Where.STUDY)
        for n in FLAG_NUMBERS
    ),
    Command("study.mark", "Mark, or take the mark away", ("*",), Where.STUDY),
    Command("study.due", "Set due date…", ("Ctrl+Shift+D",), Where.STUDY),
    Command("study.reset", "Reset: make it new again", ("Ctrl+Alt+N",), Where.STUDY),
    Command("study.delete", "Delete the card", ("Ctrl+Del",), Where.STUDY),
    Command("study.info", "Card info", ("I",), Where.STUDY),
    Command("study.my-answer", "Write my answer…", ("Shift+Y",), Where.STUDY),
    Command("study.edit-points", "Edit its key points…", ("Shift+K",), Where.STUDY),
    Command("study.options", "Options of its topic…", ("O",), Where.STUDY),
    Command("study.previous-info", "Info on the card before", ("Ctrl+Alt+I",), Where.STUDY),
    Command("study.more", "More to do with this card…", ("M",), Where.STUDY),
    Command("study.contrast", "What differs from its near-duplicates", ("X",), Where.STUDY),
    Command("study.read-aloud", "Read aloud, or stop", ("R",), Where.STUDY),
    Command("study.auto-advance", "Auto-advance on or off", ("Shift+A",), Where.STUDY),
    Command("study.why", "Why now, why this interval", ("W",), Where.STUDY),
    Command("study.leave", "End the session", ("Esc",), Where.STUDY),
    Command("drill.reveal", "Show what differs, then told apart", ("Space", "Return", "Enter"), Where.DRILL),
    Command("drill.mixed-up", "Mixed up", ("1",), Where.DRILL),
    Command("drill.apart", "Told apart", ("2", "3"), Where.DRILL),
    Command("drill.type", "Type what differs", ("N",), Where.DRILL),
    Command("drill.compare", "Show what differs", ("Ctrl+Return", "Ctrl+Enter"), Where.DRILL),
    Command("drill.undo", "Undo the last step", ("U",), Where.DRILL),
    Command("drill.leave", "End the drill", ("Esc",), Where.DRILL),
    Command(
        "mock.next", "Next question", ("Ctrl+Return", "Ctrl+Enter", "Space", "Return", "Enter"), Where.MOCK
    ),
    Command("mock.key-points", "Go to the key points (Space ticks)", ("K",), Where.MOCK),
    Command("mock.previous-answer", "Previous answer", ("[",), Where.MOCK),
    Command("mock.next-answer", "Next answer", ("]",), Where.MOCK),
    Command("mock.again", "Count it as Again", ("1",), Where.MOCK),
    Command("mock.hard", "Count it as Hard", ("2",), Where.MOCK),
    Command("mock.good", "Count it as Good", ("3",), Where.MOCK),
    Command("mock.easy", "Count it as Easy", ("4",), Where.MOCK),
    Command("mock.count", "Let the answers count as reviews", (), Where.MOCK),
    Command("mock.leave", "To the debrief, then away", ("Esc",), Where.MOCK),
    Command("browse.find", "Search", ("Ctrl+F",), Where.BROWSE),
    Command("browse.search-help", "What can be searched for", ("F2",), Where.BROWSE),
    Command("browse.saved", "Saved searches", ("Ctrl+Shift+F",), Where.BROWSE),
    Command("browse.edit", "Edit the card", ("Ctrl+Return",), Where.BROWSE),
    Command("browse.study", "Study its topic", ("Ctrl+Shift+S",), Where.BROWSE),
    Command("browse.move", "Move to a topic…", ("Ctrl+D",), Where.BROWSE),
    Command("browse.tags", "Change tags…", ("Ctrl+Shift+A",), Where.BROWSE),
    Command("browse.suspend", "Suspend or resume", ("Ctrl+J", "@"), Where.BROWSE),
    Command("browse.bury", "Bury until tomorrow", ("Ctrl+Shift+J", "-"), Where.BROWSE),
    Command("browse.bury-subject", "Bury it and all that ask nearly the same", ("=",), Where.BROWSE),
    Command("browse.suspend-subject", "Suspend it and all that ask nearly the same", ("!",), Where.BROWSE),
    *(
        Command(f"browse.flag-{n}", f"Flag {n}, or take it away", (f"Ctrl+{n}",), Where.BROWSE)
        for n in FLAG_NUMBERS
    ),
    Command("browse.mark", "Mark, or take the mark away", ("*",), Where.BROWSE),
    Command("browse.due", "Set due date…", ("Ctrl+Shift+D",), Where.BROWSE),
    Command("browse.reset", "Reset: make it new again", ("Ctrl+Alt+N",), Where.BROWSE),
    Command("browse.contrast", "What differs from its near-duplicates", ("X",), Where.BROWSE),
    Command("browse.info", "Card info", ("I",), Where.BROWSE),
    Command("browse.print", "Print what is seen of the card…", ("Ctrl+Shift+P",), Where.BROWSE),
    Command("browse.side-by-side", "Answers side by side", ("C",), Where.BROWSE),
    Command("browse.agreement", "What the answers agree on", ("Shift+C",), Where.BROWSE),
    Command("browse.previous-answer", "Previous answer", ("[",), Where.BROWSE),
    Command("browse.next-answer", "Next answer", ("]",), Where.BROWSE),
    Command("browse.my-answer", "Write my answer…", ("Shift+Y",), Where.BROWSE),
    Command("browse.edit-points", "Edit its key points…", ("Shift+K",), Where.BROWSE),
    Command("browse.options", "Options of its topic…", ("O",), Where.BROWSE),
    Command("browse.select-all", "Select all", ("Ctrl+Alt+A",), Where.BROWSE),
    Command("browse.delete", "Delete", ("Ctrl+Del",), Where.BROWSE),
    Command("progress.find", "Choose cards by a search", ("Ctrl+F",), Where.PROGRESS),
    Command("progress.search-help", "What can be searched for", ("F2",), Where.PROGRESS),
    Command("progress.saved", "Saved searches", ("Ctrl+Shift+F",), Where.PROGRESS),
    Command("progress.tables", "All charts as tables, or as pictures", ("Ctrl+Shift+B",), Where.PROGRESS),
    Command("form.save", "Save the card", ("Ctrl+Return", "Ctrl+Enter"), Where.FORM),
    Command("form.cancel", "Leave without saving", ("Esc",), Where.FORM),
)
PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that press a button which has the focus."""
RATINGS = frozenset({"study.again", "study.hard", "study.good", "study.easy"})
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def show_keys(keys: Keys) -> str:
    """The keys as the learner's system writes them; Return and the Enter of the number pad are both Enter."""
    native = QKeySequence.SequenceFormat.NativeText
    names = (QKeySequence(key.replace("Return", "Enter")).toString(native) for key in keys)
    return " or ".join(dict.fromkeys(names))


def same_key(one: str, other: str) -> bool:
    """Whether two names mean the same key: ``Ctrl+Del`` is ``Ctrl+Delete``."""
    return QKeySequence(one) == QKeySequence(other)


def rivals(command_id: str, key: str, keymap: Keymap) -> list[str]:
    """The other commands, by id, that have this key where the command's keys work."""
    command = BY_ID[command_id]
    return [
        each.id
        for each in COMMANDS
        if each.id != command_id
        and _meet(each, command)
        and any(same_key(key, taken) for taken in keymap.keys(each.id, each.keys))
    ]


def _meet(one: Command, other: Command) -> bool:
    """Whether the keys of two commands work at the same time; those of ratings wait until the answers are shown."""
    if {one.where, other.where} == {Where.STUDY, Where.QUESTION}:
        return not {one.id, other.id} & RATINGS
    return one.where is other.where or Where.WINDOW in (one.where, other.where)


class OwnKeys(QObject):
    """Leaves to what has the focus the keys it works with, before they become shortcuts.

    In a text field Ctrl+Del deletes a word, not a card; Space and Enter press the button that has the focus, whatever
    else they mean in the view.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim such a key for the focused widget; Enter presses a button here, since Qt leaves that to dialogs."""
        focused = QApplication.focusWidget()
        if focused is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and (
            _deletes_a_word(focused, event) or _presses(focused, event, watched)
        ):
            event.accept()
            return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(focused, QPushButton | QToolButton)
            and event.key() != Qt.Key.Key_Space
            and _presses(focused, event, watched)
        ):
            if not event.isAutoRepeat():
                focused.click()
            return True
        return super().eventFilter(watched, event)


def _deletes_a_word(focused: QWidget, event: QKeyEvent) -> bool:
    return (
        isinstance(focused, QLineEdit | QPlainTextEdit | QTextEdit)
        and not focused.isReadOnly()
        and event.matches(QKeySequence.StandardKey.DeleteEndOfWord)
    )


def _presses(focused: QWidget, event: QKeyEvent, view: QObject) -> bool:
    """Whether the key works a control that is not that very command's own button."""
    if event.key() not in PRESSING or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not isinstance(focused, QAbstractButton | QComboBox | QAbstractSpinBox):
        return False
    own = view.findChild(QAction, focused.objectName()) if focused.objectName() else None
    return own is None or QKeySequence(event.key()) not in own.shortcuts()


class Actions:
    """The commands bound to what they do, each as one ``QAction``, with the keys of a keymap."""

    def __init__(self, keymap: Keymap = DECLARED) -> None:
        self._keymap = keymap
        self._actions: dict[str, QAction] = {}
        self._widgets: list[QWidget] = []

    def bind(self, widget: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
        """Make these commands' keys work within ``widget``.

        Raises ``KeyError`` for an id that is not declared.
        """
        for command_id, slot in slots.items():
            command = BY_ID[command_id]
            action = QAction(command.title, widget)
            action.setShortcuts([QKeySequence(key) for key in self.keys(command)])
            action.setAutoRepeat(False)
            action.setObjectName(command_id)
            if command.where is not Where.WINDOW:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, call=slot: call())
            widget.addAction(action)
            self._actions[command_id] = action
        widget.installEventFilter(OwnKeys(widget))
        self._widgets.append(widget)
        self._label_buttons(widget)

    def use(self, keymap: Keymap) -> None:
        """Other keys from now on, also on buttons that tell theirs."""
        if keymap == self._keymap:
            return
        self._keymap = keymap
        for command, action in self.bound():
            action.setShortcuts([QKeySequence(key) for key in self.keys(command)])
        for widget in self._widgets:
            self._label_buttons(widget)

    def keys(self, command: Command) -> Keys:
        """The keys a command has now."""
        return self._keymap.keys(command.id, command.keys)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def bound(self) -> list[tuple[Command, QAction]]:
        """Every bound command in declared order."""
        return [(each, self._actions[each.id]) for each in COMMANDS if each.id in self._actions]

    def _label_buttons(self, widget: QWidget) -> None:
        """Buttons named after a command tell its key."""
        for button in widget.findChildren(QAbstractButton):
            command = BY_ID.get(button.objectName())
            if command is not None:
                keys = show_keys(self.keys(command))
                button.setToolTip(f"{command.title} ({keys})" if keys else command.title)
