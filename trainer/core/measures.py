"""Progress of a group of cards: how many, how many seen and due, how well they are remembered, the work done."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.event import State
from trainer.core.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Progress:
    """Totals of a group of cards.

    ``recall`` is the mean predicted recall (0 to 1) of the seen cards, ``None`` where none was seen or it is not
    known yet.
    ``new``, ``learning`` and ``due`` are the cards that could be asked today, without daily limits.
    """

    cards: int = 0
    seen: int = 0
    new: int = 0
    learning: int = 0
    due: int = 0
    recall: float | None = None
    reviews: int = 0
    passed: int = 0
    time_ms: int = 0

    @property
    def pass_rate(self) -> float | None:
        """The share of reviews that were not Again; ``None`` without reviews."""
        return self.passed / self.reviews if self.reviews else None

    @property
    def minutes(self) -> float:
        """Time spent answering."""
        return self.time_ms / 60000

    @property
    def seen_share(self) -> float:
        """The share of cards seen at least once; 0 for an empty group."""
        return self.seen / self.cards if self.cards else 0.0


def combined(parts: Iterable[Progress]) -> Progress:
    """The progress of several groups that share no card, taken together.

    It has a recall only where that of every group with seen cards is known.
    """
    cards = seen = new = learning = due = reviews = passed = time_ms = 0
    remembered = 0.0
    known = True
    for each in parts:
        known &= each.recall is not None or not each.seen
        cards += each.cards
        seen += each.seen
        new += each.new
        learning += each.learning
        due += each.due
        reviews += each.reviews
        passed += each.passed
        time_ms += each.time_ms
        remembered += (each.recall or 0.0) * each.seen
    mean = remembered / seen if seen and known else None
    return Progress(cards, seen, new, learning, due, mean, reviews, passed, time_ms)


def waiting_as(schedule: Schedule, today: int) -> State | None:
    """The kind of card this would be asked as today; ``None`` where it is not asked today."""
    if schedule.suspended or schedule.buried_until > today:
        return None
    if schedule.state is State.NEW:
        return State.NEW
    return schedule.state if schedule.due_day is not None and schedule.due_day <= today else None
