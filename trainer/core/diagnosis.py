"""Why a card is forgotten again and again, worked out from its log alone: each finding with its numbers and a remedy.

The same log gives the same findings in the same words, whatever order its events come in.  Steps that were taken back
never count.  A finding needs several cases of its kind, because any card of many reviews has one of everything.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from trainer.core.event import Event, Mode, Practised, Rating, Reviewed, State, effective
from trainer.core.key_point import KeyPoint
from trainer.core.recall import score
from trainer.core.wording import count_of

NEAR_DAYS = 3
"""A near-duplicate answered so many days before can still be in the way: subjects are kept at least a day apart."""
ENOUGH = 3
"""Cases that make a finding; two of a kind happen by chance."""
CLEARLY = 0.25
"""Two shares differ clearly from here on; with as few reviews as a card has, less is chance."""
FITS_BETTER = 0.2
"""A typed answer fits the near-duplicate better where it mentions so much more of its key points."""
LONG_WORDS = 120
"""A minute of speech (120 to 150 words a minute), the longest time recorded for an answer."""
MUCH_SHORTER = 0.6
"""Another answer helps where it has at most this share of the words."""
LATE_FROM, LATE_UNTIL = 22, 4
"""Hours of the wall clock that are late at night; the study day ends at 4 by default."""
BARELY_DAYS = 3
"""A lapse after an interval of so few days means that the card had not been learned again yet."""
LONG_WAIT = 2
"""A card waited too long where it was answered after so many times its interval."""


class Kind(StrEnum):
    """What is the matter with a card."""

    CONFUSED = "Confused with another question"
    TOO_LONG = "The answer is too long"
    MISSED_POINT = "The same key point is never mentioned"
    LATE = "Learned too late at night"
    BARELY_LEARNED = "Never really learned"
    WAITED = "Asked too late"
    OVERRATED = "Rated too high"


class Remedy(StrEnum):
    """What helps."""

    CONTRAST = "contrast"
    SHORTER = "shorter"
    SPLIT = "split"
    RELEARN = "relearn"
    OPTIONS = "options"
    SUSPEND = "suspend"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A finding: ``evidence`` tells it with the very numbers of the log, ``advice`` what to do about it."""

    kind: Kind
    evidence: str
    advice: str
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed answer: when (ms), the text, and the key points (ids) the learner ticked."""

    at_ms: int
    text: str
    ticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """A card that asks nearly the same: how it is called in a sentence, its log and its key points."""

    name: str
    events: tuple[Event, ...] = ()
    points: tuple[KeyPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Length:
    """An answer by the name of its document, and its words."""

    document: str
    words: int


@dataclass(frozen=True)
class Case:
    """What is known of a card.

    ``answers`` begins with the one that is shown first.  ``hour_of`` tells the hour of the wall clock (0 to 23) at an
    instant (ms).
    """

    events: tuple[Event, ...]
    twins: tuple[Twin, ...] = ()
    points: tuple[KeyPoint, ...] = ()
    typed: tuple[Typed, ...] = ()
    answers: tuple[Length, ...] = ()
    hour_of: Callable[[int], int] = lambda _at_ms: 12

    @cached_property
    def reviews(self) -> tuple[Reviewed, ...]:
        """The reviews that count, in order."""
        return _reviews(self.events)

    @cached_property
    def recalls(self) -> tuple[Reviewed, ...]:
        """The reviews of a card with an interval of days, where forgetting is a lapse."""
        return tuple(each for each in self.reviews if each.state is State.REVIEW)

    @cached_property
    def lapses(self) -> tuple[Reviewed, ...]:
        """The reviews in which the card was forgotten."""
        return tuple(each for each in self.recalls if each.rating is Rating.AGAIN)


def diagnose(case: Case) -> list[Diagnosis]:
    """What may be the matter, in the order of ``Kind``; empty where the log does not tell."""
    found = (
        _confused(case),
        _too_long(case),
        _missed_point(case),
        _late(case),
        _barely_learned(case),
        _waited(case),
        _overrated(case),
    )
    return [each for each in found if each is not None]


def missed_points(case: Case) -> tuple[KeyPoint, ...]:
    """The key points that no typed answer was found to mention; empty before there are enough, or where all lack."""
    if len(case.typed) < ENOUGH:
        return ()
    ticked = {point for each in case.typed for point in each.ticked}
    missed = tuple(each for each in case.points if each.id not in ticked)
    return missed if len(missed) < len(case.points) else ()


def _confused(case: Case) -> Diagnosis | None:
    told = [sentence for twin in case.twins for sentence in _beside(case, twin)]
    mixed = [each for each in _drills(case.events) if each.rating is Rating.AGAIN]
    if len(mixed) >= ENOUGH - 1:
        drills = count_of(len(_drills(case.events)), "contrast drill")
        told.append(f"In {len(mixed)} of {drills} you did not tell them apart.")
    if not told:
        return None
    advice = "Put the two side by side and say what differs, until each has its own answer."
    return Diagnosis(Kind.CONFUSED, " ".join(told), advice, (Remedy.CONTRAST,))


def _beside(case: Case, twin: Twin) -> list[str]:
    """What speaks for a mix-up with this near-duplicate."""
    told, days = [], {each.study_day for each in _reviews(twin.events)}
    near = [each for each in case.recalls if _follows(each.study_day, days)]
    far = [each for each in case.recalls if not _follows(each.study_day, days)]
    forgot_near, forgot_far = _forgotten(near), _forgotten(far)
    if forgot_near >= ENOUGH <= len(far) and forgot_near / len(near) >= forgot_far / len(far) + CLEARLY:
        told.append(
            f"Within {NEAR_DAYS} days after {twin.name} you forgot this one {forgot_near} of {len(near)} times, "
            f"otherwise {forgot_far} of {len(far)} times."
        )
    fitting = sum(_fits_better(each, twin, case.points) for each in case.typed)
    if fitting >= ENOUGH - 1:
        told.append(
            f"{fitting} of your {count_of(len(case.typed), 'typed answer')} "
            f"{'mentions' if fitting == 1 else 'mention'} more of what {twin.name} asks than of this question."
        )
    return told


def _too_long(case: Case) -> Diagnosis | None:
    if not case.answers or case.answers[0].words < LONG_WORDS:
        return None
    first, shortest = case.answers[0], min(case.answers, key=lambda each: (each.words, each.document))
    told = f"The answer shown first has {first.words} words, more than a minute of speech."
    times = sorted(each.duration_ms for each in case.reviews if each.duration_ms)
    if times:
        told += f" Half of the time you needed {times[len(times) // 2] // 1000} seconds or more."
    if shortest.words <= first.words * MUCH_SHORTER:
        told += f" {shortest.document} says it in {shortest.words}."
        advice = "Prefer the shorter answer, or ask for one point at a time."
        return Diagnosis(Kind.TOO_LONG, told, advice, (Remedy.SHORTER, Remedy.SPLIT))
    return Diagnosis(Kind.TOO_LONG, told, "Ask for one point at a time.", (Remedy.SPLIT,))


def _missed_point(case: Case) -> Diagnosis | None:
    missed = missed_points(case)
    if not missed:
        return None
    named = "; ".join(each.text for each in missed)
    told = f"None of your {count_of(len(case.typed), 'typed answer')} mentions: {named}."
    return Diagnosis(
        Kind.MISSED_POINT, told, "Make cards that ask for the missing point alone.", (Remedy.SPLIT,)
    )


def _late(case: Case) -> Diagnosis | None:
    by_night = [each for each in case.recalls if _is_late(case.hour_of(each.at_ms))]
    by_day = [each for each in case.recalls if not _is_late(case.hour_of(each.at_ms))]
    steps = [each for each in case.reviews if each.state is not State.REVIEW]
    late_steps = sum(_is_late(case.hour_of(each.at_ms)) for each in steps)
    told = []
    if len(by_night) >= ENOUGH <= len(by_day):
        night, day = _forgotten(by_night), _forgotten(by_day)
        if night >= ENOUGH and night / len(by_night) >= day / len(by_day) + CLEARLY:
            told.append(
                f"After {LATE_FROM}:00 you forgot it {night} of {len(by_night)} times, by day {day} of {len(by_day)}."
            )
    if late_steps > ENOUGH and 2 * late_steps > len(steps):
        told.append(f"{late_steps} of the {len(steps)} answers that learned it came after {LATE_FROM}:00.")
    if not told:
        return None
    return Diagnosis(Kind.LATE, " ".join(told), "Make it new again and learn it by day.", (Remedy.RELEARN,))


def _barely_learned(case: Case) -> Diagnosis | None:
    barely = [each for each in case.lapses if each.previous_days <= BARELY_DAYS]
    if len(barely) < ENOUGH or 2 * len(barely) < len(case.lapses):
        return None
    told = (
        f"{len(barely)} of {count_of(len(case.lapses), 'lapse')} came after an interval of at most {BARELY_DAYS} days: "
        "it did not last from the steps to the first review."
    )
    advice = "Ask for one point at a time, or make it new again and type the answer while you learn it."
    return Diagnosis(Kind.BARELY_LEARNED, told, advice, (Remedy.SPLIT, Remedy.RELEARN))


def _waited(case: Case) -> Diagnosis | None:
    late = 0
    for before, lapse in zip(case.reviews, case.reviews[1:], strict=False):
        if lapse in case.lapses and lapse.previous_days:
            late += lapse.study_day - before.study_day >= LONG_WAIT * lapse.previous_days
    if late < ENOUGH or 2 * late < len(case.lapses):
        return None
    told = (
        f"{late} of {count_of(len(case.lapses), 'lapse')} came after the card had waited at least {LONG_WAIT} times "
        "its interval."
    )
    advice = "Fewer new cards in its topic leave time for those that are due; ask for more retention where it counts."
    return Diagnosis(Kind.WAITED, told, advice, (Remedy.OPTIONS,))


def _overrated(case: Case) -> Diagnosis | None:
    after_easy = sum(
        lapse in case.lapses and before.rating is Rating.EASY
        for before, lapse in zip(case.reviews, case.reviews[1:], strict=False)
    )
    if after_easy < ENOUGH or 2 * after_easy < len(case.lapses):
        return None
    told = (
        f"{after_easy} of {count_of(len(case.lapses), 'lapse')} followed right after you had rated it Easy."
    )
    return Diagnosis(
        Kind.OVERRATED, told, "Type your answer before you look, and rate what you typed: Good is enough."
    )


def _reviews(events: Sequence[Event]) -> tuple[Reviewed, ...]:
    return tuple(each for each in effective(list(events)) if isinstance(each, Reviewed))


def _drills(events: Sequence[Event]) -> list[Practised]:
    counting = effective(list(events))
    return [each for each in counting if isinstance(each, Practised) and each.mode is Mode.CONTRAST]


def _forgotten(reviews: Sequence[Reviewed]) -> int:
    return sum(each.rating is Rating.AGAIN for each in reviews)


def _follows(day: int, days: set[int]) -> bool:
    return any(day - back in days for back in range(NEAR_DAYS + 1))


def _fits_better(typed: Typed, twin: Twin, points: Sequence[KeyPoint]) -> bool:
    if not twin.points or not points:
        return False
    theirs, own = score(typed.text, twin.points).coverage, score(typed.text, points).coverage
    return theirs >= own + FITS_BETTER


def _is_late(hour: int) -> bool:
    return hour >= LATE_FROM or hour < LATE_UNTIL
