"""What comes after the tree, in the order in which it is wanted: the first view, then what makes studying quick."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from trainer.services.ports import Workspace
from trainer.ui.main_window import MainWindow
from trainer.ui.session import Session

LONGEST_WAIT_MS = 300
"""The first view does not wait longer than this for the tree."""
IDLE_MS = 50
"""After the first view, this long is left to the learner before the next one is made ready."""
LONGEST_MS = 2_000
"""What nobody waits for is not put off longer than this."""
SAMPLE = "```python\nanswer = 42\n```"
"""A text whose rendering loads all that renders texts."""


class FirstMinute(QObject):
    """Calls ``show_first`` once the tree is painted, then ``make_next`` when nothing else is to be done.

    ``make_next`` gives the signal that it is ready: then, or when that takes too long, ``over`` comes, and all that
    renders texts is loaded.
    """

    over = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        show_first: Callable[[], None],
        make_next: Callable[[], SignalInstance],
    ) -> None:
        super().__init__(window)
        self._show_first, self._make_next = show_first, make_next
        self._sample = session.question(_read_sample)
        self._soon = QTimer(self, singleShot=True, interval=LONGEST_WAIT_MS)
        self._soon.timeout.connect(self._show_first)
        self._soon.start()
        self._end = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._end.timeout.connect(self.over)
        self.over.connect(self._sample.ask)
        window.settled.connect(partial(QTimer.singleShot, IDLE_MS, self, self._make_ready))

    def go_on(self) -> None:
        """The tree is there; what has been asked to be painted is painted before the first view is made."""
        if self._soon.isActive():
            self._soon.start(0)

    def _make_ready(self) -> None:
        self._end.start()
        self._make_next().connect(self._stop_waiting, Qt.ConnectionType.SingleShotConnection)

    def _stop_waiting(self) -> None:
        if self._end.isActive():
            self._end.start(0)


def _read_sample(_workspace: Workspace) -> str:
    from trainer.core.markup import to_html

    return to_html(SAMPLE)
