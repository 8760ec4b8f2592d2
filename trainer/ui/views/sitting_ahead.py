"""The sitting that comes next, put together beside the window before it is wanted."""

from PySide6.QtCore import QObject, Signal

from trainer.services.sitting import Sitting
from trainer.ui.session import Session


class SittingAhead(QObject):
    """A sitting over all topics, without a limit; any change in the store makes it void.

    ``ready`` tells that it is there.
    """

    ready = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Sitting | None = None
        self._question = session.question(Sitting)
        self._question.answered.connect(self._keep)
        session.changed.connect(self._forget)

    def look(self) -> None:
        """Put it together, soon."""
        self._question.ask()

    def take(self) -> Sitting | None:
        """The sitting, once, of which the rest is waited for; ``None`` where none was begun."""
        if self._found is None:
            self._question.finish()
        found, self._found = self._found, None
        return found

    def _keep(self, sitting: Sitting) -> None:
        self._found = sitting
        self.ready.emit()

    def _forget(self, _change: object) -> None:
        self._found = None
        if self._question.is_asked:
            self._question.ask()
