"""In which order the cards of a day come: a place for each that depends on the card and the day alone.

A place never depends on what else is left, so an order does not change while a day is worked off.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import assert_never

PRIME = 2**31 - 1


class NewOrder(StrEnum):
    """Which new cards come first."""

    IN_ORDER = "in order"
    RANDOM = "random"


class ReviewOrder(StrEnum):
    """Which due cards come first: those most likely forgotten, those waiting longest, or any."""

    WEAKEST = "weakest first"
    OVERDUE = "most overdue first"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Shuffle:
    """A random order of cards: by ``(square * (card * card % PRIME) + factor * card + shift) % PRIME``.

    The store can work that out too, within 64 bits.  With coefficients drawn at random from 0 to below ``PRIME`` the
    places of any three cards are independent (Carter and Wegman, "Universal classes of hash functions", 1979).
    Card ids are below ``PRIME``.
    """

    square: int
    factor: int
    shift: int

    def place(self, card: int) -> float:
        """A card's place, from 0 to below 1."""
        return (self.square * (card * card % PRIME) + self.factor * card + self.shift) % PRIME / PRIME


@lru_cache(maxsize=4)
def shuffle_of(day: int) -> Shuffle:
    """The random order of a study day."""
    digest = hashlib.blake2b(f"order:{day}".encode(), digest_size=24).digest()
    square, factor, shift = (int.from_bytes(digest[at : at + 8]) % PRIME for at in (0, 8, 16))
    return Shuffle(square, factor, shift)


def review_place(
    order: ReviewOrder, card: int, due_day: int | None, recall: Callable[[], float], today: int
) -> float:
    """A due card's place in the day, from 0 (first) to 1 (last); ``recall`` predicts it, 0 to 1, the same all day.

    Places of different orders can be compared, so topics may differ: a predicted recall, a share that halves with the
    first day overdue, or a random number of the day.
    """
    match order:
        case ReviewOrder.WEAKEST:
            return recall()
        case ReviewOrder.OVERDUE:
            return 1 / (1 + max(today - (today if due_day is None else due_day), 0))
        case ReviewOrder.RANDOM:
            return shuffle_of(today).place(card)
        case _:
            assert_never(order)
