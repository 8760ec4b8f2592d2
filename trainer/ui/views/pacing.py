"""The clock of the study view: a timer to see, and auto-advance, which shows the answers and goes on by itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from trainer.services.study import LONGEST_MS
from trainer.ui.session import Session

TICK_MS = 250
NO_SECONDS = "Choose after how many seconds to go on first: File > Preferences, Auto-advance."

State = tuple[int, bool]
"""The turn of the card that is shown, and whether its answers are."""


class Pacing(QObject):
    """Watches what ``shown`` tells (``None``: no card) and shows the time in ``label``.

    While auto-advance is on, ``acts`` are carried out by name: ``reveal``, and what the settings choose after it.  Time
    stands still behind a dialog.
    """

    def __init__(
        self,
        session: Session,
        view: QWidget,
        label: QLabel,
        shown: Callable[[], State | None],
        acts: Mapping[str, Callable[[], None]],
    ) -> None:
        super().__init__(view)
        self._session, self._label, self._shown, self._acts = session, label, shown, acts
        self._last: State | None = None
        self._spent_ms = self._asked_ms = 0
        self._seen_ms = session.workspace.now_ms()
        self.is_on = False
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        session.changed.connect(self._follow)
        self._follow()

    def toggle(self) -> None:
        """Switch auto-advance on or off."""
        settings = self._session.settings
        if not self.is_on and not (settings.auto_question_s or settings.auto_answer_s):
            self._session.said.emit(NO_SECONDS, False)
            return
        self.is_on = not self.is_on
        self._session.said.emit(f"Auto-advance {'on' if self.is_on else 'off'}", False)
        self._last = None
        self._follow()

    def tick(self) -> None:
        """Count the time since the last tick, show it, and go on where it is over."""
        now, shown = self._session.workspace.now_ms(), self._shown()
        passed, self._seen_ms = max(now - self._seen_ms, 0), now
        if shown is None or QApplication.activeModalWidget() is not None:
            return
        if self._last is None or shown[0] != self._last[0]:
            self._asked_ms = 0
        if shown != self._last:
            self._last, self._spent_ms, passed = shown, 0, 0
        self._spent_ms += passed
        self._asked_ms += passed
        self._show()
        if self.is_on:
            self._go_on(revealed=shown[1])

    def _go_on(self, *, revealed: bool) -> None:
        settings = self._session.settings
        seconds = settings.auto_answer_s if revealed else settings.auto_question_s
        if seconds and self._spent_ms >= seconds * 1000:
            self._spent_ms = 0
            self._acts[settings.auto_action if revealed else "reveal"]()

    def _show(self) -> None:
        """Time up to what is recorded at most, and whether auto-advance is on."""
        seconds = min(self._asked_ms, LONGEST_MS) // 1000
        parts = [f"{seconds // 60}:{seconds % 60:02}"] if self._session.settings.show_timer else []
        parts += ["auto-advance"] if self.is_on else []
        self._label.setText(" · ".join(parts))

    def _follow(self, *_change: object) -> None:
        """Tick only while there is something to show or to do."""
        needed = self.is_on or self._session.settings.show_timer
        self._label.setVisible(needed)
        if needed != self._timer.isActive():
            self._seen_ms = self._session.workspace.now_ms()
            if needed:
                self._timer.start()
            else:
                self._timer.stop()
