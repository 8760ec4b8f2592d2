"""A text to read in which places can be shown, such as where it mentions a key point."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.markdown_view import MarkdownView


class SpottedText(MarkdownView):
    """Places stay highlighted in another size and another theme; another text has none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._spans: tuple[tuple[int, int], ...] = ()

    @property
    def plain_text(self) -> str:
        """The words as they stand here; places count in it."""
        return self.document().toPlainText()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The highlighted places."""
        return self._spans

    def show_markdown(self, markdown_text: str) -> None:
        """Show another text from its beginning, with no place highlighted."""
        self._spans = ()
        super().show_markdown(markdown_text)
        self._highlight()

    def show_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Highlight these places of ``plain_text`` and bring the first into sight."""
        self._spans = tuple(spans)
        self._highlight()
        if spans:
            cursor = selection(self.document(), *self._spans[0])
            cursor.setPosition(cursor.selectionStart())
            top, bar = self.cursorRect(cursor).top(), self.verticalScrollBar()
            if not 0 <= top < self.viewport().height() - self.fontMetrics().height():
                bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def set_text_size(self, text_size: int) -> None:
        super().set_text_size(text_size)
        self._highlight()

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._highlight()

    def _highlight(self) -> None:
        chosen = []
        for start, end in self._spans:
            place = QTextEdit.ExtraSelection()
            place.cursor = selection(self.document(), start, end)
            look = QTextCharFormat()
            look.setBackground(QColor(self._theme.accent))
            look.setForeground(QColor(self._theme.accent_text))
            place.format = look
            chosen.append(place)
        self.setExtraSelections(chosen)


def selection(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """From character to character of its plain text; a document counts those beyond the basic plane twice."""
    text = document.toPlainText()
    cursor = QTextCursor(document)
    cursor.setPosition(_units(text[:start]))
    cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
