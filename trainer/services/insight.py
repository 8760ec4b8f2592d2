"""Looking at progress: today at a glance, the data behind the charts, progress per topic and subject."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from trainer.core.agenda import Counts
from trainer.core.event import Event, Retracted, Reviewed, effective
from trainer.core.goal import goal_of, reached_days
from trainer.core.insight import (
    DayTotals,
    DayWork,
    HardCard,
    Insight,
)
from trainer.core.measures import Progress, combined
from trainer.core.quota import Quota, most_allowed
from trainer.core.scope import EVERYTHING, Scope
from trainer.core.settings import from_stored
from trainer.core.streak import WEEK, streak_of
from trainer.services.day_rules import day_rules
from trainer.services.days_off import rest
from trainer.services.library import instant, moment
from trainer.services.overview import recalls
from trainer.services.plan import ENOUGH_ANSWERS
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.progress_rows import Counted
from trainer.services.study import agenda
from trainer.services.upkeep import add_up

PACE_DAYS = 30
HARDEST = 10
"""Cards in the list of the hardest."""
DEFAULT_PACE_MS = 30_000
"""Time one answer takes before the learner's own pace is known."""


@dataclass(frozen=True, slots=True)
class StudiedDays:
    """What the streak calendar shows, by study day up to ``today``: days without reviews are not in ``reviews``.

    ``off`` are days declared free, ``forgiven`` missed days that did not end a streak, ``goal`` those on which the
    goal of a day was reached.
    """

    today: int = 0
    reviews: Mapping[int, int] = field(default_factory=dict)
    off: frozenset[int] = frozenset()
    forgiven: frozenset[int] = frozenset()
    goal: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Today:
    """What is waiting today and what was done.

    ``pace_ms`` is the learner's mean time for one answer over the last 30 days, once there are enough to tell,
    ``next_due_day`` the next study day with something due (``None``: nothing is scheduled), ``put_off`` the cards left
    out for a near-duplicate, ``yielded`` those asked beside one because they waited too long or an interview leaves no
    other day.  ``subjects_begun`` of the ``subjects`` have a card that was seen.  ``leeches`` counts the cards
    forgotten again and again, wherever they are, ``forgiven`` the missed days of the last seven that did not end the
    streak.  ``is_off`` tells whether today is a day off that was declared, ``new_tomorrow`` how many new cards the
    limits of preferences and topics allow then.
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
    yielded: int = 0
    subjects: int = 0
    subjects_begun: int = 0
    leeches: int = 0
    forgiven: int = 0
    is_off: bool = False
    new_tomorrow: int = 0
    studied: StudiedDays = StudiedDays()

    @property
    def minutes(self) -> float:
        """How long today's cards will take at the learner's pace."""
        return self.counts.total * self.pace_ms / 60_000

    def with_recall(self, recall: float | None) -> "Today":
        """The same with the mean predicted recall of the seen cards."""
        return replace(self, progress=replace(self.progress, recall=recall))


def today(workspace: Workspace, topics: Sequence[int] | None = None) -> Today:
    """Today at a glance; predicted recall is left out, ``recall_now`` works it out."""
    day = workspace.today()
    waiting = agenda(workspace, topics)
    with workspace.store.read() as unit:
        days = _days(workspace, unit, topics)
        next_due = unit.counts.next_due_day(day, topics)
        counted = unit.counts.topics(day)
        begun, subjects = unit.counts.subjects(topics)
        leeches, stored = len(unit.schedules.leeches()), unit.settings.all()
        limits = day_rules(unit).limits([])
    resting = rest(stored)
    inside = None if topics is None else frozenset(topics)
    unseen = [(topic, each.new) for topic, each in counted if inside is None or topic in inside]
    recent = [each for each in days if day - PACE_DAYS < each.study_day <= day]
    reviews = sum(each.reviews for each in recent)
    pace = sum(each.time_ms for each in recent) // reviews if reviews >= ENOUGH_ANSWERS else DEFAULT_PACE_MS
    done = next((each for each in days if each.study_day == day), None)
    run = streak_of((each.study_day for each in days if each.reviews), day, resting)
    return Today(
        waiting.counts,
        len(waiting.put_off),
        max(pace, 1000),
        done.reviews if done else 0,
        done.time_ms if done else 0,
        run.current,
        run.longest,
        next_due,
        replace(
            combined(each for topic, each in counted if inside is None or topic in inside),
            reviews=sum(each.reviews for each in days),
            passed=sum(each.passed for each in days),
            time_ms=sum(each.time_ms for each in days),
        ),
        len(waiting.yielded),
        subjects,
        begun,
        leeches,
        sum(each > day - WEEK for each in run.forgiven) if run.current else 0,
        day in resting.off,
        most_allowed(unseen, Quota(limits.new, limits.own_new, limits.above)),
        StudiedDays(
            day,
            {each.study_day: each.reviews for each in days if each.reviews and each.study_day <= day},
            resting.off,
            run.forgiven,
            reached_days(days, goal_of(from_stored(stored))),
        ),
    )


def recall_now(workspace: Workspace, topics: Sequence[int] | None = None) -> float | None:
    """The mean predicted recall (0 to 1) of the seen cards within these topics; ``None`` where none was seen.

    Every seen card is looked at: at a hundred thousand of them it takes a while.
    """
    inside = None if topics is None else frozenset(topics)
    sums = [each for (topic, _), each in recalls(workspace).items() if inside is None or topic in inside]
    with workspace.store.read() as unit:
        counted = unit.counts.topics(workspace.today())
    seen = sum(each.seen for topic, each in counted if inside is None or topic in inside)
    return sum(sums) / seen if seen else None


def _days(
    workspace: Workspace, unit: UnitOfWork, topics: Sequence[int] | None
) -> Sequence[DayWork | DayTotals]:
    if topics is None:
        return unit.days.work()
    return unit.measures.days(unit.cards.within(Scope(frozenset(topics)), moment(workspace)))


def insight(workspace: Workspace, scope: Scope = EVERYTHING) -> Insight:
    """The data behind the charts of the cards in scope, without any ``Addition``.

    Raises ``BadInput`` where a search takes too long.
    """
    add_up(workspace)
    with workspace.store.read() as unit:
        within = unit.cards.within(scope, moment(workspace))
        counted = unit.measures.counted(within, instant(workspace), workspace.calendar, HARDEST)
        stored = unit.settings.all()
        settings = from_stored(stored)
        return Insight(
            workspace.today(),
            counted.days,
            counted.due,
            counted.backlog,
            settings.retention,
            counted.practice,
            counted.buttons,
            counted.hours,
            counted.added,
            counted.cards,
            tuple(_hard_cards(unit, counted)),
            goal_days=reached_days(unit.days.work(), goal_of(settings)),
            rest=rest(stored),
        )


def _hard_cards(unit: UnitOfWork, counted: Counted) -> Iterator[HardCard]:
    for card, forgotten, reviews, time_ms in counted.forgotten:
        row, memory = unit.cards.get(card), unit.schedules.get(card).memory
        if row is not None:
            name = row.shown_question if row.number is None else f"{row.number}. {row.shown_question}"
            yield HardCard(name, forgotten, reviews, time_ms, memory.difficulty if memory else None, card)


def review_log(workspace: Workspace, scope: Scope = EVERYTHING) -> list[Reviewed]:
    """Every review of the cards in scope that counts, oldest first; of deleted cards too where all are looked at.

    Raises ``BadInput`` where a search takes too long.
    """
    with workspace.store.read() as unit:
        within = unit.cards.within(scope, moment(workspace))
        log = list(unit.events.every())
    by_card: dict[int, list[Event]] = {}
    for card, event in log:
        if within is None or card in within:
            by_card.setdefault(card, []).append(event)
    counting: list[Reviewed] = []
    for events in by_card.values():
        kept = effective(events) if any(isinstance(each, Retracted) for each in events) else events
        counting.extend(each for each in kept if isinstance(each, Reviewed))
    return sorted(counting, key=lambda each: each.order)
