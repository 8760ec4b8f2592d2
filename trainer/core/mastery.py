"""How well topics and subjects are mastered: progress beside the work it took and the retention it gave."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.measures import Progress, combined
from trainer.core.topic import show_path

SPARK_WEEKS = 12
"""Weeks of a spark line; the last ends today."""
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
class Signs:
    """Further signs of mastery, as sums that can be added up.

    ``covered`` adds up the shares of key points (0 to 1) that ``answers`` typed answers mentioned, as ticked where they
    were; ``on_day`` the recalls predicted for the day to come of ``seen`` cards; ``weeks`` are the recall of each of
    the last ``SPARK_WEEKS``, the oldest first, empty where there was none.
    """

    covered: float = 0.0
    answers: int = 0
    on_day: float = 0.0
    seen: int = 0
    weeks: tuple[Recalled, ...] = ()

    @property
    def coverage(self) -> float | None:
        """The mean share of key points mentioned, 0 to 1; ``None`` without typed answers."""
        return self.covered / self.answers if self.answers else None

    @property
    def recall_on_day(self) -> float | None:
        """The mean recall of the seen cards on the day, 0 to 1; ``None`` where none was seen."""
        return self.on_day / self.seen if self.seen else None


NO_SIGNS = Signs()


@dataclass(frozen=True, slots=True)
class MasteryRow:
    """A topic (with all below it) or a subject of the topic above it; ``depth`` counts from 0.

    ``path`` has the names of the topics above and its own last.
    """

    kind: str
    name: str
    depth: int
    progress: Progress
    work: Work
    signs: Signs = NO_SIGNS
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """Progress under a name: ``kind`` is "topic" (with the whole path as name) or "subject"."""

    kind: str
    name: str
    progress: Progress
    work: Work = Work()
    signs: Signs = NO_SIGNS


def as_groups(rows: Iterable[MasteryRow]) -> list[GroupProgress]:
    """A group for each topic, in their order, then one for each subject, by name, whatever topics it is in."""
    topics: list[GroupProgress] = []
    subjects: dict[str, list[MasteryRow]] = {}
    for row in rows:
        if row.kind == "topic":
            topics.append(GroupProgress("topic", show_path(row.path), row.progress, row.work, row.signs))
        else:
            subjects.setdefault(row.name, []).append(row)
    return topics + [
        GroupProgress(
            "subject",
            name,
            combined(each.progress for each in parts),
            together(each.work for each in parts),
            added_up(each.signs for each in parts),
        )
        for name, parts in subjects.items()
    ]


def together(works: Iterable[Work]) -> Work:
    """The work of several groups as one."""
    parts = list(works)
    if len(parts) == 1:
        return parts[0]
    return Work(
        sum(each.time_ms for each in parts),
        _recalled(each.ever for each in parts),
        _recalled(each.lately for each in parts),
        _recalled(each.before for each in parts),
    )


def added_up(signs: Iterable[Signs]) -> Signs:
    """The signs of several groups as one."""
    parts = list(signs)
    if len(parts) == 1:
        return parts[0]
    return Signs(
        sum(each.covered for each in parts),
        sum(each.answers for each in parts),
        sum(each.on_day for each in parts),
        sum(each.seen for each in parts),
        tuple(map(_recalled, zip(*(each.weeks for each in parts if each.weeks), strict=True))),
    )


def _recalled(parts: Iterable[Recalled]) -> Recalled:
    known = list(parts)
    return Recalled(sum([each.passed for each in known]), sum([each.total for each in known]))
