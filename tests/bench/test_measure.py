"""Percentiles, ratios and memory."""

import pytest

from trainer.bench.measure import Figures, figures, peak_mb, percentile, ratio


def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed() -> None:
    values = [float(each) for each in range(100, 0, -1)]
    assert [percentile(values, share) for share in (50, 95, 99, 100)] == [50, 95, 99, 100]


@pytest.mark.parametrize("share", [1, 50, 95, 99, 100])
def test_one_value_is_every_percentile(share: float) -> None:
    assert percentile([7.0], share) == 7.0


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)


def test_figures_tell_how_many_values_they_are_of() -> None:
    assert figures([3.0, 1.0, 2.0], 40.0) == Figures(2.0, 3.0, 3.0, 3, 40.0)


def test_a_ratio_to_nothing_is_unknown() -> None:
    assert ratio(3.0, 2.0) == 1.5
    assert ratio(3.0, 0.0) is None


def test_a_process_knows_the_memory_it_had_where_the_system_tells() -> None:
    peak = peak_mb()
    assert peak is None or peak > 1
