"""The end of a session in the study view: what is told, and the wait for a learning card that comes back by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from trainer.services import insight
from trainer.services.session_change import changed_since
from trainer.ui.session import Session
from trainer.ui.views.study_round import StudyRound
from trainer.ui.widgets.session_summary import Closing, SessionSummary

WAIT_CHECK_MS = 5000


class SessionEnd(QObject):
    """Fills the summary; ``look_again`` is called now and then while a learning card is still to come."""

    def __init__(self, session: Session, summary: SessionSummary, look_again: Callable[[], None]) -> None:
        super().__init__(summary)
        self._session, self._summary = session, summary
        self._wait = QTimer(self, interval=WAIT_CHECK_MS)
        self._wait.setObjectName("study.wait")
        self._wait.timeout.connect(look_again)

    def show(self, ended: StudyRound, *, waiting: bool) -> None:
        """Tell how a round ended; ``waiting`` says whether somebody looks, so that a card may come back."""
        today = self._session.ask(insight.today)
        wait_ms = None if ended.at_limit else ended.wait_ms()
        self._summary.show_closing(
            Closing(
                ratings=ended.log.ratings,
                time_ms=ended.log.time_ms,
                here=ended.counts,
                left=today.counts,
                put_off=today.put_off,
                wait_ms=wait_ms,
                today=self._session.workspace.today(),
                next_due_day=today.next_due_day,
                cards=today.progress.cards,
                practice=ended.is_practice,
                minutes=ended.minutes if ended.at_limit else None,
                changed=tuple(self._session.ask(changed_since, ended.log.before).sentences),
            )
        )
        if wait_ms is None:
            self.stop()
        elif waiting:
            self._wait.start()

    def stop(self) -> None:
        """Nothing comes back by itself any more."""
        self._wait.stop()
