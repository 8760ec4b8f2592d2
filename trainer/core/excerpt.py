"""The few words of a text around what was found in it."""

import re
from collections.abc import Iterable

Pieces = tuple[tuple[str, bool], ...]
"""Pieces of a text in order, and whether each was found."""

_SPACE = re.compile(r"\s+")
_LOOSE = " \t\n,.;:"
"""What does not begin an excerpt."""
ELLIPSIS = "…"


def excerpt(text: str, spans: Iterable[tuple[int, int]], reach: int = 60) -> Pieces:
    """The text around ``spans`` (characters, first to last and one more), ``reach`` characters to each side.

    Cut at words, an ellipsis where something is left out; white space becomes single spaces.  Of no span, nothing.
    """
    merged = _merged(spans)
    if not merged:
        return ()
    before = _word_start(text, max(merged[0][0] - reach, 0))
    pieces: list[tuple[str, bool]] = [(f"{ELLIPSIS} " if before else "", False)]
    for place, (start, end) in enumerate(merged):
        pieces += [
            (text[before:start] if place else text[before:start].lstrip(_LOOSE), False),
            (text[start:end], True),
        ]
        before = end
        if place + 1 < len(merged) and merged[place + 1][0] - end > 2 * reach:
            told = text[end : _word_end(text, end + reach)].rstrip()
            before = _word_start(text, merged[place + 1][0] - reach)
            before += len(text[before:]) - len(text[before:].lstrip())
            pieces.append((f"{told} {ELLIPSIS} ", False))
    last = _word_end(text, min(before + reach, len(text)))
    pieces.append((text[before:last].rstrip(), False))
    if last < len(text.rstrip()):
        pieces.append((f" {ELLIPSIS}", False))
    clean = ((_SPACE.sub(" ", piece), found) for piece, found in pieces)
    return tuple((piece, found) for piece, found in clean if piece)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _word_start(text: str, place: int) -> int:
    """The place, or the beginning of the next word where it is inside of one."""
    while 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum():
        place += 1
    return place


def _word_end(text: str, place: int) -> int:
    """The place, or the end of the word before where it is inside of one."""
    while 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum():
        place -= 1
    return place
