"""Markdown as people write it, put into the form the renderer understands.

Python-Markdown starts no list without a blank line before it, nests by exactly four spaces, knows a fence
only at the margin and where it is closed, and takes ``#1`` for a heading.  Documents do none of that, so the
lines are put right first.  One pass over the lines; the words are never changed.
"""

import re
from dataclasses import dataclass, field

_FENCE = re.compile(r"^( *)(`{3,}(?!.*`)|~{3,}) *([\w#+.-]{0,30})")
_ITEM = re.compile(r"^( *)([*+-]|\d{1,9}[.)]) +(?=\S)")
_RULE = re.compile(r"^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_UNDERLINE = re.compile(r"^(?:=+|-+) *$")
_HEADING = re.compile(r"^#{1,6}(?= |$)")
_QUOTES = re.compile(r"^(?: {0,3}> ?){4,}")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Level:
    """An open list item: the column of its marker, the column of its text, and whether it is numbered."""

    marker: int
    text: int
    numbered: bool


@dataclass(slots=True)
class _Lines:
    """The lines written so far and where the next one stands; ``loose`` after a paragraph inside an item."""

    written: list[str] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    loose: bool = False

    @property
    def after_blank(self) -> bool:
        return not self.written or not self.written[-1].strip()

    def blank(self) -> None:
        """Leaves exactly one empty line before the next block."""
        if not self.after_blank:
            self.written.append("")


def normalised(text: str) -> str:
    """The same Markdown with blank lines around blocks, lists nested by four spaces, fences closed."""
    lines = _Lines()
    fence, indent = "", ""
    for line in text.expandtabs(4).splitlines():
        bare = line.strip()
        if fence:
            closes = bare.startswith(fence) and not bare.strip(fence[0])
            lines.written.append(fence if closes else line.removeprefix(indent))
            fence = "" if closes else fence
        elif opening := _FENCE.match(line):
            indent, fence = opening[1], opening[2]
            lines.levels.clear()
            lines.blank()
            lines.written.append(fence + opening[3])
        else:
            _add(lines, line)
    return "\n".join([*lines.written, fence])


def _add(lines: _Lines, line: str) -> None:
    if not line.strip():
        lines.written.append("")
    elif _RULE.match(line) and (lines.levels or lines.after_blank):
        lines.levels.clear()
        lines.blank()
        lines.written += [line, ""]
    elif (item := _ITEM.match(line)) and _starts_item(lines, item):
        _add_item(lines, item)
    elif lines.levels:
        _continue_item(lines, line)
    else:
        _add_prose(lines, line)


def _starts_item(lines: _Lines, item: re.Match[str]) -> bool:
    """Outside a list, far to the right is code, and in mid-paragraph only a bullet or a 1 begins a list."""
    if lines.levels:
        return True
    if lines.after_blank:
        return len(item[1]) < 4
    return not item[2][0].isdigit() or item[2][:-1] == "1"


def _add_item(lines: _Lines, item: re.Match[str]) -> None:
    marker, numbered = len(item[1]), item[2][0].isdigit()
    sibling = None
    while lines.levels and marker < lines.levels[-1].marker + 2:
        sibling = lines.levels.pop()
    begins = sibling is None and not lines.levels
    if begins or lines.loose or (sibling is not None and sibling.numbered != numbered):
        lines.blank()
    lines.loose = False
    del lines.levels[_DEEPEST:]
    indent = "    " * len(lines.levels)
    lines.levels.append(_Level(marker, item.end(), numbered))
    lines.written.append(f"{indent}{item[2][:-1]}. " if numbered else f"{indent}- ")
    lines.written[-1] += item.string[item.end() :]


def _continue_item(lines: _Lines, line: str) -> None:
    """More of an item: a wrapped line, or after a blank line a paragraph as far right as its text."""
    words = line.lstrip()
    if not lines.after_blank and not _HEADING.match(line):
        lines.written.append("    " * (len(lines.levels) - 1) + words)
        return
    column = len(line) - len(words)
    while lines.levels and column < lines.levels[-1].text:
        lines.levels.pop()
    lines.loose = bool(lines.levels)
    if lines.levels:
        lines.written.append("    " * len(lines.levels) + line[lines.levels[-1].text :])
    else:
        _add_prose(lines, words)


def _add_prose(lines: _Lines, line: str) -> None:
    if _HEADING.match(line):
        lines.blank()
        lines.written += [line, ""]
    elif _UNDERLINE.match(line) and not lines.after_blank:
        lines.written += [line, ""]
    elif line.startswith("#"):
        lines.written.append("\\" + line)
    else:
        lines.written.append(_QUOTES.sub("> > > ", line))
