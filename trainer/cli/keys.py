"""Keys from the terminal: single presses where there is one, lines otherwise."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import TextIO

ENTER = "enter"
ESCAPE = "escape"

_PRESSES = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|[^\x1b\[O])|.", re.DOTALL)
_NAMES = {"\r": ENTER, "\n": ENTER, "\x1b": ESCAPE, "\x04": ESCAPE, "\x1a": ESCAPE}


def keys_from(stream: TextIO) -> AbstractContextManager[Iterator[str]]:
    """The keys pressed until the stream ends: ``enter``, ``escape``, or a character in lower case.

    A terminal is set to give single presses without echo, and set back at the end.
    """
    if stream.isatty():
        return _presses(stream)
    return nullcontext(line.strip().lower() or ENTER for line in stream)


def key_names(characters: str) -> list[str]:
    """The keys behind what a terminal sent; arrows and other keys without a character are left out."""
    pressed = [_NAMES.get(each, each.lower()) for each in _PRESSES.findall(characters)]
    return [each for each in pressed if each.isprintable()]


if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def _presses(stream: TextIO) -> Iterator[Iterator[str]]:
        yield _pressed()

    def _pressed() -> Iterator[str]:
        """Keys in the Windows console; one without a character comes as a prefix and something more."""
        while True:
            character = msvcrt.getwch()
            if character == "\x03":
                raise KeyboardInterrupt
            if character in ("\x00", "\xe0"):
                msvcrt.getwch()
            else:
                yield from key_names(character)

else:
    import termios
    import tty

    @contextmanager
    def _presses(stream: TextIO) -> Iterator[Iterator[str]]:
        descriptor = stream.fileno()
        before = termios.tcgetattr(descriptor)
        tty.setcbreak(descriptor)
        try:
            yield _pressed(descriptor)
        finally:
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

    def _pressed(descriptor: int) -> Iterator[str]:
        while characters := _read(descriptor):
            yield from key_names(characters.decode(errors="replace"))

    def _read(descriptor: int) -> bytes:
        """What was pressed; empty when the terminal is gone."""
        try:
            return os.read(descriptor, 256)
        except OSError:
            return b""
