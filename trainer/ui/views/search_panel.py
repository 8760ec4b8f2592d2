"""The search line of a view: it looks cards up, explains what cannot be understood, and keeps searches."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QMenu, QPushButton, QWidget

from trainer.core.errors import BadInput
from trainer.core.search_query import QueryError, parse, terms
from trainer.core.search_terms import Query
from trainer.services import library, saved_searches
from trainer.services.card_order import CardOrder
from trainer.services.found_cards import FoundCards
from trainer.services.saved_searches import SavedSearch
from trainer.services.unknown_names import unknown_name
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.query_line import QueryLine
from trainer.ui.widgets.search_help import SearchHelp

PATIENCE_MS = 900
"""How long the typing rests before a search that cannot be understood is explained."""


class SearchPanel(QWidget):
    """A line, searches kept under a name, and help; ``trouble``, to be placed below, says what is wrong.

    ``view`` is the one whose commands the buttons belong to, ``invitation`` what the empty line says.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        view: str = "browse",
        invitation: str = "Search: words, topic:…, is:due, flag:1, …",
    ) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._invitation = invitation
        self._understood = ""
        self._wrong: BadInput | None = None
        self._color = QColor(theme.error)
        self.line = QueryLine(self)
        self.saved = QPushButton("Saved", self)
        self.help = QPushButton("?", self)
        self.trouble = QLabel(parent)
        self._rest = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._rest.timeout.connect(self._explain_at_rest)
        self.line.insisted.connect(self._explain)
        self.saved.clicked.connect(self.open_saved)
        self.help.clicked.connect(self.open_help)
        self._lay_out()

    @property
    def understood(self) -> str:
        """The last search that could be understood: what is shown is of it."""
        return self._understood.strip()

    @property
    def words(self) -> tuple[str, ...]:
        """The words to highlight in what was found."""
        return terms(parse(self._understood))

    def look_up(self, topics: Sequence[int] | None, order: CardOrder | None) -> FoundCards:
        """The cards of what was typed, in an order; while that cannot be understood, those of what was typed before."""
        typed = self.line.text()
        try:
            found = self._session.ask(library.find, typed, topics, order)
        except BadInput as wrong:
            self._note(wrong)
            return self._session.ask(library.find, self._understood, topics, order)
        self._understood = typed
        self._note(None if found.ids else self._session.ask(unknown_name, typed))
        return found

    def query(self) -> Query:
        """What was typed; while that cannot be understood, what was typed before."""
        typed = self.line.text()
        try:
            found = parse(typed)
        except QueryError as wrong:
            self._note(wrong)
            return parse(self._understood)
        self._understood = typed
        self._note(None)
        return found

    def search_for(self, query: str) -> None:
        """Put a query into the line and search at once."""
        self.line.setText(query)
        self.line.setFocus()
        self.line.ask_now()

    def open_help(self) -> None:
        """Show what can be typed; an example that is chosen is searched for."""
        sheet = SearchHelp(self)
        sheet.chosen.connect(self.search_for)
        sheet.open()

    def open_saved(self) -> None:
        """Offer the searches that are kept, to keep this one, and to remove one."""
        menu = self.saved_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.saved.mapToGlobal(self.saved.rect().bottomLeft()))

    def saved_menu(self) -> QMenu:
        """The menu of kept searches as it is now."""
        menu = QMenu(self)
        kept = self._session.ask(saved_searches.saved)
        for each in kept:
            self._add(menu, each)
        menu.addSeparator()
        add = menu.addAction("Keep this search…")
        add.setEnabled(bool(self.line.text().strip()) and self._wrong is None)
        add.triggered.connect(self._ask_name)
        if kept:
            removing = menu.addMenu("Remove")
            for each in kept:
                action = removing.addAction(_plain(each.name))
                action.triggered.connect(
                    lambda _=False, name=each.name: self._session.do(saved_searches.forget, name)
                )
        return menu

    def show_theme(self, theme: Theme) -> None:
        """What is wrong in the theme's colour."""
        self._color = QColor(theme.error)
        if self.line.is_marked:
            self._explain()

    def _add(self, menu: QMenu, search: SavedSearch) -> None:
        action = menu.addAction(_plain(search.name))
        action.setToolTip(search.query)
        action.triggered.connect(lambda: self.search_for(search.query))

    def _ask_name(self) -> None:
        query = self.line.text()
        prompt = QInputDialog(self)
        prompt.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        prompt.setWindowTitle("Keep this search")
        prompt.setLabelText(f"Name for “{query.strip()}”:")
        prompt.textValueSelected.connect(
            lambda name: self._session.do(saved_searches.keep, name, query) if name.strip() else None
        )
        prompt.open()

    def _note(self, wrong: BadInput | None) -> None:
        """Remember what is wrong; it is told once the typing rests."""
        self._wrong, self.line.faulty = wrong, wrong is not None
        if wrong is None:
            self._rest.stop()
            self.line.unmark()
            self.trouble.hide()
        elif self.trouble.isHidden():
            self._rest.start()
        else:
            self._explain()

    def _explain_at_rest(self) -> None:
        """A learner who looks at the completions has not done typing."""
        if self.line.offered:
            self._rest.start()
        else:
            self._explain()

    def _explain(self) -> None:
        wrong = self._wrong
        if wrong is None:
            return
        self._rest.stop()
        sentence = str(wrong)
        if isinstance(wrong, QueryError):
            sentence = sentence.removeprefix(f"At character {wrong.start + 1}: ")
            self.line.mark(wrong.start, wrong.end, self._color)
        self.trouble.setText(sentence)
        self.trouble.show()

    def _lay_out(self) -> None:
        self.line.setAccessibleName("Search cards")
        self.line.setPlaceholderText(self._invitation)
        self.trouble.setProperty("role", "error")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        for button, name, words in (
            (self.saved, f"{self._view}.saved", "Saved searches"),
            (self.help, f"{self._view}.search-help", "What can be searched for"),
        ):
            button.setProperty("role", "quiet")
            button.setObjectName(name)
            button.setAccessibleName(words)
        self.help.setMaximumWidth(40)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.help)
        row.addWidget(self.saved)


def _plain(name: str) -> str:
    """A name for a menu, where ``&`` would underline a letter."""
    return name.replace("&", "&&")
