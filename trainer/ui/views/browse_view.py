"""Browse: search all cards, read them, change many at once."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trainer.core.errors import NotFound
from trainer.core.topic import show_path
from trainer.core.wording import count_of
from trainer.services import library, recall, study, tagging
from trainer.services.change import Change
from trainer.services.ports import Workspace
from trainer.ui.models.card_columns import Surroundings
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.views.card_commands import CardCommands
from trainer.ui.views.card_list import CardList
from trainer.ui.views.card_printing import print_card
from trainer.ui.views.search_panel import SearchPanel
from trainer.ui.widgets.card_badges import badge
from trainer.ui.widgets.card_preview import CardPreview
from trainer.ui.widgets.compared_answers import Look
from trainer.ui.widgets.day_words import NO_CARDS
from trainer.ui.widgets.first_steps import FirstSteps
from trainer.ui.widgets.tag_prompt import TagPrompt
from trainer.ui.widgets.topic_prompt import TopicPrompt

EMPTY_STORE = f"There are no cards yet.\n{NO_CARDS}"
FIRST_SIZES = (360, 280)
"""The heights of the list and of the card below it."""
NONE_CHOSEN = "Choose a card first."


class BrowseView(QWidget):
    """``edit_requested`` carries a card, ``study_requested`` topics and a limit (``None``: no limit)."""

    edit_requested = Signal(int)
    study_requested = Signal(object, object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._topics: Sequence[int] | None = None
        self._topic_label = ""
        self._stale_day: int | None = None
        self._total = 0
        self._names: tuple[dict[int, str], dict[int, str]] | None = None
        self._asked: tuple[str, Sequence[int] | None] = ("", None)
        self.panel = SearchPanel(session, theme, self)
        self.search = self.panel.line
        self.chip = QPushButton(self)
        self.columns = QPushButton("Columns", self)
        self.cards = CardList(self)
        self.preview = CardPreview(theme, session.settings.text_size, self)
        self.card_commands = CardCommands(session, "browse", self._chosen, self)
        self.cards.table.badge = lambda line: badge(line.flag, line.marked)
        self.status = QLabel(self)
        self.empty = QLabel(self)
        self.show_all = QPushButton("Show all cards", self)
        self.first_steps = FirstSteps(self)
        self.pages = QStackedWidget(self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._lay_out()
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.timeout.connect(self._read)
        self.search.searched.connect(lambda _: self.refresh())
        self.search.left.connect(self._leave_search)
        self.chip.clicked.connect(lambda: self.show_topics(None, ""))
        self.show_all.clicked.connect(self._show_all)
        self.cards.chosen.connect(self._follow_choice)
        self.cards.activated.connect(lambda _: self.edit())
        self.cards.customContextMenuRequested.connect(self._open_menu)
        session.changed.connect(self._follow)
        self.show_theme(theme)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be done here, by command id."""
        return {
            "browse.edit": self.edit,
            "browse.study": self.study,
            "browse.move": self.move_cards,
            "browse.tags": self.change_tags,
            "browse.suspend": self.suspend,
            "browse.bury": self.bury,
            "browse.delete": self.delete,
            "browse.select-all": self.cards.selectAll,
            "browse.find": self.find_cards,
            "browse.search-help": self.panel.open_help,
            "browse.saved": self.panel.open_saved,
            "browse.side-by-side": lambda: self.preview.switch(Look.SIDE_BY_SIDE),
            "browse.agreement": lambda: self.preview.switch(Look.AGREEMENT),
            "browse.print": lambda: print_card(self._session, self.preview.printed, self),
            "browse.previous-answer": lambda: self.preview.step(-1),
            "browse.next-answer": lambda: self.preview.step(1),
            **self.card_commands.commands(),
        }

    def show_topics(self, topics: Sequence[int] | None, label: str) -> None:
        """Show only cards of these topics (``None``: all); ``label`` names them."""
        self._topics, self._topic_label = topics, label
        self.chip.setVisible(topics is not None)
        self.chip.setText(f"{label}  ✕")
        self.chip.setAccessibleName(f"Show cards outside {label} too")
        self.refresh()

    def refresh(self) -> None:
        """Look the cards up again; selection and place stay."""
        ask, workspace = self._session.ask, self._session.workspace
        found = self.panel.look_up(self._topics, self.cards.order)
        narrowed = bool(self.search.text().strip()) or self._topics is not None
        self._total = ask(_count) if narrowed else len(found)
        if self._names is None:
            topics = {row.id: show_path(row.path) for row in ask(library.topics)}
            self._names = topics, {row.id: row.name for row in ask(library.subjects)}
        around = Surroundings(
            *self._names,
            workspace.today(),
            study.predictor(workspace, workspace.now_ms()),
            self._session.settings.flag_name,
        )
        self._stale_day = around.today
        asked = (self.panel.understood, self._topics)
        self.cards.show_cards(found, around, anew=asked != self._asked)
        self._asked = asked
        self.empty.setText(self._nothing_found() if self._total else EMPTY_STORE)
        self.show_all.setVisible(bool(self._total))
        self.first_steps.setVisible(not self._total)
        self.setFocusProxy(self.cards if found else self._way_out())
        self.pages.setCurrentIndex(0 if found else 1)
        self.preview.setVisible(bool(found))
        self.preview.mark_words(self.panel.words)

    def show_theme(self, theme: Theme) -> None:
        """Follow the theme and the text size at once."""
        self.cards.table.muted = QColor(theme.muted)
        self.cards.viewport().update()
        self.panel.show_theme(theme)
        self.preview.show_theme(theme)
        self.preview.show_text_size(self._session.settings.text_size)

    def save_state(self) -> QByteArray:
        """Columns and splitter, for the next start."""
        state = QByteArray()
        stream = QDataStream(state, QIODevice.OpenModeFlag.WriteOnly)
        stream << self.cards.save_state() << self.splitter.saveState()
        return state

    def restore_state(self, state: QByteArray) -> None:
        """Columns and splitter as they were; a state that cannot be read changes nothing."""
        columns, splitter = QByteArray(), QByteArray()
        stream = QDataStream(state)
        stream >> columns >> splitter
        self.cards.restore_state(columns)
        self.splitter.restoreState(splitter)

    def forget_layout(self) -> None:
        """Columns and splitter as at the first start."""
        self.cards.forget_columns()
        self.splitter.setSizes(FIRST_SIZES)

    def find_cards(self) -> None:
        """Go to the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _leave_search(self) -> None:
        """On to what was found, or to the way out where nothing was."""
        (self.cards if self.pages.currentIndex() == 0 else self._way_out()).setFocus()

    def _way_out(self) -> QWidget:
        """The button below the sentence that tells why there is nothing."""
        return self.show_all if self._total else self.first_steps

    def edit(self) -> None:
        """Ask for the current card to be edited."""
        card = self.cards.current_card()
        if card is None:
            self._session.said.emit(NONE_CHOSEN, False)
        else:
            self.edit_requested.emit(card)

    def delete(self) -> None:
        """Delete the selected cards; undo brings them back."""
        if chosen := self._chosen():
            self._session.do(library.delete_cards, chosen)

    def suspend(self) -> None:
        """Suspend the selected cards, or resume them where all are suspended."""
        chosen = self._chosen()
        if chosen:
            asked = [line.id for line in self.cards.lines_of(chosen) if not line.schedule.suspended]
            self._session.do(study.suspend if asked else study.resume, asked or chosen)

    def bury(self) -> None:
        """Do not ask the selected cards again today."""
        if chosen := self._chosen():
            self._session.do(study.bury, chosen)

    def move_cards(self) -> None:
        """Ask for a topic and move the selected cards there."""
        chosen = self._chosen()
        if not chosen:
            return
        topics = (show_path(row.path) for row in self._session.ask(library.topics))
        prompt = TopicPrompt(f"Move {count_of(len(chosen), 'card')}", topics, self)
        prompt.chosen.connect(lambda topic: self._session.do(library.move_cards, chosen, topic))
        prompt.open()

    def change_tags(self) -> None:
        """Ask for tags to put on the selected cards or to take off them."""
        if chosen := self._chosen():
            known = partial(self._session.ask, tagging.known_tags)
            prompt = TagPrompt(f"Tags of {count_of(len(chosen), 'card')}", known, self)
            prompt.chosen.connect(lambda words: self._session.do(tagging.change_tags, chosen, words))
            prompt.open()

    def study(self) -> None:
        """Ask for the topics of the selected cards to be studied."""
        chosen = self._chosen()
        lines = self.cards.lines_of(chosen) if chosen else ()
        topics = {line.topic for line in lines if line.topic is not None}
        if topics:
            below = {each for topic in topics for each in self._session.ask(library.below, topic)}
            self.study_requested.emit(sorted(below), None)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while the view was hidden."""
        super().showEvent(event)
        if self._stale_day != self._session.workspace.today():
            self._names = None
            self.refresh()

    def _follow(self, _change: Change) -> None:
        self._names = None
        if self.isVisible():
            self.refresh()
        else:
            self._stale_day = None

    def _chosen(self) -> list[int]:
        chosen = self.cards.selected()
        if not chosen:
            self._session.said.emit(NONE_CHOSEN, False)
        return chosen

    def _follow_choice(self) -> None:
        shown, chosen = self.cards.table.rowCount(), self.cards.selected_count()
        cards = count_of(self._total, "card")
        status = cards if shown == self._total else f"{shown} of {cards}"
        self.status.setText(f"{status}, {chosen} selected" if chosen > 1 else status)
        self._reading.start()

    def _read(self) -> None:
        """Show the current card once the keys have come to rest."""
        card = self.cards.current_card()
        if card is None:
            self.preview.show_question(None)
            return
        try:
            question = self._session.ask(study.ask, card)
        except NotFound:
            self.preview.show_question(None)
        else:
            self.preview.show_question(question, self._session.ask(recall.key_points, card))

    def _nothing_found(self) -> str:
        words = self.panel.understood
        where = f" in {self._topic_label}" if self._topics is not None else ""
        return f"No card{where} matches “{words}”." if words else f"There are no cards{where}."

    def _show_all(self) -> None:
        self.search.clear()
        self.show_topics(None, "")
        self.cards.setFocus()

    def _open_menu(self, point: QPoint) -> None:
        """The commands that are bound to this view, with their keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(self.cards.viewport().mapToGlobal(point))

    def _lay_out(self) -> None:
        self.chip.hide()
        self.chip.setToolTip("Show the cards of all topics")
        self.columns.setProperty("role", "quiet")
        self.columns.setAccessibleName("Choose and sort columns")
        self.columns.clicked.connect(self._open_columns)
        self.status.setProperty("role", "small")
        self.cards.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.panel, 1)
        for each in (self.chip, self.status, self.columns):
            line.addWidget(each)
        self.pages.addWidget(self.cards)
        self.pages.addWidget(self._empty_page())
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(self.preview)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(FIRST_SIZES)
        self.splitter.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(10)
        column.addLayout(line)
        column.addWidget(self.panel.trouble)
        column.addWidget(self.splitter, 1)
        self.setFocusProxy(self.cards)

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.empty)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.first_steps, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _open_columns(self) -> None:
        menu = self.cards.column_menu()
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))


def _count(workspace: Workspace) -> int:
    with workspace.store.read() as unit:
        return unit.cards.count()
