"""Studying: the day's agenda, the next question, the answer to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trainer.core.agenda import (
    Agenda,
    Candidate,
    Done,
    Past,
    build,
    candidate,
    planned,
)
from trainer.core.document import Document
from trainer.core.errors import NotFound
from trainer.core.event import Buried, Event, Rating, Resumed, Reviewed, State, Suspended
from trainer.core.interview import DayPlan
from trainer.core.memory import Memory
from trainer.core.schedule import Days, Interval, Rules, Schedule, intervals
from trainer.core.topic import TopicPath
from trainer.services.change import Change, Retract, Touched
from trainer.services.day_rules import day_rules
from trainer.services.happening import Happening, Moment, happen
from trainer.services.history import record
from trainer.services.leech_alarm import alarm
from trainer.services.plan import choice_of_today
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import CardRow, Studied
from trainer.services.spacing import reckon
from trainer.services.surroundings import Surroundings

PASSED_OVER_DAYS = 30
"""How far back days of study are counted on which a due card was passed over."""
LONGEST_MS = 60_000
"""Time recorded for one answer at most, so that a break does not count as thinking."""


@dataclass(frozen=True, slots=True)
class Question:
    """A card as it is asked: its answers, what each rating would give by which rules, its near-duplicates by number."""

    card: CardRow
    topic: TopicPath
    documents: tuple[tuple[int, Document], ...]
    schedule: Schedule
    intervals: dict[Rating, Interval]
    twins: tuple[int, ...]
    rules: Rules
    is_due: bool = True
    """Whether its day has come; of a new card, that it waits for none."""

    @property
    def kind(self) -> str:
        """What the card is, in the learner's words."""
        return kind_of(self.schedule) if self.is_due else "Not due yet"


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of an answer besides its rating; see ``Reviewed``."""

    confidence: int | None = None
    help_level: int = 0
    coverage: float | None = None
    ticked: float | None = None


UNTOLD = Told()


@dataclass(frozen=True, slots=True)
class Rated:
    """A card that was answered, with its schedules before and after."""

    change: Change
    before: Schedule
    after: Schedule


def agenda(workspace: Workspace, topics: Sequence[int] | None = None) -> Agenda:
    """What is to be studied today within these topics (``None``: all), daily limits kept."""
    today = workspace.today()
    with workspace.store.read() as unit:
        studied = unit.events.studied_on(today)
        chosen = choice_of_today(workspace, unit, studied, topics)
        if chosen is not None:
            return _planned(unit, chosen, studied, today, topics)
        rules = day_rules(unit)
        limits = rules.limits(studied)
        candidates = rules.candidates(unit, limits, today, topics)
        past = _past(unit, studied, candidates, today, topics)
    start = workspace.calendar.start_of(today)
    return build(candidates, limits, rules.urgency(workspace.rules.model.recall_of, start, today), past)


def _planned(
    unit: UnitOfWork,
    chosen: DayPlan,
    studied: Sequence[Studied],
    today: int,
    topics: Sequence[int] | None,
) -> Agenda:
    """The agenda of a day that was planned for an interview."""
    steps = (State.LEARNING, State.RELEARNING)
    learning = [each for each in unit.schedules.candidates(today, topics, 0) if each.state in steps]
    cards = [
        candidate(each.card, each.topic, each.subject, place, each.schedule)
        for place, each in enumerate(chosen.chosen)
    ]
    past = _past(unit, studied, cards, today, topics)
    return planned(learning, cards, past, frozenset(each.card for each in studied))


def done_of(studied: Sequence[Studied], topics: Sequence[int] | None) -> Done:
    """What a day's reviews add up to within these topics (``None``: all)."""
    inside = [each for each in studied if topics is None or each.topic in topics]
    new = {each.card: each.topic for each in inside if each.state is State.NEW}
    due = {each.card for each in inside if each.state is State.REVIEW}
    last = inside[-1].topic if inside else None
    return Done(len(new), len(due), last, next(reversed(new.values()), None))


def _past(
    unit: UnitOfWork,
    studied: Sequence[Studied],
    candidates: Sequence[Candidate],
    today: int,
    topics: Sequence[int] | None,
) -> Past:
    unseen = {each.topic for each in candidates if each.state is State.NEW}
    return Past(
        done_of(studied, topics),
        unit.schedules.subjects_learning() | {each.subject for each in studied if each.subject is not None},
        unit.schedules.topics_begun([each for each in unseen if each is not None], today),
        unit.events.study_days(today - PASSED_OVER_DAYS, today - 1),
    )


def ask(workspace: Workspace, card: int, around: Surroundings | None = None) -> Question:
    """Everything the card view needs.  Raises ``NotFound`` where the card is gone.

    ``around`` knows what earlier questions looked up.
    """
    around = around or Surroundings()
    with workspace.store.read() as unit:
        row = unit.cards.get(card)
        if row is None:
            raise NotFound("This card was deleted.")
        schedule = unit.schedules.get(card)
        topic, documents = around.path(unit, row.topic), around.documents(unit)
        twins = unit.cards.numbers_of_subject(row.subject, card) if row.subject is not None else ()
        rules = around.rules(workspace, unit, card, row.topic)
        reckoned = reckon(workspace, unit, row, schedule, rules, around)
    promised = {rating: each.interval for rating, each in reckoned.items()}
    is_due = schedule.due_day is None or schedule.due_day <= workspace.today()
    return Question(row, topic, documents, schedule, promised, twins, rules, is_due)


