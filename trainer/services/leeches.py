"""The leech clinic: which cards are forgotten again and again, why, and what helps."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck
from trainer.core.diagnosis import Case, Diagnosis, Length, Twin, Typed, diagnose, missed_points
from trainer.core.errors import BadInput, NotFound
from trainer.core.identity import stable_uid
from trainer.core.key_point import KeyPoint
from trainer.core.proposals import propose
from trainer.core.topic import TopicPath
from trainer.services.change import Change
from trainer.services.exchange import import_deck
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.preferred import prefer
from trainer.services.rows import AnswerRow, CardRow

SPLIT_TAG = "split"


@dataclass(frozen=True, slots=True)
class Leech:
    """A card on the list; ``id`` and ``topic_id`` are row ids."""

    id: int
    uid: str
    number: int | None
    question: str
    topic: TopicPath
    topic_id: int | None
    lapses: int
    suspended: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A leech with what its log says; ``shortest`` is the row id of its shortest answer, ``None`` without answers."""

    leech: Leech
    diagnoses: tuple[Diagnosis, ...]
    shortest: int | None


def leeches(workspace: Workspace) -> list[Leech]:
    """Every leech, the one forgotten most often first."""
    with workspace.store.read() as unit:
        found = [_leech(unit, *each) for each in unit.schedules.leeches()]
    return [each for each in found if each is not None]


def finding(workspace: Workspace, card: int) -> Finding:
    """What the log says of a card.  Raises ``NotFound`` where it is gone."""
    with workspace.store.read() as unit:
        schedule = unit.schedules.get(card)
        leech = _leech(unit, card, schedule.lapses, schedule.suspended)
        row = unit.cards.get(card)
        if row is None or leech is None:
            raise NotFound("This card was deleted.")
        case = _case(workspace, unit, row)
    answers = sorted((_words(each), each.id) for each in row.answers if _is_complete(each))
    return Finding(leech, tuple(diagnose(case)), answers[0][1] if answers else None)


def prefer_shortest(workspace: Workspace, card: int) -> Change:
    """Show the shortest answer first from now on.  Raises ``BadInput`` where it is first already."""
    found = finding(workspace, card)
    with workspace.store.read() as unit:
        row = unit.cards.get(card)
    if found.shortest is None or row is None or row.preferred == found.shortest:
        raise BadInput("The shortest answer is shown first already.")
    return prefer(workspace, card, found.shortest)


def split(workspace: Workspace, card: int) -> Change:
    """Add a card for each key point that is never mentioned (of all points where that is not known).

    Each shows the question with the other points and asks for the missing one.  They belong to the card's topic and
    subject, so they never come on one day.  Doing it twice adds nothing.  Raises ``NotFound`` where the card is gone,
    ``BadInput`` where there is nothing to split or all these cards are there.
    """
    with workspace.store.read() as unit:
        row = unit.cards.get(card)
        if row is None:
            raise NotFound("This card was deleted.")
        case = _case(workspace, unit, row)
        topic = () if row.topic is None else unit.topics.path_of(row.topic)
        subject = next((each.name for each in unit.topics.subjects() if each.id == row.subject), "")
    points = case.points or _proposed(row)
    asked = missed_points(case) or points
    if len(points) < 2:
        raise BadInput("This card has fewer than two key points; there is nothing to split.")
    cards = tuple(_part(row, each, points, topic, subject) for each in asked)
    imported = import_deck(workspace, Deck(cards=cards), label="Split into key points")
    if imported.change is None:
        raise BadInput("The cards for these key points are there already.", f"Search for tag:{SPLIT_TAG}.")
    return imported.change


def _part(row: CardRow, point: KeyPoint, points: Sequence[KeyPoint], topic: TopicPath, subject: str) -> Card:
    others = "\n".join(f"- {each.text}" for each in points if each.id != point.id)
    return Card(
        stable_uid("split", row.uid, point.id),
        f"{row.shown_question}\n\nWhat is missing?\n\n{others}",
        (Answer("", point.text),),
        topic,
        subject=subject,
        tags=(SPLIT_TAG,),
    )


def _leech(unit: UnitOfWork, card: int, lapses: int, suspended: bool) -> Leech | None:
    row = unit.cards.get(card)
    if row is None:
        return None
    topic = () if row.topic is None else unit.topics.path_of(row.topic)
    return Leech(card, row.uid, row.number, row.shown_question, topic, row.topic, lapses, suspended)


def _case(workspace: Workspace, unit: UnitOfWork, row: CardRow) -> Case:
    fellows = unit.cards.of_same_subjects([row.id]) if row.subject is not None else []
    twins = (unit.cards.get(each) for each in fellows if each != row.id)
    names = {each.id: each.document.title for each in unit.documents.all()}
    return Case(
        tuple(unit.events.of_card(row.id)),
        tuple(_twin(unit, each) for each in twins if each is not None and SPLIT_TAG not in each.tags),
        tuple(unit.recall.points(row.id)),
        tuple(Typed(at_ms, text, ticked) for at_ms, text, _, ticked in unit.recall.replies(row.id)),
        tuple(
            Length(names.get(each.document or 0, "Your own answer"), _words(each)) for each in _in_order(row)
        ),
        workspace.calendar.hour_of,
    )


def _twin(unit: UnitOfWork, row: CardRow) -> Twin:
    name = f"question {row.number}" if row.number is not None else f"“{row.shown_question}”"
    return Twin(name, tuple(unit.events.of_card(row.id)), tuple(unit.recall.points(row.id)))


def _in_order(row: CardRow) -> list[AnswerRow]:
    """The answers that are given in full, the one shown first in front."""
    return sorted(
        (each for each in row.answers if _is_complete(each)), key=lambda each: each.id != row.preferred
    )


def _proposed(row: CardRow) -> tuple[KeyPoint, ...]:
    return tuple(propose([_text(each) for each in _in_order(row)], {}, question=row.shown_question))


def _is_complete(answer: AnswerRow) -> bool:
    return answer.completeness is Completeness.COMPLETE and bool(_text(answer).strip())


def _text(answer: AnswerRow) -> str:
    return answer.text if answer.edited is None else answer.edited


def _words(answer: AnswerRow) -> int:
    return len(_text(answer).split())
