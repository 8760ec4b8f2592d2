"""The memory model gives, to the last bit, what the ``fsrs`` package gives."""

from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import fsrs
import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.event import Rating
from trainer.core.memory import (
    DEFAULT_PARAMETERS,
    MAXIMUM_STABILITY,
    PACKAGE_VERSION,
    Memory,
    MemoryModel,
)

MIDNIGHT = datetime(1970, 1, 1, tzinfo=UTC)

parameter_sets = st.one_of(
    st.just(DEFAULT_PARAMETERS),
    st.tuples(
        *(
            st.floats(low, high)
            for low, high in zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
        )
    ),
)
memories = st.builds(Memory, stability=st.floats(0.001, MAXIMUM_STABILITY), difficulty=st.floats(1, 10))


def after_by_package(
    parameters: tuple[float, ...], memory: Memory | None, rating: Rating, elapsed_days: int
) -> Memory:
    scheduler = fsrs.Scheduler(parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = fsrs.Card(card_id=0)
    if memory is not None:
        card.state, card.step = fsrs.State.Review, None
        card.stability, card.difficulty, card.last_review = memory.stability, memory.difficulty, MIDNIGHT
    reviewed, _ = scheduler.review_card(card, fsrs.Rating(rating), MIDNIGHT + timedelta(days=elapsed_days))
    assert reviewed.stability is not None
    assert reviewed.difficulty is not None
    return Memory(min(reviewed.stability, MAXIMUM_STABILITY), reviewed.difficulty)


def test_the_package_is_of_the_version_that_schedules_are_recorded_with() -> None:
    assert version("fsrs") == PACKAGE_VERSION


def test_the_default_parameters_are_those_of_the_package() -> None:
    assert tuple(fsrs.scheduler.DEFAULT_PARAMETERS) == DEFAULT_PARAMETERS


@given(parameter_sets, st.sampled_from(Rating))
def test_a_first_review_is_that_of_the_package(parameters: tuple[float, ...], rating: Rating) -> None:
    assert MemoryModel(parameters).after(None, rating) == after_by_package(parameters, None, rating, 0)


@given(parameter_sets, memories, st.sampled_from(Rating), st.integers(0, 20_000))
def test_a_later_review_is_that_of_the_package(
    parameters: tuple[float, ...], memory: Memory, rating: Rating, elapsed: int
) -> None:
    expected = after_by_package(parameters, memory, rating, elapsed)
    assert MemoryModel(parameters).after(memory, rating, elapsed) == expected


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 900)), min_size=1, max_size=30))
def test_a_whole_life_is_that_of_the_package(reviews: list[tuple[Rating, int]]) -> None:
    model = MemoryModel()
    ours: Memory | None = None
    theirs: Memory | None = None
    for rating, elapsed in reviews:
        ours = model.after(ours, rating, elapsed)
        theirs = after_by_package(DEFAULT_PARAMETERS, theirs, rating, elapsed)
        assert ours == theirs


def test_a_set_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="21 parameters"):
        MemoryModel(DEFAULT_PARAMETERS[:19])
