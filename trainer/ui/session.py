"""The one door to the services: does things, says what changed, and passes known errors on as sentences."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from trainer.app import Trainer
from trainer.core.errors import TrainerError
from trainer.core.settings import Settings
from trainer.services import history, preferences
from trainer.services.change import Change, Touched
from trainer.services.ports import Workspace
from trainer.ui.tasks import Question

P = ParamSpec("P")
R = TypeVar("R")


class Session(QObject):
    """An open store behind signals.

    ``changed`` carries the ``Change`` after every unit of work; each view refreshes if ``touched`` concerns it.
    ``said`` carries a passing message and whether undo applies to it, ``failed`` a known error.
    """

    changed = Signal(object)
    said = Signal(str, bool)
    failed = Signal(str)

    def __init__(self, trainer: Trainer) -> None:
        super().__init__()
        self.trainer = trainer
        self._settings = preferences.settings(trainer.workspace)
        self._questions: list[Question] = []

    @property
    def workspace(self) -> Workspace:
        """The workspace with the rules and the calendar of now; do not keep it."""
        return self.trainer.workspace

    @property
    def settings(self) -> Settings:
        """The learner's settings as they are now."""
        return self._settings

    def ask(self, service: Callable[Concatenate[Workspace, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Look something up.  Raises what the service raises."""
        return service(self.workspace, *args, **kwargs)

    def question(self, service: Callable[[Workspace], object]) -> Question:
        """Something to look up beside the window, as often as it is asked, until the session is closed."""
        question = Question(lambda: self.ask(service), self)
        question.failed.connect(self.failed)
        self._questions.append(question)
        return question

    def close(self) -> None:
        """Let go of the store, once nothing is looked up any more."""
        for question in self._questions:
            question.stop()
        self.trainer.close()

    def do(
        self, service: Callable[Concatenate[Workspace, P], Change], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do one unit of work; ``None`` where a known error prevented it, which has been told."""
        try:
            change = service(self.workspace, *args, **kwargs)
        except TrainerError as error:
            self.failed.emit(str(error))
            return None
        self.tell(change)
        return change

    def tell(self, change: Change) -> None:
        """Announce a change that was made elsewhere (a task, a sitting)."""
        if Touched.SETTINGS in change.touched:
            self._settings = self.trainer.apply_settings()
        self.changed.emit(change)
        if change.message:
            self.said.emit(change.message, bool(change.inverse))

    def undo(self) -> Change | None:
        """Take back the last step, or say that there is none."""
        return self._turn(history.undo, "Nothing to undo")

    def redo(self) -> Change | None:
        """Do again what was undone last, or say that there is none."""
        return self._turn(history.redo, "Nothing to redo")

    def _turn(self, turn: Callable[[Workspace], Change | None], nothing: str) -> Change | None:
        try:
            change = turn(self.workspace)
        except TrainerError as error:
            self.failed.emit(str(error))
            return None
        if change is None:
            self.said.emit(nothing, False)
            return None
        self.tell(change)
        return change
