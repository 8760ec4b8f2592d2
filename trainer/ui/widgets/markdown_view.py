"""Markdown to read: rendered, in a column of comfortable width, fetching nothing."""

from PySide6.QtCore import QByteArray, QEvent, Qt, QUrl
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from trainer.core.markup import to_html
from trainer.core.settings import DEFAULTS
from trainer.ui.theme import Theme, card_css, reading_font

MEASURE = 75
"""Characters in a line at most, on average."""
_MARGIN = 8
_INDENT = 28


class MarkdownView(QTextBrowser):
    """Shows one Markdown text at a time; links do nothing and pictures, styles and files are never loaded.

    The text stands in the middle of the view, or ``below`` a question at the left; at most ``MEASURE`` characters wide.
    """

    below = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text_size, self._markdown = theme, DEFAULTS.text_size, ""
        self.setAccessibleName("Text to read")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(_INDENT)
        self._render()

    def show_markdown(self, markdown_text: str) -> None:
        """Show another text from its beginning."""
        self._markdown = markdown_text
        self._render()
        self.verticalScrollBar().setValue(0)

    def set_text_size(self, text_size: int) -> None:
        """Show the text in another size, in pixels; the place that was read stays in sight."""
        self._text_size = text_size
        self._render()

    def show_theme(self, theme: Theme) -> None:
        """Show the text in another theme."""
        self._theme = theme
        self._render()

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        """Nothing is ever loaded."""
        return QByteArray()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_measure()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel belong to the window, which sizes all text at once."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_measure()

    def _render(self) -> None:
        bar = self.verticalScrollBar()
        read = bar.value() / bar.maximum() if bar.maximum() else 0.0
        document = self.document()
        document.setDefaultFont(reading_font(self._text_size))
        document.setDefaultStyleSheet(card_css(self._theme, self._text_size))
        self.setHtml(with_room_for_code(to_html(self._markdown), self._theme.code_surface))
        self._keep_measure()
        bar.setValue(round(read * bar.maximum()))

    def _keep_measure(self) -> None:
        letter = QFontMetricsF(reading_font(self._text_size)).averageCharWidth()
        widest = round(letter * MEASURE) + 2 * _MARGIN
        spare = max(self.width() - self.verticalScrollBar().sizeHint().width() - widest, 0)
        left = 0 if self.below else spare // 2
        self.setViewportMargins(left, 0, spare - left, 0)


def with_room_for_code(html: str, ground: str) -> str:
    """Code blocks as cells of their own: Qt's rich text knows no padding around a block."""
    before = f'<table class="code" width="100%"><tr><td bgcolor="{ground}"><pre>'
    return html.replace("<pre>", before).replace("</pre>", "</pre></td></tr></table>")
