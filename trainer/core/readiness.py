"""How ready the learner is on a day to come: the share of each topic that will be recalled on it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from trainer.core.schedule import Schedule
from trainer.core.topic import TopicPath

AHEAD_DAYS = 30
"""The day looked at where no interview is set, counted from today."""


@dataclass(frozen=True, slots=True)
class TopicReadiness:
    """Shares (0 to 1) of a topic's cards that are recalled; a card never seen counts as not recalled.

    ``now`` is today, ``unaided`` on the day without any more study, ``planned`` on the day if the plan for the
    interview is kept (``None`` without a plan).
    """

    path: TopicPath
    cards: int
    seen: int
    now: float
    unaided: float
    planned: float | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """Topics as they will stand on study day ``day``, the weakest first; ``interview`` says that one is set for it."""

    day: int
    interview: bool
    topics: tuple[TopicReadiness, ...]

    @property
    def cards(self) -> int:
        """All cards counted."""
        return sum(each.cards for each in self.topics)

    def share(self, of: Callable[[TopicReadiness], float | None]) -> float | None:
        """A share over all cards; ``None`` without cards or where a topic has none."""
        parts = [(of(each), each.cards) for each in self.topics]
        if not self.cards or any(share is None for share, _ in parts):
            return None
        return sum((share or 0.0) * cards for share, cards in parts) / self.cards


def readiness(
    day: int,
    cards: Iterable[tuple[TopicPath, Schedule]],
    recall: Callable[[Schedule, int], float],
    today: int,
    planned: Mapping[TopicPath, float] | None = None,
) -> Readiness:
    """The readiness of the topics on the first level at which they differ.

    ``recall`` predicts the recall of a seen card on a study day.  ``planned`` gives the recall on the day by exact
    topic, if the plan is kept; without it no plan is told.
    """
    told = list(cards)
    level = _level([path for path, _ in told])
    groups: dict[TopicPath, list[tuple[TopicPath, Schedule]]] = {}
    for path, schedule in told:
        groups.setdefault(path[:level], []).append((path, schedule))
    topics = []
    for path, inside in groups.items():
        seen = [schedule for _, schedule in inside if schedule.memory is not None]
        topics.append(
            TopicReadiness(
                path,
                len(inside),
                len(seen),
                sum(recall(each, today) for each in seen) / len(inside),
                sum(recall(each, day) for each in seen) / len(inside),
                None if planned is None else fmean(planned.get(exact, 0.0) for exact, _ in inside),
            )
        )
    topics.sort(key=lambda each: (each.unaided if each.planned is None else each.planned, each.path))
    return Readiness(day, planned is not None, tuple(topics))


def _level(paths: Sequence[TopicPath]) -> int:
    """One more than the levels that all paths share, but no deeper than the deepest; at least 1."""
    if not paths:
        return 1
    least, most = min(paths), max(paths)
    pairs = zip(least, most, strict=False)
    shared = next((place for place, (one, other) in enumerate(pairs) if one != other), len(least))
    return max(min(shared + 1, max(map(len, paths))), 1)
