"""Work beside the window: tasks with progress and cancel, questions whose newest answer counts; no error is lost."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from trainer.core.errors import Cancelled, TrainerError

log = logging.getLogger(__name__)

THREAD_NAME = "trainer-task"
"""Of every thread that works beside the window."""
Work = Callable[[Callable[[int, int, str], None]], Any]
"""Takes the progress function and gives the result."""


class Task(QObject):
    """One piece of work on a thread of its own.

    Connect the signals, then call ``start``.  ``progressed`` carries (done, total, what); exactly one of ``finished``
    (the result), ``failed`` (a sentence) or ``crashed`` (an exception that is a bug) follows, on the thread that made
    the task.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(str)
    crashed = Signal(object)
    _done = Signal(object, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        self._thread = Thread(target=self._run, name=THREAD_NAME, daemon=True)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; call once."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    def wait(self, seconds: float = 10.0) -> None:
        """Block until the work is over; for the end of the program."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _report(self, done: int, total: int, what: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, what)

    def _run(self) -> None:
        try:
            result = self._work(self._report)
        except Exception as error:  # noqa: BLE001 - handed over to the window's thread
            self._done.emit(None, error)
        else:
            self._done.emit(result, None)

    def _deliver(self, result: object, error: Exception | None) -> None:
        self._thread.join()
        match error:
            case None:
                self.finished.emit(result)
            case TrainerError():
                self.failed.emit(str(error))
            case _:
                log.error("a task failed", exc_info=error)
                self.crashed.emit(error)


class Question(QObject):
    """Looks something up beside the window, again and again; only the newest answer counts.

    ``answered`` carries what ``look_up`` gave.  While it is being looked up, ``ask`` has it looked up once more, and
    the answer that would be stale by then is dropped.  ``failed`` carries a sentence; a bug is raised in the window's
    thread, where it is reported.
    """

    answered = Signal(object)
    failed = Signal(str)

    def __init__(self, look_up: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look_up = look_up
        self._task: Task | None = None
        self._again = self._is_over = False

    @property
    def is_asked(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def ask(self) -> None:
        """Look it up, soon; the answer comes as a signal."""
        if self._task is not None:
            self._again = True
        elif not self._is_over:
            self._begin()

    def finish(self) -> None:
        """Wait for the answer that is being looked up, where there is one, and tell it now."""
        if self._task is not None:
            self._task.wait()
            QCoreApplication.sendPostedEvents(self._task)

    def stop(self) -> None:
        """No answers from now on; returns when nothing is looked up any more."""
        self._is_over = True
        if self._task is not None:
            self._task.wait()

    def _begin(self) -> None:
        self._again = False
        task = self._task = Task(lambda _progress: self._look_up())
        task.finished.connect(self._take)
        task.failed.connect(self._tell_failure)
        task.crashed.connect(self._raise)
        task.start()

    def _take(self, answer: object) -> None:
        self._end()
        if self._again and not self._is_over:
            self._begin()
        elif not self._is_over:
            self.answered.emit(answer)

    def _tell_failure(self, words: str) -> None:
        self._end()
        if not self._is_over:
            self.failed.emit(words)

    def _raise(self, error: Exception) -> None:
        self._end()
        if not self._is_over:
            raise error

    def _end(self) -> None:
        self._task = None
