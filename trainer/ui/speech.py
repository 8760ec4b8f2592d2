"""Speaking a text with the system's own voice, in a process of its own and never through a shell."""

import shutil
import sys
from functools import cache

from PySide6.QtCore import QObject, QProcess

from trainer.core.voice import Voice, system_voice

STOPS_WITHIN_MS = 500


@cache
def voice_here() -> Voice | None:
    """The voice of this system; ``None`` where it has none."""
    return system_voice(sys.platform, shutil.which)


class Speaker(QObject):
    """Speaks one text at a time."""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())

    @property
    def is_speaking(self) -> bool:
        """Whether a text is being spoken."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def speak(self, text: str) -> None:
        """Speak this text instead of what is being spoken."""
        self.stop()
        arguments = list(self._voice.arguments)
        self._process.start(self._voice.program, arguments if self._voice.by_stdin else [*arguments, text])
        if self._voice.by_stdin:
            self._process.write(text.encode())
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Be quiet at once."""
        if not self.is_speaking:
            return
        self._process.kill()
        self._process.waitForFinished(STOPS_WITHIN_MS)
        if self._voice.hush:
            QProcess.startDetached(self._voice.program, list(self._voice.hush))
