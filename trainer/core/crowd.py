"""The topic that crowds what is left of a day: more than half of the cards are of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Crowd:
    """The topic with more than half of what is left (``None``: none), surely so for the next ``sure`` cards taken."""

    topic: int | None
    sure: int

    def later(self) -> "Crowd | None":
        """What is known after one more card at most was taken; ``None`` where it has to be counted."""
        return None if self.sure == 0 else replace(self, sure=self.sure - 1)


def crowd_of(topics: Iterable[int | None]) -> Crowd:
    """Count the topics of what is left (``None``: a card without one).

    Each card taken brings the half nearer by one at most, so that counting need not be repeated for every card.
    """
    left = list(topics)
    if not left:
        return Crowd(None, 0)
    topic, count = Counter(left).most_common(1)[0]
    beyond = 2 * count - len(left)
    return Crowd(topic, beyond - 1) if beyond > 0 else Crowd(None, -beyond)
