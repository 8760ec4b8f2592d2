"""Leeches: cards that are forgotten again and again, however often they are asked.

A card becomes one at a number of lapses and is said to be one again after every half of it (Anki's rule, its manual,
"Leeches"); with eight that is after 8, 12, 16 lapses.  A card that has since reached an interval of 21 days has
recovered and is none until it lapses again.
"""

from trainer.core.standing import MATURE_FROM_DAYS

SUSPEND = "suspend it"
SAY_SO = "only say so"
ACTIONS = (SAY_SO, SUSPEND)
"""What may happen to a card that becomes a leech."""


def is_leech(lapses: int, interval_days: int, threshold: int) -> bool:
    """Whether a card with so many lapses and this interval is a leech; ``threshold`` is at least 1."""
    return lapses >= threshold and interval_days < MATURE_FROM_DAYS


def becomes_leech(lapses: int, threshold: int) -> bool:
    """Whether a card that was just forgotten for the ``lapses``-th time becomes a leech, or does once more."""
    beyond = lapses - threshold
    return beyond >= 0 and beyond % ((threshold + 1) // 2) == 0
