"""A simulated learner: what would come of studying one way or another.

A forgotten card is asked again the same day until it is recalled (Again, then Good on that day); the time for that is
part of what forgetting costs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import exp
from random import Random

from trainer.core.event import Rating, State
from trainer.core.memory import MAXIMUM_STABILITY, MINIMUM_STABILITY, Memory, MemoryModel
from trainer.core.schedule import Schedule

Strategy = Callable[[Mapping[int, Schedule], int, float], Iterable[int]]
"""From the schedules by card, the study day and the seconds left: the cards to ask, in order."""

FIRST_RATINGS = (0.24, 0.094, 0.495, 0.171)
"""How often a new card is rated Again, Hard, Good, Easy: the defaults of the fsrs-rs simulator."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Expected seconds, each above 0: for a new card, for one recalled, for one forgotten and relearned."""

    new_s: float = 30.0
    pass_s: float = 12.0
    fail_s: float = 24.0

    def expected_s(self, recall: float | None) -> float:
        """Seconds for a card with this chance of recall (0 to 1); ``None`` for a new card."""
        return self.new_s if recall is None else recall * self.pass_s + (1 - recall) * self.fail_s


DEFAULT_PACE = Pace()


@dataclass(frozen=True, slots=True)
class Learner:
    """How somebody really forgets (``model``), and how long answers take."""

    model: MemoryModel
    pace: Pace = DEFAULT_PACE


@dataclass(frozen=True, slots=True)
class Outcome:
    """The schedules after some days of study, the learner's real memories, the seconds of each day."""

    schedules: Mapping[int, Schedule]
    memories: Mapping[int, Memory]
    seconds: tuple[float, ...]

    def recall(self, day: int, learner: Learner) -> float:
        """The real mean recall (0 to 1) over all cards on a study day; a card never seen counts 0."""
        if not self.schedules:
            return 0.0
        recalls = (
            learner.model.recall(memory, self.schedules[card].elapsed(day))
            for card, memory in self.memories.items()
        )
        return sum(recalls) / len(self.schedules)


def study(
    schedules: Mapping[int, Schedule],
    strategy: Strategy,
    days: range,
    seconds_per_day: float,
    learner: Learner,
    model: MemoryModel,
    random: Random,
    retention: float = 0.90,
) -> Outcome:
    """What comes of asking the learner by a strategy on each of the days.

    The schedules are kept with ``model`` and due at ``retention``; the learner answers by their own.  The strategy is
    asked again while it names cards and time is left; a card is begun only if there is time to relearn it.
    """
    course = _Course(dict(schedules), learner, model, random, retention)
    seconds = tuple(course.study(day, strategy, seconds_per_day) for day in days)
    return Outcome(course.schedules, course.memories, seconds)


def due_first(schedules: Mapping[int, Schedule], day: int, seconds_left: float) -> list[int]:
    """Due cards, the longest due first, and new ones with the rest of the time."""
    return _due(schedules, day) + _new(schedules)


def new_first(schedules: Mapping[int, Schedule], day: int, seconds_left: float) -> list[int]:
    """New cards, and due ones with the rest of the time."""
    return _new(schedules) + _due(schedules, day)


def relearned(memory: Memory | None, elapsed_days: int, model: MemoryModel) -> Memory:
    """The memory of a card that was forgotten and recalled later the same day."""
    return model.after(model.after(memory, Rating.AGAIN, elapsed_days), Rating.GOOD, 0)


def first_memories(model: MemoryModel) -> list[tuple[float, Memory]]:
    """The memories a first meeting may leave, with their shares."""
    others = [model.after(None, rating) for rating in (Rating.HARD, Rating.GOOD, Rating.EASY)]
    return list(zip(FIRST_RATINGS, (relearned(None, 0, model), *others), strict=True))