def answer(
    workspace: Workspace,
    card: int,
    rating: Rating,
    duration_ms: int = 0,
    question: Question | None = None,
    told: Told = UNTOLD,
) -> Change:
    """Rate a card now: one event and its schedule row, committed together.  Raises ``NotFound``.

    Where the card is as it was when ``question`` showed it, what its buttons promised is kept.  The message tells
    where the answer made the card a leech.
    """
    return rate(workspace, card, rating, duration_ms, question, told).change


def rate(
    workspace: Workspace,
    card: int,
    rating: Rating,
    duration_ms: int = 0,
    question: Question | None = None,
    told: Told = UNTOLD,
) -> Rated:
    """What ``answer`` does, told with the schedules before and after it."""
    shown = question or ask(workspace, card)
    with workspace.store.write() as unit:
        rated = rate_within(workspace, unit, card, shown, rating, duration_ms, told)
        record(workspace, unit, rated.change)
        unit.commit()
    return rated


def rate_within(
    workspace: Workspace,
    unit: UnitOfWork,
    card: int,
    shown: Question,
    rating: Rating,
    duration_ms: int,
    told: Told,
) -> Rated:
    """What ``rate`` does within a unit of work; the change is not in the history yet."""

    def reviewed(at: Moment, schedule: Schedule) -> Event:
        if shown.card.uid == at.card and shown.schedule == schedule:
            promise = shown.intervals[rating]
        else:
            promise = intervals(at.card, schedule, workspace.today(), shown.rules)[rating]
        return Reviewed(
            uid=at.uid,
            card=at.card,
            at_ms=at.at_ms,
            study_day=at.study_day,
            rating=rating,
            duration_ms=min(max(duration_ms, 0), LONGEST_MS),
            state=schedule.state,
            previous_days=schedule.interval_days,
            interval_days=promise.days if isinstance(promise, Days) else 0,
            confidence=told.confidence,
            help_level=told.help_level,
            coverage=told.coverage,
            ticked=told.ticked,
        )

    happened = happen(workspace, unit, card, reviewed)
    message, suspended = alarm(workspace, unit, card, happened)
    events = tuple(each.event for each in (happened, *suspended))
    label = f"Rate {rating.name.title()}"
    change = Change(label, frozenset({Touched.REVIEWS}), (Retract(events),), message, card)
    return Rated(change, happened.before, suspended[-1].after if suspended else happened.after)


def bury(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Do not ask these cards again today."""
    until = workspace.today() + 1
    return _happen(
        workspace,
        cards,
        "Bury",
        "Buried until tomorrow",
        lambda at, _: Buried(
            uid=at.uid, card=at.card, at_ms=at.at_ms, study_day=at.study_day, until_day=until
        ),
    )


def suspend(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Do not ask these cards until they are resumed."""
    return _happen(
        workspace,
        cards,
        "Suspend",
        "Suspended",
        lambda at, _: Suspended(uid=at.uid, card=at.card, at_ms=at.at_ms, study_day=at.study_day),
    )


def resume(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Ask suspended or buried cards again."""
    return _happen(
        workspace,
        cards,
        "Resume",
        "Resumed",
        lambda at, _: Resumed(uid=at.uid, card=at.card, at_ms=at.at_ms, study_day=at.study_day),
    )


def predictor(workspace: Workspace, now_ms: int) -> Callable[[Schedule], float]:
    """Predicts the recall of a card at an instant (0 for one never seen)."""
    predict = memory_predictor(workspace, now_ms)

    def recall(schedule: Schedule) -> float:
        if schedule.memory is None or schedule.last_ms is None:
            return 0.0
        return predict(schedule.memory, schedule.last_ms)

    return recall


def memory_predictor(workspace: Workspace, now_ms: int) -> Callable[[Memory, int], float]:
    """Predicts recall at an instant from a memory and the instant of its last review."""
    model = workspace.rules.model

    def recall(memory: Memory, last_ms: int) -> float:
        return model.recall(memory, max(now_ms - last_ms, 0) / 86_400_000)

    return recall


def _happen(
    workspace: Workspace, cards: Sequence[int], label: str, message: str, happening: Happening
) -> Change:
    """Append one event to each card and bring its row up to date, in one unit of work."""
    with workspace.store.write() as unit:
        events = tuple(happen(workspace, unit, card, happening).event for card in cards)
        change = Change(
            label,
            frozenset({Touched.REVIEWS}),
            (Retract(events),),
            message if len(cards) == 1 or not message else f"{message} ({len(cards)} cards)",
            cards[0] if len(cards) == 1 else None,
        )
        record(workspace, unit, change)
        unit.commit()
    return change


def kind_of(schedule: Schedule) -> str:
    """What the card is, in the learner's words."""
    match schedule.state:
        case State.NEW:
            return "New"
        case State.LEARNING:
            return "Learning"
        case State.RELEARNING:
            return "Relearning"
        case State.REVIEW:
            return "Due"
