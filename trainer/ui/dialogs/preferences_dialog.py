"""The preferences, made from the declared settings; every change counts at once."""

from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trainer.core.settings import DEFAULTS, Settings, declaration
from trainer.services import preferences
from trainer.services.change import Change, Touched
from trainer.ui.session import Session
from trainer.ui.widgets.setting_row import SettingRow


class PreferencesDialog(QDialog):
    """Settings by group, with a line to find one by its words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preferences")
        self.resize(860, 680)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Find a setting")
        self.search.setAccessibleName("Find a setting")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.rows: dict[str, SettingRow] = {}
        self._groups: dict[str, QLabel] = {}
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        page = self._page()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(page, 1)
        column.addWidget(buttons)
        session.changed.connect(self._follow)
        self.search.setFocus()

    def _page(self) -> QScrollArea:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(4)
        for key in (each.name for each in fields(Settings)):
            setting = declaration(key)
            if setting.group not in self._groups:
                heading = QLabel(setting.group, page)
                heading.setProperty("role", "heading")
                column.addSpacing(12 if self._groups else 0)
                column.addWidget(heading)
                self._groups[setting.group] = heading
            row = SettingRow(key, setting, getattr(DEFAULTS, key), getattr(self._session.settings, key), page)
            row.changed.connect(self._change)
            column.addWidget(row)
            self.rows[key] = row
        column.addWidget(self._nothing)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _change(self, key: str, value: object) -> None:
        self._session.do(preferences.change_setting, key, value)

    def _follow(self, change: Change) -> None:
        """Show what was changed elsewhere, such as the text size by its keys."""
        if Touched.SETTINGS in change.touched:
            for key, row in self.rows.items():
                row.show_value(getattr(self._session.settings, key))

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        found: set[str] = set()
        for row in self.rows.values():
            row.setVisible(row.matches(words))
            if row.matches(words):
                found.add(row.setting.group)
        for group, heading in self._groups.items():
            heading.setVisible(group in found)
        self._nothing.setText(f"No setting mentions “{text.strip()}”.")
        self._nothing.setVisible(not found)
