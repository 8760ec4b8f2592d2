"""The made-up learner: how two years of reviews came about.

Each studied card begins on some day, is asked when recall is expected to have fallen to 90 % (one time in five later),
and recalled a little less often than FSRS-6 predicts.  The longest interval is chosen so that the number of reviews is
right.
"""

from collections.abc import Callable
from functools import cached_property
from random import Random

from trainer.bench.contents import AWAY, DAY_MS, SEED, TODAY, Review, Size
from trainer.core.event import Rating, State
from trainer.core.learner import FIRST_RATINGS, stabilities
from trainer.core.memory import Memory
from trainer.core.replay_model import ReplayModel

STUDIED = 0.9
SPAN = 730
"""Days from the first review to today."""
LONGEST = 365
PROBE = 400
"""So many cards are looked at to choose the longest interval."""
SURPLUS = 1.02
STEP_S = 600
LATE = 0.2
FORGETFUL = 1.3
"""The power of the predicted recall that is the real one: such learners lapse at one review in nine."""


def made_reviews(size: Size, seed: int = SEED) -> list[Review]:
    """The reviews in the order of time, exactly as many as asked for."""
    if not size.reviews:
        return []
    learner = _Learner(seed)
    chosen = sorted(Random(seed + 1).sample(range(size.cards), round(size.cards * STUDIED)))
    wanted, courses = size.reviews / len(chosen), list[list[Review]]()
    while sum(map(len, courses)) < size.reviews:
        wanted *= SURPLUS
        longest, span = _fitting(learner, chosen, wanted)
        courses = [learner.course(card, longest, span) for card in chosen]
    _shorten(courses, sum(map(len, courses)) - size.reviews, Random(seed + 2))
    return sorted(review for course in courses for review in course)


def _fitting(learner: "_Learner", cards: list[int], wanted: float) -> tuple[int, int]:
    """The longest interval and the span of days that give this many reviews per card, or a few more."""
    probe = cards[:: max(len(cards) // PROBE, 1)]

    def enough(longest: int, span: int) -> bool:
        return sum(len(learner.course(card, longest, span)) for card in probe) >= wanted * len(probe)

    if enough(LONGEST, SPAN):
        return LONGEST, _least(AWAY + 2, SPAN, lambda span: enough(LONGEST, span))
    return LONGEST + 1 - _least(1, LONGEST, lambda less: enough(LONGEST + 1 - less, SPAN)), SPAN


def _least(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The smallest number for which something holds that holds from some number on; ``high`` if none."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _shorten(courses: list[list[Review]], surplus: int, random: Random) -> None:
    """End the reviews of a few cards early, as if they had been forgotten about; then they are due."""
    for course in random.sample(courses, len(courses)):
        gone = min(surplus, len(course) - 1)
        if gone > 0:
            del course[-gone:]
            course[-1] = course[-1]._replace(interval_days=max(course[-1].interval_days, 1))
            surplus -= gone


class _Learner:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._model = ReplayModel()
        self._grown = stabilities(self._model)

    @cached_property
    def _first(self) -> dict[Rating, Memory]:
        return {rating: self._model.after(None, rating) for rating in Rating}

    def course(self, card: int, longest: int, span: int) -> list[Review]:
        """Every review of one card."""
        random = Random(self._seed * 1_000_003 + card)
        day, interval, stability, difficulty = (
            TODAY - span + int(random.random() * (span - AWAY)),
            0,
            0.0,
            0.0,
        )
        done: list[Review] = []
        while day < TODAY - AWAY:
            if not done:
                ratings, memory = self._begun(random)
                stability, difficulty = memory.stability, memory.difficulty
            else:
                ratings, stability = self._asked(random, day - done[-1].day, stability, difficulty)
            previous, interval = interval, _interval(random, stability, longest)
            done += _session(random, card, day, ratings, bool(done), previous, interval)
            late = random.randint(1, max(interval // 5, 1)) if random.random() < LATE else 0
            day += interval + late
        return done

    def _begun(self, random: Random) -> tuple[list[Rating], Memory]:
        """The ratings of the first day: a step back or two until the card is known."""
        first = random.choices(tuple(Rating), FIRST_RATINGS)[0]
        steps = {Rating.AGAIN: 2, Rating.HARD: 2, Rating.GOOD: 1, Rating.EASY: 0}[first]
        return [first] + [Rating.GOOD] * steps, self._first[first]

    def _asked(
        self, random: Random, elapsed: int, stability: float, difficulty: float
    ) -> tuple[list[Rating], float]:
        """The ratings of a later day, and the stability then."""
        recall = self._model.recall(Memory(stability, difficulty), elapsed)
        recalled, relearned = self._grown(stability, difficulty, 1 - recall)
        if random.random() >= recall**FORGETFUL:
            return [Rating.AGAIN, Rating.GOOD], relearned
        return [random.choices((Rating.HARD, Rating.GOOD, Rating.EASY), (0.10, 0.82, 0.08))[0]], recalled


def _interval(random: Random, stability: float, longest: int) -> int:
    return max(min(round(stability * random.uniform(0.95, 1.05)), longest), 1)


def _session(
    random: Random, card: int, day: int, ratings: list[Rating], seen: bool, previous: int, interval: int
) -> list[Review]:
    """The reviews of one card on one day: steps of ten minutes, then an interval of days."""
    at_ms = day * DAY_MS + random.randint(7 * 3600_000, 21 * 3600_000)
    states = (State.REVIEW, State.RELEARNING) if seen else (State.NEW, State.LEARNING)
    return [
        Review(
            at_ms + place * STEP_S * 1000,
            card,
            day,
            rating,
            states[min(place, 1)],
            0 if place else previous,
            interval if place == len(ratings) - 1 else 0,
            min(1500 + int(random.expovariate(1 / 6000)), 60_000),
        )
        for place, rating in enumerate(ratings)
    ]
