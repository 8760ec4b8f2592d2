"""Help before the answers are shown, one step more at a time."""

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from trainer.core.markup import to_text
from trainer.ui.theme import Theme
from trainer.ui.widgets.markdown_view import MarkdownView


class HelpPanel(MarkdownView):
    """Hidden until help is asked for; ``level`` is how much was taken (0 none to 3)."""

    below = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName("Help")
        self._steps: tuple[str, ...] = ()
        self._level = 0
        self.hide()

    @property
    def level(self) -> int:
        """How much help was taken: 0 none, else the step seen last, the shortest answer being 3."""
        return self._level and self._level + max(3 - len(self._steps), 0)

    def offer(self, steps: Sequence[str]) -> None:
        """The steps of another card, none of them taken."""
        self._steps, self._level = tuple(steps), 0
        self.hide()

    def take(self, steps: int = 1) -> bool:
        """Show so many steps more, the newest on top; whether there was one."""
        if self._level >= len(self._steps):
            return False
        taken = self._steps[self._level : self._level + steps]
        self._level += len(taken)
        self.show_markdown("\n\n".join(reversed(self._steps[: self._level])))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, to_text("\n\n".join(taken))))
        return True
