"""Options of one topic after the other: each says where its value comes from; every change counts at once."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trainer.core.settings import DEFAULTS, declaration
from trainer.core.topic import TopicPath, show_path
from trainer.core.topic_options import OPTION_NAMES
from trainer.services import library, topic_options
from trainer.services.change import Change, Touched
from trainer.services.topic_options import TopicOptions, show_value
from trainer.ui.session import Session
from trainer.ui.widgets.option_row import OptionRow

EXPLAINED = (
    "Options hold for the topic and everything below it. A card counts against every limit above it, up to that of the "
    "whole day in Preferences. A plan for an interview fills your minutes instead and leaves limits and orders aside."
)
NO_TOPICS = "There are no topics yet. Add or import cards first."


class TopicOptionsDialog(QDialog):
    """Opens on ``topic`` (row id); ``None`` for the first there is."""

    def __init__(self, session: Session, topic: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Options of a topic")
        self.resize(800, 640)
        self.topics = QComboBox(self)
        self.topics.setAccessibleName("Topic")
        self.topics.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.topics.setMinimumContentsLength(24)
        self.clear = QPushButton("Inherit everything", self)
        self.rows = {
            name: OptionRow(name, declaration(name), getattr(DEFAULTS, name), self) for name in OPTION_NAMES
        }
        self._lay_out()
        self._list_topics(topic)
        self._topic: int | None = self.topics.currentData()
        self.topics.currentIndexChanged.connect(lambda _index: self._turn_to(self.topics.currentData()))
        self.clear.clicked.connect(self._clear)
        for row in self.rows.values():
            row.changed.connect(self._change)
            row.inherit_requested.connect(lambda name: self._change(name, None))
        session.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen topic's options as they are now."""
        found = self._found()
        for row in self.rows.values():
            row.setEnabled(found is not None)
        self.clear.setEnabled(found is not None and bool(found.own.own))
        if found is not None:
            for name, row in self.rows.items():
                row.show_option(
                    found.resolved.value(name), _source(found, name), is_own=name in found.own.own
                )

    def _turn_to(self, topic: int) -> None:
        """Go to another topic; what was typed last belongs to the one before."""
        for row in self.rows.values():
            row.settle()
        self._topic = topic
        self.refresh()

    def _found(self) -> TopicOptions | None:
        every = self._session.ask(topic_options.every)
        return next((each for each in every if each.topic.id == self._topic), None)

    def _change(self, name: str, value: Any) -> None:
        if self._topic is None or not self._session.do(topic_options.set_options, self._topic, {name: value}):
            self.refresh()

    def _clear(self) -> None:
        if self._topic is not None:
            self._session.do(topic_options.clear_options, self._topic)

    def _follow(self, change: Change) -> None:
        if change.touched & {Touched.TOPICS, Touched.SETTINGS}:
            self.refresh()

    def _list_topics(self, chosen: int | None) -> None:
        for row in self._session.ask(library.topics):
            self.topics.addItem(show_path(row.path), row.id)
        self.topics.setCurrentIndex(max(self.topics.findData(chosen), 0) if self.topics.count() else -1)
        if not self.topics.count():
            self.topics.setPlaceholderText(NO_TOPICS)
            self.topics.setEnabled(False)

    def _lay_out(self) -> None:
        explained = QLabel(EXPLAINED, self)
        explained.setWordWrap(True)
        explained.setProperty("role", "muted")
        page = QWidget(self)
        held = QVBoxLayout(page)
        held.setContentsMargins(0, 0, 12, 0)
        for row in self.rows.values():
            held.addWidget(row)
        held.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.clear, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        for button in (self.clear, buttons.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.topics)
        column.addWidget(explained)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)


def _source(options: TopicOptions, name: str) -> str:
    """Where a value comes from, and what it would be without the topic's own."""
    above = _named(options.inherited.sources[name])
    told = show_value(name, options.inherited.value(name))
    if name in options.own.own:
        return f"Set here. Inherited from {above} it would be: {told}."
    return f"Inherited from {above}: {told}."


def _named(path: TopicPath) -> str:
    return path[-1] if path else "Preferences"
