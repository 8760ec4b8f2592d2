"""The layouts of question documents: which lines are numbered questions, and which are their answers.

The first numbered line tells how the document marks its questions: in bold, as headings, or in plain lists.  In
plain lists, titles or the numbers themselves (a question comes first, its answer later) tell the two apart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from re import Pattern

from trainer.importers.decoding import Line
from trainer.importers.line_marks import (
    BOLD_NUMBERED,
    HEADED_NUMBERED,
    NUMBERED,
    fenced,
    is_structure,
    section_title,
)
from trainer.importers.sentences import ends_sentence, looks_like_question, starts_small, without_answer_mark

_LARGEST_STEP = 50
_MARK_BEGINS = frozenset("*#0123456789")


class Layout(StrEnum):
    """How a document sets out its questions and answers, in the words of a report."""

    BOLD = "bold numbered questions with the answers below them"
    HEADED = "numbered headings with the answers below them"
    PAIRED = "numbered questions with the answers below them"
    BATCHES = "numbered lists of questions and of answers in turn"
    SECTIONS = "numbered lists under the titles “Questions” and “Answers”"
    ANSWERS = "numbered answers without their questions"
    QUESTIONS = "numbered questions without answers"


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one numbered question or answer, without its number; ``line`` is where it begins."""

    number: int
    line: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What a document holds, in the order of its lines; ``left_out`` are words that belong to no number."""

    layout: Layout
    questions: tuple[Part, ...]
    answers: tuple[Part, ...]
    left_out: tuple[Line, ...]


def lay_out(lines: Sequence[Line]) -> LaidOut | None:
    """The questions and answers in the (healed) lines of a document; ``None`` if no line is numbered."""
    code = fenced(lines)
    pattern = _first_mark(lines, code)
    if pattern is None:
        return None
    items, left_out = _split(lines, code, pattern)
    if pattern is not NUMBERED:
        layout = Layout.BOLD if pattern is BOLD_NUMBERED else Layout.HEADED
        return _below(layout, items, left_out)
    if any(item.section == "a" for item in items):
        asked = [item.section != "a" for item in items]
        return _listed(Layout.SECTIONS if any(asked) else Layout.ANSWERS, items, asked, left_out)
    return _by_numbers(items, left_out)


@dataclass(slots=True)
class _Item:
    """One numbered line and what stands below it; ``section`` is the initial of the title it stands under."""

    number: int
    title: Line
    section: str
    body: list[Line] = field(default_factory=list)


def _first_mark(lines: Sequence[Line], code: bytearray) -> Pattern[str] | None:
    for line, in_code in zip(lines, code, strict=True):
        if not in_code and line.text[:2].strip()[:1] in _MARK_BEGINS:
            for pattern in (BOLD_NUMBERED, HEADED_NUMBERED, NUMBERED):
                if _numbered(line, pattern) is not None:
                    return pattern
    return None


def _numbered(line: Line, pattern: Pattern[str]) -> tuple[int, str] | None:
    """The number and the words of a line that begins an item."""
    match = pattern.match(line.text)
    if match is None:
        return None
    words = match["text"].strip()
    if pattern is BOLD_NUMBERED:
        if "**" in words and not words.endswith("**"):
            return None
        words = words.removesuffix("**")
    elif pattern is HEADED_NUMBERED:
        words = _without_closing_marks(words)
    return int(match["number"]), words.strip()


def _without_closing_marks(words: str) -> str:
    """Headings may end in ``#`` signs after a space, and close a bold that begins before the number."""
    opened = words.rstrip("#")
    words = opened.rstrip() if opened.endswith(" ") else words
    return words.removesuffix("**") if words.count("**") % 2 else words


def _split(lines: Sequence[Line], code: bytearray, pattern: Pattern[str]) -> tuple[list[_Item], list[Line]]:
    items: list[_Item] = []
    left_out: list[Line] = []
    highest, section, above = 0, "", ""
    body = left_out
    for line, in_code in zip(lines, code, strict=True):
        found = None if in_code else _numbered(line, pattern)
        if found is not None and not (items and _is_in_a_sentence(found[0], highest, above)):
            highest = max(highest, found[0])
            items.append(_Item(found[0], Line(line.number, found[1]), section))
            body = items[-1].body
        elif pattern is NUMBERED and not in_code and (title := section_title(line.text)):
            section = title
            body = left_out
        else:
            body.append(line)
        above = line.text
    return items, left_out


