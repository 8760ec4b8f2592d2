"""A card as text in a terminal."""

import re
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence

from trainer.core.agenda import Counts
from trainer.core.card import Completeness
from trainer.core.document import Document
from trainer.core.event import Rating, State
from trainer.core.schedule import Interval
from trainer.core.wording import RATING_WORDS, show_interval
from trainer.services.rows import AnswerRow
from trainer.services.study import Question

OWN_ANSWER = "My answer"
_LIST_MARK = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_BOLD = re.compile(r"\*\*(\S(?:[^*\n]*\S)?)\*\*")


def show_question(question: Question, counts: Counts, width: int) -> str:
    """The topic, what is still to come, what this card is, and the question."""
    topic = " > ".join(question.topic) or "No topic"
    return "\n".join(
        [
            "",
            "-" * width,
            *wrapped(f"{topic}   {_show_counts(counts, question.schedule.state)}", width),
            *wrapped(_about(question), width),
            "",
            *wrapped(question.card.shown_question, width),
            "",
        ]
    )


def show_answers(question: Question, width: int) -> str:
    """What every document says, the learner's own answer too; what is cut off or missing is said to be."""
    documents = dict(question.documents)
    lines: list[str] = []
    for answer in question.card.answers:
        if answer.completeness is not Completeness.MISSING:
            lines += ["", *_answer(answer, documents, width)]
    missing = [
        _title(each, documents) for each in question.card.answers if each.completeness is Completeness.MISSING
    ]
    if missing:
        lines += ["", *wrapped(f"Not answered in: {', '.join(missing)}.", width)]
    if not lines:
        lines = ["", "No answer was written for this card."]
    return "\n".join(lines)


def show_ratings(intervals: Mapping[Rating, Interval], offered: Sequence[Rating] = tuple(Rating)) -> str:
    """The ratings that are offered with the time each would give; in practice there is none."""
    names = {rating: f"{rating.value} {name} ({meaning})" for rating, (name, meaning) in RATING_WORDS.items()}
    width = max(len(names[each]) for each in offered)
    return "\n".join(
        ["", *(f"{names[each].ljust(width)}  {_outcome(intervals.get(each))}".rstrip() for each in offered)]
    )


def _outcome(interval: Interval | None) -> str:
    return "" if interval is None else show_interval(interval)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Lines of at most ``width`` characters; characters that would steer the terminal are shown as ``\ufffd``."""
    return [piece for line in text.splitlines() for piece in _wrapped_line(_harmless(line), width, indent)]


def _answer(answer: AnswerRow, documents: Mapping[int, Document], width: int) -> list[str]:
    shown = answer.text if answer.edited is None else answer.edited
    lines = [*wrapped(f"{_title(answer, documents)}:", width), *wrapped(_plain(shown), width, "  ")]
    if answer.completeness is Completeness.CUT_OFF:
        lines.append("  (The document breaks off here.)")
    return lines


def _plain(markdown_text: str) -> str:
    """Markdown as a terminal can show it: paragraphs, lists and tables stay, the stars of bold words go."""
    return _BOLD.sub(r"\1", markdown_text)


def _title(answer: AnswerRow, documents: Mapping[int, Document]) -> str:
    document = None if answer.document is None else documents.get(answer.document)
    return OWN_ANSWER if document is None else document.title


def _show_counts(counts: Counts, state: State) -> str:
    """Cards still to come, the present card's kind in brackets."""
    kinds = {
        f"{counts.new} new": state is State.NEW,
        f"{counts.learning} learning": state in (State.LEARNING, State.RELEARNING),
        f"{counts.due} due": state is State.REVIEW,
    }
    return "  ".join(f"[{words}]" if present else words for words, present in kinds.items())


def _about(question: Question) -> str:
    kind = question.kind
    about = kind if question.card.number is None else f"Question {question.card.number}, {kind.lower()}"
    if not question.twins:
        return about
    noun = "question" if len(question.twins) == 1 else "questions"
    return f"{about}; asks nearly the same as {noun} {', '.join(map(str, question.twins))}"


def _wrapped_line(line: str, width: int, indent: str) -> list[str]:
    """One line as one or more, each as far from the margin as the line itself; an item hangs below its first word."""
    words = line.lstrip()
    margin = indent + line[: min(len(line) - len(words), width // 2)]
    mark = _LIST_MARK.match(words)
    hanging = margin + " " * len(mark[0]) if mark else margin
    wrapped_words = textwrap.wrap(
        words, width, initial_indent=margin, subsequent_indent=hanging, break_on_hyphens=False
    )
    return wrapped_words or [""]


def _harmless(line: str) -> str:
    return "".join("\ufffd" if unicodedata.category(each) == "Cc" else each for each in line.expandtabs(4))
