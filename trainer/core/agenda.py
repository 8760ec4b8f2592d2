"""What to study next, and in which order.

Learning cards come when their step is over, then due cards (those most likely forgotten first) mixed with new
ones; cards of one subject are kept out of the same session, and neighbours come from different topics where that
can be had.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from trainer.core.event import State
from trainer.core.schedule import Schedule

LEARN_AHEAD_MS = 20 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be asked today; ``position`` is its place among the new cards."""

    card: int
    topic: int | None
    subject: int | None
    position: int
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards still to come: new, in learning steps, due."""

    new: int = 0
    learning: int = 0
    due: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.due


@dataclass(frozen=True, slots=True)
class Agenda:
    """Today's cards in order: ``learning`` by the instant they come back, ``main`` as they should be asked.

    ``put_off`` are cards left for another day because a card of their subject is asked today.
    """

    learning: tuple[Candidate, ...] = ()
    main: tuple[Candidate, ...] = ()
    put_off: tuple[Candidate, ...] = field(default=())

    @property
    def counts(self) -> Counts:
        """How many of each kind are still to come."""
        new = sum(each.schedule.state is State.NEW for each in self.main)
        return Counts(new, len(self.learning), len(self.main) - new)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many new cards and reviews are still allowed today; each at least 0."""

    new: int
    reviews: int


def build(
    candidates: Sequence[Candidate],
    limits: Limits,
    recall: Callable[[Schedule], float],
    seen_subjects: frozenset[int] = frozenset(),
) -> Agenda:
    """The agenda of the day.

    ``recall`` predicts recall now (0 to 1); ``seen_subjects`` are those already studied today.
    """
    learning = sorted(
        (each for each in candidates if each.schedule.state in (State.LEARNING, State.RELEARNING)),
        key=lambda each: (each.schedule.due_ms or 0, each.card),
    )
    due = sorted(
        (each for each in candidates if each.schedule.state is State.REVIEW),
        key=lambda each: (recall(each.schedule), each.card),
    )
    new = sorted(
        (each for each in candidates if each.schedule.state is State.NEW),
        key=lambda each: (each.position, each.card),
    )
    taken = set(seen_subjects) | {each.subject for each in learning if each.subject is not None}
    due, late = _apart(due, taken, limits.reviews)
    new, later = _apart(new, taken, limits.new)
    return Agenda(tuple(learning), tuple(_interleave(_mix(due, new))), tuple(late + later))


def next_card(agenda: Agenda, now_ms: int) -> Candidate | None:
    """The card to ask now: a learning card whose step is over, else the next of the day, else one a little early."""
    first = agenda.learning[0] if agenda.learning else None
    if first is not None and (first.schedule.due_ms or 0) <= now_ms:
        return first
    if agenda.main:
        return agenda.main[0]
    if first is not None and (first.schedule.due_ms or 0) <= now_ms + LEARN_AHEAD_MS:
        return first
    return None


def _apart(cards: list[Candidate], taken: set[int], limit: int) -> tuple[list[Candidate], list[Candidate]]:
    """The first ``limit`` cards with no two of a subject, and those put off for it; adds to ``taken``."""
    kept: list[Candidate] = []
    put_off: list[Candidate] = []
    for each in cards:
        if each.subject is not None and each.subject in taken:
            put_off.append(each)
        elif len(kept) < limit:
            kept.append(each)
            if each.subject is not None:
                taken.add(each.subject)
    return kept, put_off


def _mix(due: list[Candidate], new: list[Candidate]) -> list[Candidate]:
    """New cards spread evenly among the due ones."""
    if not due or not new:
        return due + new
    every = (len(due) + len(new)) / len(new)
    mixed: list[Candidate] = []
    rest_due, rest_new = iter(due), iter(new)
    placed = 0
    for place in range(len(due) + len(new)):
        wants_new = placed < len(new) and place >= round((placed + 0.5) * every)
        each = next(rest_new if wants_new else rest_due, None)
        if each is None:
            each = next(rest_new if not wants_new else rest_due)
        placed += each.schedule.state is State.NEW
        mixed.append(each)
    return mixed


def _interleave(cards: list[Candidate]) -> list[Candidate]:
    """Swap a card that follows one of its own topic with the nearest later card of another topic."""
    order = list(cards)
    for place in range(1, len(order)):
        if order[place].topic != order[place - 1].topic:
            continue
        for later in range(place + 1, min(place + 50, len(order))):
            if order[later].topic != order[place - 1].topic:
                order.insert(place, order.pop(later))
                break
    return order
