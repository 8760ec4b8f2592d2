"""Help before the answers, in steps: key terms, then an outline, then the shortest answer."""

from collections.abc import Sequence

from trainer.core.agreement import consensus, words
from trainer.core.compare import align
from trainer.core.key_point import KeyPoint
from trainer.core.proposals import propose

HINT, OUTLINE, SHORTEST = 1, 2, 3
"""The levels of help; 0 is none."""


def help_steps(answers: Sequence[str], points: Sequence[KeyPoint], question: str) -> tuple[str, ...]:
    """The texts of the steps as Markdown; none where there is no answer.

    Cards without key points have their terms proposed from the answers, and what these agree on as outline; a step
    that would say nothing is left out, so that the last one is always the shortest answer.
    """
    given = [each for each in answers if each.strip()]
    if not given:
        return ()
    terms = [_term(each) for each in points or propose(given, {}, question=question)]
    outline = [each.text for each in points] or [words(each) for each in consensus(align(given))]
    steps = (
        f"**Key terms:** {' · '.join(terms)}" if terms else "",
        "\n".join(["**Outline**", "", *(f"{n}. {each}" for n, each in enumerate(outline, 1))])
        if outline
        else "",
        f"**The shortest answer**\n\n{min(given, key=len)}",
    )
    return tuple(filter(None, steps))


def _term(point: KeyPoint) -> str:
    """The shortest wording of a point."""
    return min(point.wordings, key=lambda phrase: (len(phrase.split()), len(phrase)))
