"""Study more than the day asks for: what, how much, in which order, and whether it counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trainer.core.errors import BadInput
from trainer.core.wording import count_of
from trainer.services import custom_study
from trainer.services.custom_study import Choice, Order, What
from trainer.ui.session import Session
from trainer.ui.widgets.query_line import QueryLine

WHAT = {
    What.MATCHING: "Cards that match a search",
    What.AHEAD: "Cards due in the next days",
    What.FORGOTTEN: "Cards forgotten in the last days",
    What.NEW: "More new cards today",
}
ORDERS = {
    Order.WEAKEST: "Least likely recalled first",
    Order.RANDOM: "In random order",
    Order.ADDED: "As they were added",
}
USUAL = Choice()
MATCHING, ONLY_MATCHING = "Search (empty: every card)", "Only those that match (empty: all)"
PRACTICE = "This is practice: it is logged, and the schedule stays as it is."
REVIEWS = "Each answer moves the card's schedule, as in a usual session."
DAYS = {What.AHEAD: "Due within", What.FORGOTTEN: "Forgotten within"}


class CustomStudyDialog(QDialog):
    """``chosen`` carries the ``Choice`` to study; it can be made only where cards are found."""

    chosen = Signal(object)

    def __init__(self, session: Session, query: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Study more")
        self.setMinimumWidth(600)
        self._kinds = QButtonGroup(self)
        self.kinds = {what: QRadioButton(words, self) for what, words in WHAT.items()}
        self.query = QueryLine(self)
        self.query.setText(query)
        self._told_query, self._told_days = QLabel(self), QLabel(self)
        self.days, self.cards = QSpinBox(self), QSpinBox(self)
        self.order = QComboBox(self)
        self.as_reviews = QCheckBox("Count these as reviews", self)
        self.effect, self.found = QLabel(self), QLabel(self)
        self._lay_out()
        self.kinds[What.MATCHING].setChecked(True)
        self._connect()
        self._look()
        self.query.setFocus()

    def choice(self) -> Choice:
        """What the dialog says now."""
        what = next(what for what, button in self.kinds.items() if button.isChecked())
        return Choice(
            what,
            self.query.text(),
            self.days.value(),
            self.cards.value(),
            Order(self.order.currentData()),
            self.as_reviews.isChecked(),
        )

    def accept(self) -> None:
        """Study what was chosen, if there is anything."""
        if self._look():
            self.chosen.emit(self.choice())
            super().accept()

    def _look(self) -> int:
        """Say what the choice would ask; how many cards."""
        choice = self.choice()
        counted = choice.what is What.NEW
        self.as_reviews.setEnabled(not counted)
        self.effect.setText(REVIEWS if choice.counts else PRACTICE)
        self._told_query.setText(MATCHING if choice.what is What.MATCHING else ONLY_MATCHING)
        self._told_days.setText(DAYS.get(choice.what, DAYS[What.AHEAD]))
        self.days.setEnabled(choice.what in DAYS)
        self._told_days.setEnabled(choice.what in DAYS)
        self.days.setSuffix(" day" if choice.days == 1 else " days")
        self.cards.setSuffix(" card" if choice.cards == 1 else " cards")
        count, sentence = self._count(choice)
        self.found.setText(sentence)
        self.start.setEnabled(count > 0)
        return count

    def _count(self, choice: Choice) -> tuple[int, str]:
        try:
            chosen = self._session.ask(custom_study.choose, choice)
        except BadInput as wrong:
            return 0, str(wrong)
        count = len(chosen.cards)
        told = f"{count_of(count, 'card')} to study" if count else "No card fits this"
        if chosen.apart:
            verb = "is" if chosen.apart == 1 else "are"
            told += f"; {chosen.apart} more {verb} left out because of a near-duplicate"
        return count, told

    def _connect(self) -> None:
        self._kinds.buttonToggled.connect(lambda _button, on: self._look() if on else None)
        self.query.searched.connect(lambda _: self._look())
        self.query.left.connect(self.start.setFocus)
        for box in (self.days, self.cards):
            box.valueChanged.connect(lambda _: self._look())
        self.as_reviews.toggled.connect(lambda _: self._look())

    def _lay_out(self) -> None:
        self.query.setPlaceholderText("topic:…, is:leech, prop:r<80%, …")
        self.days.setRange(1, 365)
        self.days.setValue(USUAL.days)
        self.cards.setRange(1, 9999)
        self.cards.setValue(USUAL.cards)
        for order, words in ORDERS.items():
            self.order.addItem(words, order.value)
        self.found.setWordWrap(True)
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.effect.setProperty("role", "muted")
        self.effect.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for button in self.kinds.values():
            self._kinds.addButton(button)
            column.addWidget(button)
        column.addLayout(self._fields())
        for each in (self.as_reviews, self.effect, self.found):
            column.addWidget(each)
        column.addWidget(self._buttons())

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for told, field, name in (
            (self._told_query, self.query, "Search"),
            (self._told_days, self.days, "Days"),
            (QLabel("At most", self), self.cards, "How many cards at most"),
            (QLabel("Order", self), self.order, "Order"),
        ):
            told.setBuddy(field)
            field.setAccessibleName(name)
            form.addRow(told, field)
        return form

    def _buttons(self) -> QWidget:
        bar = QWidget(self)
        box = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, bar
        )
        self.start = box.button(QDialogButtonBox.StandardButton.Ok)
        self.start.setText("Study")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(box)
        return bar
