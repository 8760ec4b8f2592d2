"""A dialog around one piece of long work: progress, a sentence on how it came out, no closing in the middle of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from trainer.ui.session import Session
from trainer.ui.tasks import Task, Work
from trainer.ui.widgets.task_progress import TaskProgress


class TaskDialog(QDialog):
    """Subclasses lay out ``message`` and ``progress`` and call ``work``."""

    def __init__(self, session: Session, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._leaving = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.progress = TaskProgress(self)
        self.progress.ended.connect(self._ended)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.message.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def work(self, what: str, work: Work, finished: Callable[[Any], None]) -> None:
        """Do ``work`` beside the window; its result goes to ``finished``, a known error into the message."""
        task = Task(work, self)
        task.finished.connect(finished)
        task.failed.connect(self.fail)
        self.say("")
        self.progress.run(task, what)
        self.follow_work()

    def say(self, sentence: str) -> None:
        """Tell how it came out."""
        self._tell(sentence, "")

    def fail(self, sentence: str) -> None:
        """Tell what prevented it."""
        self._tell(sentence, "error")

    def follow_work(self) -> None:
        """Called when work begins and when it has ended: enable what can be used now."""

    def reject(self) -> None:
        """Close; work that is still running is stopped first."""
        if self.progress.running:
            self._leaving = True
            self.progress.cancel()
        else:
            super().reject()

    def _ended(self) -> None:
        self.follow_work()
        if self._leaving:
            super().reject()

    def _tell(self, sentence: str, role: str) -> None:
        self.message.setText(sentence)
        self.message.setAccessibleName(sentence)
        if self.message.property("role") != role:
            self.message.setProperty("role", role)
            self.message.style().unpolish(self.message)
            self.message.style().polish(self.message)
