"""What several answers agree on and what only one of them says, as a text to read."""

import re
from collections.abc import Iterator, Sequence

from trainer.core.compare import AGREEING, Comparison, Sentence, only_here, outline

_FENCE = re.compile(r"\A(?:```|~~~)")


def consensus(comparison: Comparison) -> tuple[Sentence, ...]:
    """What at least three answers say (both, where there are two), in order."""
    return outline(comparison, min(AGREEING, max(_answering(comparison), 2)))


def as_markdown(comparison: Comparison, titles: Sequence[str]) -> str:
    """Both lists under headings; ``titles`` name the answers, in the same order."""
    answering = _answering(comparison)
    if answering < 2:
        return "There is one answer only: nothing to compare it with."
    least = min(AGREEING, answering)
    agreed = [f"{number}. {_told(each, answering)}" for number, each in enumerate(consensus(comparison), 1)]
    lines = [f"## Said by at least {least} of {answering} answers", "", *(agreed or ["Nothing."])]
    return "\n".join([*lines, "", "## Only here", "", *_only(comparison, titles)])


def words(sentence: Sentence) -> str:
    """A sentence on one line; code is named, a table row becomes a list of its cells."""
    if _FENCE.match(sentence.text):
        return "*(a block of code)*"
    line = " ".join(sentence.text.split())
    if not line.startswith("|"):
        return line
    return " · ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip())


def _told(sentence: Sentence, answering: int) -> str:
    return f"{words(sentence)} *({len(sentence.answers)} of {answering})*"


def _only(comparison: Comparison, titles: Sequence[str]) -> Iterator[str]:
    alone = only_here(comparison)
    for number, title in enumerate(titles):
        own = [each for each in alone if each.answer == number]
        if own:
            yield from (f"### {title}", "", *(f"- {words(each)}" for each in own), "")
    if not alone:
        yield "Nothing."


def _answering(comparison: Comparison) -> int:
    """How many answers say anything."""
    return sum(map(bool, comparison.answers))
