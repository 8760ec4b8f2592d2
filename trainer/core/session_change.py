"""What a session did to memory, from the schedules of its cards before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from trainer.core.event import State
from trainer.core.memory import MemoryModel
from trainer.core.schedule import Schedule
from trainer.core.wording import count_of, show_interval_days, show_share

HORIZON_DAYS = 7
"""Right after a session everything is recalled; what it was good for shows in a week."""
DAY_MS = 86_400_000
MOST_TOPICS = 3
"""So many topics are told."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A card that was answered: the name of its topic, and its schedules before the first and after the last answer."""

    topic: str
    before: Schedule
    after: Schedule


@dataclass(frozen=True, slots=True)
class Gain:
    """Mean predicted recall in a week, 0 to 1: had the session not been, and as it is."""

    before: float
    after: float


@dataclass(frozen=True, slots=True)
class SessionChange:
    """The cards of a session added up.

    ``learned`` were new before and have an interval of days now, ``lapsed`` were forgotten in review; ``grew`` of
    ``seen`` cards known before have a greater stability now, whose median went from ``stability`` first to last
    (days).  ``topics`` are those that gained most, first.
    """

    cards: int = 0
    learned: int = 0
    lapsed: int = 0
    seen: int = 0
    grew: int = 0
    stability: tuple[float, float] = (0.0, 0.0)
    recall: Gain = Gain(0.0, 0.0)
    topics: tuple[tuple[str, Gain], ...] = ()

    @property
    def sentences(self) -> list[str]:
        """What changed, for the end of a session; none where nothing did."""
        if not self.cards:
            return []
        lines = []
        counted = [f"{count_of(self.learned, 'new card')} learned"] if self.learned else []
        counted += [f"{count_of(self.lapsed, 'card')} forgotten"] if self.lapsed else []
        if counted:
            lines.append(f"{', '.join(counted)}.")
        if self.grew:
            first, last = map(show_interval_days, self.stability)
            lines.append(
                f"Stability grew for {self.grew} of {count_of(self.seen, 'card')} known before: "
                f"from {first} to {last} at the median."
            )
        lines.append(
            f"In a week you would recall {show_share(self.recall.after)} of what was asked, "
            f"without this session {show_share(self.recall.before)}."
        )
        if len(self.topics) > 1:
            told = [
                f"{name} {show_share(gain.before)} → {show_share(gain.after)}"
                for name, gain in self.topics[:MOST_TOPICS]
            ]
            lines.append(f"{' · '.join(told)}.")
        return lines


def session_change(moved: Sequence[Moved], model: MemoryModel, now_ms: int) -> SessionChange:
    """Add up what became of the cards; those whose schedule is as it was count for nothing."""
    changed = [each for each in moved if each.before != each.after]
    if not changed:
        return SessionChange()
    at_ms = now_ms + HORIZON_DAYS * DAY_MS
    gains = [Gain(_recall(each.before, model, at_ms), _recall(each.after, model, at_ms)) for each in changed]
    names = {each.topic for each in changed}
    topics = {
        name: _mean([gain for each, gain in zip(changed, gains, strict=True) if each.topic == name])
        for name in names
    }
    known = [
        (each.before.memory.stability, each.after.memory.stability)
        for each in changed
        if each.before.memory is not None and each.after.memory is not None
    ]
    return SessionChange(
        cards=len(changed),
        learned=sum(each.before.state is State.NEW and each.after.state is State.REVIEW for each in changed),
        lapsed=sum(each.after.lapses > each.before.lapses for each in changed),
        seen=len(known),
        grew=sum(after > before for before, after in known),
        stability=(median(s for s, _ in known), median(s for _, s in known)) if known else (0.0, 0.0),
        recall=_mean(gains),
        topics=tuple(sorted(topics.items(), key=lambda each: (each[1].before - each[1].after, each[0]))),
    )


def _recall(schedule: Schedule, model: MemoryModel, at_ms: int) -> float:
    """Predicted recall at an instant, 0 for a card never answered."""
    if schedule.memory is None or schedule.last_ms is None:
        return 0.0
    return model.recall(schedule.memory, max(at_ms - schedule.last_ms, 0) / DAY_MS)


def _mean(gains: Sequence[Gain]) -> Gain:
    return Gain(fmean(each.before for each in gains), fmean(each.after for each in gains))
