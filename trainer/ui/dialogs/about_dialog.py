"""What this program is, which version, where the data lives, and under which licences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from trainer import __version__, paths
from trainer.ui.session import Session

WIDTH = 560
SENTENCE = (
    "A flashcard trainer for technical interviews and exams: one question, several answers, free recall. "
    "Everything stays on this computer."
)
LICENCE = "MIT licence. Built with parts under their own licences:"
PARTS = (
    ("Qt for Python", "LGPL 3", "https://doc.qt.io/qtforpython"),
    ("FSRS", "MIT", "https://github.com/open-spaced-repetition/py-fsrs"),
    ("SQLAlchemy", "MIT", "https://www.sqlalchemy.org"),
    ("Python-Markdown", "BSD", "https://python-markdown.github.io"),
)


class AboutDialog(QDialog):
    """All text can be selected and copied."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 16)
        column.setSpacing(6)
        column.addWidget(self._words("Interview Trainer", "title"))
        column.addWidget(self._words(f"Version {__version__}", "muted"))
        column.addSpacing(8)
        column.addWidget(self._words(SENTENCE))
        for title, place in (("Your data", session.trainer.path), ("Log files", paths.user_logs())):
            column.addSpacing(8)
            column.addWidget(self._words(title, "heading"))
            column.addWidget(self._words(str(place)))
        column.addSpacing(8)
        column.addWidget(self._words("Licence", "heading"))
        column.addWidget(self._words(LICENCE))
        for name, licence, address in PARTS:
            column.addWidget(self._words(f"{name} ({licence}): {address}", "small"))
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.resize(WIDTH, column.totalHeightForWidth(WIDTH))

    def _words(self, text: str, role: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(text)
        return label
