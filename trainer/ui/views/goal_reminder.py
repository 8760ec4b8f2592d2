"""One quiet line in the window that reminds of the day's goal; nothing outside the window, and never twice a day."""

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from trainer.services.goal import goal_today
from trainer.ui.session import Session

LOOK_MS = 60_000
"""How often the clock is looked at."""
DISMISSED = "goal/dismissed"


class GoalReminder(QWidget):
    """Shows itself from the hour the learner chose until the goal is reached or it is sent away for the day.

    ``study_requested`` asks to go on; ``memory`` keeps the day on which it was sent away.
    """

    study_requested = Signal()

    def __init__(self, session: Session, memory: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._memory = session, memory
        self.words = QLabel(self)
        self.words.setProperty("role", "muted")
        self.study = QPushButton("Study", self)
        self.dismiss = QPushButton("Not today", self)
        for button in (self.study, self.dismiss):
            button.setProperty("role", "quiet")
        self.dismiss.setObjectName("view.dismiss-reminder")
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 6, 32, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.study)
        row.addWidget(self.dismiss)
        self.hide()
        self.study.clicked.connect(self.study_requested)
        self.dismiss.clicked.connect(self.send_away)
        session.changed.connect(self.look)
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        QTimer.singleShot(0, self, self.look)

    def look(self, *_change: object) -> None:
        """Show or hide the line as the clock and the day's work ask for."""
        if not self._session.settings.goal_reminder:
            self.hide()
            return
        today = self._session.ask(goal_today)
        wanted = today is not None and today.remind and self._memory.value(DISMISSED) != str(today.day)
        if today is not None and wanted:
            self.words.setText(f"{today.words} {today.to_go.capitalize()} to go.")
        self.setVisible(wanted)

    def send_away(self) -> None:
        """Do not remind again today."""
        self._memory.setValue(DISMISSED, str(self._session.workspace.today()))
        self.hide()
