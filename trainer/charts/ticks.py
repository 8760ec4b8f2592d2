"""Where an axis is labelled: round numbers, and only as many names as there is room for."""

from math import ceil, floor, log10

_ROUND = (1.0, 2.0, 5.0, 10.0)


def value_ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round numbers, evenly spaced, from ``low`` or below to ``high`` or above, about ``most`` steps apart.

    Steps are whole numbers: what the charts count comes in ones.
    """
    step = _step(max(high - low, 1.0) / most)
    first, last = floor(low / step), ceil(high / step)
    return tuple(step * each for each in range(first, max(last, first + 1) + 1))


def labelled(count: int, room: float, widest: float) -> range:
    """Which of ``count`` evenly spaced points get their name, where the widest name takes ``widest`` of ``room``."""
    fitting = max(int(room // widest), 1) if widest > 0 else count
    return range(0, count, max(ceil(count / fitting), 1))


def _step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, ... that is at least ``least``."""
    power = 10.0 ** max(floor(log10(least)), 0)
    return next(power * each for each in _ROUND if power * each >= least)
