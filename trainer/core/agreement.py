"""What several answers agree on and what only one of them says, as a text to read."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from trainer.core.compare import AGREEING, Comparison, Sentence, only_here, outline, position

_FENCE = re.compile(r"\A(?:```|~~~)")


def consensus(comparison: Comparison) -> tuple[Sentence, ...]:
    """The sentences that at least three answers say (both, where there are two), in order."""
    return outline(comparison, _least(comparison))


def as_markdown(comparison: Comparison, titles: Sequence[str]) -> str:
    """Both lists under headings; ``titles`` name the answers, in the same order."""
    answering = _answering(comparison)
    if answering < 2:
        return "There is one answer only: nothing to compare it with."
    agreed = [
        f"{number}. {told} *({count} of {answering})*"
        for number, (_, told, count) in enumerate(sorted(_agreed(comparison), key=lambda each: each[0]), 1)
    ]
    lines = [
        f"## Said by at least {_least(comparison)} of {answering} answers",
        "",
        *(agreed or ["Nothing."]),
    ]
    return "\n".join([*lines, "", "## Only here", "", *_only(comparison, titles)])


def words(sentence: Sentence) -> str:
    """A sentence on one line; code is named, a table row becomes a list of its cells."""
    if _FENCE.match(sentence.text):
        return "*(a block of code)*"
    line = " ".join(sentence.text.split())
    if not line.startswith("|"):
        return line
    return " · ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip())


def _agreed(comparison: Comparison) -> Iterator[tuple[float, str, int]]:
    """What enough answers say: where (0 at the beginning to 1), in which words, how many.

    Key points stand for the sentences that make them.
    """
    least, pointed = _least(comparison), set()
    for index, each in enumerate(comparison.points):
        if (count := sum(map(bool, each.places))) >= least:
            pointed.add(index)
            yield _place(comparison, index), each.point.text, count
    for sentence in consensus(comparison):
        if pointed.isdisjoint(_made(comparison, sentence)):
            yield position(sentence, comparison), words(sentence), len(sentence.answers)


def _made(comparison: Comparison, sentence: Sentence) -> frozenset[int]:
    """The key points that a sentence or its fellows make."""
    fellows = (comparison.answers[each.answer][each.sentence].points for each in sentence.fellows)
    return sentence.points.union(*fellows)


def _place(comparison: Comparison, index: int) -> float:
    """Where the answers make a key point as a rule (the median)."""
    return median(
        sum(each.end <= spans[0].start for each in answer) / len(answer)
        for answer, spans in zip(comparison.answers, comparison.points[index].places, strict=True)
        if spans and answer
    )


def _only(comparison: Comparison, titles: Sequence[str]) -> Iterator[str]:
    alone = only_here(comparison)
    for number, title in enumerate(titles):
        own = [each for each in alone if each.answer == number]
        if own:
            yield from (f"### {title}", "", *(f"- {words(each)}" for each in own), "")
    if not alone:
        yield "Nothing."


def _least(comparison: Comparison) -> int:
    """How many answers make a consensus: three, or both."""
    return min(AGREEING, max(_answering(comparison), 2))


def _answering(comparison: Comparison) -> int:
    """How many answers say anything."""
    return sum(map(bool, comparison.answers))
