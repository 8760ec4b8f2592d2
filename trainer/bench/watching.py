"""Knowing when a widget is on the screen: waits for its next paint.  Imports Qt and nothing of the trainer."""

from collections.abc import Callable
from time import perf_counter, sleep, time_ns

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 60_000


def rest(seconds: float) -> None:
    """Let the window do what it does while nobody asks for anything."""
    end = perf_counter() + seconds
    while perf_counter() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        sleep(0.001)


class _Waiting(QObject):
    """Lets the window do its work, asleep while there is none, until ``_over`` is told."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop(self)
        self._is_over = False

    def _over(self) -> None:
        self._is_over = True
        self._loop.quit()

    def _wait(self) -> None:
        if not self._is_over:
            QTimer.singleShot(PATIENCE_MS, self._loop, self._loop.quit)
            self._loop.exec()
        if not self._is_over:
            raise TimeoutError("nothing was painted")


class FirstPaint(_Waiting):
    """The instant at which ``widget`` had been painted, once ``ready`` held: when the next event came after it.

    The work that follows within the same turn of the event loop does not count, as nobody waits for it to look.
    """

    def __init__(self, widget: QWidget, ready: Callable[[], object]) -> None:
        super().__init__()
        self._watched = {widget, *widget.findChildren(QWidget)}
        self._ready, self._painting = ready, False
        self.at_ns = 0
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def wait(self) -> int:
        """Let the window work until then (ns since 1970).  Raises ``TimeoutError`` after a minute."""
        self._wait()
        return self.at_ns

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Only look."""
        if self._painting and not self.at_ns:
            self.at_ns = time_ns()
            self._over()
        if event.type() == QEvent.Type.Paint and watched in self._watched and self._ready():
            self._painting = True
            QTimer.singleShot(0, self, lambda: None)  # an event to come, where nothing else happens
        return False


class Watcher(_Waiting):
    """Make it before what should lead to a paint of ``widget`` or of anything in it, then wait."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._watched = [widget, *widget.findChildren(QWidget)]
        for each in self._watched:
            each.installEventFilter(self)

    def wait(self) -> None:
        """Let the window work until something was painted.  Raises ``TimeoutError`` after a minute."""
        self._wait()
        for each in self._watched:
            each.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Only look."""
        if event.type() == QEvent.Type.Paint and not self._is_over:
            self._over()
        return False
