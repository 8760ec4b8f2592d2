"""The table of the browse view: selection by card, columns that fit, and a menu to choose and sort them."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QByteArray, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from trainer.services.card_order import CardColumn, CardOrder
from trainer.services.found_cards import GONE, FoundCards
from trainer.services.rows import CardLine
from trainer.ui.models.card_columns import COLUMNS, Surroundings
from trainer.ui.models.card_table import CardTable

QUESTION = [column.id for column in COLUMNS].index(CardColumn.QUESTION)
NARROWEST_QUESTION = 240
"""In pixels; below it the table scrolls sideways."""
CELL_PADDING = 24
ARROW = 4
ROW_PADDING = 12


class CardList(QTableView):
    """``chosen`` follows every change of the selection or the current card."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CardTable(self)
        self.setModel(self.table)
        self._fitting = self._columns_chosen = False
        self._full_width = 0
        self._set_up()
        self._set_up_header()
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())

    def show_cards(self, found: FoundCards, around: Surroundings, *, anew: bool = False) -> None:
        """Show these cards; those selected before stay so, and the list stays where it was scrolled to.

        Where the current card is gone, the one that took its place becomes current.  In what another search found
        (``anew``), a card that is merely current is not looked for beyond the first ones: the best match takes over.
        """
        selected, current = self.selected(), self.current_card()
        nearby = anew and len(selected) <= 1
        row, scrolled = max(self.currentIndex().row(), 0), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.table.show_cards(found, around)
        rows = self.table.rows_of({*selected, *(() if current is None else (current,))}, nearby=nearby)
        self._select_rows(rows[card] for card in selected if card in rows)
        kept = None if current is None else rows.get(current)
        if kept is None and nearby:
            row = scrolled = 0
        if kept is None and self.table.rowCount():
            kept = min(row, self.table.rowCount() - 1)
        if kept is not None:
            self._make_current(kept, alone=not self.selectionModel().hasSelection())
        self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)
        self.chosen.emit()

    @property
    def order(self) -> CardOrder | None:
        """The order that cards to show should come in."""
        return self.table.order

    def selected(self) -> list[int]:
        """The ids of the selected cards that are still there, in the order of the rows."""
        cards = (self.table.card_at(row) for span in sorted(self._spans()) for row in range(*span))
        return [card for card in dict.fromkeys(cards) if card != GONE]

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(end - first for first, end in self._spans())

    def current_card(self) -> int | None:
        """The id of the card under the cursor."""
        row = self.currentIndex().row()
        return self.table.card_at(row) if 0 <= row < self.table.rowCount() else None

    def lines_of(self, cards: Sequence[int]) -> list[CardLine]:
        """The lines of cards of the table."""
        return self.table.lines_of(cards)

    def select(self, cards: Collection[int]) -> None:
        """Select exactly these cards, as far as they are in the table."""
        self._select_rows(self.table.rows_of(cards).values())

    def _select_rows(self, rows: Iterable[int]) -> None:
        last = self.table.columnCount() - 1
        wanted = QItemSelection()
        for first, end in _runs(sorted(rows)):
            wanted.select(self.table.index(first, 0), self.table.index(end, last))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _spans(self) -> set[tuple[int, int]]:
        """The selected rows, as the first of neighbours and the one after the last."""
        return {(span.top(), span.bottom() + 1) for span in self.selectionModel().selection().toList()}

    def column_menu(self) -> QMenu:
        """A menu to show and hide columns and to sort by them."""
        menu = QMenu(self)
        for place, column in enumerate(COLUMNS):
            if place != QUESTION:
                shown = _checkable(menu, column.title, checked=not self.isColumnHidden(place))
                shown.setToolTip(column.help)
                shown.toggled.connect(lambda on, place=place: self._show_column(place, on))
        menu.addSeparator()
        menu.addMenu(self._sort_menu(menu))
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def save_state(self) -> QByteArray:
        """The columns: which, how wide, sorted by what; empty while the learner has chosen none of it."""
        return self.horizontalHeader().saveState() if self._columns_chosen else QByteArray()

    def restore_state(self, state: QByteArray) -> None:
        """The columns as they were saved; another program's state is left alone."""
        self._columns_chosen |= self.horizontalHeader().restoreState(state)
        self.fit()

    def forget_columns(self) -> None:
        """The columns of the first start: which, where, how wide, in the order of arrival."""
        header = self.horizontalHeader()
        for place in range(header.count()):
            header.moveSection(header.visualIndex(place), place)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._columns_chosen = False
        self._measure()
        self._offer_columns()
        self.fit()

    def fit(self) -> None:
        """Give the question all the room that the other columns leave."""
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(QUESTION)
        self._fitting = True
        header.resizeSection(QUESTION, max(self.viewport().width() - others, NARROWEST_QUESTION))
        self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The question follows the width of the window; until the learner chooses, so do the columns."""
        super().resizeEvent(event)
        self._offer_columns()
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Rows and columns have room for the font that the theme gave meanwhile."""
        super().showEvent(event)
        self._measure()
        self._offer_columns()
        self.fit()

    def _set_up(self) -> None:
        self.setAccessibleName("Cards")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # A header asks of each column whether all its rows are selected: seconds where very many are.
        header.setSelectionModel(QItemSelectionModel(self.table, header))
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._make_room)
        header.sectionMoved.connect(self._choose_columns)
        header.sortIndicatorChanged.connect(self._choose_columns)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda point: self.column_menu().popup(header.mapToGlobal(point))
        )

    def _measure(self) -> None:
        """Rows as high as the font needs and, until the learner chooses, columns as wide."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + ROW_PADDING)
        widths = [
            max(metrics.horizontalAdvance(column.title) + ARROW, metrics.horizontalAdvance(column.sample))
            + CELL_PADDING
            for column in COLUMNS
        ]
        widths[QUESTION] = NARROWEST_QUESTION
        self._full_width = sum(widths)
        if not self._columns_chosen:
            self._fitting = True
            for place, width in enumerate(widths):
                self.setColumnWidth(place, width)
            self._fitting = False

    def _offer_columns(self) -> None:
        """Until the learner chooses: every column where all have room, else those one needs most."""
        if self._columns_chosen:
            return
        roomy = self.viewport().width() >= self._full_width
        self._fitting = True
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, not (roomy or column.shown))
        self._fitting = False

    def _sort_menu(self, parent: QMenu) -> QMenu:
        menu = QMenu("Sort by", parent)
        header = self.horizontalHeader()
        ways = QActionGroup(menu)
        for place, title in [(-1, "Order of arrival"), *((n, each.title) for n, each in enumerate(COLUMNS))]:
            way = _checkable(menu, title, checked=place == header.sortIndicatorSection())
            ways.addAction(way)
            way.triggered.connect(lambda _=False, place=place: self._sort_by(place))
        return menu

    def _sort_by(self, place: int) -> None:
        """Sort by a column; the one it is sorted by already turns round."""
        header = self.horizontalHeader()
        order = Qt.SortOrder.AscendingOrder
        if header.sortIndicatorSection() == place and header.sortIndicatorOrder() is order:
            order = Qt.SortOrder.DescendingOrder
        header.setSortIndicator(place, order)

    def _show_column(self, place: int, on: bool) -> None:
        self._columns_chosen = True
        self.setColumnHidden(place, not on)
        self.fit()

    def _choose_columns(self, *_: object) -> None:
        self._columns_chosen = True

    def _make_room(self, section: int, _before: int, _after: int) -> None:
        if section != QUESTION and not self._fitting:
            self._columns_chosen = True
            self.fit()

    def _make_current(self, row: int, *, alone: bool) -> None:
        flags = QItemSelectionModel.SelectionFlag
        flag = flags.ClearAndSelect | flags.Rows if alone else flags.NoUpdate
        self.selectionModel().setCurrentIndex(self.table.index(row, QUESTION), flag)


def _checkable(menu: QMenu, title: str, *, checked: bool) -> QAction:
    action = menu.addAction(title)
    action.setCheckable(True)
    action.setChecked(checked)
    return action


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as pairs of first and last."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
