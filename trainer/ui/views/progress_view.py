"""Progress as pictures: a period and a topic on top, charts below, each with its numbers."""

from collections.abc import Callable

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from trainer.core.calendar import date_of, day_of_date
from trainer.core.insight import LAST_90, PERIODS, Insight, Period, Prediction, custom_period
from trainer.core.scope import EVERYTHING, Scope
from trainer.services import insight, library, mastery, predictions
from trainer.services.change import Change
from trainer.ui.session import Session
from trainer.ui.tasks import Task
from trainer.ui.theme import Theme
from trainer.ui.widgets.chart_board import ChartBoard
from trainer.ui.widgets.mastery_table import MasteryTable

CHOSEN = "chosen"
MASTERY_AFTER = 5
"""Charts above the table of topics."""


class ProgressView(QWidget):
    """The charts of one period and one topic; they are built when the view is first seen.

    ``export_requested`` asks for the export dialog, ``cards_requested`` for the cards that a search finds in a topic
    (``None``: all).
    """

    export_requested = Signal()
    cards_requested = Signal(str, object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._stale = True
        self._board: ChartBoard | None = None
        self._told: tuple[int | None, Insight] | None = None
        self._task: Task | None = None
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.topics = QComboBox(self)
        self.topics.setAccessibleName("Topic")
        self.topics.setMinimumContentsLength(24)
        self.periods = QComboBox(self)
        self.periods.setAccessibleName("Period")
        for period in PERIODS:
            self.periods.addItem(period.label, period.id)
        self.periods.addItem("Chosen days", CHOSEN)
        self.periods.setCurrentIndex(PERIODS.index(LAST_90))
        self.first, self.last = self._date_edit("First day"), self._date_edit("Last day")
        self._export = QPushButton("Export…", self)
        self._export.setObjectName("file.export")
        self._column = QVBoxLayout(self)
        self._arrange()
        self.topics.activated.connect(self.refresh)
        self.periods.activated.connect(self.refresh)
        self.first.dateChanged.connect(self.refresh)
        self.last.dateChanged.connect(self.refresh)
        self._export.clicked.connect(self.export_requested)
        session.changed.connect(self._follow)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {"progress.tables": self._turn_tables}

    def show_theme(self, theme: Theme) -> None:
        """Other colours at once."""
        self._theme = theme
        if self._board is not None:
            self._board.show_theme(theme)

    def show_tables(self, on: bool) -> None:
        """Show every chart as its table, or as its drawing again."""
        self._charts().show_tables(on)

    def refresh(self) -> None:
        """Show the chosen period and topic; numbers that are known already are not counted again."""
        chosen = self.periods.currentData() == CHOSEN
        for edit in (self.first, self.last):
            edit.setVisible(chosen)
        if self._stale:
            self._fill_topics()
        topic = self.topics.currentData()
        charts = self._charts()
        if self._stale or self._told is None or self._told[0] != topic:
            self._stop_task()
            scope = self._scope(topic)
            self._told = topic, self._session.ask(insight.insight, scope)
            self._mastery.show_rows(self._session.ask(mastery.mastery, scope))
        self._stale = False
        charts.show_insight(self._told[1], self._period())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is worked out for a page that nobody sees."""
        super().hideEvent(event)
        if self._task is not None:
            self._stop_task()
            self._stale = True

    def _follow(self, _change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _charts(self) -> ChartBoard:
        if self._board is None:
            self._board = ChartBoard(self._theme, self)
            self._board.said.connect(lambda text: self._session.said.emit(text, False))
            self._board.failed.connect(self._session.failed)
            self._board.cards_wanted.connect(
                lambda search: self.cards_requested.emit(search, self.topics.currentData())
            )
            self._board.predictions_wanted.connect(self._predict)
            self._mastery = MasteryTable(self._board)
            self._board.insert(self._mastery, MASTERY_AFTER)
            self._column.addWidget(self._board, 1)
        return self._board

    def _predict(self) -> None:
        """Replay the log beside the window; the chart that needs it follows."""
        if self._task is None:
            scope = self._scope(self.topics.currentData())
            workspace = self._session.workspace
            self._task = Task(lambda progress: predictions.predicted(workspace, scope, progress), self)
            self._task.finished.connect(self._show_predictions)
            self._task.failed.connect(self._session.failed)
            self._task.start()

    def _show_predictions(self, told: tuple[Prediction, ...]) -> None:
        if self.sender() is self._task:
            self._task = None
            self._charts().show_predictions(told)

    def _stop_task(self) -> None:
        if self._task is not None:
            self._task.failed.disconnect(self._session.failed)
            self._task.cancel()
            self._task.wait()
            self._task = None

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(32, 20, 32, 12)
        head.setSpacing(12)
        title = QLabel("Progress", self)
        title.setProperty("role", "title")
        head.addWidget(title)
        head.addStretch(1)
        for widget in (self.topics, self.periods, self.first, self.last, self._export):
            head.addWidget(widget)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self.setFocusProxy(self.topics)

    def _fill_topics(self) -> None:
        chosen = self.topics.currentData()
        self.topics.blockSignals(True)
        self.topics.clear()
        self.topics.addItem("All topics", None)
        for row in self._session.ask(library.topics):
            self.topics.addItem("    " * (len(row.path) - 1) + row.path[-1], row.id)
        self.topics.setCurrentIndex(max(self.topics.findData(chosen), 0))
        self.topics.blockSignals(False)

    def _scope(self, topic: int | None) -> Scope:
        """A topic with all below it (``None``: everything)."""
        return EVERYTHING if topic is None else Scope(frozenset(self._session.ask(library.below, topic)))

    def _period(self) -> Period:
        if self.periods.currentData() == CHOSEN:
            days = (self.first.date().toPython(), self.last.date().toPython())
            return custom_period(*(day_of_date(day) for day in days))  # type: ignore[arg-type]
        return PERIODS[self.periods.currentIndex()]

    def _turn_tables(self) -> None:
        self.show_tables(not self._charts().shows_tables)

    def _date_edit(self, name: str) -> QDateEdit:
        day = date_of(self._session.workspace.today() - (90 if name == "First day" else 0))
        edit = QDateEdit(QDate(day.year, day.month, day.day), self)
        edit.setAccessibleName(name)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.hide()
        return edit
