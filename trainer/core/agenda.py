"""What to study next, and in which order.

Learning cards come when their step is over, then due cards (those most likely forgotten first) mixed with new ones.
Cards of one subject are kept out of the same day, neighbours come from different topics where that can be had, and
the very first cards of a topic come as a block.  The order depends on what is left and what was done today alone, so
an agenda that was advanced answer by answer equals one built anew from the store.
"""

from bisect import insort
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from trainer.core.crowd import Crowd, crowd_of
from trainer.core.event import State
from trainer.core.quota import Limits, Quota
from trainer.core.schedule import Schedule

LEARN_AHEAD_MS = 20 * 60 * 1000
PATIENCE = 5
"""A due card passed over on so many days of study is asked even beside another of its subject."""


NEAR = 50
"""A card that was asked is looked for among so many at the front of each group before the whole is gone through."""


class Candidate(NamedTuple):
    """A card that may be asked today, with what of its schedule decides on its place.

    ``position`` is its place among the new cards.  A plain tuple, because a day may have tens of thousands.
    """

    card: int
    topic: int | None
    subject: int | None
    position: float
    state: State = State.NEW
    due_day: int | None = None
    due_ms: int | None = None
    stability: float | None = None
    last_ms: int | None = None


def candidate(
    card: int, topic: int | None, subject: int | None, position: float, schedule: Schedule
) -> Candidate:
    """A card that may be asked, as its schedule has it."""
    stability = None if schedule.memory is None else schedule.memory.stability
    return Candidate(
        card,
        topic,
        subject,
        position,
        schedule.state,
        schedule.due_day,
        schedule.due_ms,
        stability,
        schedule.last_ms,
    )


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
class Done:
    """What was done today already: new and due cards first answered, the topic answered last, the one begun last."""

    new: int = 0
    due: int = 0
    topic: int | None = None
    new_topic: int | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier answers mean for today.

    ``subjects`` have a card studied today or in learning, ``begun`` are topics with a card first answered before
    today, ``days`` the earlier days of study (some weeks back are enough).
    """

    done: Done = Done()
    subjects: frozenset[int] = frozenset()
    begun: frozenset[int] = frozenset()
    days: tuple[int, ...] = ()


NOTHING_YET = Past()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Today's cards: ``learning`` by the instant they come back, seen ones (``due``) and ``new`` in their own order.

    ``put_off`` are cards left for another day because a card of their subject is asked today.  ``yielded`` are cards
    asked in spite of that, because they waited too long or the interview leaves no other day.  ``fresh`` are topics
    whose first cards come today.
    """

    learning: tuple[Candidate, ...] = ()
    due: tuple[Candidate, ...] = ()
    new: tuple[Candidate, ...] = ()
    put_off: tuple[Candidate, ...] = ()
    yielded: frozenset[int] = frozenset()
    done: Done = Done()
    fresh: frozenset[int] = frozenset()
    crowd: Crowd | None = field(default=None, compare=False, repr=False)
    """Counted already; ``None`` where it has to be counted."""

    @property
    def counts(self) -> Counts:
        """How many of each kind are still to come."""
        return Counts(len(self.new), len(self.learning), len(self.due))

    @property
    def main(self) -> tuple[Candidate, ...]:
        """Due and new cards in the order they would be asked."""
        order: list[Candidate] = []
        rest = self
        while (following := _following(rest)) is not None:
            order.append(following)
            rest = advance(rest, following.card, None)
        return tuple(order)


