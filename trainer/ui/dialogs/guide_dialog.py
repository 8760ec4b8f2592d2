"""The user's guide, inside the program: its headings at the left, a line to find words in it."""

from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from trainer import paths
from trainer.ui.theme import Theme
from trainer.ui.widgets.markdown_view import MarkdownView

BESIDE_CONTENTS = 32
"""Pixels for the frame, the padding and the scroll bar."""
CHAPTER_LEVEL = 2


class GuideDialog(QDialog):
    """Shows ``resources/help/guide.md`` with text of ``text_size`` pixels."""

    def __init__(self, theme: Theme, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("User's guide")
        self.resize(1080, 740)
        self.page = MarkdownView(theme, self)
        self.page.setAccessibleName("User's guide")
        self.page.set_text_size(text_size)
        self.page.show_markdown((paths.resources() / "help" / "guide.md").read_text(encoding="utf-8"))
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Find in the guide")
        self.line.setAccessibleName("Find in the guide")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._find_from_start)
        self.line.returnPressed.connect(lambda: self._find(self.page.textCursor()))
        self.told = QLabel(self)
        self.told.setProperty("role", "muted")
        self.contents = QListWidget(self)
        self.contents.setAccessibleName("Contents")
        self.contents.addItems([block.text() for block in self._chapters()])
        self.contents.setFixedWidth(self.contents.sizeHintForColumn(0) + BESIDE_CONTENTS)
        self.contents.itemClicked.connect(lambda _: self._turn())
        self.contents.currentRowChanged.connect(lambda _: self._turn())
        self._lay_out()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.line.setFocus)
        self.page.setFocus()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        for widget in (self.line, self.told, self.contents):
            left.addWidget(widget)
        self.told.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def _chapters(self) -> list[QTextBlock]:
        found, block = [], self.page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == CHAPTER_LEVEL:
                found.append(block)
            block = block.next()
        return found

    def _turn(self) -> None:
        """Put the chosen chapter at the top of the page."""
        block = self._chapters()[self.contents.currentRow()]
        top = self.page.document().documentLayout().blockBoundingRect(block).top()
        self.page.verticalScrollBar().setValue(round(top))
        self.page.setTextCursor(QTextCursor(block))
        self.page.verticalScrollBar().setValue(round(top))

    def _find_from_start(self, _words: str) -> None:
        self._find(QTextCursor(self.page.document()))

    def _find(self, after: QTextCursor) -> None:
        """Select the next place with these words; after the last comes the first."""
        words, document = self.line.text().strip(), self.page.document()
        found = document.find(words, after) if words else QTextCursor()
        if found.isNull() and words:
            found = document.find(words, 0, QTextDocument.FindFlag(0))
        self.told.setText(f"The guide does not mention “{words}”." if words and found.isNull() else "")
        self.told.setVisible(bool(self.told.text()))
        if not found.isNull():
            self.page.setTextCursor(found)
            self.page.ensureCursorVisible()
