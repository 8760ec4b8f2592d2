"""The memory model against published vectors of FSRS-6 (default parameters unless said)."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.event import Rating
from trainer.core.memory import DEFAULT_PARAMETERS, Memory, MemoryModel

MODEL = MemoryModel()
LONG_TERM_ONLY = MemoryModel((*DEFAULT_PARAMETERS[:17], 0.0, 0.0, 0.0, DEFAULT_PARAMETERS[20]))


def after(*reviews: tuple[int, int], model: MemoryModel = MODEL) -> Memory:
    memory: Memory | None = None
    for rating, elapsed in reviews:
        memory = model.after(memory, Rating(rating), elapsed)
    assert memory is not None
    return memory


def test_the_first_review_sets_stability_and_difficulty_by_rating() -> None:
    firsts = [after((rating, 0)) for rating in Rating]
    assert [each.stability for each in firsts] == pytest.approx([0.212, 1.2931, 2.3065, 8.2956])
    assert [each.difficulty for each in firsts] == pytest.approx([6.4133, 5.11217071, 2.11810397, 1])


def test_a_long_sequence_gives_the_published_memory_state() -> None:
    sequence = [(1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21)]
    expected = [
        (0.212, 6.4133),
        (0.246689, 6.402115),
        (2.021477, 6.390941),
        (7.863699, 6.379779),
        (21.917713, 6.368627),
        (53.62691, 6.3574867),
    ]
    for length, (stability, difficulty) in enumerate(expected, start=1):
        memory = after(*sequence[:length])
        assert memory.stability == pytest.approx(stability, abs=1e-4)
        assert memory.difficulty == pytest.approx(difficulty, abs=1e-4)


def test_without_same_day_parameters_the_sequence_gives_the_published_stability() -> None:
    memory = after((1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21), model=LONG_TERM_ONLY)
    assert memory.stability == pytest.approx(53.335106, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_difficulty_moves_by_rating() -> None:
    moved = [MODEL.after(Memory(5.0, 5.0), rating, 1).difficulty for rating in Rating]
    assert moved == pytest.approx([8.34176237, 6.66599536, 4.99022837, 3.31446137])


@pytest.mark.parametrize(
    ("stability", "expected"),
    [
        (5.0, [1.596818, 5, 5, 8.12960956]),
        (0.5, [0.1858, 0.5, 0.5499, 0.946]),
        (1.0, [0.355, 1, 1.0507, 1.8076]),
        (20.0, [5.8304, 20, 20, 29.6834]),
        (100.0, [26.2227, 100, 100, 133.5033]),
    ],
)
def test_a_second_review_on_the_same_day_moves_stability(stability: float, expected: list[float]) -> None:
    moved = [MODEL.after(Memory(stability, 5.0), rating, 0).stability for rating in Rating]
    assert moved == pytest.approx(expected, abs=1e-4)


def stability_after_recall(stability: float, difficulty: float, recall: float, rating: int) -> float:
    """The published formula, written out independently of the package."""
    w = DEFAULT_PARAMETERS
    growth = exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp(w[10] * (1 - recall)) - 1)
    return stability * (1 + growth * (w[15] if rating == 2 else 1) * (w[16] if rating == 4 else 1))


def stability_after_lapse(stability: float, difficulty: float, recall: float) -> float:
    """The published formula, written out independently of the package."""
    w = DEFAULT_PARAMETERS
    forgotten = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp(w[14] * (1 - recall))
    return min(forgotten, stability / exp(w[17] * w[18]))


def test_the_formulas_for_recall_and_lapse_give_the_published_values() -> None:
    cases = list(zip((1.0, 2.0, 3.0, 4.0), (0.9, 0.8, 0.7, 0.6), (1, 2, 3, 4), strict=True))
    recalled = [
        stability_after_recall(5.0, difficulty, recall, rating) for difficulty, recall, rating in cases
    ]
    forgotten = [stability_after_lapse(5.0, difficulty, recall) for difficulty, recall, _ in cases]
    assert recalled == pytest.approx([25.60252118, 28.22657096, 58.65599107, 127.2266925])
    assert forgotten == pytest.approx([1.05253961, 1.18943295, 1.36808387, 1.58498896])


@given(
    stability=st.floats(0.1, 2000),
    difficulty=st.floats(1, 10),
    elapsed=st.integers(1, 3000),
    rating=st.sampled_from(Rating),
)
def test_a_review_days_later_follows_the_published_formulas(
    stability: float, difficulty: float, elapsed: int, rating: Rating
) -> None:
    memory = Memory(stability, difficulty)
    recall = MODEL.recall(memory, elapsed)
    expected = (
        stability_after_lapse(stability, difficulty, recall)
        if rating is Rating.AGAIN
        else stability_after_recall(stability, difficulty, recall, rating)
    )
    expected = min(max(expected, 0.001), 36500)
    assert MODEL.after(memory, rating, elapsed).stability == pytest.approx(expected, rel=1e-6)


def test_the_forgetting_curve_falls_as_published() -> None:
    one = Memory(1.0, 5.0)
    assert [MODEL.recall(one, day) for day in range(4)] == pytest.approx([1.0, 0.9, 0.84588465, 0.8093881])
    pairs = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 4), (5, 2)]
    recalls = [MODEL.recall(Memory(float(stability), 5.0), day) for day, stability in pairs]
    assert recalls == pytest.approx([1, 0.9403443, 0.9253786, 0.9185229, 0.9, 0.8261359])


def test_a_steeper_decay_gives_the_published_curve() -> None:
    model = MemoryModel((*DEFAULT_PARAMETERS[:20], 0.2))
    recalls = [model.recall(Memory(1.0, 5.0), day) for day in range(4)]
    assert recalls == pytest.approx([1.0, 0.9, 0.84028935, 0.7985001])


def test_the_interval_follows_the_desired_retention() -> None:
    memory = Memory(1.0, 5.0)
    intervals = [max(1, round(MODEL.interval(memory, tenth / 10))) for tenth in range(1, 11)]
    assert intervals[0] == pytest.approx(3116769, abs=3)
    assert intervals[1:] == [34793, 2508, 387, 90, 27, 9, 3, 1, 1]


def test_the_interval_at_ninety_percent_is_the_stability() -> None:
    assert MODEL.interval(Memory(37.5, 4.0), 0.9) == pytest.approx(37.5)


@pytest.mark.parametrize(
    ("rating", "gap", "stability", "difficulty"),
    [
        (1, 1, 0.10088589, 8.806304),
        (2, 1, 3.2494123, 6.7404594),
        (3, 1, 7.3153, 2.1112142),
        (4, 1, 18.014914, 1.0),
        (1, 2, 0.112798266, 8.806304),
        (2, 2, 4.4694576, 6.7404594),
    ],
)
def test_two_equal_ratings_some_days_apart(
    rating: int, gap: int, stability: float, difficulty: float
) -> None:
    memory = after((rating, 0), (rating, gap))
    assert memory.stability == pytest.approx(stability, rel=1e-4)
    assert memory.difficulty == pytest.approx(difficulty, abs=1e-4)


def test_the_next_states_of_a_known_card() -> None:
    card = Memory(10.0, 5.0)
    later = [MODEL.after(card, rating, 10) for rating in Rating]
    assert [each.stability for each in later] == pytest.approx(
        [1.39199, 23.24689, 32.02675, 51.25389], abs=1e-4
    )
    assert [each.difficulty for each in later] == pytest.approx(
        [8.34176, 6.66600, 4.99023, 3.31446], abs=1e-4
    )
    same_day = [MODEL.after(card, rating, 0).stability for rating in Rating]
    assert same_day == pytest.approx([3.051249, 10, 10, 15.534309], abs=1e-4)


def test_stability_never_falls_below_a_thousandth_of_a_day() -> None:
    memory = after(*[(1, 1)] * 1000)
    assert memory.stability >= 0.001


def test_difficulty_ends_at_one_after_many_easy_ratings() -> None:
    assert after(*[(4, 0)] * 40).difficulty == pytest.approx(1.0)


def test_a_clock_set_back_counts_as_the_same_day() -> None:
    assert MODEL.after(Memory(5.0, 5.0), Rating.GOOD, -3) == MODEL.after(Memory(5.0, 5.0), Rating.GOOD, 0)
