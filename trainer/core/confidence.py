"""How sure the learner was before the answers were shown, and the check after an error made with confidence.

Errors made with high confidence are corrected well at once and slip back after about a week where they are not asked
again by then (Butterfield & Metcalfe 2001; Butler, Fazio & Marsh 2011).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from trainer.core.event import Event, Rating, Reset, Reviewed, effective
from trainer.core.schedule import Days, Reckoning

UNSURE, FAIRLY, SURE = 1, 2, 3
"""The levels of confidence, as ``Reviewed`` keeps them."""
CONFIDENCE_WORDS: Mapping[int, str] = {UNSURE: "Unsure", FAIRLY: "Fairly sure", SURE: "Sure"}
CHECK_FIRST, CHECK_LAST = 6, 8
"""The days after relearning on one of which a card is asked to see whether the error came back."""


def awaits_check(events: Sequence[Event]) -> bool:
    """Whether a card was got wrong by a learner who was sure, and has had no interval of days since.

    ``events`` are the card's whole log, in any order.  A reset forgets the error.
    """
    for event in reversed(effective(list(events))):
        match event:
            case Reviewed(rating=Rating.AGAIN, confidence=3):
                return True
            case Reviewed(interval_days=days) if days != 0:
                return False
            case Reset():
                return False
            case _:
                pass
    return False


def with_check(
    reckonings: Mapping[Rating, Reckoning], pick: Callable[[int, int], int]
) -> dict[Rating, Reckoning]:
    """The same intervals, those beyond the days of a check cut short to it; none gets longer.

    ``pick`` picks the day from the first to the last that suit.
    """
    return {rating: _cut(each, pick) for rating, each in reckonings.items()}


def _cut(reckoning: Reckoning, pick: Callable[[int, int], int]) -> Reckoning:
    match reckoning.interval:
        case Days(days=days) if days > CHECK_LAST:
            day = pick(CHECK_FIRST, CHECK_LAST)
            return replace(reckoning, interval=Days(day), bounds=(CHECK_FIRST, CHECK_LAST), instead_of=days)
        case _:
            return reckoning
