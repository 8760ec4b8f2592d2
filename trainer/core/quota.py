"""How many cards a day may ask: in all, and within topics that have a limit of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """How many new cards and reviews are still allowed today; each at least 0.

    ``new`` and ``reviews`` hold for the whole day.  ``own_new`` and ``own_reviews`` are the topics with a limit of
    their own: how many they still allow, everything below them included.  ``above`` names the topic above each.
    """

    new: int
    reviews: int
    own_new: Mapping[int, int] = field(default_factory=dict)
    own_reviews: Mapping[int, int] = field(default_factory=dict)
    above: Mapping[int, int | None] = field(default_factory=dict)


class Quota:
    """Counts cards against the day's limit, their topic's, and those of every topic above it."""

    def __init__(self, day: int, own: Mapping[int, int], above: Mapping[int, int | None]) -> None:
        self._day = day
        self._own = dict(own)
        self._above = above
        self._lines: dict[int | None, list[int]] = {}

    def allows(self, topic: int | None) -> bool:
        """Whether one more card of this topic may be asked."""
        return self._day > 0 and all(self._own[each] > 0 for each in self._limiting(topic))

    def take(self, topic: int | None) -> bool:
        """Count a card of this topic if one more may be asked; whether it may."""
        if self._own:
            if not self.allows(topic):
                return False
            for each in self._limiting(topic):
                self._own[each] -= 1
        self._day -= 1
        return self._day >= 0

    def left(self, topic: int | None) -> int:
        """How many more cards of this topic may be asked, at least 0."""
        return max(min([self._day, *(self._own[each] for each in self._limiting(topic))]), 0)

    def _limiting(self, topic: int | None) -> list[int]:
        """The topics whose limits a card of this topic counts against."""
        if not self._own:
            return []
        if topic not in self._lines:
            self._lines[topic] = [each for each in lineage(topic, self._above) if each in self._own]
        return self._lines[topic]


def most_allowed(waiting: Iterable[tuple[int | None, int]], quota: Quota) -> int:
    """How many of so many cards waiting in each topic the quota lets through, in whatever order they come."""
    return sum(quota.take(topic) for topic, cards in waiting for _ in range(min(cards, quota.left(topic))))


def lineage(topic: int | None, above: Mapping[int, int | None]) -> list[int]:
    """A topic and every topic above it, from below."""
    line: list[int] = []
    while topic is not None and topic not in line:
        line.append(topic)
        topic = above.get(topic)
    return line