def build(
    candidates: Sequence[Candidate],
    limits: Limits,
    urgency: Callable[[Candidate], float],
    past: Past = NOTHING_YET,
) -> Agenda:
    """The agenda of the day.  Of the due cards those with the least ``urgency``, the same all day, come first."""
    by_state: dict[State, list[Candidate]] = {state: [] for state in State}
    for each in sorted(candidates, key=attrgetter("card")):
        by_state[each.state].append(each)
    learning = sorted(by_state[State.LEARNING] + by_state[State.RELEARNING], key=_comes_back)
    due = _longest_waiting_first(sorted(by_state[State.REVIEW], key=urgency))
    new = sorted(by_state[State.NEW], key=attrgetter("position"))
    taken = set(past.subjects) | {each.subject for each in learning if each.subject is not None}
    pressing = _pressing(due, past.days)
    due, late, yielded = _apart(due, taken, Quota(limits.reviews, limits.own_reviews, limits.above), pressing)
    new, later, _ = _apart(new, taken, Quota(limits.new, limits.own_new, limits.above), frozenset())
    fresh = frozenset(each.topic for each in new if each.topic is not None) - past.begun
    return Agenda(
        tuple(learning), tuple(due), tuple(new), (*late, *later), frozenset(yielded), past.done, fresh
    )


def planned(
    learning: Sequence[Candidate], chosen: Sequence[Candidate], past: Past, done_cards: frozenset[int]
) -> Agenda:
    """The agenda of a day whose cards were chosen for an interview, the most worthwhile first.

    ``done_cards`` were answered today already.  The choice has weighed limits and subjects itself.
    """
    steps = tuple(sorted(learning, key=_comes_back))
    out = done_cards | {each.card for each in steps}
    left = [each for each in chosen if each.card not in out]
    subjects = Counter(each.subject for each in chosen)
    new = tuple(each for each in left if each.state is State.NEW)
    return Agenda(
        steps,
        tuple(each for each in left if each.state is not State.NEW),
        new,
        yielded=frozenset(
            each.card for each in left if each.subject is not None and subjects[each.subject] > 1
        ),
        done=past.done,
        fresh=frozenset(each.topic for each in new if each.topic is not None) - past.begun,
    )


def next_card(agenda: Agenda, now_ms: int) -> Candidate | None:
    """The card to ask now: a learning card whose step is over, else the next of the day, else one a little early."""
    first = agenda.learning[0] if agenda.learning else None
    if first is not None and (first.due_ms or 0) <= now_ms:
        return first
    following = _following(agenda)
    if following is not None:
        return following
    if first is not None and (first.due_ms or 0) <= now_ms + LEARN_AHEAD_MS:
        return first
    return None


def advance(agenda: Agenda, card: int, after: Schedule | None) -> Agenda:
    """The agenda once a card of it was answered; ``after`` is its schedule then.

    A card that got a learning step comes back among the learning cards.  Raises ``KeyError`` for a card that is not
    on the agenda.
    """
    found = _find(agenda, card)
    if found is None:
        raise KeyError(card)
    name, place = found
    group: tuple[Candidate, ...] = getattr(agenda, name)
    answered, done = group[place], agenda.done
    done = Done(
        done.new + (name == "new"),
        done.due + (name == "due"),
        answered.topic,
        answered.topic if name == "new" else done.new_topic,
    )
    left = group[:place] + group[place + 1 :]
    crowd = agenda.crowd.later() if agenda.crowd is not None else None
    agenda = replace(agenda, crowd=crowd, **{name: left, "done": done})  # type: ignore[arg-type]
    if crowd is None:
        agenda = replace(agenda, crowd=_crowd(agenda))
    if after is None or after.suspended:
        return agenda
    again = answered._replace(state=after.state, due_day=after.due_day, due_ms=after.due_ms)
    return _with_step(agenda, again)


def holds(agenda: Agenda, card: int) -> bool:
    """Whether the agenda has this card still to come."""
    return _find(agenda, card) is not None


def _find(agenda: Agenda, card: int) -> tuple[str, int] | None:
    """The group a card is in and its place there."""
    groups = (("learning", agenda.learning), ("due", agenda.due), ("new", agenda.new))
    for first, last in ((0, NEAR), (NEAR, None)):
        for name, group in groups:
            for place, each in enumerate(islice(group, first, last), first):
                if each.card == card:
                    return name, place
    return None


