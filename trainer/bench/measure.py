"""What comes of measuring: percentiles of times, peak memory, growth and ratios."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

STATUS = Path("/proc/self/status")
PARTS_OF_A_PROCESS = Path("/proc/self/smaps_rollup")


@dataclass(frozen=True, slots=True)
class Figures:
    """The values of one part, in its unit; ``peak_mb`` is the most memory its process had (``None``: unknown)."""

    median: float
    p95: float
    p99: float
    count: int
    peak_mb: float | None = None


def figures(values: Sequence[float], peak_mb: float | None = None) -> Figures:
    """The figures of at least one value.  Raises ``ValueError`` for none."""
    return Figures(
        percentile(values, 50), percentile(values, 95), percentile(values, 99), len(values), peak_mb
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not below ``share`` (above 0, at most 100) of a hundred values (nearest rank).

    Raises ``ValueError`` where there are none.
    """
    if not values:
        raise ValueError("there are no values to take a percentile of")
    return sorted(values)[ceil(len(values) * share / 100) - 1]


def ratio(ours: float, other: float) -> float | None:
    """How many times the other ours is; ``None`` where the other took no time at all."""
    return ours / other if other > 0 else None


def peak_mb() -> float | None:
    """The most memory this process had resident so far, in megabytes; ``None`` where the system does not tell."""
    return _kilobytes(STATUS, "VmHWM:") / 1024 if STATUS.exists() else None


def own_mb() -> float | None:
    """Its share (PSS) of the memory this process has now, in megabytes; ``None`` where the system does not tell."""
    return _kilobytes(PARTS_OF_A_PROCESS, "Pss:") / 1024 if PARTS_OF_A_PROCESS.exists() else None


def _kilobytes(file: Path, name: str) -> int:
    lines = (line.split() for line in file.read_text(encoding="ascii").splitlines())
    return next(int(line[1]) for line in lines if line and line[0] == name)
