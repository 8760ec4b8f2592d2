"""Points that are not days: named groups, and the groups that numbers fall into."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from trainer.charts.base import Point
from trainer.core.search_days import rated_on

MOST_LISTED = 300
"""Cards that a search names one by one."""


def named(labels: Iterable[str], shorts: Iterable[str] | None = None) -> tuple[Point, ...]:
    """A point for each label; ``shorts`` are its names on the axis where they differ."""
    labels = tuple(labels)
    pairs = zip(labels, labels if shorts is None else shorts, strict=True)
    return tuple(Point(place, place, label, short) for place, (label, short) in enumerate(pairs))


def searching(points: Iterable[Point], searches: Iterable[str]) -> tuple[Point, ...]:
    """The points with the search behind each."""
    return tuple(replace(point, search=search) for point, search in zip(points, searches, strict=True))


def answered(points: Iterable[Point], *told: str) -> tuple[Point, ...]:
    """Points by day with the search for the cards answered then; ``told`` says how, see ``core.search_days``."""
    return tuple(replace(point, search=rated_on(point.first, point.last, *told)) for point in points)


def cards_search(cards: Iterable[int]) -> str:
    """A search for these cards by row id; empty for none, and for more than ``MOST_LISTED``."""
    ids = sorted(set(cards))
    return f"cid:{','.join(map(str, ids))}" if 0 < len(ids) <= MOST_LISTED else ""


def between(measure: str, edges: Sequence[float], also: str = "") -> tuple[str, ...]:
    """A search for each group of a measure: from its edge to below the next; the outer groups are open."""
    told = []
    for place, edge in enumerate(edges):
        parts = [f"prop:{measure}>={edge:g}"] if place else [f"prop:{measure}<{edges[1]:g}"]
        if 0 < place < len(edges) - 1:
            parts.append(f"prop:{measure}<{edges[place + 1]:g}")
        told.append(" ".join([*parts, also]).strip())
    return tuple(told)


def gathered(counts: Iterable[tuple[int, int]], edges: Sequence[float]) -> tuple[float, ...]:
    """How many lie in each group, from the counts at whole numbers.

    A group begins at its edge, a whole number, and what lies below the first is in the first.
    """
    groups = [0] * len(edges)
    for value, count in counts:
        groups[max(bisect_right(edges, value) - 1, 0)] += count
    return tuple(float(each) for each in groups)


def share(part: float, whole: float) -> float | None:
    """A part in percent; ``None`` of nothing."""
    return 100 * part / whole if whole else None
