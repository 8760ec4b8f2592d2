"""Studying: the day's agenda, the next question, the answer to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from trainer.core.agenda import Agenda, Counts, Limits, build, next_card
from trainer.core.document import Document
from trainer.core.errors import NotFound
from trainer.core.event import Buried, Event, Rating, Resumed, Reviewed, State, Suspended
from trainer.core.identity import timed_uid
from trainer.core.schedule import Days, Interval, Schedule, apply, intervals
from trainer.core.settings import from_stored
from trainer.core.topic import TopicPath
from trainer.services.change import Change, Retract, Touched
from trainer.services.history import record
from trainer.services.ports import CardRow, UnitOfWork, Workspace

LONGEST_MS = 60_000
"""Time recorded for one answer at most, so that a break does not count as thinking."""


@dataclass(frozen=True, slots=True)
class Question:
    """A card as it is asked: its answers, what each rating would give, and its near-duplicates by number."""

    card: CardRow
    topic: TopicPath
    documents: tuple[tuple[int, Document], ...]
    schedule: Schedule
    intervals: dict[Rating, Interval]
    twins: tuple[int, ...]


def agenda(workspace: Workspace, topics: Sequence[int] | None = None) -> Agenda:
    """What is to be studied today within these topics (``None``: all), daily limits kept."""
    now, today = workspace.now_ms(), workspace.today()
    with workspace.store.read() as unit:
        settings = from_stored(unit.settings.all())
        introduced, reviewed = unit.events.introduced_and_reviewed(today)
        limits = Limits(
            max(settings.new_per_day - introduced, 0), max(settings.reviews_per_day - reviewed, 0)
        )
        candidates = unit.schedules.candidates(today, topics, limits.new * 4 + 50)
        studied = unit.schedules.subjects_studied(today)
    return build(candidates, limits, predictor(workspace, now), studied)


def ask(workspace: Workspace, card: int) -> Question:
    """Everything the card view needs.  Raises ``NotFound`` where the card is gone."""
    with workspace.store.read() as unit:
        row = unit.cards.get(card)
        if row is None:
            raise NotFound("This card was deleted.")
        schedule = unit.schedules.get(card)
        paths = {topic.id: topic.path for topic in unit.topics.all()}
        documents = tuple((each.id, each.document) for each in unit.documents.all())
        twins = unit.cards.numbers_of_subject(row.subject, card) if row.subject is not None else ()
    promised = intervals(row.uid, schedule, workspace.today(), workspace.rules)
    topic = paths.get(row.topic, ()) if row.topic is not None else ()
    return Question(row, topic, documents, schedule, promised, twins)


def answer(workspace: Workspace, card: int, rating: Rating, duration_ms: int = 0) -> Change:
    """Rate a card now: one event and its schedule row, committed together.  Raises ``NotFound``."""

    def reviewed(uid: str, schedule: Schedule, base: dict[str, object]) -> Event:
        promise = intervals(uid, schedule, workspace.today(), workspace.rules)[rating]
        return Reviewed(
            **base,  # type: ignore[arg-type]
            rating=rating,
            duration_ms=min(max(duration_ms, 0), LONGEST_MS),
            state=schedule.state,
            previous_days=schedule.interval_days,
            interval_days=promise.days if isinstance(promise, Days) else 0,
        )

    return _happen(workspace, [card], f"Rate {rating.name.title()}", "", reviewed)


def bury(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Do not ask these cards again today."""
    until = workspace.today() + 1
    return _happen(
        workspace,
        cards,
        "Bury",
        "Buried until tomorrow",
        lambda _uid, _schedule, base: Buried(**base, until_day=until),  # type: ignore[arg-type]
    )


