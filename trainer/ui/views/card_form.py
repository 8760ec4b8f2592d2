"""Add: write one card after another."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from trainer.core.errors import TrainerError
from trainer.core.topic import show_path
from trainer.services import library, tagging
from trainer.services.change import Change, Touched
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.card_form import CardForm


class AddView(QWidget):
    """Topic and tags stay for the next card.

    ``left`` asks for another view; what was written is still there on return.
    """

    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale, self._suggested = True, ""
        title = QLabel("Add a card", self)
        title.setProperty("role", "title")
        self.form = CardForm(theme, "Add card", self)
        self.form.save_requested.connect(self.save)
        self.form.cancel_requested.connect(self.left)
        self.setFocusProxy(self.form.question)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.form, 1)
        session.changed.connect(self._follow)
        self.show_theme(theme)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be done here, by command id."""
        return {"form.save": self.save, "form.cancel": self.left.emit}

    def suggest_topic(self, path: str) -> None:
        """Begin with this topic, once, as long as no question is written."""
        if path and path != self._suggested and not self.form.question.toPlainText().strip():
            self._suggested = path
            self.form.topic.setText(path)

    def refresh(self) -> None:
        """Complete from the topics and tags there are now."""
        self._stale = False
        topics = self._session.ask(library.topics)
        self.form.offer(
            [show_path(row.path) for row in topics], lambda: self._session.ask(tagging.known_tags)
        )

    def show_theme(self, theme: Theme) -> None:
        """Follow the theme and the text size at once."""
        self.form.show_theme(theme)
        self.form.show_text_size(self._session.settings.text_size)

    def save(self) -> None:
        """Add the card and begin the next one; what cannot be saved stays as it is."""
        try:
            change = self._session.ask(library.add_card, self.form.draft())
        except TrainerError as error:
            self.form.show_error(str(error))
            return
        self.form.clear()
        self.form.question.setFocus()
        self._session.tell(change)

    def showEvent(self, event: QShowEvent) -> None:
        """Learn of the topics made while the view was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _follow(self, change: Change) -> None:
        if change.touched & {Touched.TOPICS, Touched.CARDS}:
            self._stale = True
            if self.isVisible():
                self.refresh()
