"""The slim bar that shows which view is in front and brings the others there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from trainer.ui.theme import Theme, icon

PLACES = (
    ("today", "Today", "today"),
    ("study", "Study", "study"),
    ("browse", "Browse", "browse"),
    ("progress", "Progress", "progress"),
    ("add", "Add", "add"),
)


class Navigation(QWidget):
    """One button per view; ``chosen`` carries the view's name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(4)
        for name, label, _ in PLACES:
            button = QToolButton(self)
            button.setText(label)
            button.setObjectName(f"view.{name}")
            button.setAccessibleName(label)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(18, 18))
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[name] = button
        row.addStretch(1)
        self.show_theme(theme)

    def mark(self, name: str) -> None:
        """Show which view is in front."""
        self._buttons[name].setChecked(True)

    def show_theme(self, theme: Theme) -> None:
        """Icons in the theme's colours."""
        for name, _, picture in PLACES:
            self._buttons[name].setIcon(icon(picture, theme))
