"""What the Progress page shows is worked out here, beside the window: the latest question wins."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.core.insight import Addition, Insight
from trainer.core.scope import Scope
from trainer.services import additions, insight, mastery
from trainer.ui.session import Session
from trainer.ui.tasks import Task, Work

PAINTED_MS = 50
"""In so much time the charts that were counted are painted; then what stands below them is worked out."""


class _Part(Enum):
    INSIGHT = "insight"
    MASTERY = "mastery"


class ProgressWork(QObject):
    """``counted`` carries the ``Insight`` of a scope, ``mastered`` its rows of topics and subjects, ``added`` an
    ``Addition`` and the ``Adding`` that gives it to the insight; ``failed`` says what could not be done.

    Once another scope is asked for, nothing of the one before is told any more.
    """

    counted = Signal(object)
    mastered = Signal(object)
    added = Signal(object, object)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._scope = Scope()
        self._running: dict[_Part | Addition, Task] = {}
        self._dropped: set[Task] = set()
        self._next = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._next.timeout.connect(self._look_at_topics)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being worked out that will be told."""
        return not self._running and not self._next.isActive()

    def look_at(self, scope: Scope) -> None:
        """Count the cards of a scope: first for the charts, which are seen first."""
        self._drop_all()
        self._scope = scope
        workspace = self._session.workspace
        self._run(_Part.INSIGHT, lambda _: insight.insight(workspace, scope), self._go_on)

    def add(self, wanted: Addition) -> None:
        """Work out an addition for the scope looked at."""
        if wanted in self._running:
            return
        workspace, scope = self._session.workspace, self._scope
        self._run(
            wanted,
            lambda progress: additions.add(workspace, wanted, scope, progress),
            partial(self.added.emit, wanted),
        )

    def _go_on(self, told: Insight) -> None:
        self._next.start()
        self.counted.emit(told)

    def _look_at_topics(self) -> None:
        workspace, scope = self._session.workspace, self._scope
        self._run(_Part.MASTERY, lambda _: mastery.mastery(workspace, scope), self.mastered.emit)

    def stop(self) -> None:
        """End everything and wait for it; nothing more is told."""
        self._drop_all()
        for task in tuple(self._dropped):
            task.wait()

    def _run(self, part: _Part | Addition, work: Work, tell: Callable[[Any], None]) -> None:
        task = Task(work, self)
        self._running[part] = task
        task.finished.connect(partial(self._finish, part, task, tell))
        task.failed.connect(partial(self._finish, part, task, self.failed.emit))
        task.crashed.connect(partial(self._finish, part, task, self._crash))
        task.start()

    def _finish(
        self, part: _Part | Addition, task: Task, tell: Callable[[Any], None], result: object
    ) -> None:
        self._dropped.discard(task)
        task.deleteLater()
        if self._running.get(part) is task:
            del self._running[part]
            tell(result)

    def _drop_all(self) -> None:
        self._next.stop()
        for task in self._running.values():
            task.cancel()
            self._dropped.add(task)
        self._running.clear()

    @staticmethod
    def _crash(error: Exception) -> None:
        raise error
