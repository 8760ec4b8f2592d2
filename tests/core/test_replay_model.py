"""The model for many reviews gives, to the last bit, what the ``fsrs`` package gives."""

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
from trainer.core.replay_model import ReplayModel

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


def test_the_package_is_of_the_version_that_schedules_are_recorded_with() -> None:
    assert version("fsrs") == PACKAGE_VERSION


def test_the_default_parameters_are_those_of_the_package() -> None:
    assert tuple(fsrs.scheduler.DEFAULT_PARAMETERS) == DEFAULT_PARAMETERS


@given(parameter_sets, st.sampled_from(Rating))
def test_a_first_review_is_that_of_the_package(parameters: tuple[float, ...], rating: Rating) -> None:
    assert ReplayModel(parameters).after(None, rating) == MemoryModel(parameters).after(None, rating)


@given(parameter_sets, memories, st.sampled_from(Rating), st.integers(0, 20_000))
def test_a_later_review_is_that_of_the_package(
    parameters: tuple[float, ...], memory: Memory, rating: Rating, elapsed: int
) -> None:
    expected = MemoryModel(parameters).after(memory, rating, elapsed)
    assert ReplayModel(parameters).after(memory, rating, elapsed) == expected


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 900)), min_size=1, max_size=30))
def test_a_whole_life_is_that_of_the_package(reviews: list[tuple[Rating, int]]) -> None:
    model, package = ReplayModel(), MemoryModel()
    ours: Memory | None = None
    theirs: Memory | None = None
    for rating, elapsed in reviews:
        ours = model.after(ours, rating, elapsed)
        theirs = package.after(theirs, rating, elapsed)
        assert ours == theirs


def test_a_set_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="21 parameters"):
        MemoryModel(DEFAULT_PARAMETERS[:19])
