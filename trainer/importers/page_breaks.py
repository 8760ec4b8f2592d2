"""Heals what page breaks cut in two: sentences, questions, list items.

A copied document has blank lines where a page ended, and the rest of the sentence below them: after one space, or
with a small letter, or after a list mark that stands alone, or within a bold question that is still open.
"""

from collections.abc import Sequence
from itertools import islice

from trainer.importers.decoding import Line
from trainer.importers.line_marks import (
    BOLD_NUMBERED,
    HEADING,
    NUMBERED,
    TABLE_ROW,
    fenced,
    is_lone_mark,
    is_rule,
    is_structure,
)
from trainer.importers.sentences import announces, ends_sentence, leads_on, starts_small

_BOLD_QUESTION_LINES = 3


def heal(lines: Sequence[Line]) -> list[Line]:
    """The lines with every cut sentence on the line where it began; code and other lines stay as they are."""
    code = fenced(lines)
    healed: list[Line] = []
    last = open_until = -1
    for index, line in enumerate(lines):
        if not line.text.strip():
            healed.append(line)
        elif index <= open_until or (
            0 <= last < len(healed) - 1 and not code[index] and _continues(healed[last].text, line.text)
        ):
            healed[last] = _joined(healed[last], line)
            del healed[last + 1 :]
        else:
            healed.append(line)
            last = len(healed) - 1 if not code[index] else -1
            open_until = _closes_at(lines, index)
    return healed


def _joined(line: Line, rest: Line) -> Line:
    start = line.text.rstrip()
    hyphenated = start[-2:-1].isalpha() and start.endswith("-")
    return Line(line.number, f"{start}{'' if hyphenated else ' '}{rest.text.strip()}")


def _continues(above: str, below: str) -> bool:
    """Whether ``below``, after blank lines, is the rest of what ``above`` began."""
    if is_structure(below) or _is_whole(above):
        return False
    if is_lone_mark(above):
        return True
    if below[0] == " " and not below[1].isspace():
        return not _asks(above)
    if ends_sentence(above) or announces(above) or HEADING.match(above):
        return False
    return starts_small(below) or leads_on(above)


def _is_whole(text: str) -> bool:
    """Rows, rules and bold questions that are closed have no rest."""
    if TABLE_ROW.match(text) or is_rule(text):
        return True
    return bool(BOLD_NUMBERED.match(text)) and text.rstrip().endswith("**")


def _asks(text: str) -> bool:
    """Whether a numbered or headed line is a whole question, so that an answer comes next."""
    if HEADING.match(text):
        return ends_sentence(text)
    return bool(NUMBERED.match(text)) and text.rstrip().endswith("?")


def _closes_at(lines: Sequence[Line], index: int) -> int:
    """The index of the line that closes a bold question begun at ``index``; -1 where nothing is open."""
    text = lines[index].text
    if not BOLD_NUMBERED.match(text) or text.count("**") % 2 == 0:
        return -1
    after = (later for later in range(index + 1, len(lines)) if lines[later].text.strip())
    for later in islice(after, _BOLD_QUESTION_LINES):
        text = lines[later].text
        if is_structure(text):
            return -1
        if text.count("**") % 2:
            return later if text.rstrip().endswith("**") else -1
    return -1
