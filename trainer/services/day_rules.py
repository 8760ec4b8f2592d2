"""What the options of topics mean for a day: how many cards of which topic, in which order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from trainer.core.agenda import Candidate
from trainer.core.day_order import NewOrder, ReviewOrder, Shuffle, review_place, shuffle_of
from trainer.core.event import State
from trainer.core.quota import Limits, lineage
from trainer.core.settings import Settings, from_stored
from trainer.core.topic_options import Options, resolve
from trainer.services.ports import UnitOfWork
from trainer.services.rows import Studied, TopicRow

Recall = Callable[[float, float], float]
"""Predicts recall (0 to 1) from a stability and the days since the last review."""
DAY_MS = 86_400_000
SPARE = 4
MORE = 50
"""New cards looked at for each that a day may ask, and beyond: some ask nearly the same as another."""


@dataclass(frozen=True)
class DayRules:
    """Preferences and what topics change of them; without ``options`` nothing is known of the tree."""

    preferences: Settings
    topics: Sequence[TopicRow]
    options: dict[int, Options]

    @cached_property
    def above(self) -> dict[int, int | None]:
        """The topic above each."""
        return {each.id: each.parent for each in self.topics}

    @cached_property
    def _by_topic(self) -> dict[int | None, Settings]:
        named = {each.path: self.options[each.id] for each in self.topics if each.id in self.options}
        return {each.id: resolve(each.path, named, self.preferences).values for each in self.topics}

    def of(self, topic: int | None) -> Settings:
        """What holds for a topic (row id); Preferences for none."""
        return self._by_topic.get(topic, self.preferences)

    def limits(self, studied: Sequence[Studied]) -> Limits:
        """What is still allowed on a day of which this was studied."""
        new = {each.card: each.topic for each in studied if each.state is State.NEW}
        due = {each.card: each.topic for each in studied if each.state is State.REVIEW}
        return Limits(
            max(self.preferences.new_per_day - len(new), 0),
            max(self.preferences.reviews_per_day - len(due), 0),
            self._left({topic: each.new_per_day for topic, each in self.options.items()}, new),
            self._left({topic: each.reviews_per_day for topic, each in self.options.items()}, due),
            self.above,
        )

    def _left(self, limits: dict[int, int | None], done: dict[int, int | None]) -> dict[int, int]:
        lines = [lineage(topic, self.above) for topic in done.values()]
        return {
            topic: max(most - sum(topic in line for line in lines), 0)
            for topic, most in limits.items()
            if most is not None
        }

    def urgency(self, recall: Recall, now_ms: int, today: int) -> Callable[[Candidate], float]:
        """The place of a due card in its topic's order.

        ``recall`` predicts it for a stability after so many days; ``now_ms`` is the same instant all day.
        """
        preferred = ReviewOrder(self.preferences.review_order)
        if not self.options and preferred is ReviewOrder.WEAKEST:
            return lambda card: _freshness(card, now_ms)

        def recalled(card: Candidate) -> float:
            return recall(1.0, -_freshness(card, now_ms) / DAY_MS)

        orders = {topic: ReviewOrder(each.review_order) for topic, each in self._by_topic.items()}

        def place(card: Candidate) -> float:
            order = orders.get(card.topic, preferred)
            return review_place(order, card.card, card.due_day, lambda: recalled(card), today)

        return place

    def candidates(
        self, unit: UnitOfWork, limits: Limits, today: int, topics: Sequence[int] | None
    ) -> list[Candidate]:
        """Cards that may be asked today within these topics (``None``: all); enough new ones for every topic."""
        if not self.options and self.preferences.new_order == NewOrder.IN_ORDER:
            return unit.schedules.candidates(today, topics, limits.new * SPARE + MORE)
        found = unit.schedules.candidates(today, topics, 0)
        for (limited, order), inside in self._regions(limits, topics).items():
            most = limits.new if limited is None else min(limits.own_new[limited], limits.new)
            shuffle: Shuffle | None = shuffle_of(today) if order is NewOrder.RANDOM else None
            wanted = most * SPARE + MORE if most else 0
            found += unit.schedules.new_candidates(today, inside, wanted, shuffle)
        return found

    def _regions(
        self, limits: Limits, topics: Sequence[int] | None
    ) -> dict[tuple[int | None, NewOrder], list[int | None] | None]:
        """Topics by the nearest of their own limits above them and by their order; ``None`` is every card."""
        if not self.options:
            inside = None if topics is None else list[int | None](topics)
            return {(None, NewOrder(self.preferences.new_order)): inside}
        regions: dict[tuple[int | None, NewOrder], list[int | None] | None] = {}
        wanted: list[int | None] = [*self.above, None] if topics is None else [*topics]
        for topic in wanted:
            limited = next((each for each in lineage(topic, self.above) if each in limits.own_new), None)
            held = regions.setdefault((limited, NewOrder(self.of(topic).new_order)), [])
            assert held is not None
            held.append(topic)
        return regions


def _freshness(card: Candidate, now_ms: int) -> float:
    """The time since the last review in stabilities (ms per day), negative: recall falls with it."""
    if not card.stability or card.last_ms is None:
        return -inf
    return min(card.last_ms - now_ms, 0) / card.stability


def day_rules(unit: UnitOfWork) -> DayRules:
    """The rules as they are stored."""
    options = unit.topics.options()
    return DayRules(from_stored(unit.settings.all()), unit.topics.all() if options else [], options)
