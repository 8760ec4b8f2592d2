"""The dialogs about one card, and the wires to them from the views that show cards."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from trainer.services.key_bindings import keymap
from trainer.ui.actions import Actions
from trainer.ui.main_window import MainWindow
from trainer.ui.session import Session

if TYPE_CHECKING:
    from trainer.ui.views.card_commands import CardCommands


class CardDoors:
    """Opens dialogs above the ``window``; cards are row ids."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window, self._session = window, session

    def serve(self, commands: "CardCommands") -> None:
        """Open what these commands ask for."""
        commands.info_requested.connect(self.tell_of)
        commands.points_requested.connect(self.edit_points)
        commands.answer_requested.connect(self.write_answer)

    def edit(self, card: int) -> None:
        """Open the form on a card."""
        from trainer.ui.dialogs.edit_dialog import EditDialog

        dialog = EditDialog(self._session, self._window.theme, card, self._window)
        Actions(self._session.ask(keymap)).bind(dialog, dialog.commands())
        dialog.points_requested.connect(self.edit_points)
        dialog.open()

    def write_answer(self, card: int) -> None:
        """Open the learner's own answer to a card."""
        from trainer.ui.dialogs.my_answer_dialog import MyAnswerDialog

        dialog = MyAnswerDialog(self._session, self._window.theme, card, self._window)
        Actions(self._session.ask(keymap)).bind(dialog, dialog.commands())
        dialog.open()

    def edit_points(self, card: int) -> None:
        """Open the key points of a card."""
        from trainer.ui.dialogs.key_points_dialog import KeyPointsDialog

        above = QApplication.activeModalWidget() or self._window
        KeyPointsDialog(self._session, self._window.theme, card, above).open()

    def tell_of(self, card: int) -> None:
        """Show everything about a card."""
        from trainer.ui.dialogs.card_info_dialog import CardInfoDialog

        CardInfoDialog(self._session, self._window.theme, card, self._window).open()
