"""Cards of one subject that are mixed up: one is forgotten while the other was asked close by.

The rule.  A *close answer* is a card's first review of a day, of a due card, where another card of its subject was
reviewed at most ``CLOSE_DAYS`` study days before or after.  A pair's *mix-ups* are its close answers that were Again,
and its contrast drills in which either card was rated Again.  A contrast drill shows two cards of a subject at once:
two drill answers of different cards at most ``DRILL_MS`` apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby, pairwise

from trainer.core.event import Rating

CLOSE_DAYS = 3
"""Near enough for one answer to be taken for the other; the trainer itself keeps a subject's cards a day apart."""
DRILL_MS = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A card of a subject that was answered; ``due`` says that it was a due card's review, ``drill`` a contrast drill.

    Ids are those of one store.
    """

    subject: int
    card: int
    study_day: int
    at_ms: int
    rating: Rating
    due: bool = True
    drill: bool = False


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two cards of a subject, the lower id first; counts as the rule above has them.

    ``apart`` and ``apart_failed`` are the same cards' due reviews that were not close to one of the other card.
    """

    subject: int
    cards: tuple[int, int]
    close: int
    close_failed: int
    apart: int
    apart_failed: int
    drills: int
    drills_failed: int
    last_day: int

    @property
    def mixed_up(self) -> int:
        """How often the two were mixed up."""
        return self.close_failed + self.drills_failed


def confusions(asked: Iterable[Asked]) -> tuple[Confusion, ...]:
    """The pairs that were mixed up at least once, the worst first; the order of ``asked`` does not matter."""
    ordered = sorted(asked, key=lambda each: (each.subject, each.at_ms, each.card))
    found: list[Confusion] = []
    for subject, group in groupby(ordered, key=lambda each: each.subject):
        found += _of_subject(subject, list(group))
    return tuple(sorted(found, key=lambda each: (-each.mixed_up, each.close, -each.last_day, each.cards)))


@dataclass(slots=True)
class _Card:
    """What a card was asked: every day with a review, and how the due ones among them went."""

    days: set[int] = field(default_factory=set)
    due: dict[int, bool] = field(default_factory=dict)


def _of_subject(subject: int, asked: Sequence[Asked]) -> Iterator[Confusion]:
    by_card: dict[int, _Card] = {}
    for each in asked:
        if not each.drill:
            told = by_card.setdefault(each.card, _Card())
            first = each.study_day not in told.days
            told.days.add(each.study_day)
            if first and each.due:
                told.due[each.study_day] = each.rating is Rating.AGAIN
    drills = _drills(asked)
    cards = sorted({*by_card, *(card for pair in drills for card in pair)})
    for pair in combinations(cards, 2):
        one, other = (by_card.get(card, _Card()) for card in pair)
        found = _pair(subject, (pair[0], pair[1]), (one, other), drills.get((pair[0], pair[1]), []))
        if found is not None:
            yield found


def _pair(
    subject: int, cards: tuple[int, int], told: tuple[_Card, _Card], drills: Sequence[tuple[int, bool]]
) -> Confusion | None:
    close: list[tuple[int, bool]] = []
    apart: list[bool] = []
    for mine, others in (told, told[::-1]):
        for day, failed in mine.due.items():
            if any(day + off in others.days for off in range(-CLOSE_DAYS, CLOSE_DAYS + 1)):
                close.append((day, failed))
            else:
                apart.append(failed)
    mixed = [day for day, failed in (*close, *drills) if failed]
    if not mixed:
        return None
    return Confusion(
        subject,
        cards,
        len(close),
        sum(failed for _, failed in close),
        len(apart),
        sum(apart),
        len(drills),
        sum(failed for _, failed in drills),
        max(mixed),
    )


def _drills(asked: Sequence[Asked]) -> dict[tuple[int, int], list[tuple[int, bool]]]:
    """The contrast drills of each pair: the day, and whether the cards were mixed up."""
    found: dict[tuple[int, int], list[tuple[int, bool]]] = {}
    drilled = [each for each in asked if each.drill]
    taken = -1
    for place, (one, other) in enumerate(pairwise(drilled)):
        if place == taken or one.card == other.card or other.at_ms - one.at_ms > DRILL_MS:
            continue
        taken = place + 1
        pair = (min(one.card, other.card), max(one.card, other.card))
        failed = Rating.AGAIN in (one.rating, other.rating)
        found.setdefault(pair, []).append((one.study_day, failed))
    return found


@dataclass(frozen=True, slots=True)
class MixedUp:
    """A pair that was mixed up, with the name of its subject and both questions."""

    subject: str
    questions: tuple[str, str]
    counts: Confusion
