"""The menu bar, made of the commands that name a menu."""

from PySide6.QtWidgets import QMainWindow, QMenu

from trainer.ui.actions import BY_ID, Actions

MENUS = ("File", "Edit", "View", "Help")


def fill_menu_bar(window: QMainWindow, actions: Actions) -> None:
    """Put every bound command into its menu, in declared order."""
    menus = {name: QMenu(f"&{name}", window) for name in MENUS}
    for command, action in actions.bound():
        if command.menu:
            menus[command.menu].addAction(action)
    for menu in menus.values():
        window.menuBar().addMenu(menu)


def name_steps(actions: Actions, labels: tuple[str | None, str | None]) -> None:
    """The Edit menu says what undo and redo would take."""
    for command, label in zip(("edit.undo", "edit.redo"), labels, strict=True):
        actions[command].setText(f"{BY_ID[command].title} {label or ''}".strip())
