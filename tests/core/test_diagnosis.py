"""What the log says of a leech: each finding from its own evidence, none from a few cases, always the same."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from support.random_logs import RandomLog
from support.workspaces import DAY_MS, NOON

from trainer.core.diagnosis import Case, Diagnosis, Kind, Length, Remedy, Twin, Typed, diagnose, missed_points
from trainer.core.event import Event, Mode, Practised, Rating, Retracted, Reviewed, State, effective
from trainer.core.key_point import KeyPoint

CARD, TWIN = "card", "twin"
FIRST_DAY = 20_000
A, G, E = Rating.AGAIN, Rating.GOOD, Rating.EASY
LAYERS = KeyPoint("layers", "fuses layers of every resolution")
ANCHORS = KeyPoint("anchors", "proposes anchor boxes")
PADDING = KeyPoint("padding", "pads the borders with zeros")


def reviewed(day: int, rating: Rating, *, hour: int = 12, interval: int = 5, card: str = CARD) -> Reviewed:
    return Reviewed(
        uid=f"{card}-{day}-{hour}-{rating}",
        card=card,
        at_ms=NOON + (day * 24 + hour - 12) * 3_600_000,
        study_day=FIRST_DAY + day,
        rating=rating,
        state=State.REVIEW,
        previous_days=interval,
        duration_ms=9_000,
    )


def learned(day: int, hour: int) -> Reviewed:
    return replace(reviewed(day, G, hour=hour), uid=f"step-{day}-{hour}", state=State.LEARNING)


def reviews(*days: tuple[int, Rating], interval: int = 5, card: str = CARD) -> tuple[Event, ...]:
    return tuple(reviewed(day, rating, interval=interval, card=card) for day, rating in days)


def drill(day: int, rating: Rating) -> Practised:
    at = NOON + day * DAY_MS
    return Practised(
        uid=f"drill-{day}", card=CARD, at_ms=at, study_day=FIRST_DAY + day, mode=Mode.CONTRAST, rating=rating
    )


def hour_of(at_ms: int) -> int:
    return at_ms // 3_600_000 % 24


def only(case: Case) -> Diagnosis:
    (found,) = diagnose(case)
    return found


def test_a_card_that_is_forgotten_after_its_twin_is_confused_with_it() -> None:
    own = reviews((1, A), (11, A), (21, A), (31, G), (40, G), (45, G), (50, G), (55, A))
    twin = Twin("question 18", reviews((0, G), (10, G), (20, G), (30, G), card=TWIN))
    found = only(Case(own, (twin,)))
    assert found.kind is Kind.CONFUSED
    assert found.evidence == (
        "Within 3 days after question 18 you forgot this one 3 of 4 times, otherwise 1 of 4 times."
    )
    assert found.remedies == (Remedy.CONTRAST,)


def test_a_card_that_is_forgotten_as_often_without_its_twin_is_not_confused() -> None:
    own = reviews((1, A), (11, A), (21, A), (31, G), (40, A), (45, A), (50, A), (55, G))
    twin = Twin("question 18", reviews((0, G), (10, G), (20, G), (30, G), card=TWIN))
    assert diagnose(Case(own, (twin,))) == []


def test_typed_answers_that_fit_the_twin_better_speak_for_confusion() -> None:
    typed = tuple(Typed(NOON + day, "It proposes anchor boxes.") for day in (1, 2))
    case = Case((), (Twin("question 18", points=(ANCHORS,)),), (LAYERS,), (*typed, Typed(NOON, "no idea")))
    assert only(case).evidence == (
        "2 of your 3 typed answers mention more of what question 18 asks than of this question."
    )


def test_a_contrast_drill_that_failed_twice_speaks_for_confusion() -> None:
    case = Case((drill(1, A), drill(2, G), drill(3, A)))
    assert only(case).evidence == "In 2 of 3 contrast drills you did not tell them apart."


def test_a_long_answer_names_a_much_shorter_one() -> None:
    found = only(Case(reviews((1, G)), answers=(Length("Long", 240), Length("Short", 62))))
    assert found.kind is Kind.TOO_LONG
    assert found.evidence == (
        "The answer shown first has 240 words, more than a minute of speech. "
        "Half of the time you needed 9 seconds or more. Short says it in 62."
    )
    assert found.remedies == (Remedy.SHORTER, Remedy.SPLIT)


def test_a_long_answer_without_a_shorter_one_is_to_be_split() -> None:
    found = only(Case((), answers=(Length("Long", 240), Length("Other", 200))))
    assert found.remedies == (Remedy.SPLIT,)


def test_a_short_answer_in_front_is_not_too_long() -> None:
    assert diagnose(Case((), answers=(Length("Short", 119), Length("Long", 300)))) == []


def test_the_key_point_that_is_never_ticked_is_named() -> None:
    typed = tuple(Typed(NOON + day, "", ("layers",)) for day in range(3))
    case = Case((), points=(LAYERS, PADDING), typed=typed)
    assert only(case).evidence == "None of your 3 typed answers mentions: pads the borders with zeros."
    assert missed_points(case) == (PADDING,)


def test_who_ticks_nothing_misses_nothing_in_particular() -> None:
    typed = tuple(Typed(NOON + day, "") for day in range(5))
    assert diagnose(Case((), points=(LAYERS, PADDING), typed=typed)) == []


def test_two_typed_answers_are_too_few_to_miss_a_point() -> None:
    typed = tuple(Typed(NOON + day, "", ("layers",)) for day in range(2))
    assert diagnose(Case((), points=(LAYERS, PADDING), typed=typed)) == []


def test_a_card_that_is_forgotten_at_night_is_told_by_the_hour() -> None:
    own = tuple(reviewed(day, A, hour=23) for day in (0, 10, 20))
    own += tuple(reviewed(day, G, hour=9) for day in (30, 40, 50))
    found = only(Case(own, hour_of=hour_of))
    assert found.kind is Kind.LATE
    assert found.evidence == "After 22:00 you forgot it 3 of 3 times, by day 0 of 3."
    assert found.remedies == (Remedy.RELEARN,)


def test_a_card_that_was_learned_at_night_is_told() -> None:
    own = tuple(learned(day, hour) for day, hour in ((0, 23), (1, 23), (2, 2), (3, 22), (4, 9)))
    assert only(Case(own, hour_of=hour_of)).evidence == (
        "4 of the 5 answers that learned it came after 22:00."
    )


def test_lapses_after_very_short_intervals_mean_it_was_never_learned() -> None:
    found = only(Case(reviews((2, A), (4, A), (6, A), (8, G), (20, A), interval=2)))
    assert found.kind is Kind.BARELY_LEARNED
    assert found.evidence.startswith("4 of 4 lapses came after an interval of at most 3 days")


def test_lapses_after_twice_the_interval_mean_it_was_asked_too_late() -> None:
    found = only(Case(reviews((0, G), (10, A), (20, A), (30, A), (34, A))))
    assert found.kind is Kind.WAITED
    assert found.evidence == "3 of 4 lapses came after the card had waited at least 2 times its interval."
    assert found.remedies == (Remedy.OPTIONS,)


def test_lapses_right_after_easy_mean_it_is_rated_too_high() -> None:
    found = only(Case(reviews((0, E), (5, A), (10, E), (15, A), (20, E), (25, A))))
    assert found.kind is Kind.OVERRATED
    assert found.evidence == "3 of 3 lapses followed right after you had rated it Easy."


def test_a_review_that_was_taken_back_never_counts() -> None:
    own = reviews((0, E), (5, A), (10, E), (15, A), (20, E), (25, A))
    last = own[-1]
    retraction = Retracted(
        uid="r", card=CARD, at_ms=last.at_ms + 1, study_day=last.study_day, target=last.uid
    )
    assert diagnose(Case((*own, retraction))) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_same_log_gives_the_same_words_in_whatever_order_it_comes(seed: int, order: int) -> None:
    log = RandomLog(seed, (CARD, TWIN), FIRST_DAY, events_per_card=60)
    points = (LAYERS, PADDING)
    typed = [Typed(NOON + n, "It fuses layers of every resolution.", ("layers",)) for n in range(4)]
    case = Case(
        tuple(log.by_card[CARD]),
        (Twin("question 2", tuple(log.by_card[TWIN]), (ANCHORS,)),),
        points,
        tuple(typed),
        (Length("Long", 200), Length("Short", 50)),
        hour_of,
    )
    shuffled = [list(events) for events in (log.by_card[CARD], log.by_card[TWIN], typed)]
    for each in shuffled:
        Random(order).shuffle(each)
    own, twin, replies = shuffled
    other = replace(
        case, events=tuple(own), typed=tuple(replies), twins=(replace(case.twins[0], events=tuple(twin)),)
    )
    assert diagnose(other) == diagnose(case)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_what_was_taken_back_changes_no_finding(seed: int) -> None:
    events = RandomLog(seed, (CARD,), FIRST_DAY, events_per_card=80).by_card[CARD]
    assert diagnose(Case(tuple(events), hour_of=hour_of)) == diagnose(
        Case(tuple(effective(events)), hour_of=hour_of)
    )
