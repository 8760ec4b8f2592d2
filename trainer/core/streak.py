"""The run of days studied, and what does not break it: days off, and a missed day now and then."""

from collections.abc import Iterable
from dataclasses import dataclass

WEEK = 7


@dataclass(frozen=True, slots=True)
class Rest:
    """``off`` are study days declared free, ``forgiven`` how many missed days in any seven break nothing (0 to 2)."""

    off: frozenset[int] = frozenset()
    forgiven: int = 0


NO_REST = Rest()


@dataclass(frozen=True, slots=True)
class Streak:
    """Days studied in the present run and in the longest, and the missed days that were forgiven within runs."""

    current: int = 0
    longest: int = 0
    forgiven: frozenset[int] = frozenset()


def streak_of(studied: Iterable[int], today: int, rest: Rest = NO_REST) -> Streak:
    """The runs of study days up to today.

    Only days studied are counted.  Days off do not break a run, nor does a missed day as long as no more than
    ``rest.forgiven`` were missed in the seven days that end with it.  Today counts once it was studied and breaks
    nothing before.  Days after today (a clock that was wrong) do not count.
    """
    run = longest = 0
    previous: int | None = None
    spared: list[int] = []
    for day in sorted({each for each in studied if each <= today}):
        missed = None if previous is None else _forgiven(previous + 1, day, spared, rest)
        run = 1 if missed is None else run + 1
        spared += missed or ()
        longest, previous = max(longest, run), day
    since = None if previous is None else _forgiven(previous + 1, today, spared, rest)
    return Streak(0 if since is None else run, longest, frozenset([*spared, *(since or ())]))


def _forgiven(first: int, end: int, spared: list[int], rest: Rest) -> list[int] | None:
    """The missed days from ``first`` to before ``end``, all forgiven; ``None`` where they break the run."""
    missed: list[int] = []
    for day in range(first, end):
        if day in rest.off:
            continue
        lately = (
            sum(each > day - WEEK for each in [*spared[-rest.forgiven :], *missed]) if rest.forgiven else 0
        )
        if lately >= rest.forgiven:
            return None
        missed.append(day)
    return missed
