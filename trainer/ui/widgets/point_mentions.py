"""Where each answer mentions a key point: the words around it, answer by answer."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from trainer.core.excerpt import excerpt
from trainer.services.key_point_sheet import Mention
from trainer.ui.theme import Theme

NO_ANSWERS = "This card has no answer to look in."


class PointMentions(QTextBrowser):
    """A list to read; what is found is marked and underlined, and said in the accessible description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mentions: tuple[Mention, ...] = ()
        self.setTabChangesFocus(True)
        self.setAccessibleName("Where the answers mention it")
        self.document().setDocumentMargin(8)

    def show_mentions(self, mentions: Sequence[Mention]) -> None:
        """Show what each answer says of a point."""
        self._mentions = tuple(mentions)
        self._render()
        made = [each.title for each in mentions if each.is_made]
        self.setAccessibleDescription(f"Mentioned in: {', '.join(made)}" if made else "Mentioned nowhere")

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._render()

    def _render(self) -> None:
        place = self.verticalScrollBar().value()
        rows = "".join(map(self._row, self._mentions))
        self.setHtml(rows or f'<p style="color: {self._theme.muted}">{NO_ANSWERS}</p>')
        self.verticalScrollBar().setValue(place)

    def _row(self, mention: Mention) -> str:
        title = f"<b>{escape(mention.title)}</b>"
        if not mention.is_made:
            return f'<p style="color: {self._theme.muted}">{title}: does not mention it</p>'
        mark = f'<u style="background-color: {self._theme.accent_soft}">'
        words = "".join(
            f"{mark}{escape(piece)}</u>" if found else escape(piece)
            for piece, found in excerpt(mention.text, mention.spans)
        )
        return f"<p>{title}: {words}</p>"
