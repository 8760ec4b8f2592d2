"""How well topics and subjects are mastered: progress beside the work it took and the retention it gave."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.measures import Progress

TREND_DAYS = 30
"""Retention of the last so many days is compared with that of as many days before."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """Reviews of due cards, each card's first of a day: how many passed, and how many there were."""

    passed: int = 0
    total: int = 0

    @property
    def share(self) -> float | None:
        """The share that passed, 0 to 1; ``None`` of nothing."""
        return self.passed / self.total if self.total else None

    def __add__(self, other: "Recalled") -> "Recalled":
        return Recalled(self.passed + other.passed, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Work:
    """Time spent answering (ms), and recall in all, in the last ``TREND_DAYS`` days, and in as many before those."""

    time_ms: int = 0
    ever: Recalled = Recalled()
    lately: Recalled = Recalled()
    before: Recalled = Recalled()

    @property
    def trend(self) -> float | None:
        """How much retention rose, -1 to 1; ``None`` where either time had no reviews of due cards."""
        lately, before = self.lately.share, self.before.share
        return None if lately is None or before is None else lately - before


@dataclass(frozen=True, slots=True)
class MasteryRow:
    """A topic (with all below it) or a subject of the topic above it; ``depth`` counts from 0."""

    kind: str
    name: str
    depth: int
    progress: Progress
    work: Work


def together(works: Iterable[Work]) -> Work:
    """The work of several groups as one."""
    whole = Work()
    for each in works:
        whole = Work(
            whole.time_ms + each.time_ms,
            whole.ever + each.ever,
            whole.lately + each.lately,
            whole.before + each.before,
        )
    return whole
