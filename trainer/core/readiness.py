"""How ready the learner is on a day to come: the share of each topic that will be recalled on it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class TopicSums:
    """The cards of one topic, none below it: how many, how many seen, and the sums of their predicted recalls."""

    path: TopicPath
    cards: int
    seen: int
    now: float
    unaided: float


def readiness(
    day: int, topics: Iterable[TopicSums], planned: Mapping[TopicPath, float] | None = None
) -> Readiness:
    """The readiness of the topics on the first level at which they differ.

    ``planned`` gives the recall on the day by exact topic, if the plan is kept; without it no plan is told.
    """
    told = [each for each in topics if each.cards]
    level = _level([each.path for each in told])
    groups: dict[TopicPath, list[TopicSums]] = {}
    for each in told:
        groups.setdefault(each.path[:level], []).append(each)
    rows = [_together(path, inside, planned) for path, inside in groups.items()]
    rows.sort(key=lambda each: (each.unaided if each.planned is None else each.planned, each.path))
    return Readiness(day, planned is not None, tuple(rows))


def _together(
    path: TopicPath, inside: Sequence[TopicSums], planned: Mapping[TopicPath, float] | None
) -> TopicReadiness:
    cards = sum(each.cards for each in inside)
    aims = 0.0 if planned is None else sum(planned.get(each.path, 0.0) * each.cards for each in inside)
    return TopicReadiness(
        path,
        cards,
        sum(each.seen for each in inside),
        sum(each.now for each in inside) / cards,
        sum(each.unaided for each in inside) / cards,
        None if planned is None else aims / cards,
    )


def _level(paths: Sequence[TopicPath]) -> int:
    """One more than the levels that all paths share, but no deeper than the deepest; at least 1."""
    if not paths:
        return 1
    least, most = min(paths), max(paths)
    pairs = zip(least, most, strict=False)
    shared = next((place for place, (one, other) in enumerate(pairs) if one != other), len(least))
    return max(min(shared + 1, max(map(len, paths))), 1)
