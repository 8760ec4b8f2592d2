"""Where pieces of Markdown stand in the plain text they were rendered to.

Letters and digits survive rendering, in their order; everything else may not.  So only they are compared.
"""

import re
from collections.abc import Sequence

from trainer.core.markup import to_text

_FENCE = re.compile(r"\A\s*(?:```|~~~)[^\n]*")

Place = tuple[int, int]
"""The first character and the one after the last."""


def places(rendered: str, pieces: Sequence[str]) -> list[Place | None]:
    """The place of each piece (Markdown, in the order of the text); ``None`` for one that is not found."""
    kept = [place for place, letter in enumerate(rendered) if letter.isalnum()]
    letters = "".join(rendered[place] for place in kept)
    found: list[Place | None] = []
    read = 0
    for piece in pieces:
        start, length = _find(letters, piece, read)
        if start < 0:
            found.append(None)
            continue
        read = start + length
        found.append((kept[start], _closed(rendered, kept[read - 1] + 1)))
    return found


def _closed(rendered: str, end: int) -> int:
    """The end with the marks that close a sentence."""
    while end < len(rendered) and not rendered[end].isspace() and not rendered[end].isalnum():
        end += 1
    return end


def _find(letters: str, piece: str, read: int) -> tuple[int, int]:
    """Where the letters of a piece begin from ``read`` on (-1: nowhere), and how many they are."""
    wanted = _letters(_FENCE.sub("", piece))
    start = letters.find(wanted, read) if wanted else -1
    if start < 0:
        wanted = _letters(to_text(piece))
        start = letters.find(wanted, read) if wanted else -1
    return start, len(wanted)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
