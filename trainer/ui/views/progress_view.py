"""Progress as pictures: a period and a topic on top, charts below, each with its numbers."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trainer.charts import CHARTS
from trainer.core.calendar import date_of, day_of_date
from trainer.core.insight import LAST_90, PERIODS, Period, custom_period
from trainer.services import insight, library
from trainer.services.change import Change
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.chart_view import ChartView

TWO_COLUMNS_PX = 900
CHART_HEIGHT_PX = 380
CHOSEN = "chosen"


class ProgressView(QWidget):
    """The charts of one period and one topic; they are built when the view is first seen.

    ``export_requested`` asks for the export dialog.
    """

    export_requested = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._stale = True
        self._charts: list[ChartView] = []
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
        self._board = QWidget(self)
        self._board.setProperty("surface", "page")
        self._grid = QGridLayout(self._board)
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
        for chart in self._charts:
            chart.show_theme(theme)

    def show_tables(self, on: bool) -> None:
        """Show every chart as its table, or as its drawing again."""
        for chart in self._charts:
            chart.show_table(on)

    def refresh(self) -> None:
        """Build the charts anew from the store."""
        self._stale = False
        chosen = self.periods.currentData() == CHOSEN
        for edit in (self.first, self.last):
            edit.setVisible(chosen)
        self._fill_topics()
        self._make_charts()
        topic = self.topics.currentData()
        topics = None if topic is None else self._session.ask(library.below, topic)
        data = self._session.ask(insight.insight, topics)
        period = self._period()
        for view, builder in zip(self._charts, CHARTS, strict=True):
            view.show_chart(builder.build(data, period))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of charts or two, as the width allows."""
        super().resizeEvent(event)
        self._place_charts()

    def changeEvent(self, event: QEvent) -> None:
        """A new text size changes how wide things are."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_charts()

    def _follow(self, _change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

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
        self._grid.setContentsMargins(32, 12, 32, 32)
        self._grid.setHorizontalSpacing(48)
        self._grid.setVerticalSpacing(40)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self.setFocusProxy(self.topics)

    def _make_charts(self) -> None:
        if self._charts:
            return
        for _ in CHARTS:
            view = ChartView(self._theme, self._board)
            view.setMinimumHeight(CHART_HEIGHT_PX)
            view.said.connect(lambda text: self._session.said.emit(text, False))
            view.failed.connect(self._session.failed)
            self._charts.append(view)
        self._place_charts()

    def _place_charts(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_PX else 1
        for place, view in enumerate(self._charts):
            wide = place == 0
            row, column = (0, 0) if wide else divmod(place + columns - 1, columns)
            self._grid.addWidget(view, row, column, 1, columns if wide else 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _fill_topics(self) -> None:
        chosen = self.topics.currentData()
        self.topics.blockSignals(True)
        self.topics.clear()
        self.topics.addItem("All topics", None)
        for row in self._session.ask(library.topics):
            self.topics.addItem("    " * (len(row.path) - 1) + row.path[-1], row.id)
        self.topics.setCurrentIndex(max(self.topics.findData(chosen), 0))
        self.topics.blockSignals(False)

    def _period(self) -> Period:
        if self.periods.currentData() == CHOSEN:
            days = (self.first.date().toPython(), self.last.date().toPython())
            return custom_period(*(day_of_date(day) for day in days))  # type: ignore[arg-type]
        return PERIODS[self.periods.currentIndex()]

    def _turn_tables(self) -> None:
        self.show_tables(not any(chart.shows_table for chart in self._charts))

    def _date_edit(self, name: str) -> QDateEdit:
        day = date_of(self._session.workspace.today() - (90 if name == "First day" else 0))
        edit = QDateEdit(QDate(day.year, day.month, day.day), self)
        edit.setAccessibleName(name)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.hide()
        return edit
