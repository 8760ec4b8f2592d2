"""Backlogs without punishment: catching up over some days, and days off.

Where more is due than fits, the cards that lose most recall by waiting come first, and every day gets the same load:
what falls due on it anyway counts too.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heapreplace

from trainer.core.event import State
from trainer.core.interview import PlanCard
from trainer.core.measures import waiting_as
from trainer.core.memory import MemoryModel
from trainer.core.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Vacation:
    """Study days off, ``first_day`` to ``last_day``, both included; ``ValueError`` if they are the wrong way round."""

    first_day: int
    last_day: int

    def __post_init__(self) -> None:
        """Refuse a vacation that ends before it begins."""
        if self.last_day < self.first_day:
            raise ValueError("a vacation cannot end before it begins")

    def __contains__(self, day: int) -> bool:
        """Whether a study day is off."""
        return self.first_day <= day <= self.last_day


def catch_up(
    cards: Sequence[PlanCard], today: int, days: int, model: MemoryModel
) -> dict[int, tuple[int, ...]]:
    """The backlog spread over ``days`` study days from today (at least 1, else ``ValueError``): day to card ids.

    The backlog is every seen card waiting today.  Cards due on the coming days are not moved; they only count as load.
    """
    backlog = [each for each in cards if waiting_as(each.schedule, today) is State.REVIEW]
    span = _span(today, days)
    assigned = _assign(backlog, span, _load(cards, span[1:]), model)
    by_day: dict[int, list[int]] = {day: [] for day in span}
    for card, day in assigned.items():
        by_day[day].append(card)
    return {day: tuple(held) for day, held in by_day.items()}


def due_days_around(
    vacation: Vacation, cards: Sequence[PlanCard], days: int, model: MemoryModel
) -> dict[int, int]:
    """The day each card counts as due, for every card that has a due day.

    Cards due during the vacation count as due when it is over, spread over the first ``days`` days after it (at least
    1, else ``ValueError``); all others keep their day.  Only the count is forgiving: memories fade all the same.
    """
    due = {each.card: each.schedule.due_day for each in cards if each.schedule.due_day is not None}
    missed = [each for each in cards if due.get(each.card, vacation.last_day + 1) in vacation]
    span = _span(vacation.last_day + 1, days)
    return due | _assign(missed, span, _load(cards, span), model)


def loss(schedule: Schedule, first_day: int, last_day: int, model: MemoryModel) -> float:
    """The recall (0 to 1) a card loses by waiting from one study day to another; 0 for a card never seen."""
    if schedule.memory is None:
        return 0.0
    early, late = (model.recall(schedule.memory, schedule.elapsed(day)) for day in (first_day, last_day))
    return early - late


def _span(first_day: int, days: int) -> range:
    if days < 1:
        raise ValueError("a backlog needs at least one day")
    return range(first_day, first_day + days)


def _load(cards: Iterable[PlanCard], days: range) -> Counter[int]:
    due_days = (each.schedule.due_day for each in cards if not each.schedule.suspended)
    return Counter(day for day in due_days if day is not None and day in days)


def _assign(cards: list[PlanCard], days: range, load: Counter[int], model: MemoryModel) -> dict[int, int]:
    """A day for each card: the same load for all days, the cards that would lose most on the earliest ones."""
    last = days[-1] + 1
    by_loss = sorted(cards, key=lambda each: (-loss(each.schedule, days[0], last, model), each.card))
    return dict(zip((each.card for each in by_loss), _even_days(len(cards), days, load), strict=True))


def _even_days(count: int, days: range, load: Counter[int]) -> list[int]:
    """``count`` days in order, each given to the day with the least load then, the earliest of several."""
    least = [(load[day], day) for day in days]
    heapify(least)
    given = []
    for _ in range(count):
        held, day = least[0]
        given.append(day)
        heapreplace(least, (held + 1, day))
    return sorted(given)
