"""Progress of long work, for people who watch: one line on stderr that is gone afterwards."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Watch = Callable[[int, int, str], None]
"""Takes (done, total, what)."""


@contextmanager
def watched(stream: TextIO | None = None) -> Iterator[Watch]:
    """Tells progress on a terminal (``stream``, else stderr); where nobody watches it says nothing.

    Ctrl+C passes through; the line is taken away however the work ends.
    """
    out = sys.stderr if stream is None else stream
    told = [""]

    def write(words: str) -> None:
        if words != told[0]:
            print(f"\r{words.ljust(len(told[0]))}\r{words}", end="", file=out, flush=True)
            told[0] = words

    def show(done: int, total: int, what: str) -> None:
        write(f"{what}… {done * 100 // total if total else 0} %  (Ctrl+C stops)")

    if not out.isatty():
        yield lambda _done, _total, _what: None
        return
    try:
        yield show
    finally:
        write("")
