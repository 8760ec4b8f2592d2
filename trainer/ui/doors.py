"""Every dialog behind the command that opens it; a dialog is imported when it is first asked for.

A new dialog is one function here and one line in ``DOORS``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from trainer.ui.actions import COMMANDS, Actions, Command, rivals, show_keys
from trainer.ui.main_window import MainWindow
from trainer.ui.session import Session
from trainer.ui.speech import voice_here


@dataclass(frozen=True, slots=True)
class Desk:
    """What dialogs are opened with."""

    window: MainWindow
    session: Session
    actions: Actions


Door = Callable[[Desk], QDialog]
"""Makes a dialog, ready to be opened."""


def commands_here() -> list[Command]:
    """Every command except those that this system cannot carry out."""
    return [each for each in COMMANDS if each.id != "study.read-aloud" or voice_here() is not None]


def key_rows(desk: Desk) -> list[tuple[str, str, str]]:
    """Where a command works, its title and its keys, for every command that has keys."""
    return [
        (each.where.value, each.title, show_keys(desk.actions.keys(each)))
        for each in commands_here()
        if desk.actions.keys(each)
    ]


def palette_rows(desk: Desk) -> list[tuple[str, str, Callable[[], None]]]:
    """The title, the keys and the deed of every command that can be given now."""
    reachable = (desk.window, desk.window.stack.currentWidget())

    def offered(command: Command, parent: QObject | None) -> bool:
        return parent in reachable and command.id != "help.palette"

    return [
        (command.title, show_keys(desk.actions.keys(command)), action.trigger)
        for command, action in desk.actions.bound()
        if offered(command, action.parent())
    ]


def _import(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.import_dialog import ImportDialog

    return ImportDialog(desk.session, desk.window)


def _export(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.export_dialog import ExportDialog

    return ExportDialog(desk.session, desk.window)


def _preferences(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.preferences_dialog import PreferencesDialog

    return PreferencesDialog(desk.session, desk.window)


def _change_keys(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.key_bindings_dialog import KeyBindingsDialog, Listed

    listed = [Listed(each.id, each.where.value, each.title, each.keys) for each in commands_here()]
    return KeyBindingsDialog(desk.session, listed, rivals, desk.window)


def _similar(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.similar_dialog import SimilarDialog

    return SimilarDialog(desk.session, desk.window)


def _history(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.history_dialog import HistoryDialog

    return HistoryDialog(desk.session, desk.window)


def _keys(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.keys_dialog import KeysDialog

    return KeysDialog(key_rows(desk), desk.window)


def _palette(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.palette_dialog import PaletteDialog

    return PaletteDialog(palette_rows(desk), desk.window)


def _guide(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.guide_dialog import GuideDialog

    return GuideDialog(desk.window.theme, desk.session.settings.text_size, desk.window)


def _about(desk: Desk) -> QDialog:
    from trainer.ui.dialogs.about_dialog import AboutDialog

    return AboutDialog(desk.session, desk.window)


def export_of_topic(desk: Desk, path: str) -> QDialog:
    """The export narrowed to a topic by its path; of everything where it is empty."""
    from trainer.ui.dialogs.export_dialog import ExportDialog, Shown

    shown = Shown(f'topic:"{path}"', topic=path) if path else Shown()
    return ExportDialog(desk.session, desk.window, shown)


def options_of_topic(desk: Desk, topic: int | None) -> QDialog:
    """The options of a topic, or of the first one."""
    from trainer.ui.dialogs.topic_options_dialog import TopicOptionsDialog

    return TopicOptionsDialog(desk.session, topic, desk.window)


DOORS: Mapping[str, Door] = {
    "file.import": _import,
    "file.export": _export,
    "file.preferences": _preferences,
    "file.keys": _change_keys,
    "edit.similar": _similar,
    "edit.history": _history,
    "help.keys": _keys,
    "help.palette": _palette,
    "help.guide": _guide,
    "help.about": _about,
}
