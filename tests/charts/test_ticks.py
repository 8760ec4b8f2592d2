"""Axes are labelled with round numbers that cover the values and names that do not overlap."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.charts.ticks import labelled, value_ticks


def test_ticks_are_round_numbers() -> None:
    assert value_ticks(0, 7) == (0, 2, 4, 6, 8)
    assert value_ticks(0, 43) == (0, 10, 20, 30, 40, 50)
    assert value_ticks(0, 1234) == (0, 500, 1000, 1500)
    assert value_ticks(50, 100) == (50, 60, 70, 80, 90, 100)


def test_small_counts_are_labelled_in_whole_numbers() -> None:
    assert value_ticks(0, 1) == (0, 1)
    assert value_ticks(0, 3) == (0, 1, 2, 3)
    assert value_ticks(0, 0) == (0, 1)


@given(st.floats(0, 1e7), st.floats(0, 1e7))
def test_ticks_cover_the_values_and_are_few(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    ticks = value_ticks(low, high)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert 2 <= len(ticks) <= 8


def test_every_point_is_named_where_there_is_room() -> None:
    assert list(labelled(5, 500, 60)) == [0, 1, 2, 3, 4]


def test_names_are_left_out_where_they_would_overlap() -> None:
    assert list(labelled(30, 400, 60)) == [0, 5, 10, 15, 20, 25]
    assert list(labelled(60, 30, 60)) == [0]
    assert list(labelled(0, 400, 60)) == []


@given(st.integers(1, 400), st.floats(1, 3000), st.floats(1, 200))
def test_named_points_are_at_least_a_name_apart(count: int, room: float, widest: float) -> None:
    step = labelled(count, room, widest).step
    assert step * room / count >= widest * 0.999 or len(labelled(count, room, widest)) == 1
