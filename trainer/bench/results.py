"""What one part took on one size, beside its floor and beside the peer."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.bench.measure import Figures, ratio
from trainer.bench.parts.base import Part

GROWTH = 1.5
"""An interactive part may take so many times as long with ten times the cards."""
JUDGED_FROM = 100_000
"""Targets are meant for stores of so many cards, growth for those and the size before."""


@dataclass(frozen=True, slots=True)
class Result:
    """``ours``, ``floor`` and ``peer`` are ``None`` where nothing was measured; ``problem`` then says why."""

    part: Part
    cards: int
    ours: Figures | None
    floor: Figures | None = None
    peer: Figures | None = None
    problem: str = ""

    @property
    def to_floor(self) -> float | None:
        """How many times its floor ours is, by the median."""
        return ratio(self.ours.median, self.floor.median) if self.ours and self.floor else None

    @property
    def to_peer(self) -> float | None:
        """How many times the peer's figure ours is, by what the part is judged by."""
        if self.ours is None or self.peer is None:
            return None
        if self.part.by_p95:
            return ratio(self.ours.p95, self.peer.p95)
        return ratio(self.ours.median, self.peer.median)

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; ``None`` for small stores, and where there is nothing to compare with."""
        if self.to_peer is None or self.part.target is None or self.cards < JUDGED_FROM:
            return None
        return self.to_peer <= self.part.target


def growth(result: Result, results: Sequence[Result]) -> float | None:
    """How many times as long as on the next smaller size that was measured; ``None`` for the smallest."""
    smaller = [
        each for each in results if each.part.id == result.part.id and each.cards < result.cards and each.ours
    ]
    if result.ours is None or not smaller:
        return None
    before = max(smaller, key=lambda each: each.cards).ours
    assert before is not None
    return ratio(result.ours.median, before.median)


def missed_first(results: Sequence[Result]) -> list[Result]:
    """Parts slower than their target first, the worst of these at the top; the others in their order."""
    missed = [each for each in results if each.is_met is False]
    return sorted(missed, key=_excess, reverse=True) + [each for each in results if each.is_met is not False]


def _excess(result: Result) -> float:
    return (result.to_peer or 0.0) / (result.part.target or 1.0)
