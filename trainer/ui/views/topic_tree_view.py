"""The topics at the left of the window: find one, see how it stands, study it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from trainer.core.measures import Progress
from trainer.services import overview
from trainer.services.change import Change, Touched
from trainer.services.ports import Workspace
from trainer.services.rows import Group
from trainer.services.topic_totals import TopicNode, TopicTotals
from trainer.ui.models.topic_tree import ALL, TopicLine, TopicTreeModel
from trainer.ui.theme import Theme
from trainer.ui.widgets.topic_filter import TopicFilter
from trainer.ui.widgets.topic_list import TopicList
from trainer.ui.widgets.topic_row import TopicRow

if TYPE_CHECKING:
    from trainer.ui.session import Session

NOTHING = "No topic or subject has these words. Esc shows all again."
REFRESH_AFTER_MS = 150
"""Changes that follow each other closely are shown together."""


class TopicTreeView(QWidget):
    """A line to type in and the tree below it.

    ``cards`` is how many there are, as they were counted first.

    ``study_requested``, ``browse_requested``, ``export_requested`` and ``selected`` carry a topic's row id, ``None``
    for all topics; a subject stands for its topic.
    """

    study_requested = Signal(object)
    browse_requested = Signal(object)
    rename_requested = Signal(int)
    move_requested = Signal(int)
    suspend_requested = Signal(int)
    export_requested = Signal(object)
    options_requested = Signal(int)
    selected = Signal(object)
    counted = Signal()
    """The topics are there with the counts of now."""
    followed = Signal()
    """Everything else is there too: subjects, how well all is remembered, and what has changed meanwhile."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.cards = 0
        self._expanded: set[int] = set()
        self._chosen = ALL
        self._arranging = False
        self.model = TopicTreeModel(self)
        self._matches = QSortFilterProxyModel(self)
        self._matches.setRecursiveFilteringEnabled(True)
        self._matches.setAutoAcceptChildRows(True)
        self._matches.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._matches.setSourceModel(self.model)
        self.filter = TopicFilter(self)
        self.tree = TopicList(self)
        self.tree.setModel(self._matches)
        self._rows = TopicRow(theme, self.tree)
        self.tree.setItemDelegate(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(8)
        self.nothing = QLabel(NOTHING, self)
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setMargin(8)
        self.nothing.hide()
        column.addWidget(self.filter)
        column.addWidget(self.nothing)
        column.addWidget(self.tree, 1)
        self._totals: TopicTotals | None = None
        self._day = -1
        self._rated: set[int] = set()
        self._looked_at: set[int] = set()
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._connect()

    def show_counts(self, nodes: Sequence[TopicNode], total: Progress) -> None:
        """Show every topic with what takes no time to count."""
        self.cards = total.cards
        self.model.show_tree(nodes, total)
        self.counted.emit()

    def attach(self, session: "Session") -> None:
        """Show the topics of a session from now on, and follow what happens to them."""
        self._session = session
        self._all = session.question(overview.topic_totals)
        self._some = session.question(self._look_at_rated)
        self._all.answered.connect(self._show)
        self._some.answered.connect(self._show_some)
        session.changed.connect(self._follow)
        if self.isVisible():
            self._look(session)

    def refresh(self) -> None:
        """Look at everything again, beside the window; what is open and chosen stays so."""
        if self._session is not None:
            self._day = self._session.workspace.today()
            self._rated.clear()
            self._looked_at.clear()
            self._all.ask()

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._rows.theme = theme
        self.tree.viewport().update()

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call."""
        return {"view.topics": self.focus_filter}

    def focus_filter(self) -> None:
        """Type to find a topic."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def menu(self, line: TopicLine) -> QMenu:
        """What can be done with a row."""
        menu = QMenu(self)
        menu.addAction("Study", lambda: self.study_requested.emit(line.topic))
        menu.addAction("Browse", lambda: self.browse_requested.emit(line.topic))
        topic = line.topic
        if topic is not None and line.subject is None:
            menu.addAction("Suspend or resume", lambda: self.suspend_requested.emit(topic))
            menu.addAction("Rename…", lambda: self.rename_requested.emit(topic))
            menu.addAction("Move…", lambda: self.move_requested.emit(topic))
            menu.addAction("Options…", lambda: self.options_requested.emit(topic))
        if line.subject is None:
            menu.addAction("Export…", lambda: self.export_requested.emit(topic))
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        """Count the topics at once, and catch up with all else beside the window."""
        super().showEvent(event)
        if self._session is not None:
            self._look(self._session)

    def _look(self, session: "Session") -> None:
        if self._totals is None:
            self.show_counts(*session.ask(overview.topic_counts))
            self._soon.start()
        else:
            self.refresh()

    def _follow(self, change: Change) -> None:
        if not self.isVisible():
            return
        if change.card is not None and change.touched == {Touched.REVIEWS}:
            self._rated.add(change.card)
        else:
            self._day = -1
        self._soon.start()

    def _catch_up(self) -> None:
        """Look at the groups of the cards that were rated, or at everything where more than that is old."""
        if self._session is None:
            return
        if self._totals is None or self._all.is_asked or self._day != self._session.workspace.today():
            self.refresh()
        else:
            self._looked_at |= self._rated
            self._rated.clear()
            self._some.ask()

    def _look_at_rated(self, workspace: Workspace) -> dict[Group, Progress]:
        return overview.groups_of(workspace, tuple(self._looked_at))

    def _show(self, totals: TopicTotals) -> None:
        first = self._totals is None
        self._totals = totals
        self.model.show_tree(totals.nodes(), totals.total)
        if first:
            self._open_first()
        self.followed.emit()

    def _show_some(self, groups: dict[Group, Progress]) -> None:
        """The numbers of some groups have changed, with those of the topics above them."""
        self._looked_at.clear()
        changed = None if self._totals is None else self._totals.change(groups)
        if self._totals is None or changed is None or not self.model.show_change(changed, self._totals.total):
            self.refresh()
        else:
            self.followed.emit()

    def _find(self, words: str) -> None:
        """Show the topics that match, opened; without words the tree is as it was before."""
        self._remember_open()
        self._arranging = True
        self._matches.setFilterFixedString(words.strip())
        self._arranging = False
        self._restore()

    def _remember_open(self) -> None:
        if not self._is_filtered():
            self._expanded = {key for key in self.model.branches() if self.tree.isExpanded(self._place(key))}

    def _restore(self) -> None:
        """Open the rows that were open, and choose the one that was chosen, where they are still there."""
        self._arranging = True
        if self._is_filtered():
            self.tree.expandAll()
        else:
            self.tree.collapseAll()
            for key in self._expanded:
                self.tree.expand(self._place(key))
        self.tree.setCurrentIndex(self._place(self._chosen))
        self._arranging = False
        self.nothing.setVisible(self._is_filtered() and not self._matches.rowCount())
        if not self.model.index_of(self._chosen).isValid():
            self.tree.setCurrentIndex(self._place(ALL))

    def _is_filtered(self) -> bool:
        return bool(self._matches.filterRegularExpression().pattern())

    def _open_first(self) -> None:
        """A single topic that holds all the others is opened."""
        if self.model.rowCount() == 2:
            self.tree.expand(self._matches.index(1, 0))

    def _place(self, key: int) -> QModelIndex:
        return self._matches.mapFromSource(self.model.index_of(key))

    def _line(self, index: QModelIndex) -> TopicLine:
        return self.model.line(self._matches.mapToSource(index))

    def _choose(self, index: QModelIndex) -> None:
        if not self._arranging and index.isValid():
            line = self._line(index)
            self._chosen = line.key
            self.selected.emit(line.topic)

    def _go_down(self) -> None:
        """From the filter to the first row that matches."""
        if self._matches.rowCount() or not self._is_filtered():
            self.tree.setFocus()
            self.tree.setCurrentIndex(self._first_match())

    def _first_match(self) -> QModelIndex:
        """The first row whose own name matches, else the first."""
        words, top = self.filter.text().strip(), self._matches.index(0, 0)
        flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        found = self._matches.match(top, Qt.ItemDataRole.DisplayRole, words, 1, flags) if words else []
        return found[0] if found else top

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = self.menu(self._line(index))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._find)
        self.filter.finished.connect(self._go_down)
        self.tree.studied.connect(lambda index: self.study_requested.emit(self._line(index).topic))
        self.tree.menu_requested.connect(self._show_menu)
        self.tree.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index))
        self._matches.modelAboutToBeReset.connect(self._remember_open)
        self._matches.modelReset.connect(self._restore)
        self._soon.timeout.connect(self._catch_up)
