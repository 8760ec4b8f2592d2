"""What is done with a topic as a whole: renamed, moved, its cards suspended.

What a command needs is imported when it is given, since the tree is there before anything else.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QWidget

from trainer.core.topic import TopicPath, show_path
from trainer.ui.session import Session

if TYPE_CHECKING:
    from trainer.ui.widgets.topic_prompt import TopicPrompt

TOP = "Where to? Type part of a name to find it, or a new one to make it; empty for the top."


class TopicCommands:
    """Carries out what the tree's menu asks for; ``window`` lies behind the dialogs."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session, self._window = session, window

    def path(self, topic: int | None) -> TopicPath:
        """Where a topic is; empty for all topics and for one that is gone."""
        from trainer.services import library

        return next((row.path for row in self._session.ask(library.topics) if row.id == topic), ())

    def below(self, topic: int | None) -> list[int] | None:
        """The topic and all below it; ``None`` for all topics."""
        from trainer.services import library

        return None if topic is None else self._session.ask(library.below, topic)

    def rename(self, topic: int) -> None:
        """Ask for another name."""
        from trainer.services import library

        if not (old := self.path(topic)):
            return
        name, given = QInputDialog.getText(self._window, "Rename topic", "New name:", text=old[-1])
        if given:
            self._session.do(library.rename_topic, topic, name)

    def move(self, topic: int) -> "TopicPrompt | None":
        """Ask for the topic to put it under."""
        from trainer.services import arranging, library
        from trainer.ui.widgets.topic_prompt import TopicPrompt

        if not (old := self.path(topic)):
            return None
        rows = self._session.ask(library.topics)
        others = (show_path(row.path) for row in rows if row.path[: len(old)] != old)
        prompt = TopicPrompt(f"Move {old[-1]}", others, self._window, TOP, may_be_empty=True)
        prompt.chosen.connect(lambda under: self._session.do(arranging.move_topic, topic, under))
        prompt.open()
        return prompt

    def suspend(self, topic: int) -> None:
        """Suspend all its cards, or resume them where all are suspended."""
        from trainer.services import arranging

        self._session.do(arranging.suspend_topic, topic)
