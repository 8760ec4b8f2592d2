"""Progress as pictures: which cards and which days on top, charts below, each with its numbers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from trainer.core.calendar import date_of, day_of_date
from trainer.core.insight import LAST_90, PERIODS, Insight, Period, custom_period
from trainer.core.mastery import MasteryRow
from trainer.core.scope import EVERYTHING, Scope
from trainer.core.search_query import parse, show
from trainer.core.search_terms import Pattern, Topic, all_of
from trainer.core.topic import show_path
from trainer.services import library
from trainer.services.change import Change
from trainer.services.plan import coming_interview, show_day
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.views.progress_work import ProgressWork
from trainer.ui.views.search_panel import SearchPanel
from trainer.ui.widgets.chart_board import ChartBoard
from trainer.ui.widgets.mastery_table import AHEAD, MasteryTable

CHOSEN = "chosen"
INVITATION = "Only cards that match: words, topic:…, tag:…, document:…, subject:…"
MASTERY_AFTER = 6
"""Charts above the table of topics."""


class ProgressView(QWidget):
    """The charts of one period and some cards: those of a topic that a search finds.  Built when first seen.

    ``export_requested`` asks for the export dialog with the search and the period that are shown, ``cards_requested``
    for the cards that a search finds in a topic
    (``None``: all).
    """

    export_requested = Signal(str, object)
    cards_requested = Signal(str, object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._stale = True
        self._board: ChartBoard | None = None
        self._scope: Scope | None = None
        self._insight: Insight | None = None
        self._work = ProgressWork(session, self)
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.topics = QComboBox(self)
        self.topics.setAccessibleName("Topic")
        self.topics.setMinimumContentsLength(24)
        self.panel = SearchPanel(session, theme, self, view="progress", invitation=INVITATION)
        self.panel.line.setAccessibleName("Only cards that match")
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
        self.panel.line.searched.connect(self._follow)
        self.panel.line.left.connect(lambda: self._charts().setFocus())
        self.periods.activated.connect(self.refresh)
        self.first.dateChanged.connect(self.refresh)
        self.last.dateChanged.connect(self.refresh)
        self._export.clicked.connect(self._ask_export)
        session.changed.connect(self._follow)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {
            "progress.find": self.find_cards,
            "progress.search-help": self.panel.open_help,
            "progress.saved": self.panel.open_saved,
            "progress.tables": self._turn_tables,
        }

    def find_cards(self) -> None:
        """Go to the line that chooses cards."""
        self.panel.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.line.selectAll()

    def show_theme(self, theme: Theme) -> None:
        """Other colours at once."""
        self._theme = theme
        self.panel.show_theme(theme)
        if self._board is not None:
            self._board.show_theme(theme)
            self._mastery.show_theme(theme)

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
        scope = self._chosen_scope()
        if self._stale or self._scope != scope:
            self._scope, self._insight = scope, None
            self._charts()
            self._work.look_at(scope)
        elif self._insight is not None:
            self._charts().show_insight(self._insight, self._period())
        self._stale = False

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is worked out for a page that nobody sees."""
        super().hideEvent(event)
        if not self._work.is_idle:
            self._stale = True
        self._work.stop()

    def _follow(self, change: Change | str) -> None:
        """Another search, or something that happened."""
        self._stale = self._stale or isinstance(change, Change) or not self.isVisible()
        if self.isVisible():
            self.refresh()

    def _charts(self) -> ChartBoard:
        if self._board is None:
            self._board = ChartBoard(self._theme, self)
            self._board.said.connect(lambda text: self._session.said.emit(text, False))
            self._board.failed.connect(self._session.failed)
            self._board.cards_wanted.connect(self._want_cards)
            self._board.addition_wanted.connect(self._work.add)
            self._work.added.connect(self._board.add)
            self._work.counted.connect(self._show_insight)
            self._work.failed.connect(self._session.failed)
            self._mastery = MasteryTable(self._theme, self._board)
            self._work.mastered.connect(self._show_mastery)
            self._board.insert(self._mastery, MASTERY_AFTER)
            self._column.addWidget(self._board, 1)
        return self._board

    def _show_insight(self, told: Insight) -> None:
        self._insight = told
        self._charts().show_insight(told, self._period())

    def _show_mastery(self, rows: Sequence[MasteryRow]) -> None:
        interview = coming_interview(self._session.settings, self._session.workspace.today())
        self._mastery.name_day(AHEAD if interview is None else show_day(interview.day).partition(" ")[2])
        self._mastery.show_rows(rows)

    def _ask_export(self) -> None:
        topic = self.topics.currentData()
        rows = self._session.ask(library.topics) if topic is not None else []
        paths = [Topic(Pattern.literal(show_path(row.path))) for row in rows if row.id == topic]
        query = all_of([*paths, self.panel.query()])
        self.export_requested.emit(show(query), self._period())

    def _want_cards(self, search: str) -> None:
        """The cards behind a point, of those looked at."""
        query = all_of([parse(search), self._scope.query if self._scope else EVERYTHING.query])
        self.cards_requested.emit(show(query), self.topics.currentData())

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
        self._column.setSpacing(0)
        self._column.addLayout(head)
        line = QVBoxLayout()
        line.setContentsMargins(32, 0, 32, 12)
        line.addWidget(self.panel)
        line.addWidget(self.panel.trouble)
        self._column.addLayout(line)
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

    def _chosen_scope(self) -> Scope:
        """What the search finds in the chosen topic and all below it."""
        topic = self.topics.currentData()
        below = None if topic is None else frozenset(self._session.ask(library.below, topic))
        return Scope(below, self.panel.query())

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
