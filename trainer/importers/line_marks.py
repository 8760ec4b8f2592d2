"""What the beginning of a line of a question document says: a question, a list item, a table row, code.

Every pattern is anchored at the start and backs up by at most one character, so long lines stay cheap.
"""

import re
from collections.abc import Sequence

from trainer.importers.decoding import Line

NUMBERED = re.compile(r" ?(?P<number>\d{1,6})[.)](?!\d)(?P<text>.*)")
BOLD_NUMBERED = re.compile(r" ?\*\* ?(?P<number>\d{1,6})[.)](?!\d)(?P<text>.*)")
HEADED_NUMBERED = re.compile(r" ?#{1,6} {0,3}(?:\*\*)?(?P<number>\d{1,6})[.)](?!\d)(?P<text>.*)")
LIST_ITEM = re.compile(r"\s*(?P<mark>[-*+•]|\d{1,6}[.)])(?:\s+(?P<text>.*)|$)")
HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
TABLE_ROW = re.compile(r"\s*\|")
FENCE = re.compile(r"\s*(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")

_SECTION = re.compile(
    r"(?:#{1,6} {0,3}(?:\*\*)?(?P<headed>questions?|answers?):?(?:\*\*)?:?[ #]*"
    r"|\*\*(?P<bold>questions?|answers?):?\*\*:?"
    r"|(?P<bare>questions|answers):)",
    re.IGNORECASE,
)
_LONGEST_RULE = 200
_RULE_SIGNS = ("-", "*", "_")
_FIRST_CHARACTERS = frozenset("-*+•#|`~>_0123456789")


def section_title(text: str) -> str:
    """``"q"`` or ``"a"`` for a title such as ``## Questions:`` or ``**Answers**``, else the empty text."""
    title = _SECTION.fullmatch(text.strip()) if len(text) < 80 else None
    return next(word for word in title.groups() if word)[0].lower() if title else ""


def is_structure(text: str) -> bool:
    """Whether a line begins something of its own, so that it cannot be the rest of a sentence."""
    stripped = text.lstrip()
    if not stripped or stripped[0] not in _FIRST_CHARACTERS:
        return False
    begun = (LIST_ITEM, NUMBERED, BOLD_NUMBERED, HEADED_NUMBERED, HEADING, TABLE_ROW, FENCE)
    return stripped[0] == ">" or is_rule(stripped) or any(pattern.match(stripped) for pattern in begun)


def is_rule(text: str) -> bool:
    """Whether a line is a rule across the page: three or more ``-``, ``*`` or ``_``."""
    stripped = text.strip()
    if stripped[:1] not in _RULE_SIGNS or stripped[-1] != stripped[0] or len(stripped) > _LONGEST_RULE:
        return False
    signs = "".join(stripped.split())
    return len(signs) >= 3 and len(set(signs)) == 1


def is_lone_mark(text: str) -> bool:
    """Whether a line is a list mark whose words are elsewhere, as ``-`` at the end of a page."""
    item = LIST_ITEM.match(text) if len(text) < 16 else None
    return item is not None and not (item["text"] or "").strip()


def fenced(lines: Sequence[Line]) -> bytearray:
    """For each line 1 if it is part of fenced code, fences included; a fence that never closes is none."""
    inside = bytearray(len(lines))
    opened, mark = -1, ""
    for index, (_, text) in enumerate(lines):
        fence = FENCE.match(text) if "```" in text or "~~~" in text else None
        if fence is None:
            continue
        if not mark:
            opened, mark = index, fence["mark"]
        elif fence["mark"].startswith(mark) and not fence["info"].strip():
            inside[opened : index + 1] = b"\1" * (index + 1 - opened)
            mark = ""
    return inside
