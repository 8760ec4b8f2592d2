"""The contrast drill: two cards of a subject side by side, and what differs between them.

It is practice: ``log`` keeps for both cards whether they were told apart, and the schedule stays as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from trainer.core.card import Completeness
from trainer.core.contrast import Asked, Contrast, contrast
from trainer.core.errors import NotFound
from trainer.core.event import Mode, Rating
from trainer.services.change import Change, Retract, Touched
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.practice import log_practice
from trainer.services.rows import AnswerRow, CardRow

MOST_PAIRS = 50
"""A drill has no more."""
LONGEST_MS = 600_000
"""Time recorded for a pair at most, so that a break does not count as thinking."""


@dataclass(frozen=True, slots=True)
class Side:
    """One card of a pair."""

    card: int
    number: int | None
    question: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards that ask nearly the same, and the name of their subject."""

    subject: str
    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Differences:
    """What only one of two cards says and what both say, and the shortest answer to each (Markdown)."""

    points: Contrast
    answers: tuple[str, str]


@dataclass(frozen=True, slots=True)
class MixedUp:
    """A subject with several cards.

    ``cards`` are their row ids, ``drills`` counts contrast drills, ``mixed_up`` those that were not told apart,
    ``lapses`` how often one of the cards was forgotten in review.
    """

    subject: int
    name: str
    cards: tuple[int, ...]
    drills: int
    mixed_up: int
    lapses: int


def pairs(workspace: Workspace, cards: Sequence[int]) -> list[Pair]:
    """Each of these cards beside each other card of its subject, in the order given and no pair twice.

    Empty where none has a fellow.
    """
    with workspace.store.read() as unit:
        names = {each.id: each.name for each in unit.topics.subjects()}
        rows = _rows(unit, unit.cards.of_same_subjects(cards))
    wanted = {card: place for place, card in enumerate(cards)}
    found = [
        (min(wanted.get(each.id, len(wanted)) for each in (one, other)), one, other)
        for one, other in combinations(rows, 2)
        if one.subject is not None and one.subject == other.subject
    ]
    found.sort(key=lambda each: each[0])
    return [
        Pair(names.get(one.subject or 0, ""), _side(one), _side(other))
        for place, one, other in found
        if place < len(wanted)
    ][:MOST_PAIRS]


def differences(workspace: Workspace, pair: Pair) -> Differences:
    """What tells the two apart.  Raises ``NotFound`` where a card is gone."""
    with workspace.store.read() as unit:
        (one, first), (other, second) = (_asked(unit, each.card) for each in (pair.one, pair.other))
    return Differences(contrast(one, other), (first, second))


def mixed_up(workspace: Workspace, limit: int = 20) -> list[MixedUp]:
    """Subjects with several cards, those mixed up most often first, then those forgotten most often."""
    with workspace.store.read() as unit:
        names = {each.id: each.name for each in unit.topics.subjects()}
        found = unit.judgements.mixed_up(limit)
        rows = _rows(unit, unit.cards.of_same_subjects([card for _, card, *_ in found]))
    members = {subject: tuple(row.id for row in rows if row.subject == subject) for subject, *_ in found}
    return [
        MixedUp(subject, names.get(subject, ""), members[subject], drills, mixed, lapses)
        for subject, _, drills, mixed, lapses in found
    ]


def log(workspace: Workspace, pair: Pair, *, told_apart: bool, duration_ms: int = 0) -> Change:
    """Keep for both cards whether they were told apart; each gets half of the time.  Raises ``NotFound``."""
    rating = Rating.GOOD if told_apart else Rating.AGAIN
    spent = min(max(duration_ms, 0), LONGEST_MS) // 2
    with workspace.store.write() as unit:
        events = tuple(
            log_practice(workspace, unit, each.card, Mode.CONTRAST, rating=rating, duration_ms=spent)
            for each in (pair.one, pair.other)
        )
        label = "Told apart" if told_apart else "Mixed up"
        change = Change(label, frozenset({Touched.REVIEWS}), (Retract(events),))
        record(workspace, unit, change)
        unit.commit()
    return change


def _rows(unit: UnitOfWork, cards: Iterable[int]) -> list[CardRow]:
    found = (unit.cards.get(card) for card in cards)
    return [row for row in found if row is not None]


def _side(row: CardRow) -> Side:
    return Side(row.id, row.number, row.shown_question)


def _asked(unit: UnitOfWork, card: int) -> tuple[Asked, str]:
    """A card with all its answers, and the shortest of those that are complete, if any is."""
    row = unit.cards.get(card)
    if row is None:
        raise NotFound("One of these cards was deleted.")
    given = [each for each in row.answers if each.completeness is not Completeness.MISSING]
    whole = [each for each in given if each.completeness is Completeness.COMPLETE] or given
    shortest = min(map(_shown, whole), key=len, default="")
    return Asked(row.shown_question, tuple(map(_shown, given)), tuple(unit.recall.points(card))), shortest


def _shown(answer: AnswerRow) -> str:
    return answer.text if answer.edited is None else answer.edited
