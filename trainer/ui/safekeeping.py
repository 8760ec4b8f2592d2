"""The store is copied once a day while the learner studies, and when it is wanted; the window says when it was."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from trainer.services.ports import Workspace
from trainer.ui.main_window import MainWindow
from trainer.ui.session import Session
from trainer.ui.widgets.day_words import day_name

AFTER_MS = 5000
"""How long after the first view the copy of the day is made."""
AGAIN_MS = 3_600_000
"""How often it is looked whether another day has begun."""


class Safekeeping(QObject):
    """Makes copies of the store beside the window."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._daily, self._wanted = session.question(self._copy_if_due), session.question(self._copy)
        for question in (self._daily, self._wanted):
            question.failed.connect(self._show)
        self._daily.answered.connect(self._show)
        self._wanted.answered.connect(self._tell)
        self._hourly = QTimer(self, interval=AGAIN_MS)
        self._hourly.timeout.connect(self.daily)
        window.settled.connect(self._show)

    def keep_daily(self) -> None:
        """From now on see to a copy of every day, also where the window stays open over night."""
        self._window.settled.connect(partial(QTimer.singleShot, AFTER_MS, self, self.daily))
        self._hourly.start()

    def daily(self) -> None:
        """Copy the store where there is no copy of today."""
        self._daily.ask()

    def now(self) -> None:
        """Copy the store, in place of the copy of today where there is one."""
        self._window.tell_work("Backing up…")
        self._wanted.ask()

    def _copy_if_due(self, _workspace: Workspace) -> object:
        return self._session.trainer.back_up(only_if_due=True)

    def _copy(self, _workspace: Workspace) -> object:
        return self._session.trainer.back_up()

    def _tell(self, path: object) -> None:
        self._show()
        self._session.said.emit(f"Backed up to {path}", False)

    def _show(self, _answer: object = None) -> None:
        self._window.tell_work("")
        day, today = self._session.trainer.last_backup_day(), self._session.workspace.today()
        if day is None:
            self._window.tell_backup(
                "Not backed up yet", "A copy is made beside your file on each day you study."
            )
        else:
            when = "today" if day == today else day_name(day)
            self._window.tell_backup(f"Backed up {when}", "The copies are in a folder beside your file.")
