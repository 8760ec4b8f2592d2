"""Everything about one card: its facts, its whole log, what its memory went through."""

from dataclasses import dataclass

from trainer.core.card_memory import Remembered, remembered
from trainer.core.confidence import CONFIDENCE_WORDS
from trainer.core.errors import NotFound
from trainer.core.event import (
    Buried,
    DueSet,
    Event,
    Practised,
    Reset,
    Resumed,
    Retracted,
    Reviewed,
    Suspended,
    effective,
)
from trainer.core.explain import show_date
from trainer.core.help_steps import SHORTEST
from trainer.core.schedule import Days, Schedule
from trainer.core.topic import TopicPath
from trainer.core.wording import RATING_WORDS, show_interval, show_share
from trainer.services.ports import Workspace
from trainer.services.rows import CardRow
from trainer.services.study import predictor
from trainer.services.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class LogLine:
    """One event in words; ``counts`` is false where it was taken back."""

    at_ms: int
    study_day: int
    what: str
    interval: str
    duration_ms: int | None
    counts: bool


@dataclass(frozen=True, slots=True)
class CardInfo:
    """A card as it stands.  ``recall`` is predicted for now (0 to 1), ``time_ms`` and ``reviews`` are what counts.

    ``retention`` is what is desired of it, by its topic or by Preferences (0 to 1).
    """

    card: CardRow
    topic: TopicPath
    subject: str
    schedule: Schedule
    today: int
    recall: float | None
    reviews: int
    time_ms: int
    log: tuple[LogLine, ...]
    memory: tuple[Remembered, ...]
    retention: float


def card_info(workspace: Workspace, card: int) -> CardInfo:
    """Everything about a card.  Raises ``NotFound`` where it is gone."""
    with workspace.store.read() as unit:
        row = unit.cards.get(card)
        if row is None:
            raise NotFound("This card was deleted.")
        schedule, events = unit.schedules.get(card), unit.events.of_card(card)
        retention = Surroundings().rules(workspace, unit, card, row.topic).retention
        topic = next((each.path for each in unit.topics.all() if each.id == row.topic), ())
        subject = next((each.name for each in unit.topics.subjects() if each.id == row.subject), "")
    counting = {event.uid for event in effective(events)}
    reviews = [each for each in events if isinstance(each, Reviewed) and each.uid in counting]
    recall = predictor(workspace, workspace.now_ms())(schedule)
    return CardInfo(
        row,
        topic,
        subject,
        schedule,
        workspace.today(),
        None if schedule.memory is None else recall,
        len(reviews),
        sum(each.duration_ms for each in reviews),
        tuple(_line(each, counting) for each in events if not isinstance(each, Retracted)),
        remembered(events, workspace.rules.for_many),
        retention,
    )


def _told(event: Reviewed) -> list[str]:
    """What was told of an answer besides its rating."""
    told = [] if event.confidence is None else [CONFIDENCE_WORDS[event.confidence].lower()]
    if event.help_level:
        told.append(f"help {event.help_level} of {SHORTEST}")
    return told + _ticked(event)


def _ticked(event: Reviewed | Practised) -> list[str]:
    return [] if event.ticked is None else [f"{show_share(event.ticked)} of the key points"]


def _line(event: Event, counting: set[str]) -> LogLine:
    interval, duration = "", None
    match event:
        case Reviewed():
            what, duration = ", ".join([RATING_WORDS[event.rating][0], *_told(event)]), event.duration_ms
            days = event.interval_days
            interval = show_interval(Days(days)) if days else "learning step" if days == 0 else ""
        case Practised():
            rating = "" if event.rating is None else f", {RATING_WORDS[event.rating][0]}"
            what = ", ".join([f"Practice: {event.mode.name.lower()}{rating}", *_ticked(event)])
            duration = event.duration_ms
        case Buried():
            what = f"Buried until {show_date(event.until_day)}"
        case DueSet():
            what = f"Due date set to {show_date(event.due_day)}"
        case Suspended() | Resumed() | Reset():
            what = type(event).__name__
        case Retracted():
            what = "Taken back"
    return LogLine(event.at_ms, event.study_day, what, interval, duration, event.uid in counting)
