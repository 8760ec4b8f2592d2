"""A mock interview: questions drawn by a seed, each answer kept as practice the moment it is given.

An interview that is broken off loses nothing.  Whether the answers count as reviews is decided at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.card import Completeness
from trainer.core.errors import BadInput
from trainer.core.event import Mode, Rating, Retracted
from trainer.core.identity import timed_uid
from trainer.core.key_point import KeyPoint
from trainer.core.mock_interview import Answered, Candidate, draw
from trainer.core.topic import TopicPath
from trainer.services import study
from trainer.services.change import Change, Retract, Touched
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.practice import log_practice
from trainer.services.recall import ticked_share
from trainer.services.study import Told

MOST_SEEDS = 1_000_000
LONGEST_MS = 3_600_000
"""Time recorded for one answer at most."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the interview is to be like.

    ``topics`` are row ids (``None``: all); ``minutes`` are for all questions together, or for each where
    ``per_question``.  ``spoken`` answers are not typed and judged by the learner afterwards; ``as_reviews`` wants the
    answers to count as reviews in the end.
    """

    questions: int = 10
    topics: tuple[int, ...] | None = None
    seed: int = 0
    minutes: int = 20
    per_question: bool = False
    spoken: bool = False
    as_reviews: bool = False

    @property
    def milliseconds(self) -> int:
        """The time there is, in all or for each question."""
        return self.minutes * 60_000


@dataclass(frozen=True, slots=True)
class Posed:
    """A question as the interview asks it; ``documents`` is how many documents answer it."""

    card: int
    uid: str
    number: int | None
    question: str
    topic: TopicPath
    subject: str
    points: tuple[KeyPoint, ...]
    documents: int

    def answered(self, ticked: Sequence[str], duration_ms: int) -> Answered:
        """The answer, as the debrief takes it."""
        name = self.subject or " › ".join(self.topic) or self.question
        return Answered(self.card, self.question, name, self.points, tuple(ticked), duration_ms)


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer with the learner's judgement: the uid of what was kept of it, the rating to count it with."""

    card: int
    kept: str
    rating: Rating
    duration_ms: int = 0
    coverage: float | None = None


def any_seed(workspace: Workspace) -> int:
    """A seed nobody chose, from 0 to below a million."""
    return workspace.random_bits() % MOST_SEEDS


def pose(workspace: Workspace, plan: Plan) -> tuple[Posed, ...]:
    """The questions of an interview, in order; fewer where there are not so many subjects.

    Suspended cards are left out.  Raises ``BadInput`` where no card is left.
    """
    with workspace.store.read() as unit:
        standings = [
            each
            for each in unit.schedules.standings()
            if not each.schedule.suspended and (plan.topics is None or each.topic in plan.topics)
        ]
        if not standings:
            raise BadInput("There is no card to ask in these topics.", "Choose others.")
        uids = unit.cards.uids([each.card for each in standings])
        candidates = [Candidate(each.card, uids[each.card], each.topic, each.subject) for each in standings]
        names = {each.id: each.name for each in unit.topics.subjects()}
        posed = [_posed(unit, card, names) for card in draw(candidates, plan.questions, plan.seed)]
    return tuple(each for each in posed if each is not None)


def keep_answer(
    workspace: Workspace, posed: Posed, text: str, found: Sequence[str] | None, duration_ms: int
) -> Change:
    """Keep an answer as practice, with what was typed.  Raises ``NotFound``.

    ``found`` are the ids of the key points in it; ``None`` where that is judged later.
    """
    with workspace.store.write() as unit:
        event = log_practice(
            workspace,
            unit,
            posed.card,
            Mode.MOCK,
            duration_ms=min(duration_ms, LONGEST_MS),
            coverage=None if found is None else ticked_share(posed.points, found),
        )
        if text:
            unit.recall.add_reply(posed.card, text, found or (), found or (), workspace.now_ms())
        change = Change("Mock answer", frozenset({Touched.REVIEWS}), (Retract((event,)),), "", posed.card)
        record(workspace, unit, change)
        unit.commit()
    return change


def correct(
    workspace: Workspace,
    posed: Posed,
    kept: str,
    ticked: Sequence[str],
    coverage: float | None,
    duration_ms: int,
) -> Change:
    """Keep the learner's own ticks with an answer.  Raises ``NotFound``.

    ``kept`` is the uid of the event that is replaced, ``coverage`` what the machine found, ``None`` for spoken ones.
    """
    with workspace.store.write() as unit:
        event = log_practice(
            workspace,
            unit,
            posed.card,
            Mode.MOCK,
            duration_ms=min(duration_ms, LONGEST_MS),
            coverage=coverage,
            ticked=ticked_share(posed.points, ticked),
        )
        gone = _retract(workspace, unit, posed.card, kept)
        change = Change("Mark mock answer", frozenset({Touched.REVIEWS}), (Retract((event, gone)),))
        record(workspace, unit, change)
        unit.commit()
    return change


def kept_event(change: Change) -> str:
    """The uid of the answer that ``keep_answer`` or ``correct`` kept."""
    return _events(change)[0]


def _events(change: Change) -> tuple[str, ...]:
    """The events a change made."""
    inverse = change.inverse[0]
    assert isinstance(inverse, Retract)
    return inverse.events


def count_as_reviews(workspace: Workspace, marked: Sequence[Marked]) -> Change:
    """Let the answers count: each becomes a review with its rating instead of practice, all of them or none.

    Raises ``NotFound``.
    """
    asked = [study.ask(workspace, each.card) for each in marked]
    events: list[str] = []
    with workspace.store.write() as unit:
        for each, shown in zip(marked, asked, strict=True):
            events.append(_retract(workspace, unit, each.card, each.kept))
            told = Told(ticked=each.coverage)
            rated = study.rate_within(workspace, unit, each.card, shown, each.rating, each.duration_ms, told)
            events += _events(rated.change)
        change = Change(
            "Count mock interview",
            frozenset({Touched.REVIEWS}),
            (Retract(tuple(events)),),
            f"Counted as reviews: {len(marked)}",
        )
        record(workspace, unit, change)
        unit.commit()
    return change


def _retract(workspace: Workspace, unit: UnitOfWork, card: int, target: str) -> str:
    """Take back practice, which moved no schedule; the uid of the retraction."""
    [(_, event)] = unit.events.find([target])
    at = max(workspace.now_ms(), event.at_ms + 1)
    retraction = Retracted(
        uid=timed_uid(at, workspace.random_bits()),
        card=event.card,
        at_ms=at,
        study_day=workspace.calendar.day_of(at),
        target=target,
    )
    unit.events.append(card, retraction)
    return retraction.uid


def _posed(unit: UnitOfWork, card: int, subjects: dict[int, str]) -> Posed | None:
    row = unit.cards.get(card)
    if row is None:
        return None
    documents = sum(
        each.document is not None and each.completeness is not Completeness.MISSING for each in row.answers
    )
    return Posed(
        card,
        row.uid,
        row.number,
        row.shown_question,
        () if row.topic is None else unit.topics.path_of(row.topic),
        subjects.get(row.subject, "") if row.subject is not None else "",
        tuple(unit.recall.points(card)),
        documents,
    )
