"""The menu bar, made of the commands that name a menu."""

from trainer.ui.actions import BY_ID, Actions
from trainer.ui.main_window import MainWindow


def fill_menu_bar(window: MainWindow, actions: Actions) -> None:
    """Put every bound command into its menu, in declared order."""
    for command, action in actions.bound():
        if command.menu:
            window.menus[command.menu].addAction(action)


def name_steps(actions: Actions, labels: tuple[str | None, str | None]) -> None:
    """The Edit menu says what undo and redo would take."""
    for command, label in zip(("edit.undo", "edit.redo"), labels, strict=True):
        actions[command].setText(f"{BY_ID[command].title} {label or ''}".strip())
