"""Reading the question or the answer in front aloud, where the system has a voice."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trainer.core.markup import to_text
from trainer.core.voice import Voice
from trainer.ui.session import Session
from trainer.ui.speech import Speaker
from trainer.ui.widgets.study_card import StudyCard


class ReadingAloud:
    """The command that reads aloud, and reading each question by itself if the learner wants it."""

    def __init__(
        self,
        session: Session,
        view: QWidget,
        card: StudyCard,
        is_asking: Callable[[], bool],
        voice: Voice | None,
    ) -> None:
        self._session, self._view, self._card, self._is_asking = session, view, card, is_asking
        self.speaker = None if voice is None else Speaker(voice, view)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What keys and menus may call; nothing where there is no voice."""
        return {} if self.speaker is None else {"study.read-aloud": self.toggle}

    def toggle(self) -> None:
        """Read what is in front aloud, or be quiet."""
        if self.speaker is None:
            return
        if self.speaker.is_speaking:
            self.speaker.stop()
        elif self._is_asking():
            self.speaker.speak(self._words())

    def asked(self) -> None:
        """Another card is asked: read it aloud if the learner wants that, else be quiet."""
        if self.speaker is None:
            return
        self.speaker.stop()
        if self._session.settings.read_aloud and self._view.isVisible() and self._is_asking():
            self.speaker.speak(self._card.header.text)

    def stop(self) -> None:
        """Be quiet."""
        if self.speaker is not None:
            self.speaker.stop()

    def _words(self) -> str:
        page = self._card.answer_in_front
        return self._card.header.text if page is None else to_text(page.markdown)
