"""Which words of a text a negation governs: those after "no", both sides of "is not"."""

from collections.abc import Iterable, Sequence
from itertools import islice

from trainer.core.words import NEGATIONS, Token

# ruff: noqa: SIM905 - as list literals these words would fill the page

NEGATION_REACH = 5
"""How many content words a negation can govern on either side."""
_LONGEST_REACH = 40
"""Words of any kind that a negation can be away from what it governs."""

AUXILIARIES = frozenset(
    "is are was were be been do does did can could will would shall should has have had may might must".split()
)
_VERB_NEGATIONS = NEGATIONS - frozenset("no without neither nor none lack lacks lacking absence".split())
_DENYING_PAIRS = frozenset(
    tuple(pair.split())
    for pair in "rather than|instead of|fail to|fails to|failed to|unable to|impossible to".split("|")
)
_FRAMES = frozenset(("case", "true"))
"""After these "that" goes on with the statement: "it is not the case that ..."."""
_EMPHASIS = frozenset(("only", "just", "merely", "simply", "necessarily"))


def negators(read: Sequence[Token]) -> tuple[frozenset[int], ...]:
    """For each token the negations that govern it, by index; the words after "no", both sides of "is not"."""
    governed: list[set[int]] = [set() for _ in read]
    for place in range(len(read)):
        if not _negates(read, place):
            continue
        after = _governed(read, range(place + 1, len(read)), read[place].clause)
        before = _governed(read, range(place - 1, -1, -1), read[place].clause)
        for other in after + (before if _reaches_back(read, place, after) else []):
            governed[other].add(place)
    return tuple(frozenset(each) for each in governed)


def _negates(read: Sequence[Token], place: int) -> bool:
    """Whether a statement is denied here; "not only" denies nothing, "instead of" and "fails to" what follows."""
    following = read[place + 1].word if place + 1 < len(read) else ""
    if (read[place].word, following) in _DENYING_PAIRS:
        return True
    return read[place].negates and following not in _EMPHASIS


def _governed(read: Sequence[Token], places: Iterable[int], clause: int) -> list[int]:
    """The next content words in one direction, as far as the clause and the reach of a negation go."""
    found: list[int] = []
    for place in islice(places, _LONGEST_REACH):
        token = read[place]
        opens = token.opens_clause and not (token.word == "that" and read[place - 1].word in _FRAMES)
        if token.clause != clause or opens or len(found) == NEGATION_REACH:
            break
        if token.content:
            found.append(place)
    return found


def _reaches_back(read: Sequence[Token], place: int, after: list[int]) -> bool:
    """Whether the negation denies what came before it too: "labels are not ...", "UDP is not.", but not "A not B"."""
    word = read[place].word
    if word not in _VERB_NEGATIONS and not word.endswith("n't"):
        return False
    return word != "not" or not after or (place > 0 and read[place - 1].word in AUXILIARIES)
