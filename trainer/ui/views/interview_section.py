"""The interview on the Today page: a small form for its date, and what is predicted for it."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trainer.core.calendar import date_of, day_of_date
from trainer.services import plan
from trainer.services.plan import Forecast
from trainer.services.preferences import FURTHEST_DAYS
from trainer.ui.session import Session
from trainer.ui.tasks import Task
from trainer.ui.widgets import plan_words

USUAL_DAYS = 21
"""The form opens on a day three weeks away."""


class InterviewSection(QWidget):
    """Without a date one quiet button; with one the prediction, by topic and by day."""

    left = Signal()
    """The form was closed, one way or the other."""
    cards_requested = Signal(str)
    """Carries a search for the cards that cannot be reached."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._search = ""
        self.open = _quiet("Plan for an interview…", self)
        self.open.setObjectName("today.interview")
        self.date, self.minutes = QDateEdit(self), QSpinBox(self)
        self.accept, self.cancel = QPushButton("Plan", self), _quiet("Cancel", self)
        self.change, self.clear = _quiet("Change…", self), _quiet("Clear the date", self)
        self.left_out = _quiet("Show what is left out", self)
        self._heading, self._summary = QLabel(self), QLabel(self)
        self._form, self._found = QWidget(self), QWidget(self)
        self._tables = QGridLayout()
        self._arrange()
        self.open.clicked.connect(self.edit)
        self.change.clicked.connect(self.edit)
        self.accept.clicked.connect(self._set)
        self.cancel.clicked.connect(self._leave_form)
        self.left_out.clicked.connect(lambda: self.cards_requested.emit(self._search))
        self.clear.clicked.connect(lambda: self._session.do(plan.clear_interview))

    @property
    def text(self) -> str:
        """Everything the section says."""
        if self._found.isHidden():
            return ""
        return "\n".join(each.text() for each in self._found.findChildren(QLabel))

    def refresh(self) -> None:
        """Plan again, beside the window."""
        settings, today = self._session.settings, self._session.workspace.today()
        coming = plan.coming_interview(settings, today)
        self.open.setVisible(coming is None and self._form.isHidden())
        if coming is None:
            self._found.hide()
            return
        if self._task is None:
            workspace = self._session.workspace
            self._task = Task(lambda progress: plan.forecast(workspace, progress), self)
            self._task.finished.connect(self._show)
            self._task.failed.connect(self._session.failed)
            self._task.start()

    def edit(self) -> None:
        """Show the form, on the date there is or one three weeks away."""
        settings, today = self._session.settings, self._session.workspace.today()
        coming = plan.coming_interview(settings, today)
        first, chosen = date_of(today + 1), date_of(coming.day if coming else today + USUAL_DAYS)
        self.date.setMinimumDate(QDate(first.year, first.month, first.day))
        last = date_of(today + FURTHEST_DAYS)
        self.date.setMaximumDate(QDate(last.year, last.month, last.day))
        self.date.setDate(QDate(chosen.year, chosen.month, chosen.day))
        self.minutes.setValue(settings.interview_minutes)
        self._form.show()
        self.open.hide()
        self._found.hide()
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the form plans, Esc leaves it."""
        if self._form.isHidden():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._set()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave_form()
        else:
            super().keyPressEvent(event)

    def _set(self) -> None:
        chosen = self.date.date()
        day = date_of(day_of_date(chosen.toPython()))  # type: ignore[arg-type]
        if self._session.do(plan.set_interview, day, self.minutes.value()) is not None:
            self._leave_form()

    def _leave_form(self) -> None:
        self._form.hide()
        self.refresh()
        self.left.emit()

    def _show(self, found: Forecast | None) -> None:
        self._task = None
        if found is None or plan.coming_interview(self._session.settings, found.today) != found.interview:
            self.refresh()
            return
        self._heading.setText(plan_words.heading(found))
        self._summary.setText(plan_words.summary(found))
        self._search = plan.left_out_search(found)
        self.left_out.setVisible(bool(self._search))
        _fill(self._tables, 0, "By topic", plan_words.topic_rows(found))
        _fill(self._tables, 3, "By day", plan_words.day_rows(found))
        self._found.setVisible(self._form.isHidden())

    def _arrange(self) -> None:
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d MMMM yyyy")
        self.date.setAccessibleName("Interview date")
        self.minutes.setRange(1, 600)
        self.minutes.setSuffix(" min a day")
        self.minutes.setAccessibleName("Minutes of study a day until the interview")
        self._heading.setProperty("role", "heading")
        for label in (self._heading, self._summary):
            label.setWordWrap(True)
        form = _row(
            self._form, QLabel("Interview on", self), self.date, self.minutes, self.accept, self.cancel
        )
        form.setContentsMargins(0, 0, 0, 0)
        self._tables.setHorizontalSpacing(16)
        self._tables.setColumnMinimumWidth(2, 24)
        self._tables.setColumnStretch(5, 1)
        column = QVBoxLayout(self._found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._summary)
        column.addLayout(self._tables)
        column.addLayout(_row(None, self.change, self.clear, self.left_out))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(_row(None, self.open))
        outer.addWidget(self._form)
        outer.addWidget(self._found)
        self._form.hide()
        self._found.hide()


def _quiet(title: str, parent: QWidget) -> QPushButton:
    button = QPushButton(title, parent)
    button.setProperty("role", "quiet")
    button.setProperty("flush", "true")
    return button


def _row(owner: QWidget | None, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout() if owner is None else QHBoxLayout(owner)
    row.setSpacing(12)
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row


def _fill(grid: QGridLayout, column: int, title: str, rows: list[tuple[str, str]]) -> None:
    """A small table of two columns below a muted title; what was there before goes."""
    for place in range(grid.rowCount()):
        for at in (column, column + 1):
            item = grid.itemAtPosition(place, at)
            if item is not None and (old := item.widget()) is not None:
                grid.removeWidget(old)
                old.setParent(None)
                old.deleteLater()
    for place, (name, value) in enumerate([(title, ""), *rows]):
        for at, words in ((column, name), (column + 1, value)):
            label = QLabel(words)
            if place == 0 or at > column:
                label.setProperty("role", "muted")
            grid.addWidget(label, place, at, Qt.AlignmentFlag.AlignLeft)
