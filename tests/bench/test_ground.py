"""Where a part works: how often it measures, and what it keeps."""

from pathlib import Path

from trainer.bench.contents import NOW_MS
from trainer.bench.ground import ENOUGH_MS, Ground


def a_ground(times: int) -> Ground:
    return Ground(Path("store.db"), Path("folder"), times)


def test_a_part_measures_as_often_as_it_is_to() -> None:
    assert list(a_ground(3).rounds()) == [0, 1, 2]


def test_a_part_that_takes_very_long_is_measured_once() -> None:
    ground = a_ground(3)
    for _ in ground.rounds():
        ground.took(ENOUGH_MS + 1.0)
    assert len(ground.values) == 1


def test_what_happens_inside_is_measured() -> None:
    ground = a_ground(1)
    with ground.timed():
        pass
    assert len(ground.values) == 1
    assert ground.values[0] > 0


def test_the_clock_begins_at_the_instant_the_contents_are_made_for() -> None:
    assert a_ground(1).now_ms() >= NOW_MS
