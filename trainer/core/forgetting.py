"""The forgetting curve put to the test: what was predicted before each review, and what came of it."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log

from trainer.core.event import Event, Rating, Reviewed, effective
from trainer.core.insight import Prediction
from trainer.core.replay import apply
from trainer.core.schedule import NEW, Rules

WINDOW = 50
"""Reviews that the moving average looks back."""
SURE = 0.0001
"""Probabilities are held this far from 0 and 1, so that one surprise does not cost infinitely much."""


def predictions(logs: Iterable[tuple[int, Sequence[Event]]], rules: Rules) -> list[Prediction]:
    """The predictions of these cards (row ids) by their logs, in the order of their reviews.

    Each card's first review of a day counts where the card was seen on an earlier day; retracted ones never do.
    """
    found = [each for card, events in logs for each in _of_card(card, events, rules)]
    found.sort(key=lambda each: each[0])
    average = MovingAverage(rules.retention)
    told: list[Prediction] = []
    for _, each in found:
        told.append(replace(each, average=average.value))
        average.add(each.passed)
    return told


class MovingAverage:
    """The share passed of the last ``WINDOW`` reviews, begun with one review of the expected share."""

    def __init__(self, expected: float) -> None:
        self._expected = expected
        self._last: deque[bool] = deque(maxlen=WINDOW)
        self._passed = 0

    @property
    def value(self) -> float:
        """The share as it stands, above 0 and below 1 where the expected share is."""
        return (self._expected + self._passed) / (1 + len(self._last))

    def add(self, passed: bool) -> None:
        """One more review; the oldest falls out of the window."""
        if len(self._last) == WINDOW:
            self._passed -= self._last[0]
        self._last.append(passed)
        self._passed += passed


def log_loss(expected: Iterable[tuple[float, bool]]) -> float | None:
    """The mean surprise, in nats, of outcomes that were expected with these probabilities; ``None`` without any."""
    losses = [-log(_bounded(chance if passed else 1 - chance)) for chance, passed in expected]
    return sum(losses) / len(losses) if losses else None


def _bounded(chance: float) -> float:
    return min(max(chance, SURE), 1 - SURE)


def _of_card(card: int, events: Sequence[Event], rules: Rules) -> list[tuple[tuple[int, str], Prediction]]:
    """With the order of each; the average is still to come."""
    schedule = NEW
    found = []
    for event in effective(list(events)):
        memory = schedule.memory
        if isinstance(event, Reviewed) and memory is not None:
            elapsed = schedule.elapsed(event.study_day)
            if elapsed > 0:
                chance = rules.model.recall(memory, elapsed)
                passed = event.rating is not Rating.AGAIN
                told = Prediction(event.study_day, chance, 0.0, passed, card, elapsed)
                found.append((event.order, told))
        schedule = apply(schedule, event, rules)
    return found
