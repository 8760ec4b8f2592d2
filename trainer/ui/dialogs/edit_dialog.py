"""Edit one card; the shipped words stay beside the learner's."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from trainer.core.errors import TrainerError
from trainer.core.topic import show_path
from trainer.services import library, tagging
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.card_form import CardForm

UNSAVED = "Your changes are not saved. Cancel again to leave without them."


class EditDialog(QDialog):
    """Closing with unsaved changes takes a second time; nothing typed is lost when saving fails.

    ``points_requested`` carries the card whose key points are to be edited.
    """

    points_requested = Signal(int)

    def __init__(self, session: Session, theme: Theme, card: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._card, self._warned = session, card, False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Edit card")
        self.resize(1000, 680)
        self.form = CardForm(theme, "Save", self)
        self.form.show_text_size(session.settings.text_size)
        self.form.save_requested.connect(self.save)
        self.form.cancel_requested.connect(self.reject)
        self.form.edited.connect(self._forget_warning)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.form)
        points = QPushButton("&Key points…", self)
        points.setAutoDefault(False)
        points.clicked.connect(lambda: self.points_requested.emit(card))
        self.form.add_button(points)
        self._load()
        self.form.question.setFocus()

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be done here, by command id."""
        return {"form.save": self.save, "form.cancel": self.reject}

    def save(self) -> None:
        """Save and close; without changes just close."""
        if self.form.is_edited():
            try:
                change = self._session.ask(library.edit_card, self._card, self.form.draft())
            except TrainerError as error:
                self.form.show_error(str(error))
                return
            self._session.tell(change)
        self.accept()

    def reject(self) -> None:
        """Close; the first time with unsaved changes only say so."""
        if self.form.is_edited() and not self._warned:
            self._warned = True
            self.form.show_error(UNSAVED)
        else:
            super().reject()

    def _load(self) -> None:
        ask = self._session.ask
        paths = {row.id: show_path(row.path) for row in ask(library.topics)}
        titles = {row.id: row.document.title for row in ask(library.documents)}
        self.form.offer(paths.values(), lambda: ask(tagging.known_tags))
        try:
            card = ask(library.card, self._card)
        except TrainerError as error:
            self.form.show_error(str(error))
            self.form.save.setEnabled(False)
        else:
            self.form.load(card, paths.get(card.topic or 0, ""), titles)

    def _forget_warning(self) -> None:
        self._warned = False
