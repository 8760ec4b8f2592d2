"""Which of several days a card should come back: even loads, easy days of the week, siblings apart.

The days are those the fuzz of an interval may reach.  Weights follow Anki's load balancer (its ``load_balancer.rs``)
except that a day with nothing due yet keeps the factors for easy days and siblings.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from enum import Enum
from itertools import accumulate
from math import prod
from typing import assert_never

from trainer.core.calendar import date_of
from trainer.core.schedule import fuzz_bounds

Weekdays = tuple["Ease", "Ease", "Ease", "Ease", "Ease", "Ease", "Ease"]
"""Monday to Sunday."""

LOAD_EXPONENT = 2.15
INTERVAL_EXPONENT = 3
FREE_DAY = 1e-4
FULL_DAY = 1e-2
"""Of a reduced day that has its part: out of the question beside a normal day, but better than a free one."""

SIBLING = (1e-6, 0.2, 0.4, 0.6, 0.8)
"""By days from a sibling; from five days on there is no penalty."""

OUT_OF_QUESTION = 0.1
"""A day whose factors are below this share of the best day's is not drawn at all, however light its load."""


class Ease(Enum):
    """How much is asked on a weekday: as much as on others, less than half of it, nothing if it can be helped."""

    NORMAL = "normal"
    REDUCED = "reduced"
    NONE = "none"


SHARES = {Ease.NORMAL: 1.0, Ease.REDUCED: 0.5, Ease.NONE: 0.0}
"""How much of a normal day's load each has."""


def days_in_reach(today: int, interval: float, minimum: int, maximum: int) -> range:
    """The study days an interval (in days, not rounded) may be moved to: the bounds of its fuzz."""
    lower, upper = fuzz_bounds(interval, minimum, maximum)
    return range(today + lower, today + upper + 1)


def choose_day(
    candidates: range,
    load: Callable[[int], int],
    weekday_ease: Weekdays,
    sibling_days: Collection[int],
    fraction: float,
    *,
    today: int,
) -> int:
    """One of the candidate study days, drawn by ``weights`` with ``fraction`` (0 to 1).

    ``load`` is how many cards are due on a day, ``sibling_days`` are those on which other cards of the subject are.
    ``ValueError`` if there is no day to choose from.
    """
    if not candidates:
        raise ValueError("there is no day to choose from")
    reached = list(accumulate(weights(candidates, load, weekday_ease, sibling_days, today=today)))
    last = bisect_left(reached, reached[-1])
    return candidates[min(bisect_right(reached, fraction * reached[-1]), last)]


def weights(
    candidates: range,
    load: Callable[[int], int],
    weekday_ease: Weekdays,
    sibling_days: Collection[int],
    *,
    today: int,
) -> list[float]:
    """The weight of each candidate day: ``(1/due)^2.15 (1/interval)^3``, 1 with nothing due, times two factors.

    The factors are for the weekday and for each sibling near.  A day with less than a tenth of the best day's factors
    weighs nothing, or a light load would bring back the days the learner wants free.
    """
    loads = [load(day) for day in candidates]
    eases = [weekday_ease[date_of(day).weekday()] for day in candidates]
    factors = [
        ease * sibling_factor(day, sibling_days)
        for ease, day in zip(_ease_factors(loads, eases), candidates, strict=True)
    ]
    least = max(factors, default=0.0) * OUT_OF_QUESTION
    return [
        factor * _evenness(due, day - today) if factor >= least else 0.0
        for factor, due, day in zip(factors, loads, candidates, strict=True)
    ]


def sibling_factor(day: int, sibling_days: Collection[int]) -> float:
    """How welcome a day is beside the siblings' days, above 0 to 1; siblings multiply."""
    distances = (abs(day - other) for other in sibling_days)
    return prod(SIBLING[distance] for distance in distances if distance < len(SIBLING))


def _ease_factors(loads: Sequence[int], eases: Sequence[Ease]) -> list[float]:
    """How welcome each day is for its weekday, above 0 to 1.

    A reduced day counts as half a day and is on while it has less than its part of what the other days have; free days
    are no measure for it.
    """
    share_of_all = sum(SHARES[ease] for ease in eases)
    load_of_all = sum(due for ease, due in zip(eases, loads, strict=True) if SHARES[ease])

    def factor(ease: Ease, due: int) -> float:
        share = SHARES[ease]
        others = share_of_all - share
        match ease:
            case Ease.NORMAL:
                return 1.0
            case Ease.REDUCED:
                return 1.0 if not others or due / share < (load_of_all - due) / others else FULL_DAY
            case Ease.NONE:
                return FREE_DAY
            case _:
                assert_never(ease)

    return [factor(ease, due) for ease, due in zip(eases, loads, strict=True)]


def _evenness(due: int, interval: int) -> float:
    return due**-LOAD_EXPONENT * max(interval, 1) ** -INTERVAL_EXPONENT if due > 0 else 1.0
