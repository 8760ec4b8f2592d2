"""Sixty days with the shipped cards: those that ask nearly the same stay apart."""

from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from trainer.core.agenda import PATIENCE, Candidate, Past, advance, build, candidate, next_card
from trainer.core.event import Rating, Reviewed, State
from trainer.core.quota import Limits
from trainer.core.replay import apply
from trainer.core.schedule import NEW, Days, Rules, Schedule, reckonings
from trainer.core.spread import Ease, choose_day
from trainer.files import shipped_deck

DAY_MS = 86_400_000
RULES = Rules()
FIRST_DAY = 20_000
EVERY_DAY = (Ease.NORMAL,) * 7


@cache
def shipped_subjects() -> tuple[tuple[str, str], ...]:
    return tuple((card.subject, "::".join(card.topic)) for card in shipped_deck().cards)


class Course:
    """A learner who studies the shipped cards."""

    def __init__(self, random: Random, new: int, reviews: int) -> None:
        self.random, self.new, self.reviews = random, new, reviews
        names = [subject for subject, _ in shipped_subjects()]
        topics = [topic for _, topic in shipped_subjects()]
        self.subjects = [names.index(each) for each in names]
        self.topics = [topics.index(each) for each in topics]
        self.schedules: dict[int, Schedule] = dict.fromkeys(range(len(names)), NEW)
        self.days: list[int] = []

    def study(self, day: int) -> tuple[list[int], frozenset[int]]:
        """Study for a day; the cards asked (learning steps apart), and those that pressed."""
        now = day * DAY_MS + DAY_MS // 2
        agenda = build(self.candidates(day), Limits(self.new, self.reviews), self.urgency(now), self.past())
        pressing, asked = agenda.yielded, []
        while (following := next_card(agenda, now)) is not None:
            if following.state in (State.NEW, State.REVIEW):
                asked.append(following.card)
            agenda = advance(agenda, following.card, self.answer(following.card, day, now))
            now += 60_000
        self.days.append(day)
        return asked, pressing

    def candidates(self, day: int) -> list[Candidate]:
        return [
            candidate(card, self.topics[card], self.subjects[card], card, each)
            for card, each in self.schedules.items()
            if each.due_day is None or each.due_day <= day
        ]

    def past(self) -> Past:
        begun = frozenset(self.topics[card] for card, each in self.schedules.items() if each.reps)
        steps = (State.LEARNING, State.RELEARNING)
        learning = {self.subjects[card] for card, each in self.schedules.items() if each.state in steps}
        return Past(subjects=frozenset(learning), begun=begun, days=tuple(self.days[-30:]))

    def answer(self, card: int, day: int, now: int) -> Schedule:
        schedule = self.schedules[card]
        rating = self.random.choice([Rating.AGAIN, Rating.HARD, *[Rating.GOOD] * 5, Rating.EASY])
        loads = Counter(each.due_day for each in self.schedules.values())
        twins = [
            each.due_day
            for other, each in self.schedules.items()
            if self.subjects[other] == self.subjects[card] and other != card and each.due_day is not None
        ]
        pick = partial(self.pick, day, loads, twins)
        promise = reckonings(str(card), schedule, day, RULES, pick)[rating].interval
        event = Reviewed(
            uid=f"{now}",
            card=str(card),
            at_ms=now,
            study_day=day,
            rating=rating,
            state=schedule.state,
            interval_days=promise.days if isinstance(promise, Days) else 0,
        )
        self.schedules[card] = apply(schedule, event, RULES)
        return self.schedules[card]

    @staticmethod
    def pick(
        day: int, loads: Counter[int | None], twins: list[int], first: int, last: int, share: float
    ) -> int:
        days = range(day + first, day + last + 1)
        return choose_day(days, lambda at: loads[at], EVERY_DAY, twins, share, today=day) - day

    @staticmethod
    def urgency(now: int) -> Callable[[Candidate], float]:
        def urgency(each: Candidate) -> float:
            return RULES.model.recall_of(each.stability or 1.0, (now - (each.last_ms or 0)) / DAY_MS)

        return urgency


@settings(max_examples=8, deadline=None)
@example(5531, 33, 200, 0.0)
@example(8503, 21, 200, 0.3263166293847652)
@given(st.integers(0, 9999), st.integers(3, 50), st.sampled_from([4, 10, 200]), st.floats(0, 0.6))
def test_no_two_cards_of_a_subject_on_one_day_unless_one_was_passed_over_for_long(
    seed: int, new: int, reviews: int, missed: float
) -> None:
    random = Random(seed)
    course = Course(random, new, reviews)
    for day in range(FIRST_DAY, FIRST_DAY + 60):
        if random.random() < missed:
            continue
        waited = {
            card: sum((each.due_day or 0) <= past for past in course.days)
            for card, each in course.schedules.items()
            if each.state is State.REVIEW
        }
        asked, pressing = course.study(day)
        kept_apart = [course.subjects[card] for card in asked if card not in pressing]
        assert max(Counter(kept_apart).values(), default=1) == 1
        assert all(waited[card] >= PATIENCE for card in pressing)
        assert reviews < 200 or not pressing
