"""Which regular expressions a search takes: those that ``re`` accepts and that cannot keep it busy for ever.

``re`` tries again from every earlier choice when a match fails.  One repetition inside another doubles the choices
with every character, so such expressions are refused before they run.
"""

import re
import warnings
from collections.abc import Iterable
from importlib import import_module
from typing import Any

LONGEST_EXPRESSION = 1_000
"""Characters of a regular expression."""
MOST_BRACKETS = 100
"""Opened in a regular expression, lest it nests deeper than ``re`` can follow."""
MOST_REPEATED = 4
"""Parts of open length, such as ``.*``, that may follow one another."""

_parser: Any = import_module("re._parser")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
_FEW = 5
"""A part of open length may be asked for so many times."""
_SLOW = "This expression could take for ever."


def complaint(expression: str) -> tuple[str, str] | None:
    """What is wrong with an expression, and what to do about it; ``None`` where it can be searched for."""
    if len(expression) > LONGEST_EXPRESSION or expression.count("(") > MOST_BRACKETS:
        limits = f"at most {LONGEST_EXPRESSION:,} characters and {MOST_BRACKETS} brackets"
        return "This expression is too long.", f"It can have {limits}."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(expression)
            parsed = _parser.parse(expression)
        choices = _open_parts(parsed)
    except (re.error, OverflowError) as problem:
        advice = "A sign that stands for itself needs a backslash, such as \\( or \\+."
        return f"This is no regular expression: {problem}.", advice
    except _Endless:
        return _SLOW, "Leave out a * or + inside of what another one repeats."
    if choices > MOST_REPEATED:
        return _SLOW, f"Use at most {MOST_REPEATED} parts of open length, such as .* or \\w+."
    return None


class _Endless(Exception):
    """A repetition inside a repetition."""


def _open_parts(parsed: Iterable[Any]) -> int:
    """How many parts of open length follow one another; raises ``_Endless`` where one repeats another."""
    return sum(_open_parts_of(str(operator), argument) for operator, argument in parsed)


def _open_parts_of(operator: str, argument: Any) -> int:
    if operator in _REPEATS:
        least, most, inner = argument
        inside = _open_parts(inner)
        most = int(most)
        if most > _FEW and (inside or _ambiguous(inner)):
            raise _Endless
        return inside * most + (most > _FEW and most != least)
    if operator == "BRANCH":
        return max(_open_parts(branch) for branch in argument[1])
    return sum(_open_parts(each) for each in _nested(argument))


def _nested(argument: Any) -> Iterable[Any]:
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple):
        for each in argument:
            yield from _nested(each)


def _ambiguous(parsed: Iterable[Any]) -> bool:
    """Whether there is a choice in it: alternatives that do not begin with different letters, or something optional."""
    for operator, argument in parsed:
        if str(operator) in _REPEATS and argument[0] != argument[1]:
            return True
        if str(operator) == "BRANCH" and not _told_apart(argument[1]):
            return True
        if any(_ambiguous(each) for each in _nested(argument)):
            return True
    return False


def _told_apart(branches: Iterable[Any]) -> bool:
    first = [tuple(branch[0]) if len(branch) else () for branch in branches]
    literal = all(each and str(each[0]) == "LITERAL" for each in first)
    return literal and len(set(first)) == len(first)
