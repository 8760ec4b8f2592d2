"""One setting of the preferences: its label, a sentence of help, an editor made from its declaration, a way back."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from trainer.core.settings import Setting
from trainer.ui.widgets.share_box import ShareBox

PAUSE_MS = 300
"""A number or a text is passed on when it has stayed the same this long: ten letters typed are one change."""
EDITOR_WIDTH, EDITOR_LETTERS = 170, 22
"""An editor's width in pixels, and in letters where those are large."""

Editor = QCheckBox | QComboBox | QLineEdit | QSpinBox | QDoubleSpinBox


class SettingRow(QWidget):
    """``changed`` carries the setting's key and its new value."""

    changed = Signal(str, object)

    def __init__(
        self, key: str, setting: Setting, default: Any, value: Any, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key, self.setting, self._default, self._told = key, setting, default, value
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.editor = _editor(setting, default, self)
        self.restore = QPushButton("Restore default", self)
        self.restore.setProperty("role", "quiet")
        self._lay_out()
        self.show_value(value)
        match self.editor:
            case QComboBox():
                self.editor.currentIndexChanged.connect(self._edited)
            case QCheckBox():
                self.editor.toggled.connect(self._edited)
            case QLineEdit():
                self.editor.textChanged.connect(self._edited)
            case QSpinBox() | QDoubleSpinBox():
                self.editor.valueChanged.connect(self._edited)
        self.editor.installEventFilter(self)
        self.restore.clicked.connect(lambda: self._put(self._default))

    def value(self) -> Any:
        """What the editor shows."""
        match self.editor:
            case QComboBox():
                return self.editor.currentData()
            case QCheckBox():
                return self.editor.isChecked()
            case QLineEdit():
                return self.editor.text().strip()
            case QDoubleSpinBox():
                return round(self.editor.value(), self.editor.decimals())
            case QSpinBox():
                return self.editor.value()

    def show_value(self, value: Any) -> None:
        """Show a value that was changed elsewhere, unless this one is being changed here."""
        if self._pause.isActive():
            return
        self._told = value
        blocked = self.editor.blockSignals(True)
        self._put(value)
        self.editor.blockSignals(blocked)
        self._mark()

    def matches(self, words: list[str]) -> bool:
        """Whether label, help and group together contain all these words (lower case)."""
        text = f"{self.setting.label} {self.setting.help} {self.setting.group}".casefold()
        return all(word in text for word in words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scrolling over an editor scrolls the page; it does not turn the value."""
        if event.type() == QEvent.Type.Wheel and not self.editor.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed last counts even if the dialog closes at once."""
        self.settle()
        super().hideEvent(event)

    def settle(self) -> None:
        """Pass on at once what was typed last."""
        if self._pause.isActive():
            self._tell()

    def _edited(self, _value: object) -> None:
        self._mark()
        if isinstance(self.editor, QComboBox | QCheckBox):
            self._tell()
        else:
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if self.value() != self._told:
            self._told = self.value()
            self.changed.emit(self.key, self._told)

    def _put(self, value: Any) -> None:
        match self.editor:
            case QComboBox():
                self.editor.setCurrentIndex(self.editor.findData(value))
            case QCheckBox():
                self.editor.setChecked(value)
            case QLineEdit():
                if self.value() != value:
                    self.editor.setText(value)
            case QSpinBox() | QDoubleSpinBox():
                self.editor.setValue(value)

    def _mark(self) -> None:
        self.restore.setVisible(self.value() != self._default)

    def _lay_out(self) -> None:
        label, explained = QLabel(self.setting.label, self), QLabel(self.setting.help, self)
        label.setBuddy(self.editor)
        explained.setWordWrap(True)
        explained.setProperty("role", "muted")
        self.editor.setAccessibleName(self.setting.label)
        self.editor.setAccessibleDescription(self.setting.help)
        self.editor.setFixedWidth(max(EDITOR_WIDTH, EDITOR_LETTERS * self.fontMetrics().averageCharWidth()))
        self.restore.setAutoDefault(False)
        policy = self.restore.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.restore.setSizePolicy(policy)
        self.restore.setAccessibleName(f"Restore the default of {self.setting.label}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(explained, 1, 0)
        grid.addWidget(self.editor, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.restore, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)


def _editor(setting: Setting, default: Any, parent: QWidget) -> Editor:
    if setting.choices:
        combo = QComboBox(parent)
        for choice in setting.choices:
            combo.addItem(choice.capitalize(), choice)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return combo
    if isinstance(default, bool):
        return QCheckBox(parent)
    if isinstance(default, str):
        line = QLineEdit(parent)
        line.setMaxLength(int(setting.maximum or 1000))
        line.setPlaceholderText(default)
        return line
    number: QSpinBox | QDoubleSpinBox
    low, high = setting.minimum or 0, setting.maximum or 0
    if isinstance(default, float):
        number = ShareBox(parent)
        number.setRange(low, high)
    else:
        number = QSpinBox(parent)
        number.setRange(int(low), int(high))
        number.setGroupSeparatorShown(True)
    number.setSuffix(f" {setting.unit}" if setting.unit else number.suffix())
    number.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
    number.setAccelerated(True)
    number.setAlignment(Qt.AlignmentFlag.AlignLeft)
    number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return number
