"""The heart of a mock interview."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.event import Rating
from trainer.core.key_point import KeyPoint
from trainer.core.mock_interview import Answered, Candidate, debrief, draw, suggested

HEAVY, LIGHT = KeyPoint("heavy", "the heavy point", weight=3.0), KeyPoint("light", "the light point")


def candidates(count: int, *, topics: int = 1, per_subject: int = 1) -> list[Candidate]:
    return [Candidate(n, f"uid {n}", n % topics, n // per_subject) for n in range(count)]


@given(st.permutations(candidates(20, topics=3)), st.integers(0, 10**6))
def test_the_same_seed_asks_the_same_questions_whatever_their_order(
    mixed: list[Candidate], seed: int
) -> None:
    assert draw(mixed, 8, seed) == draw(candidates(20, topics=3), 8, seed)


def test_another_seed_asks_other_questions() -> None:
    assert len({tuple(draw(candidates(20), 8, seed)) for seed in range(10)}) == 10


@given(st.integers(0, 40), st.integers(0, 10**6))
def test_near_duplicates_are_never_asked_together(count: int, seed: int) -> None:
    asked = draw(candidates(30, topics=4, per_subject=3), count, seed)
    assert len(asked) == min(count, 10)
    assert len({card // 3 for card in asked}) == len(asked)


@given(st.integers(0, 10**6))
def test_topics_take_turns(seed: int) -> None:
    asked = draw(candidates(30, topics=3), 9, seed)
    assert sorted(card % 3 for card in asked) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_cards_without_a_subject_are_alone() -> None:
    assert sorted(draw([Candidate(1, "a"), Candidate(2, "b")], 5, 7)) == [1, 2]


def test_coverage_goes_by_the_weight_of_the_points() -> None:
    answer = Answered(1, "?", "Pooling", (LIGHT, HEAVY), ("light",))
    assert answer.coverage == 0.25
    assert answer.missed == (HEAVY,)


def test_a_card_without_key_points_has_no_coverage() -> None:
    assert Answered(1, "?", "Pooling").coverage is None


def test_the_debrief_adds_up_and_names_the_weakest_subjects_first() -> None:
    told = debrief(
        [
            Answered(1, "?", "Pooling", (LIGHT, HEAVY), ("light", "heavy"), 30_000),
            Answered(2, "?", "Anchors", (LIGHT, HEAVY), ("light",), 60_000),
            Answered(3, "?", "Odd", (), (), 10_000),
        ]
    )
    assert (told.coverage, told.time_ms, told.missed) == (0.625, 100_000, 1)
    assert told.weakest == (("Anchors", 0.25), ("Pooling", 1.0))


def test_an_interview_without_an_answer_has_an_empty_debrief() -> None:
    told = debrief([])
    assert (told.coverage, told.time_ms, told.missed, told.weakest) == (None, 0, 0, ())


def test_coverage_suggests_a_rating() -> None:
    assert [suggested(each) for each in (0.0, 0.49, 0.5, 0.79, 0.8, 1.0, None)] == [
        Rating.AGAIN,
        Rating.AGAIN,
        Rating.HARD,
        Rating.HARD,
        Rating.GOOD,
        Rating.GOOD,
        Rating.GOOD,
    ]
