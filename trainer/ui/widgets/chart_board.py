"""The charts under one another, each drawn when it first comes into sight."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from trainer.charts import CHARTS
from trainer.core.insight import Addition, Insight, Period
from trainer.services.additions import Adding
from trainer.ui.theme import Theme
from trainer.ui.widgets.chart_view import ChartView

TWO_COLUMNS_PX = 900
CHART_HEIGHT_PX = 380
WIDE = ("calendar", "today", "readiness", "true-retention", "hardest", "sure-but-wrong", "confusions")
"""Charts that take a whole row, as high as they need."""
AT_ONCE = 3
"""Charts that are drawn without waiting for their place."""
AHEAD_PX = 200
"""How far below the edge charts are drawn already."""


class ChartBoard(QScrollArea):
    """Every chart of one insight and one period.

    ``said``, ``failed`` and ``cards_wanted`` are those of the charts; ``addition_wanted`` carries what ``add`` is to
    be given, once for each insight.
    """

    said = Signal(str)
    failed = Signal(str)
    cards_wanted = Signal(str)
    addition_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: Insight | None = None
        self._data: tuple[Insight, Period] | None = None
        self._asked: set[Addition] = set()
        self._added: set[Addition] = set()
        self._waiting: set[int] = set()
        self.setAccessibleName("Charts")
        self._board = QWidget(self)
        self._board.setProperty("surface", "page")
        self.charts = tuple(ChartView(theme, self._board) for _ in CHARTS)
        self._items: list[tuple[QWidget, bool]] = []
        for view, builder in zip(self.charts, CHARTS, strict=True):
            view.setObjectName(f"chart.{builder.id}")
            view.said.connect(self.said)
            view.failed.connect(self.failed)
            view.cards_wanted.connect(self.cards_wanted)
            wide = builder.id in WIDE
            if not wide:
                view.setMinimumHeight(CHART_HEIGHT_PX)
            self._items.append((view, wide))
        self._arrange()

    def insert(self, widget: QWidget, after: int) -> None:
        """Put a widget as wide as the page behind so many charts."""
        widget.setParent(self._board)
        self._items.insert(after, (widget, True))
        self._place()

    def show_insight(self, insight: Insight, period: Period) -> None:
        """Show other numbers; charts out of sight follow when they come into sight."""
        if self._given is not insight:
            self._given, self._data = insight, (insight, period)
            self._asked, self._added = set(), set()
        elif self._data is not None:
            self._data = self._data[0], period
        self._waiting = set(range(len(CHARTS)))
        for index in range(AT_ONCE):
            self._draw(index)
        QTimer.singleShot(0, self, self._draw_visible)

    def add(self, what: Addition, adding: Adding) -> None:
        """Give the insight that is shown what was worked out for the same cards."""
        if self._data is None:
            return
        self._data = adding(self._data[0]), self._data[1]
        self._added.add(what)
        self._draw_visible()

    def show_theme(self, theme: Theme) -> None:
        """Other colours at once."""
        for chart in self.charts:
            chart.show_theme(theme)

    @property
    def shows_tables(self) -> bool:
        """Whether any chart shows its table."""
        return any(chart.shows_table for chart in self.charts)

    def show_tables(self, on: bool) -> None:
        """Show every chart as its table, or as its drawing again."""
        for chart in self.charts:
            chart.show_table(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of charts or two, as the width allows."""
        super().resizeEvent(event)
        self._place()
        QTimer.singleShot(0, self, self._draw_visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while hidden."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._draw_visible)

    def changeEvent(self, event: QEvent) -> None:
        """A new text size changes how wide things are."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place()

    def _arrange(self) -> None:
        self._grid = QGridLayout(self._board)
        self._grid.setContentsMargins(32, 12, 32, 32)
        self._grid.setHorizontalSpacing(48)
        self._grid.setVerticalSpacing(40)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._board)
        self.verticalScrollBar().valueChanged.connect(self._draw_visible)
        self._place()

    def _place(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_PX else 1
        row = column = 0
        following = [wide for _, wide in self._items[1:]] + [True]
        for (widget, wide), then_wide in zip(self._items, following, strict=True):
            if column and (wide or column == columns):
                row, column = row + 1, 0
            whole = wide or (column == 0 and then_wide)
            self._grid.addWidget(widget, row, column, 1, columns if whole else 1)
            column = columns if whole else column + 1
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _draw_visible(self) -> None:
        if not self.isVisible():
            return
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height() + AHEAD_PX
        for index in sorted(self._waiting):
            place = self.charts[index].geometry()
            if place.top() < bottom and place.bottom() > top:
                self._draw(index)

    def _draw(self, index: int) -> None:
        if self._data is None or index not in self._waiting:
            return
        insight, period = self._data
        builder = CHARTS[index]
        if builder.needs is not None and builder.needs not in self._added:
            if builder.needs not in self._asked:
                self._asked.add(builder.needs)
                self.addition_wanted.emit(builder.needs)
            return
        self._waiting.discard(index)
        view = self.charts[index]
        view.show_chart(builder.build(insight, period))
        if builder.id not in WIDE:
            view.setMinimumHeight(0 if view.is_empty else CHART_HEIGHT_PX)
        if view.is_empty:
            QTimer.singleShot(0, self, self._draw_visible)  # what is below has come nearer
