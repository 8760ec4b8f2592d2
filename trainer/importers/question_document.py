"""Question documents: plain text or Markdown that asks numbered questions and answers them.

Reads bold numbered questions and numbered headings with the answers below, and numbered lists of questions and of
answers: in turn, under titles, or answers alone whose questions are in another document of the same import.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from trainer.core.card import Completeness
from trainer.core.deck import Deck, Problem, Source
from trainer.core.errors import BadInput
from trainer.core.wording import count_of
from trainer.importers.answer_blocks import Block, Kind, read_blocks, write_blocks
from trainer.importers.completeness import judge
from trainer.importers.decoding import Line, beginning, lines_of, read_text
from trainer.importers.line_marks import HEADING, is_rule
from trainer.importers.page_breaks import heal
from trainer.importers.question_layouts import LaidOut, Layout, Part, lay_out
from trainer.importers.question_sets import AnswerFound, DocumentFound, QuestionSet, group
from trainer.importers.sentences import without_answer_mark

_HEAD = 1 << 16
_LONGEST_QUOTE = 60
_ADVICE = (
    "Number the questions, as bold lines, as headings or as a list, and put the answers below them "
    "or in a list with the same numbers."
)


class QuestionDocument:
    """Text and Markdown with numbered questions and answers."""

    id = "question_document"
    label = "Questions and answers (text, Markdown)"
    suffixes = (".txt", ".md", ".markdown", ".text")

    def recognises(self, source: Source) -> bool:
        """Whether a numbered question or answer stands in the first part of the file."""
        return lay_out(heal(lines_of(beginning(source, _HEAD)))) is not None

    def read(self, sources: Sequence[Source]) -> Deck:
        """One deck of all sets that the files form; see the protocol."""
        problems: list[Problem] = []
        documents: list[DocumentFound] = []
        for source in _distinct(sources, problems):
            document, notices = _read_one(source)
            documents.append(document)
            problems += notices
        sets, notices = group(documents)
        return Deck(
            documents=tuple(document for each in sets for document in each.documents()),
            cards=tuple(card for each in sets for card in each.cards()),
            found=tuple(_report(document, sets) for document in documents),
            problems=(*problems, *notices),
        )


def _distinct(sources: Sequence[Source], problems: list[Problem]) -> list[Source]:
    """The sources without repetitions; the name of a file is its identity within a set."""
    by_name: dict[str, Source] = {}
    for source in sources:
        first = by_name.setdefault(source.name, source)
        if first.content != source.content:
            raise BadInput(f"Two different files are called “{source.name}”.", "Rename one of them.")
        if first is not source:
            problems.append(Problem("The file was given twice and read once.", source.name))
    return list(by_name.values())


def _read_one(source: Source) -> tuple[DocumentFound, list[Problem]]:
    text, notices = read_text(source)
    laid_out = lay_out(heal(lines_of(text)))
    if laid_out is None:
        raise _nothing_in(source)
    _refuse_twice(source.name, "question", laid_out.questions)
    _refuse_twice(source.name, "answer", laid_out.answers)
    questions = {part.number: words for part in laid_out.questions if (words := _question(part))}
    answers = _answers(laid_out)
    if not questions and not answers:
        raise _nothing_in(source)
    document = DocumentFound(source.name, laid_out.layout, questions, answers)
    return document, [*notices, *_notices(laid_out, document)]


def _nothing_in(source: Source) -> BadInput:
    return BadInput(f"“{source.name}” holds no numbered questions or answers.", _ADVICE)


def _refuse_twice(name: str, what: str, parts: Iterable[Part]) -> None:
    lines: dict[int, int] = {}
    for part in parts:
        if part.number in lines:
            raise BadInput(
                f"“{name}” has {what} {part.number} twice: on lines {lines[part.number]} and {part.line}.",
                "Give each a number of its own, and indent numbered lists inside an answer.",
            )
        lines[part.number] = part.line


def _question(part: Part) -> str:
    words = " ".join(" ".join(line.text for line in part.lines).split())
    in_bold = words.startswith("**") and words.endswith("**") and words.count("**") == 2
    return words.strip("*").strip() if in_bold else words


def _answers(laid_out: LaidOut) -> dict[int, AnswerFound]:
    """The answers that have words."""
    base = 0 if laid_out.layout in (Layout.BOLD, Layout.HEADED) else 4
    bodies = [_body(part.lines, base) for part in laid_out.answers]
    return {
        part.number: AnswerFound(write_blocks(body), completeness, part.line)
        for part, body, completeness in zip(laid_out.answers, bodies, judge(bodies), strict=True)
        if completeness is not Completeness.MISSING
    }


def _body(lines: Sequence[Line], base: int) -> list[Block]:
    """The blocks of an answer without the mark before it and without the heading of the next part after it."""
    blocks = read_blocks(lines, base)
    while blocks and blocks[-1].kind in (Kind.HEADING, Kind.RULE):
        blocks.pop()
    if not blocks or not blocks[0].lines or blocks[0].kind is not Kind.PARAGRAPH:
        return blocks
    first, *others = blocks[0].lines
    said = without_answer_mark(first)
    kept = replace(blocks[0], lines=tuple([said, *others] if said else others))
    return [kept, *blocks[1:]] if kept.lines else blocks[1:]


def _notices(laid_out: LaidOut, document: DocumentFound) -> list[Problem]:
    """What the learner should know about a document."""
    name = document.name
    notices = [*_left_out(name, laid_out.left_out), *_disorder(name, "Question", laid_out.questions)]
    notices += _disorder(name, "Answer", laid_out.answers)
    if not document.answers:
        return [*notices, Problem("The document asks questions and answers none of them.", name)]
    notices += [
        Problem(f"Question {part.number} has no answer.", name, part.line)
        for part in laid_out.questions
        if part.number not in document.answers
    ]
    notices += [
        Problem(f"Answer {number} breaks off.", name, answer.line)
        for number, answer in document.answers.items()
        if answer.completeness is Completeness.CUT_OFF
    ]
    return notices


def _left_out(name: str, lines: Iterable[Line]) -> list[Problem]:
    """Titles and rules belong to no number by nature; other words should not be lost silently."""
    lost = [line for line in lines if not HEADING.match(line.text) and not is_rule(line.text)]
    if not lost:
        return []
    words = lost[0].text.strip()
    begin = words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
    message = f"{count_of(len(lost), 'line')} without a number left out, from here on: “{begin}”"
    return [Problem(message, name, lost[0].number)]


def _disorder(name: str, what: str, parts: Iterable[Part]) -> list[Problem]:
    return [
        Problem(f"{what} {below.number} comes after {above.number} on line {above.line}.", name, below.line)
        for above, below in pairwise(parts)
        if below.number < above.number
    ]


def _report(document: DocumentFound, sets: Iterable[QuestionSet]) -> str:
    """One sentence on what a file holds."""
    counted = count_of(len(document.answers), "answer")
    lent = ""
    if document.questions:
        counted = f"{count_of(len(document.questions), 'question')} and {counted}"
    elif any(each.questions and document in each.members for each in sets):
        lent = "; the questions come from the other documents"
    return f"{document.name}: {counted} ({document.layout}){lent}."
