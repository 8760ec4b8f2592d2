"""Edits the answers of a card: Markdown on the left, what it looks like on the right, a tab for each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextDocumentLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from trainer.core.card import Completeness
from trainer.services.rows import AnswerRow
from trainer.ui.theme import Theme, reading_font
from trainer.ui.widgets.answer_pages import CUT_OFF, MISSING, OWN_TITLE
from trainer.ui.widgets.answer_tab_bar import AnswerTabBar
from trainer.ui.widgets.markdown_view import MarkdownView

PAUSE_MS = 150
NOTES = {Completeness.COMPLETE: "", Completeness.CUT_OFF: CUT_OFF, Completeness.MISSING: MISSING}


class AnswerEditor(QWidget):
    """``edited`` follows every change of a text.  Each answer keeps its own way back (Ctrl+Z)."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: list[AnswerRow] = []
        self._titles: list[str] = []
        self._documents: list[QTextDocument] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self.tabs = AnswerTabBar(self)
        self.tabs.answer_chosen.connect(self._show)
        self.source = QPlainTextEdit(self)
        self.source.setTabChangesFocus(True)
        self.source.setPlaceholderText("Markdown: **bold**, - lists, `code`, | tables |")
        self.preview = MarkdownView(theme, self)
        self.preview.setAccessibleName("How the answer will look")
        self.preview.setPlaceholderText("How it will look appears here while you type.")
        self.note = QLabel(self)
        self.note.setProperty("role", "muted")
        self.restore = QPushButton("Restore shipped text", self)
        self.restore.setAutoDefault(False)
        self.restore.setToolTip("Put back what the document says; Ctrl+Z takes that back")
        self.restore.clicked.connect(self._restore)
        self._lay_out()

    def show_answers(self, answers: Sequence[AnswerRow], titles: Mapping[int, str]) -> None:
        """Edit these, at least one; one with the row id 0 is to be made.  ``titles`` names documents by row id."""
        self._answers = list(answers)
        self._titles = [_title(answer, titles) for answer in self._answers]
        former = self._documents
        self._documents = [self._document(shown_text(answer)) for answer in self._answers]
        self.tabs.setVisible(len(self._answers) > 1)
        self.tabs.show_answers([(title, title) for title in self._titles])
        for document in former:
            document.deleteLater()

    def answers(self) -> tuple[tuple[int | None, str], ...]:
        """The texts as they are now by row id, ``None`` for one to be made."""
        return tuple(
            (answer.id or None, document.toPlainText())
            for answer, document in zip(self._answers, self._documents, strict=True)
        )

    def show_theme(self, theme: Theme) -> None:
        """The preview in the theme's colours."""
        self.preview.show_theme(theme)

    def show_text_size(self, text_size: int) -> None:
        """Source and preview in another size (pixels)."""
        for part in (self.source, self.source.viewport()):  # the hint has the font of the viewport
            part.setFont(reading_font(text_size))
        for document in self._documents:
            document.setDefaultFont(self.source.font())
        self.preview.set_text_size(text_size)

    def _document(self, text: str) -> QTextDocument:
        document = QTextDocument(text, self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(self.source.font())
        document.contentsChanged.connect(self._changed)
        return document

    def _show(self, place: int) -> None:
        answer = self._answers[place]
        self.source.setDocument(self._documents[place])
        self.source.setAccessibleName(f"{self._titles[place]}, Markdown")
        self.note.setText(NOTES[answer.completeness])
        self.note.setVisible(bool(self.note.text()))
        self.restore.setVisible(answer.document is not None)
        self._follow()
        self._preview()

    def _changed(self) -> None:
        self._follow()
        self._pause.start()
        self.edited.emit()

    def _follow(self) -> None:
        self.restore.setEnabled(self.source.toPlainText().strip() != self._shipped())

    def _preview(self) -> None:
        self.preview.show_markdown(self.source.toPlainText())

    def _restore(self) -> None:
        cursor = self.source.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._shipped())
        self.source.setFocus()

    def _shipped(self) -> str:
        return self._answers[self.tabs.currentIndex()].text

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.source)
        splitter.addWidget(self.preview)
        splitter.setSizes([500, 500])
        below = QHBoxLayout()
        below.addWidget(self.note)
        below.addStretch(1)
        below.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tabs)
        column.addWidget(splitter, 1)
        column.addLayout(below)


def _title(answer: AnswerRow, titles: Mapping[int, str]) -> str:
    return OWN_TITLE if answer.document is None else titles.get(answer.document, "Document")


def shown_text(answer: AnswerRow) -> str:
    """The learner's version where there is one, else the document's."""
    return answer.text if answer.edited is None else answer.edited