def stabilities(model: MemoryModel) -> Callable[[float, float, float], tuple[float, float]]:
    """For many cards: the stabilities after a review on a later day, recalled (Good) and forgotten then relearned.

    A function of stability, difficulty and the chance of having forgotten (0 to 1).  It computes FSRS-6 directly and
    gives what ``MemoryModel.after`` gives in a tenth of the time.
    """
    w = model.parameters
    growth, w9, w10, w11, w12, w13, w14, w19 = exp(w[8]), -w[9], w[10], w[11], -w[12], w[13], w[14], -w[19]
    drop, same_day = exp(-w[17] * w[18]), exp(w[17] * w[18])

    def reviewed(stability: float, difficulty: float, lost: float) -> tuple[float, float]:
        good = stability * (1 + growth * (11 - difficulty) * stability**w9 * (exp(w10 * lost) - 1))
        again = w11 * difficulty**w12 * ((stability + 1) ** w13 - 1) * exp(w14 * lost)
        short = stability * drop
        again = again if again < short else short
        again = again if again > MINIMUM_STABILITY else MINIMUM_STABILITY
        increase = same_day * again**w19
        good = good if good < MAXIMUM_STABILITY else MAXIMUM_STABILITY
        return good, again * increase if increase > 1 else again

    return reviewed


class ExpectedOutcomes:
    """Ratings without chance: dealt out as often as the model expects them, a kind when most of it is owed."""

    def __init__(self, model: MemoryModel) -> None:
        self._model = model
        self._first = [0.0] * len(FIRST_RATINGS)
        self._failures = 0.5

    def after(self, schedule: Schedule, day: int) -> Schedule:
        """The schedule after the card is asked on a study day and, if forgotten, relearned."""
        memory = schedule.memory
        rating = self._first_rating() if memory is None else self._rating(memory, schedule.elapsed(day))
        return _answered(schedule, rating, day, self._model)

    def _first_rating(self) -> Rating:
        self._first = [owed + share for owed, share in zip(self._first, FIRST_RATINGS, strict=True)]
        dealt = max(range(len(self._first)), key=self._first.__getitem__)
        self._first[dealt] -= 1
        return Rating(dealt + 1)

    def _rating(self, memory: Memory, elapsed: int) -> Rating:
        self._failures += 1 - self._model.recall(memory, elapsed)
        if self._failures < 1:
            return Rating.GOOD
        self._failures -= 1
        return Rating.AGAIN


class _Course:
    """Some days of study under way."""

    def __init__(
        self,
        schedules: dict[int, Schedule],
        learner: Learner,
        model: MemoryModel,
        random: Random,
        retention: float,
    ) -> None:
        self.schedules = schedules
        self.memories = {card: each.memory for card, each in schedules.items() if each.memory is not None}
        self._learner, self._model, self._random, self._retention = learner, model, random, retention

    def study(self, day: int, strategy: Strategy, seconds: float) -> float:
        """Study for a day; the seconds it took."""
        left, asked = seconds, True
        while asked:
            asked = False
            for card in strategy(self.schedules, day, left):
                if self._longest(card) <= left:
                    left -= self._ask(card, day)
                    asked = True
        return seconds - left

    def _longest(self, card: int) -> float:
        pace = self._learner.pace
        return pace.fail_s if card in self.memories else pace.new_s

    def _ask(self, card: int, day: int) -> float:
        schedule, memory, pace = self.schedules[card], self.memories.get(card), self._learner.pace
        elapsed = schedule.elapsed(day)
        if memory is None:
            rating, seconds = self._random.choices(list(Rating), FIRST_RATINGS)[0], pace.new_s
        elif self._random.random() < self._learner.model.recall(memory, elapsed):
            rating, seconds = Rating.GOOD, pace.pass_s
        else:
            rating, seconds = Rating.AGAIN, pace.fail_s
        self.memories[card] = _remembered(memory, rating, elapsed, self._learner.model)
        answered = _answered(schedule, rating, day, self._model)
        assert answered.memory is not None
        days = max(round(self._model.interval(answered.memory, self._retention)), 1)
        self.schedules[card] = replace(answered, due_day=day + days, interval_days=days)
        return seconds


def _answered(schedule: Schedule, rating: Rating, day: int, model: MemoryModel) -> Schedule:
    memory = _remembered(schedule.memory, rating, schedule.elapsed(day), model)
    return replace(schedule, state=State.REVIEW, memory=memory, last_day=day)


def _remembered(memory: Memory | None, rating: Rating, elapsed: int, model: MemoryModel) -> Memory:
    if rating is Rating.AGAIN:
        return relearned(memory, elapsed, model)
    return model.after(memory, rating, elapsed)


def _new(schedules: Mapping[int, Schedule]) -> list[int]:
    return [card for card, each in schedules.items() if each.memory is None]


def _due(schedules: Mapping[int, Schedule], day: int) -> list[int]:
    due = [(each.due_day, card) for card, each in schedules.items() if each.due_day is not None]
    return [card for due_day, card in sorted(due) if due_day <= day]
