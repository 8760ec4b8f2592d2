"""The forgetting curve put to the test: what was predicted before each review, and what came of it."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from math import log
from operator import itemgetter

from trainer.core.event import Event, Rating, Reset, Reviewed, effective
from trainer.core.insight import Prediction
from trainer.core.replay import PlainReview
from trainer.core.schedule import Rules

WINDOW = 50
"""Reviews that the moving average looks back."""
SURE = 0.0001
"""Probabilities are held this far from 0 and 1, so that one surprise does not cost infinitely much."""


Course = Sequence[PlainReview | None]
"""A card's reviews that count, in order; ``None`` where it was made new again."""


def predictions(courses: Iterable[tuple[int, Course]], rules: Rules) -> list[Prediction]:
    """The predictions of these cards (row ids), in the order of their reviews.

    Each card's first review of a day counts where the card was seen on an earlier day.
    """
    found = [each for card, course in courses for each in _of_card(card, course, rules)]
    found.sort(key=itemgetter(0, 1))
    average = MovingAverage(rules.retention)
    told: list[Prediction] = []
    for _, card, day, chance, passed, waited in found:
        told.append(Prediction(day, chance, average.value, passed, card, waited))
        average.add(passed)
    return told


def course_of(events: Iterable[Event]) -> Course:
    """The course of a card by its whole log."""
    return [
        (each.rating, each.study_day, each.at_ms, each.interval_days) if isinstance(each, Reviewed) else None
        for each in effective(list(events))
        if isinstance(each, (Reviewed, Reset))
    ]


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


def _of_card(card: int, course: Course, rules: Rules) -> Iterator[tuple[int, int, int, float, bool, int]]:
    """Instant, card, study day, predicted recall, whether it passed, and the days waited of each prediction."""
    after, recall = rules.model.strength_after, rules.model.recall_of
    strength, last_day = None, 0
    for review in course:
        if review is None:
            strength = None
            continue
        rating, day, at_ms, _ = review
        waited = 0 if strength is None else day - last_day
        if strength is not None and waited > 0:
            yield at_ms, card, day, recall(strength[0], waited), rating > Rating.AGAIN, waited
        strength, last_day = after(strength, rating, waited), day
