"""Which ratings a learner chooses from: all four, or only Again and Good."""

from collections.abc import Sequence

from trainer.core.event import Rating

FOUR, TWO = "four", "two"
"""The values of the setting ``rating_buttons``."""
_OFFERED: dict[str, tuple[Rating, ...]] = {FOUR: tuple(Rating), TWO: (Rating.AGAIN, Rating.GOOD)}


def offered(buttons: str) -> tuple[Rating, ...]:
    """The ratings of ``FOUR`` or ``TWO`` buttons, in order."""
    return _OFFERED[buttons]


def nearest(rating: Rating, choice: Sequence[Rating]) -> Rating:
    """The rating itself where it is offered, else Good: all but Again say that the card was recalled."""
    return rating if rating in choice else Rating.GOOD
