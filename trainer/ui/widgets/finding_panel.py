"""What the log says of a leech, each finding with its numbers and buttons for what helps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from trainer.core.diagnosis import Diagnosis, Remedy
from trainer.core.markup import to_text
from trainer.core.topic import show_path
from trainer.core.wording import count_of
from trainer.services.leeches import Finding

REMEDIES: dict[Remedy, str] = {
    Remedy.CONTRAST: "Contrast drill",
    Remedy.SHORTER: "Show the shortest answer first",
    Remedy.SPLIT: "Split into key points",
    Remedy.RELEARN: "Make it new again",
    Remedy.OPTIONS: "Options of its topic…",
    Remedy.SUSPEND: "Suspend",
}
UNKNOWN = (
    "The log does not say why. Type your answers for a while: they show what is missing. "
    "Editing the question often helps as well."
)


class FindingPanel(QWidget):
    """``remedy_requested`` carries a ``Remedy``."""

    remedy_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 12, 0)
        self._column.setSpacing(6)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> str:
        """Everything the panel says."""
        return "\n".join(each.text() for each in self.findChildren(QLabel))

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """The buttons by what they say."""
        return {each.text(): each for each in self.findChildren(QPushButton)}

    def show_finding(self, finding: Finding) -> None:
        """Another card, or the same one after something was done."""
        self.clear()
        leech = finding.leech
        number = "" if leech.number is None else f"{leech.number}. "
        self._say(f"{number}{' '.join(to_text(leech.question).split())}", "heading")
        state = " · suspended" if leech.suspended else ""
        topic = f" · {show_path(leech.topic)}" if leech.topic else ""
        self._say(f"Forgotten {count_of(leech.lapses, 'time')}{topic}{state}", "muted")
        for diagnosis in finding.diagnoses:
            self._tell(diagnosis)
        if not finding.diagnoses:
            self._column.addSpacing(10)
            self._say(UNKNOWN)

    def clear(self) -> None:
        """Nothing to show."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _tell(self, diagnosis: Diagnosis) -> None:
        self._column.addSpacing(14)
        self._say(diagnosis.kind.value, strong=True)
        self._say(diagnosis.evidence)
        self._say(diagnosis.advice, "muted")
        if diagnosis.remedies:
            self._column.addWidget(self._row(diagnosis))

    def _row(self, diagnosis: Diagnosis) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        for remedy in diagnosis.remedies:
            button = QPushButton(REMEDIES[remedy], holder)
            button.setAutoDefault(False)
            button.setAccessibleDescription(diagnosis.advice)
            button.clicked.connect(lambda _checked=False, each=remedy: self.remedy_requested.emit(each))
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _say(self, words: str, role: str = "", *, strong: bool = False) -> None:
        label = QLabel(words, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if strong:
            font = label.font()
            font.setBold(True)
            label.setFont(font)
        self._column.addWidget(label)
