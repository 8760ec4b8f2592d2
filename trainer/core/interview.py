"""Planning for an interview: which cards to ask on which day so that most is recalled on the day itself.

A card is worth asking for what it adds to the expected recall on the day, per expected second (``Worth.gain``).
Where time allows, it also matters that a card can be asked later instead: a *last pass* on the last day does most for a
card that is forgotten quickly.  ``plan`` tries several prices for the seconds of that pass, keeps the one whose
forecast recalls most, and hands it to ``choose``; an infinite price means no last pass and ranks by gain alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from math import inf
from statistics import fmean

from trainer.core.learner import (
    DEFAULT_PACE,
    ExpectedOutcomes,
    Pace,
    first_memories,
    stabilities,
)
from trainer.core.memory import MemoryModel
from trainer.core.schedule import Schedule
from trainer.core.worth import Interview

PRICES_PER_PASS = (inf, 0.24, 0.096, 0.06, 0.036)
"""Recall that the time of one passed review may be worth on the last day: what ``plan`` tries."""


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A card to plan with; new cards are taken in the order they are given."""

    card: int
    topic: int | None
    subject: int | None
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The cards of one day, most worthwhile first, and their expected seconds, never above the budget.

    ``yielded`` counts cards asked although a card of their subject is asked that day: no later day could hold them.
    """

    day: int
    chosen: tuple[PlanCard, ...]
    seconds: float
    yielded: int

    @property
    def new(self) -> int:
        """How many of them are new."""
        return sum(each.schedule.memory is None for each in self.chosen)

    @property
    def reviews(self) -> int:
        """How many of them were seen before."""
        return len(self.chosen) - self.new


@dataclass(frozen=True, slots=True)
class Plan:
    """The days until the interview as expected.

    ``recall`` is the predicted mean recall (0 to 1) on the day over all cards that are not suspended, a card never
    seen counting 0; ``left_out`` are the cards that cannot be reached in this time; ``price`` is for ``choose``.
    """

    days: tuple[DayPlan, ...]
    recall: float
    recall_by_topic: Mapping[int | None, float]
    left_out: tuple[int, ...]
    price: float

    @property
    def yielded(self) -> int:
        """Cards asked on one day with another card of their subject, over all days."""
        return sum(each.yielded for each in self.days)


def choose(
    cards: Sequence[PlanCard],
    today: int,
    interview: Interview,
    model: MemoryModel,
    pace: Pace = DEFAULT_PACE,
    *,
    price: float = inf,
    spent_s: float = 0.0,
    seen_subjects: Collection[int] = (),
) -> DayPlan | None:
    """The cards to ask today, or ``None`` from the day of the interview on: plain scheduling takes over.

    ``price`` comes from ``plan`` (recall per second, above 0).  ``spent_s`` is the part of today's budget that is
    used up, ``seen_subjects`` are those studied today.  Nothing is asked twice a day, nor where nothing is gained.
    """
    if interview.days_left(today) == 0:
        return None
    if today in interview.off:
        return DayPlan(today, (), 0.0, 0)
    budget = left = max(interview.seconds_per_day - spent_s, 0.0)
    ranked = ranks(cards, today, interview, model, pace, price)
    new, seen = _askable(cards, ranked)
    later = _LaterDays([cards[place].subject for place in new], today, interview, pace, spent_s)
    if not later.roomy:
        new = new[: int(budget / pace.new_s)]
    shortest = min(pace.new_s, pace.pass_s, pace.fail_s)
    taken, chosen, yielded = set(seen_subjects), list[PlanCard](), 0
    for place in _best_first(new + seen, ranked, int(4 * budget / shortest)):
        card = cards[place]
        seconds = pace.expected_s(_recall(card.schedule, today, model))
        if seconds > left or (card.subject in taken and later.can_hold(card)):
            continue
        yielded += card.subject in taken
        left -= seconds
        chosen.append(card)
        later.has_one_less(card)
        if card.subject is not None:
            taken.add(card.subject)
        if left < shortest:
            break
    return DayPlan(today, tuple(chosen), budget - left, yielded)


def beside_others(
    day: DayPlan,
    others: Sequence[PlanCard],
    done: Collection[int],
    interview: Interview,
    model: MemoryModel,
    pace: Pace = DEFAULT_PACE,
) -> DayPlan:
    """What of a day's choice can still be asked where ``others``, outside it, were asked that day too.

    Their seconds are used up, so that the least worthwhile cards go; their subjects wait for a later day, if there is
    one.  Of ``done``, asked already, nothing goes.
    """
    if not others:
        return day
    is_last = interview.study_days_left(day.day) == 1
    taken = set() if is_last else {each.subject for each in others if each.subject is not None}

    def seconds(each: PlanCard) -> float:
        return pace.expected_s(_recall(each.schedule, day.day, model))

    used = sum(map(seconds, others)) + sum(seconds(each) for each in day.chosen if each.card in done)
    left = interview.seconds_per_day - used
    kept = []
    for each in day.chosen:
        if each.card not in done:
            if seconds(each) > left or each.subject in taken:
                continue
            left -= seconds(each)
        kept.append(each)
    return replace(day, chosen=tuple(kept), seconds=sum(map(seconds, kept)))


def plan(
    cards: Sequence[PlanCard], today: int, interview: Interview, model: MemoryModel, pace: Pace = DEFAULT_PACE
) -> Plan | None:
    """The days until the interview in expectation, or ``None`` from its day on.  Suspended cards take no part.

    Deterministic: among the outcomes of the planned reviews, as many are failures (and first ratings of each kind)
    as the model expects, dealt out evenly.  A last pass is weighed only where all cards can be asked once.
    """
    if interview.days_left(today) == 0:
        return None
    awake = [each for each in cards if not each.schedule.suspended]
    once = sum(pace.pass_s if each.schedule.memory else pace.new_s for each in awake)
    roomy = once <= interview.study_days_left(today) * interview.seconds_per_day
    forecasts = [
        _forecast(awake, today, interview, model, pace, price / pace.pass_s)
        for price in (PRICES_PER_PASS if roomy else PRICES_PER_PASS[:1])
    ]
    return max(forecasts, key=lambda each: each.recall)


def ranks(
    cards: Sequence[PlanCard],
    today: int,
    interview: Interview,
    model: MemoryModel,
    pace: Pace = DEFAULT_PACE,
    price: float = inf,
) -> list[float]:
    """What asking each card today adds to its recall on the day, per expected second; 0 where it cannot be asked.

    With an infinite ``price`` this is ``Worth.gain``.  Otherwise both sides of the comparison, asked today or not, may
    count on a last pass on the last day of study, worth its time at ``price`` recall per second.  A card that is
    suspended, buried or was reviewed today cannot be asked.
    """
    left = interview.days_left(today)
    if left == 0:
        return [0.0] * len(cards)
    rank_seen = _ranking(model, left, pace, price)
    new = _rank_new(model, left, pace, price)
    found = []
    for each in cards:
        schedule = each.schedule
        memory, last = schedule.memory, schedule.last_day
        if schedule.suspended or schedule.buried_until > today:
            found.append(0.0)
        elif memory is None or last is None:
            found.append(new)
        else:
            elapsed = today - last
            found.append(rank_seen(memory.stability, memory.difficulty, elapsed) if elapsed > 0 else 0.0)
    return found


def _askable(cards: Sequence[PlanCard], ranked: list[float]) -> tuple[list[int], list[int]]:
    """The places of the new and the seen cards that would gain; each subject has a new card before any has two."""
    new: dict[int, int] = {}
    seen = []
    of_subject = Counter[int | None]()
    for place, each in enumerate(cards):
        if ranked[place] > 0 and each.schedule.memory is None:
            new[place] = of_subject[each.subject]
            of_subject[each.subject] += each.subject is not None
        elif ranked[place] > 0:
            seen.append(place)
    return sorted(new, key=new.__getitem__), seen


def _best_first(places: list[int], ranked: list[float], likely: int) -> Iterator[int]:
    """The places by rank, equal ones in the given order; the first ``likely`` without sorting the rest."""
    yield from nlargest(likely, places, key=ranked.__getitem__)
    yield from sorted(places, key=ranked.__getitem__, reverse=True)[likely:]


class _LaterDays:
    """What the days after today can hold, so that cards of one subject need not share a day."""

    def __init__(
        self, new_subjects: list[int | None], today: int, interview: Interview, pace: Pace, spent_s: float
    ) -> None:
        self._unseen = Counter(new_subjects)
        self._days = interview.study_days_left(today) - 1
        time_s = (self._days + 1) * interview.seconds_per_day - spent_s
        self.roomy = len(new_subjects) * pace.new_s <= time_s

    def can_hold(self, card: PlanCard) -> bool:
        """Whether the card may wait: all new cards fit in the time, those of its subject on a day each."""
        waiting = self._unseen[card.subject] + (card.schedule.memory is not None)
        return self.roomy and waiting <= self._days

    def has_one_less(self, card: PlanCard) -> None:
        """The card is asked today."""
        self._unseen[card.subject] -= card.schedule.memory is None


def _forecast(
    cards: Sequence[PlanCard], today: int, interview: Interview, model: MemoryModel, pace: Pace, price: float
) -> Plan:
    """The plan that comes of choosing with one price day by day."""
    standing = {each.card: each for each in cards}
    outcomes = ExpectedOutcomes(model)
    days = []
    for day in range(today, interview.day):
        chosen = choose(tuple(standing.values()), day, interview, model, pace, price=price)
        assert chosen is not None
        for each in chosen.chosen:
            standing[each.card] = replace(each, schedule=outcomes.after(each.schedule, day))
        days.append(chosen)
    recalls = [(each, _recall(each.schedule, interview.day, model)) for each in standing.values()]
    by_topic = defaultdict[int | None, list[float]](list)
    for each, recall in recalls:
        by_topic[each.topic].append(recall or 0.0)
    return Plan(
        days=tuple(days),
        recall=fmean(recall or 0.0 for _, recall in recalls) if recalls else 0.0,
        recall_by_topic={topic: fmean(held) for topic, held in by_topic.items()},
        left_out=tuple(each.card for each, recall in recalls if recall is None),
        price=price,
    )


def _recall(schedule: Schedule, day: int, model: MemoryModel) -> float | None:
    return None if schedule.memory is None else model.recall(schedule.memory, schedule.elapsed(day))


def _rank_new(model: MemoryModel, left: int, pace: Pace, price: float) -> float:
    firsts = first_memories(model)
    if left == 1 or price == inf:
        return sum(share * model.recall(first, left) for share, first in firsts) / pace.new_s
    kept = _with_last_pass(model, left, pace, price)
    today = sum(share * kept(first.stability, first.difficulty, 0) for share, first in firsts)
    on_last_day = sum(share * model.recall(first, 1) for share, first in firsts) - price * pace.new_s
    return (today - max(on_last_day, 0.0)) / pace.new_s


def _ranking(model: MemoryModel, left: int, pace: Pace, price: float) -> Callable[[float, float, int], float]:
    """The rank of a seen card from stability, difficulty and the days since its last review (at least 1).

    The published formulas directly: the ``fsrs`` package takes ten times as long.
    """
    decay = -model.parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    ahead = factor * left
    pass_s, fail_s = pace.pass_s, pace.fail_s
    reviewed = stabilities(model)

    def by_gain(stability: float, difficulty: float, elapsed: int) -> float:
        since = 1 + factor * elapsed / stability
        recall = since**decay
        lost = 1 - recall
        good, again = reviewed(stability, difficulty, lost)
        kept = recall * (1 + ahead / good) ** decay + lost * (1 + ahead / again) ** decay
        rank: float = (kept - (since + ahead / stability) ** decay) / (recall * pass_s + lost * fail_s)
        return rank

    if left == 1 or price == inf:
        return by_gain
    kept = _with_last_pass(model, left, pace, price)

    def with_last_pass(stability: float, difficulty: float, elapsed: int) -> float:
        recall = (1 + factor * elapsed / stability) ** decay
        lost = 1 - recall
        good, again = reviewed(stability, difficulty, lost)
        today = recall * kept(good, difficulty, 0) + lost * kept(again, difficulty, 0)
        rank: float = (today - kept(stability, difficulty, elapsed)) / (recall * pass_s + lost * fail_s)
        return rank

    return with_last_pass


def _with_last_pass(
    model: MemoryModel, left: int, pace: Pace, price: float
) -> Callable[[float, float, int], float]:
    """Recall on the day of a card last reviewed ``elapsed`` days before today, with a last pass where it pays.

    The difficulty of today serves for the last pass too: it makes next to no difference over one day.
    """
    decay = -model.parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    pass_price, fail_price = price * pace.pass_s, price * pace.fail_s
    reviewed = stabilities(model)

    def kept(stability: float, difficulty: float, elapsed: int) -> float:
        plain: float = (1 + factor * (elapsed + left) / stability) ** decay
        recall = (1 + factor * (elapsed + left - 1) / stability) ** decay
        lost = 1 - recall
        good, again = reviewed(stability, difficulty, lost)
        held = recall * (1 + factor / good) ** decay + lost * (1 + factor / again) ** decay
        passed: float = held - recall * pass_price - lost * fail_price
        return plain if plain > passed else passed

    return kept
