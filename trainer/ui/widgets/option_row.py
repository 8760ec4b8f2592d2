"""One option of a topic: an editor, where its value comes from, and the way back to inherited."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from trainer.core.settings import Setting
from trainer.ui.widgets.setting_row import SettingRow


class OptionRow(SettingRow):
    """``changed`` carries the option's name and its new value, ``inherit_requested`` the name of one to give up."""

    inherit_requested = Signal(str)

    def __init__(self, name: str, setting: Setting, value: Any, parent: QWidget | None = None) -> None:
        self._is_own = False
        super().__init__(name, setting, value, value, parent)
        self.source = QLabel(self)
        self.source.setProperty("role", "muted")
        self.source.setWordWrap(True)
        grid = self.layout()
        assert isinstance(grid, QGridLayout)
        grid.addWidget(self.source, 2, 0)
        grid.addWidget(self.editor, 0, 1, 3, 1)
        grid.addWidget(self.restore, 0, 2, 3, 1)
        self.restore.setText("Inherit again")
        self.restore.setAccessibleName(f"Inherit {setting.label} again")
        self.restore.clicked.disconnect()
        self.restore.clicked.connect(lambda: self.inherit_requested.emit(name))

    def show_option(self, value: Any, source: str, *, is_own: bool) -> None:
        """Show the value that holds, a sentence on where it comes from, and whether it is the topic's own."""
        self._is_own = is_own
        self.source.setText(source)
        self.editor.setAccessibleDescription(f"{source} {self.setting.help}")
        self.show_value(value)
        self._mark()

    def _mark(self) -> None:
        self.restore.setVisible(self._is_own)
