"""Patterns and regular expressions as functions that SQLite may call."""

import re
import sqlite3
import time
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.core.search_terms import Pattern, Wild

PATIENCE_S = 3.0
"""How long one search may spend on regular expressions."""

_SPACES = re.compile(r"(?:\\?\s)+")


def register(connection: sqlite3.Connection) -> None:
    """Teach a connection ``has_text(expression, text)``, ``has_match(expression, deadline_s, text)`` and
    ``casefold(text)``.
    """
    connection.create_function("has_text", 2, _has_text, deterministic=True)
    connection.create_function("has_match", 3, _has_match)
    connection.create_function("casefold", 1, _casefold, deterministic=True)


def deadline_s() -> float:
    """The instant at which regular expressions give up, for ``has_match``."""
    return time.monotonic() + PATIENCE_S


def folded(text: str) -> str:
    """The text without letter case and accents."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFD", lower)
    return "".join(character for character in apart if not unicodedata.combining(character))


def is_named(name: str, pattern: "Pattern") -> bool:
    """Whether the whole of a name is what the pattern says, letter case aside."""
    return bool(_whole(pattern).match(name.casefold()))


def word_expression(pattern: "Pattern") -> str:
    """For ``has_text``: a word that begins so, whatever follows within it."""
    return _beginning(pattern) + _expression(_from_first_text(pattern), r"\S")


def phrase_expression(pattern: "Pattern") -> str:
    """For ``has_text``: these whole words side by side, in one line."""
    last = pattern.parts[-1]
    whole = isinstance(last, str) and last[-1:].isalnum()
    ending = r"(?!\w)" if whole else ""
    return _beginning(pattern) + _expression(_from_first_text(pattern), r"[^\n]", ending)


def text_expression(pattern: "Pattern") -> str:
    """For ``has_text``: this text anywhere, also inside a word."""
    return _expression(_from_first_text(pattern), r"[^\n]")


def _from_first_text(pattern: "Pattern") -> "Pattern":
    """What is searched for anywhere needs no run before it."""
    from trainer.core.search_terms import Pattern, Wild

    return Pattern(pattern.parts[1:]) if pattern.parts[0] is Wild.RUN else pattern


def _beginning(pattern: "Pattern") -> str:
    first = pattern.parts[0]
    return r"(?<!\w)" if isinstance(first, str) and first[:1].isalnum() else ""


def _expression(pattern: "Pattern", any_sign: str, ending: str = "") -> str:
    """Each piece after a run is the nearest one, for good: no choice is tried twice."""
    pieces = _pieces(pattern.parts, any_sign)
    pieces[-1] += ending
    runs = "".join(f"(?>{any_sign}*?{piece})" for piece in pieces[1:] if piece)
    return pieces[0] + runs


def _pieces(parts: "Sequence[str | Wild]", any_sign: str) -> list[str]:
    """What stands between the runs, as regular expressions."""
    from trainer.core.search_terms import Wild

    pieces = [""]
    for part in parts:
        if part is Wild.RUN:
            pieces.append("")
        elif part is Wild.ONE:
            pieces[-1] += any_sign
        else:
            pieces[-1] += _SPACES.sub(r"\\s+", re.escape(folded(part)))
    return pieces


@lru_cache(maxsize=128)
def _whole(pattern: "Pattern") -> re.Pattern[str]:
    """For the whole of a name: every topic's is compared."""
    return _compiled(_expression(pattern, ".", ending=r"\Z"))


@lru_cache(maxsize=128)
def _compiled(expression: str, flags: int = re.DOTALL) -> re.Pattern[str]:
    return re.compile(expression, flags)


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _has_text(expression: str, text: str | None) -> bool:
    return text is not None and _compiled(expression).search(folded(text)) is not None


def _has_match(expression: str, give_up_s: float, text: str | None) -> bool:
    """Line by line, so that no part of open length runs through a whole answer."""
    found = _compiled(expression, re.IGNORECASE)
    for line in (text or "").split("\n"):
        if time.monotonic() > give_up_s:
            raise TimeoutError
        if found.search(line):
            return True
    return False
