"""Looking at progress: today at a glance, the data behind the charts, progress per topic and subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.agenda import Counts
from trainer.core.event import Event, Retracted, Reviewed, effective
from trainer.core.insight import MATURE_DAYS, DueCount, Insight, streak
from trainer.core.measures import CardMeasure, GroupProgress, Progress, add_up
from trainer.core.settings import from_stored
from trainer.services.library import measured
from trainer.services.ports import Workspace
from trainer.services.study import agenda, predictor

PACE_DAYS = 30
DEFAULT_PACE_MS = 30_000
"""Time one answer takes before the learner's own pace is known."""


@dataclass(frozen=True, slots=True)
class Today:
    """What is waiting today and what was done.

    ``pace_ms`` is the learner's mean time for one answer over the last 30 days, ``next_due_day`` the next study day
    with something due (``None``: nothing is scheduled), ``put_off`` the cards left out for a near-duplicate.
    """

    counts: Counts
    put_off: int
    pace_ms: int
    reviews: int
    time_ms: int
    streak: int
    longest_streak: int
    next_due_day: int | None
    progress: Progress

    @property
    def minutes(self) -> float:
        """How long today's cards will take at the learner's pace."""
        return self.counts.total * self.pace_ms / 60_000


def today(workspace: Workspace, topics: Sequence[int] | None = None) -> Today:
    """Today at a glance."""
    day, now = workspace.today(), workspace.now_ms()
    waiting = agenda(workspace, topics)
    with workspace.store.read() as unit:
        days = unit.events.day_totals(topics)
        standings, totals = unit.schedules.standings(), unit.events.totals_by_card()
    recent = [each for each in days if day - PACE_DAYS < each.study_day <= day]
    reviews = sum(each.reviews for each in recent)
    pace = sum(each.time_ms for each in recent) // reviews if reviews else DEFAULT_PACE_MS
    done = next((each for each in days if each.study_day == day), None)
    inside = [each for each in standings if topics is None or each.topic in topics]
    upcoming = [
        each.schedule.due_day
        for each in inside
        if each.schedule.due_day is not None and each.schedule.due_day > day and not each.schedule.suspended
    ]
    current, longest = streak(days, day)
    return Today(
        waiting.counts,
        len(waiting.put_off),
        max(pace, 1000),
        done.reviews if done else 0,
        done.time_ms if done else 0,
        current,
        longest,
        min(upcoming, default=None),
        add_up(
            (measured(each.schedule, totals.get(each.card)) for each in inside),
            day,
            predictor(workspace, now),
        ),
    )


def insight(workspace: Workspace, topics: Sequence[int] | None = None) -> Insight:
    """The data behind the charts, within these topics (``None``: all)."""
    day = workspace.today()
    with workspace.store.read() as unit:
        days = unit.events.day_totals(topics)
        standings = unit.schedules.standings()
        retention = from_stored(unit.settings.all()).retention
    young: dict[int, int] = {}
    mature: dict[int, int] = {}
    backlog = 0
    for each in standings:
        schedule = each.schedule
        if (
            schedule.due_day is None
            or schedule.suspended
            or (topics is not None and each.topic not in topics)
        ):
            continue
        backlog += schedule.due_day < day
        group = mature if schedule.interval_days >= MATURE_DAYS else young
        due = max(schedule.due_day, day)
        group[due] = group.get(due, 0) + 1
    due_counts = tuple(
        DueCount(each, young.get(each, 0), mature.get(each, 0))
        for each in sorted(young.keys() | mature.keys())
    )
    return Insight(day, tuple(days), due_counts, backlog, retention)


def progress_table(workspace: Workspace) -> list[GroupProgress]:
    """Progress of every topic (with what is below it) and of every subject, in order."""
    day, recall = workspace.today(), predictor(workspace, workspace.now_ms())
    with workspace.store.read() as unit:
        topics, subjects = unit.topics.all(), unit.topics.subjects()
        standings, totals = unit.schedules.standings(), unit.events.totals_by_card()
    paths = {topic.id: topic.path for topic in topics}
    by_path: dict[tuple[str, ...], list[CardMeasure]] = {topic.path: [] for topic in topics}
    by_subject: dict[int, list[CardMeasure]] = {subject.id: [] for subject in subjects}
    for each in standings:
        measure = measured(each.schedule, totals.get(each.card))
        if each.topic is not None:
            path = paths[each.topic]
            for length in range(1, len(path) + 1):
                by_path[path[:length]].append(measure)
        if each.subject is not None:
            by_subject[each.subject].append(measure)
    rows = [
        GroupProgress("topic", "::".join(path), add_up(group, day, recall)) for path, group in by_path.items()
    ]
    names = {subject.id: subject.name for subject in subjects}
    rows.extend(
        GroupProgress("subject", names[subject], add_up(group, day, recall))
        for subject, group in by_subject.items()
        if group
    )
    return rows


def review_log(workspace: Workspace) -> list[Reviewed]:
    """Every review that counts, oldest first."""
    with workspace.store.read() as unit:
        log = list(unit.events.every())
    by_card: dict[int, list[Event]] = {}
    for card, event in log:
        by_card.setdefault(card, []).append(event)
    counting: list[Reviewed] = []
    for events in by_card.values():
        kept = effective(events) if any(isinstance(each, Retracted) for each in events) else events
        counting.extend(each for each in kept if isinstance(each, Reviewed))
    return sorted(counting, key=lambda each: each.order)
