"""Bytes into numbered lines of text: UTF-8, UTF-16 with a mark or Windows-1252, with LF, CRLF or CR ends."""

import codecs
from typing import NamedTuple

from trainer.core.deck import Problem, Source
from trainer.core.errors import BadInput

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_CONTROLS_PER_BYTE = 1 / 200
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Line(NamedTuple):
    """One line without its end; ``number`` is 1-based, as an editor counts."""

    number: int
    text: str


def read_text(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """The text with ``\\n`` at the line ends and without a byte order mark, and a notice if it was not UTF-8.

    Raises ``BadInput`` if the file is empty or is no text.
    """
    if not source.content.strip():
        raise BadInput(f"“{source.name}” is empty.")
    text, problems = _decode(source)
    text = _with_plain_ends(text)
    if not text.strip():
        raise BadInput(f"“{source.name}” is empty.")
    return text, problems


def beginning(source: Source, length: int) -> str:
    """The text of the first ``length`` bytes, for a look at it; never raises."""
    head = source.content[:length]
    if head.startswith(_UTF_16_MARKS):
        text = head.decode("utf-16", "ignore")
    else:
        text = "" if b"\0" in head else head.decode("utf-8", "replace")
    return _with_plain_ends(text)


def lines_of(text: str) -> list[Line]:
    """The numbered lines.  A form feed begins a page: it counts as a blank line, but not in the numbers."""
    lines: list[Line] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if "\f" not in line:
            lines.append(Line(number, line))
            continue
        for index, piece in enumerate(line.split("\f")):
            if index:
                lines.append(Line(number, ""))
            lines.append(Line(number, piece))
    return lines


def _with_plain_ends(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(source: Source) -> tuple[str, tuple[Problem, ...]]:
    if source.content.startswith(_UTF_16_MARKS):
        return _strictly(source, "utf-16"), ()
    _refuse_binary(source)
    try:
        return source.content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = source.content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        text = _strictly(source, "cp1252")
        notice = "The text is not UTF-8 from here on; the file was read as Windows-1252."
        return text, (Problem(notice, source.name, line),)


def _strictly(source: Source, encoding: str) -> str:
    try:
        return source.content.decode(encoding)
    except UnicodeDecodeError:
        raise _no_text(source) from None


def _refuse_binary(source: Source) -> None:
    controls = len(source.content) - len(source.content.translate(None, _CONTROLS))
    if b"\0" in source.content or controls > len(source.content) * _CONTROLS_PER_BYTE:
        raise _no_text(source)


def _no_text(source: Source) -> BadInput:
    return BadInput(f"“{source.name}” is not a text file.", "Save the document as plain text (UTF-8) first.")
