"""Schedules: published vectors for steps and fuzz, and the rules of our own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.event import (
    Buried,
    DueSet,
    Event,
    Mode,
    Practised,
    Rating,
    Reset,
    Resumed,
    Retracted,
    Reviewed,
    State,
    Suspended,
)
from trainer.core.memory import Memory
from trainer.core.replay import apply, replay
from trainer.core.schedule import (
    NEW,
    Days,
    Rules,
    Schedule,
    Step,
    fuzz_bounds,
    fuzz_fraction,
    intervals,
    least_after_success,
    reckonings,
    with_fuzz,
)

EXACT = Rules(fuzz=False)
CARD = "5d7c2c1e-0000-5000-8000-000000000001"
MS_PER_DAY = 86_400_000


def a_review(rating: Rating, at_ms: int, *, day: int | None = None, uid: str = "") -> Reviewed:
    return Reviewed(
        uid=uid or f"review-{at_ms:020}",
        card=CARD,
        at_ms=at_ms,
        study_day=at_ms // MS_PER_DAY if day is None else day,
        rating=rating,
    )


def reviewed_when_due(ratings: list[int], rules: Rules) -> list[Schedule]:
    schedule, now, found = NEW, 19_325 * MS_PER_DAY + 45_000_000, []
    for rating in ratings:
        schedule = apply(schedule, a_review(Rating(rating), now), rules)
        found.append(schedule)
        now = schedule.due_ms or now + schedule.interval_days * MS_PER_DAY
    return found


def test_a_card_reviewed_exactly_when_due_gets_the_published_intervals() -> None:
    found = reviewed_when_due([3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3], EXACT)
    assert [each.interval_days for each in found] == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    assert [each.state for each in found] == [
        State.LEARNING,
        *[State.REVIEW] * 5,
        *[State.RELEARNING] * 2,
        *[State.REVIEW] * 5,
    ]
    stabilities = [each.memory.stability for each in found if each.memory]
    assert stabilities == pytest.approx(
        [
            2.3065, 2.3065, 10.971048, 46.316858, 162.999816, 497.876555, 6.890413, 2.154598, 2.154598,
            3.983123, 7.236254, 12.483044, 20.770357,
        ],
        abs=1e-4,
    )  # fmt: skip
    assert found[-1].memory is not None
    assert found[-1].memory.difficulty == pytest.approx(9.05576, abs=1e-5)
    assert found[-1].lapses == 1
    assert found[-1].reps == 13


def test_the_steps_of_a_new_card() -> None:
    shown = intervals(CARD, NEW, 0, EXACT)
    assert shown == {
        Rating.AGAIN: Step(60, 0),
        Rating.HARD: Step(330, 0),
        Rating.GOOD: Step(600, 1),
        Rating.EASY: Days(8),
    }


def test_on_the_last_step_hard_repeats_it_and_good_graduates() -> None:
    schedule = apply(NEW, a_review(Rating.GOOD, 1000), EXACT)
    shown = intervals(CARD, schedule, 0, EXACT)
    assert shown[Rating.AGAIN] == Step(60, 0)
    assert shown[Rating.HARD] == Step(600, 1)
    assert shown[Rating.GOOD] == Days(2)


def test_hard_on_an_only_step_waits_half_as_long_again() -> None:
    rules = replace(EXACT, learning_steps_s=(600,))
    assert intervals(CARD, NEW, 0, rules)[Rating.HARD] == Step(900, 0)


def test_hard_on_a_step_of_days_waits_at_most_a_day_longer() -> None:
    rules = replace(EXACT, learning_steps_s=(3 * 86400,))
    assert intervals(CARD, NEW, 0, rules)[Rating.HARD] == Step(4 * 86400, 0)


def test_without_learning_steps_every_rating_gives_days() -> None:
    rules = replace(EXACT, learning_steps_s=())
    assert intervals(CARD, NEW, 0, rules) == {
        Rating.AGAIN: Days(1),
        Rating.HARD: Days(1),
        Rating.GOOD: Days(2),
        Rating.EASY: Days(8),
    }


@pytest.mark.parametrize(
    ("interval", "minimum", "maximum", "expected"),
    [
        (2.5, 1, 1000, [2, 3, 4]),
        (7, 1, 1000, [5, 7, 9]),
        (17, 1, 1000, [14, 17, 20]),
        (37, 1, 1000, [33, 37, 41]),
        (2, 3, 1000, [3, 4, 4]),
        (2, 3, 3, [3, 3, 3]),
        (19.9, 3, 1000, [17, 20, 23]),
        (100, 101, 1000, [101, 105, 108]),
        (100, 1, 99, [92, 96, 99]),
        (100, 97, 103, [97, 100, 103]),
    ],
)
def test_fuzz_stays_within_the_published_bounds(
    interval: float, minimum: int, maximum: int, expected: list[int]
) -> None:
    assert [with_fuzz(interval, part, minimum, maximum) for part in (0, 0.5, 0.99)] == expected


@given(st.floats(1, 400), st.integers(0, 500))
def test_fuzz_depends_on_the_card_and_its_number_of_reviews_alone(interval: float, reps: int) -> None:
    fraction = fuzz_fraction(CARD, reps)
    assert 0 <= fraction < 1
    assert fraction == fuzz_fraction(CARD, reps)
    lower, upper = fuzz_bounds(interval, 1, 36500)
    assert lower <= with_fuzz(interval, fraction, 1, 36500) <= upper


schedules_in_review = st.builds(
    Schedule,
    state=st.just(State.REVIEW),
    memory=st.builds(Memory, st.floats(0.01, 3000), st.floats(1, 10)),
    due_day=st.integers(0, 100),
    interval_days=st.integers(1, 400),
    last_day=st.integers(0, 50),
    reps=st.integers(1, 50),
)


@given(schedules_in_review, st.integers(51, 1000), st.booleans())
def test_a_better_rating_never_gives_a_shorter_interval(schedule: Schedule, day: int, fuzz: bool) -> None:
    shown = intervals(CARD, schedule, day, Rules(fuzz=fuzz, relearning_steps_s=()))
    days = [each.days for each in shown.values() if isinstance(each, Days)]
    assert len(days) == 4
    assert days[1] < days[2] < days[3] or days[3] == 36500
    assert days[0] <= days[2]
    assert min(days) >= 1


def test_an_interval_that_the_model_wants_longer_grows_by_a_day_at_least() -> None:
    schedule = Schedule(State.REVIEW, Memory(10.0, 5.0), due_day=10, interval_days=30, last_day=0, reps=3)
    shown = intervals(CARD, schedule, 30, EXACT)
    good = shown[Rating.GOOD]
    assert isinstance(good, Days)
    assert good.days > 30


@pytest.mark.parametrize(
    ("ideal", "previous", "least"), [(2.7269483, 4, 4), (2.7269483, 5, 0), (4.591988, 4, 5)]
)
def test_a_success_is_not_shortened_beyond_the_published_bounds(
    ideal: float, previous: int, least: int
) -> None:
    assert least_after_success(previous, ideal, 36500) == least


@given(schedules_in_review, st.integers(51, 1000))
def test_every_success_keeps_to_the_published_answer_rules(schedule: Schedule, day: int) -> None:
    rules = Rules()
    found = reckonings(CARD, schedule, day, rules)
    longer_than = 0
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        each = found[rating]
        assert isinstance(each.interval, Days)
        least = max(least_after_success(schedule.interval_days, each.ideal, 36500), longer_than + 1)
        assert each.interval.days >= min(least, 36500)
        longer_than = each.interval.days


def test_no_interval_exceeds_the_maximum() -> None:
    schedule = Schedule(State.REVIEW, Memory(3000.0, 2.0), due_day=10, interval_days=300, last_day=0, reps=9)
    exact = intervals(CARD, schedule, 300, replace(EXACT, maximum_interval=365))
    assert [each.days for each in exact.values() if isinstance(each, Days)] == [365, 365, 365]
    fuzzed = intervals(CARD, schedule, 300, Rules(maximum_interval=365))
    assert max(each.days for each in fuzzed.values() if isinstance(each, Days)) == 365


ratings = st.sampled_from(Rating)
gaps_ms = st.one_of(st.integers(1_000, 1_000_000), st.integers(MS_PER_DAY, 40 * MS_PER_DAY))


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """A card's log of all kinds of event, with retractions of any earlier ones."""
    now, events = 0, list[Event]()
    for number in range(draw(st.integers(0, 14))):
        now += draw(gaps_ms)
        base = {"uid": f"event-{number:03}", "card": CARD, "at_ms": now, "study_day": now // MS_PER_DAY}
        day = base["study_day"]
        kinds = (
            ["review"] * 6
            + ["reset", "suspend", "resume", "bury", "due", "practise"]
            + (["retract"] * 3 if events else [])
        )
        match draw(st.sampled_from(kinds)):
            case "review":
                promise = draw(st.one_of(st.none(), st.integers(0, 30)))
                events.append(Reviewed(**base, rating=draw(ratings), interval_days=promise))
            case "reset":
                events.append(Reset(**base))
            case "suspend":
                events.append(Suspended(**base))
            case "resume":
                events.append(Resumed(**base))
            case "bury":
                events.append(Buried(**base, until_day=day + 1))
            case "due":
                events.append(DueSet(**base, due_day=day + draw(st.integers(0, 20))))
            case "practise":
                events.append(Practised(**base, mode=Mode.CRAM, rating=draw(ratings)))
            case _:
                events.append(Retracted(**base, target=draw(st.sampled_from(events)).uid))
    return events


@given(logs(), st.randoms())
def test_a_replay_does_not_depend_on_the_order_of_the_rows(log: list[Event], random: object) -> None:
    shuffled = list(log)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert replay(shuffled, Rules()) == replay(log, Rules())


@given(logs())
def test_a_replay_equals_applying_event_by_event(log: list[Event]) -> None:
    kept = [each for each in log if not isinstance(each, Retracted)]
    live = NEW
    for event in kept:
        live = apply(live, event, Rules())
    assert replay(kept, Rules()) == live


@given(logs(), ratings)
def test_a_retraction_restores_the_schedule_to_the_bit(log: list[Event], rating: Rating) -> None:
    before = replay(log, Rules())
    at = max((each.at_ms for each in log), default=0) + 1000
    review = a_review(rating, at, uid="x-review")
    back = Retracted(uid="y-back", card=CARD, at_ms=at + 1, study_day=review.study_day, target=review.uid)
    again = Retracted(uid="z-again", card=CARD, at_ms=at + 2, study_day=review.study_day, target=back.uid)
    assert replay([*log, review, back], Rules()) == before
    assert replay([*log, review, back, again], Rules()) == replay([*log, review], Rules())


def test_the_promise_of_the_button_outlives_a_change_of_rules() -> None:
    review = replace(a_review(Rating.EASY, 5 * MS_PER_DAY), interval_days=8)
    assert replay([review], Rules(retention=0.75)).due_day == 13


def test_a_lapse_starts_relearning_and_a_bury_ends_with_the_next_review() -> None:
    log: list[Event] = [
        replace(a_review(Rating.EASY, MS_PER_DAY), interval_days=8),
        Buried(uid="b", card=CARD, at_ms=9 * MS_PER_DAY, study_day=9, until_day=10),
    ]
    assert replay(log, EXACT).buried_until == 10
    lapsed = replay([*log, a_review(Rating.AGAIN, 10 * MS_PER_DAY)], EXACT)
    assert lapsed.state is State.RELEARNING
    assert lapsed.lapses == 1
    assert lapsed.buried_until == 0
    assert lapsed.due_ms == 10 * MS_PER_DAY + 600_000


def test_a_reset_card_is_new_again_but_remembers_how_often_it_was_answered() -> None:
    log: list[Event] = [
        a_review(Rating.EASY, MS_PER_DAY),
        Reset(uid="r", card=CARD, at_ms=2 * MS_PER_DAY, study_day=2),
    ]
    assert replay(log, EXACT) == Schedule(reps=1)


def test_a_chosen_due_day_moves_the_card_there() -> None:
    log: list[Event] = [
        a_review(Rating.EASY, MS_PER_DAY),
        DueSet(uid="d", card=CARD, at_ms=2 * MS_PER_DAY, study_day=2, due_day=30),
    ]
    moved = replay(log, EXACT)
    assert (moved.state, moved.due_day, moved.interval_days) == (State.REVIEW, 30, 28)


def test_other_rules_have_another_fingerprint() -> None:
    assert Rules().fingerprint == Rules().fingerprint
    assert Rules().fingerprint != Rules(retention=0.91).fingerprint


def test_practice_leaves_the_schedule_alone() -> None:
    review = a_review(Rating.EASY, MS_PER_DAY)
    practice = Practised(
        uid="p", card=CARD, at_ms=2 * MS_PER_DAY, study_day=2, mode=Mode.CRAM, rating=Rating.AGAIN
    )
    assert replay([review, practice], EXACT) == replay([review], EXACT)
