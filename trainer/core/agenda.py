"""What to study next, and in which order.

Learning cards come when their step is over, then due cards (those most likely forgotten first) mixed with new ones.
Cards of one subject are kept out of the same day, neighbours come from different topics where that can be had, and
the very first cards of a topic come as a block.  The order depends on what is left and what was done today alone, so
an agenda that was advanced answer by answer equals one built anew from the store.
"""

from bisect import insort
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from trainer.core.event import State
from trainer.core.quota import Limits, Quota
from trainer.core.schedule import Schedule

LEARN_AHEAD_MS = 20 * 60 * 1000
PATIENCE = 5
"""A due card passed over on so many days of study is asked even beside another of its subject."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be asked today; ``position`` is its place among the new cards."""

    card: int
    topic: int | None
    subject: int | None
    position: float
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
    learning = sorted(
        (each for each in candidates if each.schedule.state in (State.LEARNING, State.RELEARNING)),
        key=_comes_back,
    )
    due = sorted(
        (each for each in candidates if each.schedule.state is State.REVIEW),
        key=lambda each: (urgency(each), each.card),
    )
    new = sorted(
        (each for each in candidates if each.schedule.state is State.NEW),
        key=lambda each: (each.position, each.card),
    )
    taken = set(past.subjects) | {each.subject for each in learning if each.subject is not None}
    pressing = frozenset(each.card for each in due if _passed_over(each, past.days) >= PATIENCE)
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
    new = tuple(each for each in left if each.schedule.state is State.NEW)
    return Agenda(
        steps,
        tuple(each for each in left if each.schedule.state is not State.NEW),
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
    if first is not None and (first.schedule.due_ms or 0) <= now_ms:
        return first
    following = _following(agenda)
    if following is not None:
        return following
    if first is not None and (first.schedule.due_ms or 0) <= now_ms + LEARN_AHEAD_MS:
        return first
    return None


def advance(agenda: Agenda, card: int, after: Schedule | None) -> Agenda:
    """The agenda once a card of it was answered; ``after`` is its schedule then.

    A card that got a learning step comes back among the learning cards.  Raises ``KeyError`` for a card that is not
    on the agenda.
    """
    done = agenda.done
    for name in ("learning", "due", "new"):
        group: tuple[Candidate, ...] = getattr(agenda, name)
        place = next((place for place, each in enumerate(group) if each.card == card), None)
        if place is None:
            continue
        answered = group[place]
        done = Done(
            done.new + (name == "new"),
            done.due + (name == "due"),
            answered.topic,
            answered.topic if name == "new" else done.new_topic,
        )
        left = group[:place] + group[place + 1 :]
        agenda = replace(agenda, **{name: left, "done": done})  # type: ignore[arg-type]
        return agenda if after is None else _with_step(agenda, replace(answered, schedule=after))
    raise KeyError(card)


def holds(agenda: Agenda, card: int) -> bool:
    """Whether the agenda has this card still to come."""
    return any(each.card == card for group in (agenda.learning, agenda.due, agenda.new) for each in group)


def _with_step(agenda: Agenda, answered: Candidate) -> Agenda:
    schedule = answered.schedule
    if schedule.suspended or schedule.state not in (State.LEARNING, State.RELEARNING):
        return agenda
    learning = list(agenda.learning)
    insort(learning, answered, key=_comes_back)
    return replace(agenda, learning=tuple(learning))


def _comes_back(each: Candidate) -> tuple[int, int]:
    return each.schedule.due_ms or 0, each.card


def _passed_over(each: Candidate, days: Sequence[int]) -> int:
    """On how many days of study the card was due and not asked."""
    due = each.schedule.due_day or 0
    return sum(due <= day for day in days)


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
        elif quota.allows(each.topic):
            quota.take(each.topic)
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
    last, crowd = agenda.done.topic, _crowd(agenda)
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


def _crowd(agenda: Agenda) -> int | None:
    """The topic with more than half of what is left: it must come now, or two of its cards will be neighbours."""
    left = [each.topic for each in agenda.due]
    left.extend(each.topic for each in agenda.new if each.topic not in agenda.fresh)
    left.extend({each.topic for each in agenda.new if each.topic in agenda.fresh})
    topic, count = Counter(left).most_common(1)[0]
    return topic if 2 * count > len(left) else None
