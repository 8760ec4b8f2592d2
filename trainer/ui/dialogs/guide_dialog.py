"""The user's guide, inside the program."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from trainer import paths
from trainer.ui.theme import Theme
from trainer.ui.widgets.markdown_view import MarkdownView


class GuideDialog(QDialog):
    """Shows ``resources/help/guide.md``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("User's guide")
        self.resize(820, 700)
        page = MarkdownView(theme, self)
        page.setAccessibleName("User's guide")
        page.show_markdown((paths.resources() / "help" / "guide.md").read_text(encoding="utf-8"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(page, 1)
        column.addWidget(buttons)
        page.setFocus()
