"""Two quiet buttons of the Today page: catch up over several days, take days off."""

from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QPushButton, QWidget

from trainer.services import backlog
from trainer.services.backlog import LONGEST_DAYS, SETTLING_DAYS
from trainer.ui.session import Session

USUAL_DAYS = 7


class DaysOffRow(QWidget):
    """Both ask for a number of days, and both are undone in one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.catch_up = QPushButton("Catch up over several days…", self)
        self.days_off = QPushButton("Days off…", self)
        self.catch_up.setObjectName("today.catch-up")
        self.days_off.setObjectName("today.days-off")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.catch_up, self.days_off):
            button.setProperty("role", "quiet")
            button.setProperty("flush", "true")
            row.addWidget(button)
        row.addStretch(1)
        self.catch_up.clicked.connect(self.spread)
        self.days_off.clicked.connect(self.take_off)

    def show_due(self, due: int, seen: int) -> None:
        """Offer what makes sense with so many due cards, and so many seen at all."""
        self.catch_up.setVisible(due > 1)
        self.days_off.setVisible(seen > 0)

    def spread(self) -> None:
        """Spread what is due over some days."""
        question = "Spread the due cards over how many days? What would be forgotten first comes first."
        days, given = self._ask("Catch up", question)
        if given:
            self._session.do(backlog.spread_backlog, days)

    def take_off(self) -> None:
        """Put off what falls due on some days, today included."""
        question = (
            "How many days off, today included? What falls due on them is spread over the "
            f"{SETTLING_DAYS} days after, and your streak goes on."
        )
        days, given = self._ask("Days off", question)
        if given:
            self._session.do(backlog.take_days_off, days)

    def _ask(self, title: str, question: str) -> tuple[int, bool]:
        return QInputDialog.getInt(self, title, question, USUAL_DAYS, 1, LONGEST_DAYS)