def suspend(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Do not ask these cards until they are resumed."""
    return _happen(
        workspace,
        cards,
        "Suspend",
        "Suspended",
        lambda _uid, _schedule, base: Suspended(**base),  # type: ignore[arg-type]
    )


def resume(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Ask suspended or buried cards again."""
    return _happen(
        workspace,
        cards,
        "Resume",
        "Resumed",
        lambda _uid, _schedule, base: Resumed(**base),  # type: ignore[arg-type]
    )


def predictor(workspace: Workspace, now_ms: int) -> Callable[[Schedule], float]:
    """Predicts the recall of a card at an instant (0 for one never seen)."""
    model = workspace.rules.model

    def recall(schedule: Schedule) -> float:
        if schedule.memory is None or schedule.last_ms is None:
            return 0.0
        return model.recall(schedule.memory, max(now_ms - schedule.last_ms, 0) / 86_400_000)

    return recall


Happening = Callable[[str, Schedule, dict[str, object]], Event]


def _happen(
    workspace: Workspace, cards: Sequence[int], label: str, message: str, happening: Happening
) -> Change:
    """Append one event to each card and bring its row up to date, in one unit of work."""
    events: list[str] = []
    with workspace.store.write() as unit:
        for card in cards:
            events.append(_append(workspace, unit, card, happening))
        change = Change(
            label,
            frozenset({Touched.REVIEWS}),
            (Retract(tuple(events)),),
            message if len(cards) == 1 or not message else f"{message} ({len(cards)} cards)",
            cards[0] if len(cards) == 1 else None,
        )
        record(workspace, unit, change)
        unit.commit()
    return change


def _append(workspace: Workspace, unit: UnitOfWork, card: int, happening: Happening) -> str:
    uid = unit.cards.uid(card)
    if uid is None:
        raise NotFound("This card was deleted.", "Nothing was recorded.")
    schedule = unit.schedules.get(card)
    at = max(workspace.now_ms(), (schedule.last_ms or 0) + 1)
    base: dict[str, object] = {
        "uid": timed_uid(at, workspace.random_bits()),
        "card": uid,
        "at_ms": at,
        "study_day": workspace.calendar.day_of(at),
    }
    event = happening(uid, schedule, base)
    unit.events.append(card, event)
    unit.schedules.put(card, apply(schedule, event, workspace.rules))
    return event.uid


class Sitting:
    """One study session: holds the day's agenda and moves through it.

    ``limit`` ends it after so many answers.  Call ``refresh`` when something else changed the store.
    """

    def __init__(
        self, workspace: Workspace, topics: Sequence[int] | None = None, limit: int | None = None
    ) -> None:
        self._workspace = workspace
        self.topics = topics
        self.limit = limit
        self.answered = 0
        self.ratings: dict[Rating, int] = dict.fromkeys(Rating, 0)
        self.time_ms = 0
        self._first: int | None = None
        self._agenda = agenda(workspace, topics)

    @property
    def counts(self) -> Counts:
        """Cards still to come in this sitting."""
        counts = self._agenda.counts
        if self._first is not None and not self._holds(self._first):
            return replace(counts, due=counts.due + 1)
        return counts

    @property
    def put_off(self) -> int:
        """Cards left for another day because one of their subject is asked today."""
        return len(self._agenda.put_off)

    def current(self) -> Question | None:
        """The card to ask now, ``None`` at the end."""
        if self.limit is not None and self.answered >= self.limit:
            return None
        if self._first is not None:
            return ask(self._workspace, self._first)
        following = next_card(self._agenda, self._workspace.now_ms())
        return None if following is None else ask(self._workspace, following.card)

    def answer(self, card: int, rating: Rating, duration_ms: int = 0) -> Change:
        """Rate a card and go on."""
        change = answer(self._workspace, card, rating, duration_ms)
        self.answered += 1
        self.ratings[rating] += 1
        self.time_ms += min(max(duration_ms, 0), LONGEST_MS)
        self.refresh()
        return change

    def refresh(self, first: int | None = None) -> None:
        """Build the agenda anew; ``first`` is asked before anything else (a card brought back by undo)."""
        self._agenda = agenda(self._workspace, self.topics)
        self._first = first

    def went_back(self, card: int) -> None:
        """A rating of this sitting was undone: ask that card again now."""
        self.answered = max(self.answered - 1, 0)
        self.refresh(first=card)

    def _holds(self, card: int) -> bool:
        return any(each.card == card for each in (*self._agenda.main, *self._agenda.learning))


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
