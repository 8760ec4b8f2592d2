"""The system's own voice: which program speaks a text, and how it is given the text and stopped."""

from collections.abc import Callable
from dataclasses import dataclass

_WINDOWS = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A program that speaks until it has read everything.

    The text goes to its standard input (UTF-8), or where not ``by_stdin`` as the last argument.  Ending the program
    ends the speech, except where a service speaks for it, which ``hush`` tells to be quiet.
    """

    program: str
    arguments: tuple[str, ...] = ()
    by_stdin: bool = True
    hush: tuple[str, ...] = ()


def system_voice(platform: str, find: Callable[[str], str | None]) -> Voice | None:
    """The voice of a system by Python's ``sys.platform``, ``None`` where none is installed.

    ``find`` gives the path of a program by its name, ``None`` where there is none.
    """
    if platform == "darwin":
        known = [("say", Voice("", ("-f", "-")))]
    elif platform == "win32":
        known = [("powershell", Voice("", ("-NoProfile", "-NonInteractive", "-Command", _WINDOWS)))]
    else:
        known = [
            ("spd-say", Voice("", ("--wait", "--"), by_stdin=False, hush=("--cancel",))),
            ("espeak-ng", Voice("", ("--stdin",))),
            ("espeak", Voice("", ("--stdin",))),
        ]
    for name, voice in known:
        if path := find(name):
            return Voice(path, voice.arguments, voice.by_stdin, voice.hush)
    return None
