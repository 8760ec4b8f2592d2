"""What is still to come in a session: new + learning + due, the kind of the present card underlined."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from trainer.core.agenda import Counts
from trainer.core.event import State
from trainer.ui.theme import Theme

KINDS = {State.NEW: "new", State.LEARNING: "learning", State.RELEARNING: "learning", State.REVIEW: "due"}


class CountsLabel(QLabel):
    """Three numbers, each with its word and its colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self._theme = theme
        self._counts = Counts()
        self._current: str | None = None
        self._show()

    def show_counts(self, counts: Counts, current: State | None) -> None:
        """Show these counts; ``current`` is the state of the card asked now."""
        self._counts = counts
        self._current = None if current is None else KINDS[current]
        self._show()

    def show_theme(self, theme: Theme) -> None:
        """The same in other colours."""
        self._theme = theme
        self._show()

    def _show(self) -> None:
        numbers = {"new": self._counts.new, "learning": self._counts.learning, "due": self._counts.due}
        self.setText("&nbsp; + &nbsp;".join(self._part(kind, count) for kind, count in numbers.items()))
        told = ", ".join(f"{count} {kind}" for kind, count in numbers.items())
        this = f"; this card is {self._current}" if self._current else ""
        self.setAccessibleName(f"Still to come: {told}{this}")
        self.setToolTip(f"Cards still to come: {told}")

    def _part(self, kind: str, count: int) -> str:
        colours = {"new": self._theme.new, "learning": self._theme.learning, "due": self._theme.due}
        words = f"<b>{count}</b> {kind}"
        if kind == self._current:
            words = f"<u>{words}</u>"
        return f'<span style="color:{colours[kind]}">{words}</span>'