def _with_step(agenda: Agenda, answered: Candidate) -> Agenda:
    if answered.state not in (State.LEARNING, State.RELEARNING):
        return agenda
    learning = list(agenda.learning)
    insort(learning, answered, key=_comes_back)
    return replace(agenda, learning=tuple(learning))


def _comes_back(each: Candidate) -> tuple[int, int]:
    return each.due_ms or 0, each.card


def _pressing(due: Sequence[Candidate], days: Sequence[int]) -> frozenset[int]:
    """The cards that were due on at least ``PATIENCE`` days of study and not asked."""
    if len(days) < PATIENCE:
        return frozenset()
    latest = sorted(days)[-PATIENCE]
    return frozenset(each.card for each in due if (each.due_day or 0) <= latest)


def _longest_waiting_first(due: list[Candidate]) -> list[Candidate]:
    """The same places for the cards of a subject, taken by those that were due earlier first.

    One card of a subject is asked a day: were it always the weakest, the others would wait until they press.
    """
    places: dict[int, list[int]] = {}
    for place, each in enumerate(due):
        if each.subject is not None:
            places.setdefault(each.subject, []).append(place)
    for several in (each for each in places.values() if len(each) > 1):
        waiting = sorted((due[place] for place in several), key=lambda each: each.due_day or 0)
        for place, each in zip(several, waiting, strict=True):
            due[place] = each
    return due


def _apart(
    cards: list[Candidate], taken: set[int], quota: Quota, pressing: frozenset[int]
) -> tuple[list[Candidate], list[Candidate], list[int]]:
    """The first cards within the quota, no two of a subject unless ``pressing``; those put off; those that pressed.

    Adds the subjects of what is kept to ``taken``.
    """
    kept: list[Candidate] = []
    put_off: list[Candidate] = []
    pressed: list[int] = []
    for each in cards:
        beside = each.subject is not None and each.subject in taken
        if beside and each.card not in pressing:
            put_off.append(each)
        elif quota.take(each.topic):
            kept.append(each)
            if beside:
                pressed.append(each.card)
            if each.subject is not None:
                taken.add(each.subject)
    return kept, put_off, pressed


def _following(agenda: Agenda) -> Candidate | None:
    """The next due or new card: a begun block goes on; else as the mix wants, of another topic than the last."""
    if not agenda.due and not agenda.new:
        return None
    if agenda.done.new_topic in agenda.fresh:
        going_on = next((each for each in agenda.new if each.topic == agenda.done.new_topic), None)
        if going_on is not None:
            return going_on
    wanted, other = (agenda.new, agenda.due) if _wants_new(agenda) else (agenda.due, agenda.new)
    last, crowd = agenda.done.topic, (agenda.crowd or _crowd(agenda)).topic
    for pool in (wanted, other):
        found = next((each for each in pool if _suits(each, last, crowd)), None)
        if found is not None:
            return found
    return (wanted or other)[0]


def _suits(each: Candidate, last: int | None, crowd: int | None) -> bool:
    """Whether a card may follow one of topic ``last``; while a crowd is there, only its cards."""
    if crowd is not None and crowd != last:
        return each.topic == crowd
    return each.topic is None or each.topic != last


def _wants_new(agenda: Agenda) -> bool:
    """Whether it is a new card's turn, so that new cards are spread evenly over the whole day."""
    done = agenda.done
    new, due = done.new + len(agenda.new), done.due + len(agenda.due)
    if not agenda.new or not agenda.due:
        return bool(agenda.new)
    return done.new + done.due >= round((done.new + 0.5) * (new + due) / new)


def _crowd(agenda: Agenda) -> Crowd:
    """The topic with more than half of what is left: it must come now, or two of its cards will be neighbours."""
    left = [each.topic for each in agenda.due]
    left.extend(each.topic for each in agenda.new if each.topic not in agenda.fresh)
    left.extend({each.topic for each in agenda.new if each.topic in agenda.fresh})
    return crowd_of(left)
