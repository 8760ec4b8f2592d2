"""What the charts of a collection tell of its cards: how many stand where, and how their numbers are spread."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import floor
from statistics import median

from trainer.core.event import State
from trainer.core.standing import CardStanding, Standing

HALF_MINUTE_MS = 30_000


@dataclass(frozen=True, slots=True)
class Spread:
    """How numbers are spread: each whole number with how many round down to it, in order; sum and median of them all.

    The median is ``None`` of nothing.
    """

    counts: tuple[tuple[int, int], ...] = ()
    total: float = 0.0
    median: float | None = None

    @property
    def number(self) -> int:
        """How many numbers there are."""
        return sum(count for _, count in self.counts)

    @property
    def mean(self) -> float | None:
        """Their mean; ``None`` of nothing."""
        return self.total / self.number if self.counts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTotals:
    """Cards as they stand now.

    ``intervals`` (days) are those of cards in review, ``stability`` (days), ``difficulty`` (1 to 10) and ``recall``
    (predicted for now, in percent) those of seen cards, ``time`` (half minutes) that of cards with any of the
    ``reviews``.  ``unseen`` cards were never answered and are not suspended.  ``load`` is how many reviews a day the
    present intervals ask for in the long run: the sum of one by each interval.
    """

    cards: int = 0
    standings: Mapping[Standing, int] = field(default_factory=dict)
    unseen: int = 0
    intervals: Spread = Spread()
    stability: Spread = Spread()
    difficulty: Spread = Spread()
    recall: Spread = Spread()
    time: Spread = Spread()
    reviews: int = 0
    load: float = 0.0

    @property
    def seen(self) -> int:
        """How many cards were answered."""
        return self.stability.number

    @property
    def known(self) -> float:
        """How many cards can be expected to be recalled now: the sum of the predicted recalls."""
        return self.recall.total / 100


NO_CARDS = CardTotals()


def spread(numbers: Iterable[float]) -> Spread:
    """How these numbers are spread."""
    known = list(numbers)
    if not known:
        return Spread()
    return Spread(tuple(sorted(Counter(map(floor, known)).items())), sum(known), median(known))


def card_totals(cards: Iterable[CardStanding]) -> CardTotals:
    """What these cards add up to, one by one."""
    all_cards = list(cards)
    answered = [each for each in all_cards if each.reviews]
    return CardTotals(
        cards=len(all_cards),
        standings=dict(Counter(each.standing for each in all_cards)),
        unseen=sum(each.stability is None and not each.suspended for each in all_cards),
        intervals=spread(each.interval_days for each in all_cards if each.state is State.REVIEW),
        stability=spread(each.stability for each in all_cards if each.stability is not None),
        difficulty=spread(each.difficulty for each in all_cards if each.difficulty is not None),
        recall=spread(100 * each.recall for each in all_cards if each.recall is not None),
        time=spread(each.time_ms / HALF_MINUTE_MS for each in answered),
        reviews=sum(each.reviews for each in answered),
        load=sum(1 / max(each.interval_days, 1) for each in all_cards if _comes(each)),
    )


def _comes(card: CardStanding) -> bool:
    return card.due_day is not None and not card.suspended
