"""One key point to write: what it says, the wordings that count as mentioning it, its weight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from trainer.core.key_point import KeyPoint
from trainer.services.key_points import HEAVIEST, LIGHTEST, Words

WORDINGS_HELP = (
    "One a line. Without any, the point's own words are looked for; word forms and small slips are found."
)
STEP = 0.5
LINES = 5


class PointForm(QWidget):
    """``edited`` follows every change by the learner, ``done`` is Enter in the first line."""

    edited = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit(self)
        self.text.setAccessibleName("Key point")
        self.text.setPlaceholderText("What a good answer mentions, as a short statement")
        self.phrases = QPlainTextEdit(self)
        self.phrases.setAccessibleName("Wordings that count as mentioning it, one a line")
        self.phrases.setTabChangesFocus(True)
        self.phrases.setFixedHeight(self.phrases.fontMetrics().lineSpacing() * LINES + 28)
        self.weight = QDoubleSpinBox(self)
        self.weight.setAccessibleName("Weight")
        self.weight.setRange(LIGHTEST, HEAVIEST)
        self.weight.setSingleStep(STEP)
        self.weight.setDecimals(1)
        self.weight.setToolTip("Its share relative to the card's other points; 1 is usual")
        self.shipped = QLabel(self)
        self.shipped.setProperty("role", "small")
        self.shipped.setWordWrap(True)
        self.text.textEdited.connect(self.edited)
        self.text.returnPressed.connect(self.done)
        self.phrases.textChanged.connect(self.edited)
        self.weight.valueChanged.connect(self.edited)
        self._lay_out()

    def show_words(self, words: Words, shipped: KeyPoint | None) -> None:
        """Show a point; that is no edit.  ``shipped`` holds the shipped words where they differ."""
        for field in (self.text, self.phrases, self.weight):
            field.blockSignals(True)
        self.text.setText(words.text)
        self.text.setCursorPosition(0)
        self.phrases.setPlainText("\n".join(words.phrases))
        self.weight.setValue(words.weight)
        for field in (self.text, self.phrases, self.weight):
            field.blockSignals(False)
        self.shipped.setText("" if shipped is None else f"Shipped as: {shipped.text}")
        self.shipped.setVisible(shipped is not None)

    @property
    def words(self) -> Words:
        """The point as it is written now."""
        lines = (line.strip() for line in self.phrases.toPlainText().splitlines())
        return Words(self.text.text().strip(), tuple(filter(None, lines)), round(self.weight.value(), 3))

    def _lay_out(self) -> None:
        help_line = QLabel(WORDINGS_HELP, self)
        help_line.setProperty("role", "small")
        help_line.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, (name, field) in enumerate(
            (("&Key point", self.text), ("&Wordings", self.phrases), ("Wei&ght", self.weight))
        ):
            label = QLabel(name, self)
            label.setBuddy(field)
            above = Qt.AlignmentFlag.AlignTop if field is self.phrases else Qt.AlignmentFlag.AlignVCenter
            label.setContentsMargins(0, 8 if field is self.phrases else 0, 0, 0)
            grid.addWidget(label, 2 * row, 0, above)
            grid.addWidget(field, 2 * row, 1)
        self.weight.setMaximumWidth(120)
        grid.addWidget(self.shipped, 1, 1)
        grid.addWidget(help_line, 3, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
