"""A line for the search language: it completes keys and values, and underlines what cannot be understood."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QWidget

from trainer.core.search_query import completion_start, completions
from trainer.ui.widgets.search_line import SearchLine

OFFERED_FROM = 2
"""Letters after which keys are offered, lest every short word opens a list."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueryLine(SearchLine):
    """``insisted`` says that Enter was pressed on what cannot be understood."""

    insisted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faulty = False
        self._marked = False
        self._choices = QStringListModel(self)
        self._completer = QCompleter(self._choices, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._popup = QListView(self)
        self._completer.setPopup(self._popup)
        self._popup.clicked.connect(lambda index: self._complete(str(index.data())))
        self.textEdited.connect(lambda _: self._offer())
        self.textChanged.connect(lambda _: self.unmark())

    def mark(self, start: int, end: int, color: QColor) -> None:
        """Underline the characters from ``start`` to ``end``."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(color)
        look.setForeground(color)
        self._show_look([(start, end - start, look)])
        self._marked = True

    def unmark(self) -> None:
        """Underline nothing."""
        if self._marked:
            self._marked = False
            self._show_look([])

    @property
    def is_marked(self) -> bool:
        """Whether something is underlined."""
        return self._marked

    @property
    def offered(self) -> list[str]:
        """What the list of completions shows; empty while it is closed."""
        return self._choices.stringList() if self._popup.isVisible() else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc answer the list first; Enter stays where nothing can be understood."""
        if self._popup.isVisible() and event.key() in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            chosen = self._popup.currentIndex()
            self._popup.hide()
            if chosen.isValid() and event.key() != Qt.Key.Key_Escape:
                self._complete(str(chosen.data()))
                return
            if event.key() == Qt.Key.Key_Escape:
                return
        if event.key() in ENTER:
            self.ask_now()
            if self.faulty:
                self.insisted.emit()
                return
        super().keyPressEvent(event)

    def _offer(self) -> None:
        """Open, narrow or close the list for the term at the cursor."""
        text, cursor = self.text(), self.cursorPosition()
        typed = text[completion_start(text, cursor) : cursor]
        wanted = len(typed) >= OFFERED_FROM or ":" in typed
        choices = completions(text, cursor) if wanted else []
        self._choices.setStringList(choices)
        if choices and self.isVisible():
            corner = self.cursorRect()
            corner.setWidth(self._popup.sizeHintForColumn(0) + 48)
            self._completer.complete(corner)
        else:
            self._popup.hide()

    def _complete(self, choice: str) -> None:
        text, cursor = self.text(), self.cursorPosition()
        start = completion_start(text, cursor)
        after = "" if choice.endswith((":", "=", "<", ">")) or choice.startswith("prop:") else " "
        self.setText(text[:start] + choice + after + text[cursor:].removeprefix(" " if after else ""))
        self.setCursorPosition(start + len(choice) + len(after))
        self._offer()

    def _show_look(self, spans: list[tuple[int, int, QTextCharFormat]]) -> None:
        """Formats can be given to a line the way input methods give them, counted from the cursor."""
        kind = QInputMethodEvent.AttributeType.TextFormat
        cursor = self.cursorPosition()
        looks = [
            QInputMethodEvent.Attribute(kind, start - cursor, length, look) for start, length, look in spans
        ]
        QApplication.sendEvent(self, QInputMethodEvent("", looks))
