"""The window as a part needs it: filled, on the screen, and with nothing left to do."""

from collections.abc import Callable
from time import perf_counter_ns

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from trainer.bench.ground import Ground
from trainer.bench.watching import FirstPaint, Watcher
from trainer.ui import theme as themes
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session

SETTLED_MS = 400
"""Long enough for whatever follows a change by a timer."""


class Scene:
    """The whole window on the store of a part."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.application = application()
        self.window = MainWindow(themes.theme_for("light", self.application), ground.folder / "window.ini")
        self.window.use_theme(self.window.theme)
        self.rooms = Rooms(self.window, Session(ground.trainer))
        self.window.show()
        settle()

    def measure(
        self, act: Callable[[], object], watched: QWidget, ready: Callable[[], object] | None = None
    ) -> None:
        """The time from ``act`` until ``watched`` is painted, once ``ready``; then everything comes to rest."""
        watcher = Watcher(watched) if ready is None else FirstPaint(watched, ready)
        with self._ground.timed():
            act()
            watcher.wait()
        settle()

    def measure_visit(
        self, view: str, watched: Callable[[], QWidget], ready: Callable[[], object] = lambda: True
    ) -> None:
        """The time from the first visit of a view until a part of it is painted that is ``ready``."""
        with self._ground.timed():
            self.rooms.show(view)
            FirstPaint(watched(), ready).wait()
        settle()

    def measure_pause(self, act: Callable[[], object]) -> None:
        """The longest time during and after ``act`` in which the window could not have taken a key, in ms."""
        start = perf_counter_ns()
        act()
        QApplication.processEvents()
        self._ground.took(max((perf_counter_ns() - start) / 1e6, settle()))

    def close(self) -> None:
        """Close the window and what it holds."""
        self.window.close()
        settle()


def application() -> QApplication:
    """The one application."""
    made = QApplication.instance() or QApplication(["bench"])
    assert isinstance(made, QApplication)
    return made


def settle() -> float:
    """Let what is waiting happen; the longest pause meanwhile, in milliseconds."""
    longest = 0.0
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < SETTLED_MS:
        start = perf_counter_ns()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        longest = max(longest, (perf_counter_ns() - start) / 1e6)
    return longest