def _is_in_a_sentence(number: int, highest: int, above: str) -> bool:
    """Whether a wrapped line happens to begin with a number, as in "it was built in / 2015. It was"."""
    return number > highest + _LARGEST_STEP and bool(above.strip()) and not ends_sentence(above)


def _below(layout: Layout, items: Iterable[_Item], left_out: list[Line]) -> LaidOut:
    """Each answer stands below its question."""
    questions: list[Part] = []
    answers: list[Part] = []
    for item in items:
        cut = _rest_of_question(item)
        words = [line for line in item.body[:cut] if line.text.strip()]
        questions.append(Part(item.number, item.title.number, (item.title, *words)))
        body = tuple(item.body[cut:])
        begins = next((line.number for line in body if line.text.strip()), item.title.number)
        answers.append(Part(item.number, begins, body))
    return LaidOut(layout, tuple(questions), tuple(answers), _worded(left_out))


def _rest_of_question(item: _Item) -> int:
    """How many lines of the body are the rest of a question that was wrapped or that a page break cut.

    It is the rest only if it ends with a question mark, or an answer follows that is marked as one.
    """
    filled = list(islice((index for index, line in enumerate(item.body) if line.text.strip()), 2))
    if len(filled) < 2 or ends_sentence(item.title.text):
        return 0
    rest, below = (item.body[index].text.strip() for index in filled)
    if filled[0] > 0 and not starts_small(rest):
        return 0
    return filled[0] + 1 if rest.endswith("?") or without_answer_mark(below) != below else 0


def _listed(layout: Layout, items: Iterable[_Item], asked: Iterable[bool], left_out: list[Line]) -> LaidOut:
    """Questions and answers stand in lists of their own; a question is one paragraph."""
    questions: list[Part] = []
    answers: list[Part] = []
    for item, asks in zip(items, asked, strict=True):
        if asks:
            cut = _paragraph(item.body)
            questions.append(Part(item.number, item.title.number, (item.title, *item.body[:cut])))
            left_out.extend(item.body[cut:])
        else:
            begin = Line(item.title.number, f"   {item.title.text}")
            answers.append(Part(item.number, begin.number, (begin, *item.body)))
    return LaidOut(layout, tuple(questions), tuple(answers), _worded(left_out))


def _paragraph(body: Sequence[Line]) -> int:
    """How many lines go on with the words above."""
    ends = (index for index, line in enumerate(body) if not line.text.strip() or is_structure(line.text))
    return next(ends, len(body))


def _by_numbers(items: list[_Item], left_out: list[Line]) -> LaidOut:
    """Plain lists without titles: numbers that come twice are asked first and answered later."""
    if _is_in_turn(items):
        return _listed(Layout.BATCHES, items, _asked(items), left_out)
    asking = [looks_like_question(item.title.text) for item in items]
    if sum(asking) * 2 <= len(items):
        return _listed(Layout.ANSWERS, items, [False] * len(items), left_out)
    if not any(_is_answered_below(item) for item in items):
        return _listed(Layout.QUESTIONS, items, [True] * len(items), left_out)
    return _below(Layout.PAIRED, items, left_out)


def _is_answered_below(item: _Item) -> bool:
    cut = 0 if ends_sentence(item.title.text) else _paragraph(item.body)
    return any(line.text.strip() for line in item.body[cut:])


def _is_in_turn(items: Sequence[_Item]) -> bool:
    """Whether all numbers come twice, or most of those that do are a question first and then an answer."""
    first: dict[int, _Item] = {}
    turns = [
        looks_like_question(earlier.title.text) and not looks_like_question(item.title.text)
        for item in items
        if (earlier := first.setdefault(item.number, item)) is not item
    ]
    return sum(turns) * 2 > len(turns) or 1 < len(turns) == len(first)


def _asked(items: Sequence[_Item]) -> list[bool]:
    """Which items are questions.  A number that comes once is what the items around it are."""
    times = Counter(item.number for item in items)
    seen: set[int] = set()
    known: list[bool | None] = []
    for item in items:
        known.append(item.number not in seen if times[item.number] > 1 else None)
        seen.add(item.number)
    above = _nearest(known)
    below = _nearest(known[::-1])[::-1]
    for index, item in enumerate(items):
        if known[index] is None:
            agreed = above[index] if above[index] == below[index] else None
            known[index] = looks_like_question(item.title.text) if agreed is None else agreed
    return [bool(kind) for kind in known]


def _nearest(kinds: Iterable[bool | None]) -> list[bool | None]:
    """For each place the last known kind up to it."""
    last: bool | None = None
    return [last := last if kind is None else kind for kind in kinds]


def _worded(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text.strip())
