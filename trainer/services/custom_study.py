"""Studying more than the day asks for: any search, cards due soon, cards forgotten lately, more new cards.

Unless asked otherwise this is practice: it is kept in the log, and the schedule stays as it is.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from trainer.core.agenda import Counts
from trainer.core.event import Practised, Rating, Reviewed, State, effective
from trainer.core.schedule import Schedule
from trainer.core.search_days import Rated
from trainer.core.search_query import parse
from trainer.core.search_terms import (
    CardState,
    Comparison,
    Is,
    Measure,
    Property,
    Query,
    all_of,
    negated,
)
from trainer.services import study
from trainer.services.change import Change
from trainer.services.library import moment
from trainer.services.ports import Workspace
from trainer.services.practice import practise
from trainer.services.rows import CardLine
from trainer.services.study import UNTOLD, Question, Told

MOST_FOUND = 100_000


class What(StrEnum):
    """Which cards to study."""

    MATCHING = "matching"
    AHEAD = "ahead"
    FORGOTTEN = "forgotten"
    NEW = "new"


class Order(StrEnum):
    """In which order."""

    WEAKEST = "weakest"
    """The least predicted recall first."""
    RANDOM = "random"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Choice:
    """What to study more of.

    ``query`` narrows it to what a search finds.  ``days`` is how far ahead, or how long ago (1 is today), ``cards`` how
    many at most.  ``as_reviews`` lets the answers count; new cards are always learned in earnest.
    """

    what: What = What.MATCHING
    query: str = ""
    days: int = 3
    cards: int = 50
    order: Order = Order.WEAKEST
    as_reviews: bool = False

    @property
    def counts(self) -> bool:
        """Whether the answers move the schedule."""
        return self.as_reviews or self.what is What.NEW


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cards to study, in order; ``apart`` fitted too and were left out for a near-duplicate."""

    cards: list[int]
    apart: int = 0


def choose(workspace: Workspace, choice: Choice) -> Chosen:
    """What a choice comes to; never suspended or buried cards.  Raises ``QueryError``.

    Where answers count, no two cards of a subject are asked, and new ones not on a day on which one of theirs was.
    """
    with workspace.store.read() as unit:
        lines = unit.cards.lines(_query(choice), None, MOST_FOUND, moment(workspace))
        studied = unit.events.studied_on(workspace.today()) if choice.what is What.NEW else []
        taken = {each.subject for each in studied if each.subject is not None}
        if choice.what is What.NEW:
            taken |= unit.schedules.subjects_learning()
    by_id = sorted(lines, key=lambda line: line.id)
    ordered = _ordered(workspace, by_id, choice.order)
    if not choice.counts:
        return Chosen([line.id for line in ordered[: choice.cards]])
    firsts = {line.id for line in _apart(by_id if choice.what is What.NEW else ordered, taken)}
    kept = [line.id for line in ordered if line.id in firsts]
    return Chosen(kept[: choice.cards], len(lines) - len(kept))


def times_answered(workspace: Workspace, card: int) -> int:
    """How many answers of a card count, practice included."""
    with workspace.store.read() as unit:
        events = unit.events.of_card(card)
    return sum(isinstance(each, Reviewed | Practised) for each in effective(events))


class CustomSitting:
    """One session over the cards of a choice; a card that was forgotten comes again after the others.

    Call ``refresh`` when something else changed the store.
    """

    topics: None = None
    at_limit = False
    put_off = 0

    def __init__(self, workspace: Workspace, choice: Choice) -> None:
        self._workspace, self.choice = workspace, choice
        self.answered = 0
        self._queue = choose(workspace, choice).cards
        self._schedules: dict[int, Schedule] = {}
        self.refresh()

    @property
    def counts(self) -> Counts:
        """Cards still to come in this sitting."""
        states = [self._schedules[card].state for card in self._waiting()]
        new = states.count(State.NEW)
        learning = states.count(State.LEARNING) + states.count(State.RELEARNING)
        return Counts(new, learning, len(states) - new - learning)

    def holds(self, card: int) -> bool:
        """Whether this card is still to come."""
        return card in self._waiting()

    def current(self) -> Question | None:
        """The card to ask now, ``None`` at the end.  In practice it promises no intervals."""
        waiting = self._waiting()
        if not waiting:
            return None
        question = study.ask(self._workspace, waiting[0])
        return question if self.choice.counts else replace(question, intervals={})

    def answer(self, card: int, rating: Rating, duration_ms: int = 0, told: Told = UNTOLD) -> Change:
        """Rate a card and go on."""
        if self.choice.counts:
            change = study.answer(self._workspace, card, rating, duration_ms, None, told)
        else:
            change = practise(self._workspace, card, rating, duration_ms, told)
        self.went_on(card, rating, duration_ms)
        return change

    def refresh(self, first: int | None = None) -> None:
        """Look at the store again; ``first`` is asked before anything else."""
        if first is not None:
            self._queue = [first, *(card for card in self._queue if card != first)]
        with self._workspace.store.read() as unit:
            self._schedules = {
                card: unit.schedules.get(card) for card in self._queue if unit.cards.uid(card) is not None
            }

    def went_back(self, card: int) -> None:
        """A rating of this sitting was undone: that card is asked again now."""
        self.answered = max(self.answered - 1, 0)
        self.refresh(first=card)

    def went_on(self, card: int, rating: Rating, _duration_ms: int) -> None:
        """A rating was given, or done again: on to the next card."""
        self.answered += 1
        self._queue = [each for each in self._queue if each != card]
        self.refresh()
        if self._comes_again(card, rating):
            self._queue.append(card)
            self.refresh()

    def _comes_again(self, card: int, rating: Rating) -> bool:
        if not self.choice.counts:
            return rating is Rating.AGAIN
        with self._workspace.store.read() as unit:
            return unit.schedules.get(card).state in (State.LEARNING, State.RELEARNING)

    def _waiting(self) -> list[int]:
        today = self._workspace.today()
        return [
            card
            for card in self._queue
            if (schedule := self._schedules.get(card)) is not None
            and not schedule.suspended
            and schedule.buried_until <= today
        ]


def _query(choice: Choice) -> Query:
    asked = [negated(Is(CardState.SUSPENDED)), negated(Is(CardState.BURIED)), parse(choice.query)]
    match choice.what:
        case What.AHEAD:
            asked.append(Property(Measure.DUE, Comparison.ABOVE, 0))
            asked.append(Property(Measure.DUE, Comparison.AT_MOST, choice.days))
        case What.FORGOTTEN:
            asked.append(Rated(choice.days, Rating.AGAIN))
        case What.NEW:
            asked.append(Is(CardState.NEW))
        case What.MATCHING:
            pass
    return all_of(asked)


def _ordered(workspace: Workspace, by_id: list[CardLine], order: Order) -> list[CardLine]:
    match order:
        case Order.WEAKEST:
            recall = study.predictor(workspace, workspace.now_ms())
            return sorted(by_id, key=lambda line: recall(line.schedule))
        case Order.RANDOM:
            shuffled = list(by_id)
            Random(workspace.random_bits()).shuffle(shuffled)
            return shuffled
        case Order.ADDED:
            return by_id


def _apart(lines: list[CardLine], taken: set[int]) -> list[CardLine]:
    """The first card of each subject that is not ``taken``: the others would have their answer given away."""
    seen = set(taken)
    kept: list[CardLine] = []
    for line in lines:
        if line.subject is None or line.subject not in seen:
            kept.append(line)
        if line.subject is not None:
            seen.add(line.subject)
    return kept
