"""What an editor says about the documents' answers, the notes on the answer in front first."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QTextEdit, QWidget

from trainer.core.key_point import EditorNote
from trainer.ui.theme import reading_font


class EditorNotes(QTextEdit):
    """Hidden where there are none; each says that it is an editor's, and on which document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[EditorNote, ...] = ()
        self._in_front = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Editor's notes on the documents' answers")

    def show_notes(self, notes: Sequence[EditorNote]) -> None:
        """Show a card's notes; their ``document`` is a title."""
        self._notes = tuple(notes)
        self._show()
        self.setVisible(bool(notes))

    def bring_forward(self, document: str) -> None:
        """Begin with the notes on the document of this title."""
        if document != self._in_front:
            self._in_front = document
            self._show()

    def show_text_size(self, text_size: int) -> None:
        """Another size (pixels)."""
        self.setFont(reading_font(text_size))

    def _show(self) -> None:
        ordered = sorted(self._notes, key=lambda note: note.document != self._in_front)
        self.setHtml("".join(map(_paragraph, ordered)))


def _paragraph(note: EditorNote) -> str:
    return f"<p><b>Editor's note on {escape(note.document)}.</b> {escape(note.text)} <i>{escape(note.reason)}</i></p>"
