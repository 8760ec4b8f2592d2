"""What a mock interview is to be like: how many questions, of which topics, how long, typed or spoken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trainer.services.mock_interview import MOST_SEEDS, Plan
from trainer.services.rows import TopicRow

EXPLAINED = (
    "Questions without looking at the answers, against the clock; then a debrief. No two of them ask nearly the same. "
    "Your answers are kept as practice: the schedule stays as it is unless you let them count."
)
USUAL = Plan()
MEASURE = 640
"""The widest this page gets, in pixels."""


class MockSetup(QWidget):
    """``begun`` carries the ``Plan``."""

    begun = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: tuple[TopicRow, ...] = ()
        self.questions, self.minutes, self.seed = QSpinBox(self), QSpinBox(self), QSpinBox(self)
        self.per_question, self.how = QComboBox(self), QComboBox(self)
        self.as_reviews = QCheckBox("Let the answers count as reviews at the end", self)
        self.topics = QListWidget(self)
        self.begin = QPushButton("Begin", self)
        self.today = QPushButton("Today", self)
        self._arrange()

    def offer(self, topics: Sequence[TopicRow], seed: int) -> None:
        """The topics there are, none of them ticked, and a seed nobody chose."""
        self.seed.setValue(seed)
        if tuple(topics) == self._topics:
            return
        self._topics = tuple(topics)
        self.topics.clear()
        for each in topics:
            item = QListWidgetItem("    " * (len(each.path) - 1) + each.path[-1], self.topics)
            item.setToolTip(" › ".join(each.path))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)

    @property
    def plan(self) -> Plan:
        """What the page says now; ticked topics stand for all below them as well."""
        ticked = [each for row, each in enumerate(self._topics) if self._is_ticked(row)]
        inside = tuple(
            row.id for row in self._topics if any(row.path[: len(each.path)] == each.path for each in ticked)
        )
        return Plan(
            self.questions.value(),
            inside if ticked else None,
            self.seed.value(),
            self.minutes.value(),
            per_question=self.per_question.currentIndex() == 1,
            spoken=self.how.currentIndex() == 1,
            as_reviews=self.as_reviews.isChecked(),
        )

    def focus(self) -> None:
        """Where keys work."""
        self.begin.setFocus()

    def toggle_current(self) -> None:
        """Tick or untick the topic the keyboard is on."""
        item = self.topics.currentItem()
        if item is not None:
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _is_ticked(self, row: int) -> bool:
        return self.topics.item(row).checkState() is Qt.CheckState.Checked

    def _arrange(self) -> None:
        title, told = QLabel("Mock interview", self), QLabel(EXPLAINED, self)
        title.setProperty("role", "title")
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        self.questions.setRange(1, 50)
        self.questions.setValue(USUAL.questions)
        self.minutes.setRange(1, 240)
        self.minutes.setValue(USUAL.minutes)
        self.minutes.setSuffix(" min")
        self.seed.setRange(0, MOST_SEEDS - 1)
        self.seed.setToolTip("The same number asks the same questions again")
        self.per_question.addItems(("for all questions", "for each question"))
        self.how.addItems(("Typed", "Spoken, to yourself or aloud"))
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(lambda: self.begun.emit(self.plan))
        self.today.clicked.connect(self.left)
        for number in (self.questions, self.minutes, self.seed):
            number.lineEdit().returnPressed.connect(self.begin.click)
        page = QWidget(self)
        page.setMaximumWidth(MEASURE)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        for each in (title, told):
            column.addWidget(each)
        column.addLayout(self._form(), 1)
        column.addWidget(self.as_reviews)
        column.addLayout(_row(self.begin, self.today))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(page, 1000)
        outer.addStretch(1)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        time = QWidget(self)
        row = _row(self.minutes, self.per_question)
        row.setContentsMargins(0, 0, 0, 0)
        time.setLayout(row)
        named: tuple[tuple[str, QWidget, QWidget], ...] = (
            ("Questions", self.questions, self.questions),
            ("Time", time, self.minutes),
            ("Answers", self.how, self.how),
            ("Topics (none ticked: all)", self.topics, self.topics),
            ("Seed", self.seed, self.seed),
        )
        for words, field, spoken in named:
            label = QLabel(words, self)
            label.setBuddy(spoken)
            spoken.setAccessibleName(words)
            form.addRow(label, field)
        self.per_question.setAccessibleName("Time for all or for each question")
        return form


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row
