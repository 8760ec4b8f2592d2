"""Free recall: what a card's answer should mention, what the learner typed, and what was judged of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.core.card import Completeness
from trainer.core.compare import restated
from trainer.core.help_steps import help_steps
from trainer.core.key_point import EditorNote, KeyPoint
from trainer.core.recall import Recall, score
from trainer.services.change import Change, Record, Restore, Row, Touched
from trainer.services.history import record
from trainer.services.key_point_sheet import documented
from trainer.services.own_answer import own_answers
from trainer.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class MarkingScheme:
    """What an answer to a card is held against.

    ``notes`` name their documents by title.  ``documents`` is how many documents answer the card; ``own`` are the
    learner's answers, further references; ``draft`` is what was typed since the last review.
    """

    points: tuple[KeyPoint, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    documents: int = 0
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A typed answer with the ids of the points the machine found in it and those the learner ticked."""

    text: str
    covered: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()


def marking_scheme(workspace: Workspace, card: int) -> MarkingScheme:
    """The key points and notes of a card; empty where it has none."""
    with workspace.store.read() as unit:
        row = unit.cards.get(card)
        if row is None:
            return MarkingScheme()
        points, notes = unit.recall.points(card), unit.recall.notes(card)
        titles = {each.document.name: each.document.title for each in unit.documents.all()} if notes else {}
    return MarkingScheme(
        tuple(points),
        tuple(replace(each, document=titles.get(each.document, each.document)) for each in notes),
        len(documented(row)),
        tuple(each.text if each.edited is None else each.edited for each in own_answers(row)),
    )


def draft(workspace: Workspace, card: int) -> str:
    """What was typed for a card since it was answered last; empty where nothing was."""
    with workspace.store.read() as unit:
        typed = unit.recall.draft(card)
        return typed[0] if typed is not None and typed[1] > (unit.schedules.get(card).last_ms or 0) else ""


def key_points(workspace: Workspace, card: int) -> tuple[KeyPoint, ...]:
    """The key points of a card, in the learner's words where there are any."""
    with workspace.store.read() as unit:
        return tuple(unit.recall.points(card))


def help_for(workspace: Workspace, card: int) -> tuple[str, ...]:
    """Help before the answers, step by step; empty where the card has no answer."""
    with workspace.store.read() as unit:
        row = unit.cards.get(card)
        points = unit.recall.points(card)
    if row is None:
        return ()
    whole = [each for each in row.answers if each.completeness is Completeness.COMPLETE] or row.answers
    answers = [each.text if each.edited is None else each.edited for each in whole]
    return help_steps(answers, points, row.shown_question)


def mentions(text: str, points: Sequence[KeyPoint]) -> Recall:
    """Which key points a text mentions."""
    return score(text, points)


def restates(text: str, references: Sequence[str]) -> float:
    """The share, 0 to 1, of one of these answers that a text says again; 0 without any."""
    return max((restated(text, each) for each in references), default=0.0)


def keep_draft(workspace: Workspace, card: int, text: str) -> None:
    """Keep what is being typed: it survives undo, a restart and a crash."""
    with workspace.store.write() as unit:
        unit.recall.put_draft(card, text, workspace.now_ms())
        unit.commit()


def keep_reply(workspace: Workspace, card: int, reply: Reply) -> None:
    """Keep a typed answer and what was judged of it."""
    with workspace.store.write() as unit:
        unit.recall.add_reply(card, reply.text, reply.covered, reply.ticked, workspace.now_ms())
        unit.commit()


def ticked_share(points: Sequence[KeyPoint], ticked: Sequence[str]) -> float | None:
    """The share of the points' weight that was ticked, 0 to 1; ``None`` without points."""
    total = sum(point.weight for point in points)
    return sum(point.weight for point in points if point.id in ticked) / total if total else None


def accept_answer(workspace: Workspace, card: int, text: str) -> Change:
    """Keep a typed answer that was right too among the card's answers."""
    now = workspace.now_ms()
    with workspace.store.write() as unit:
        new: Row = {"document_id": None, "text": text.strip(), "completeness": Completeness.COMPLETE.value}
        ids = unit.cards.add_answers(card, [new])
        change = Change(
            "Keep my answer",
            frozenset({Touched.CARDS}),
            (Restore(Record.ANSWERS, tuple((each, {"deleted_ms": now}) for each in ids)),),
            "Kept among the answers",
            card,
        )
        record(workspace, unit, change)
        unit.commit()
    return change


def bring_key_points(
    workspace: Workspace, points: Mapping[str, tuple[Sequence[KeyPoint], Sequence[EditorNote]]]
) -> int:
    """Store shipped key points and notes by card uid; how many cards got some."""
    with workspace.store.write() as unit:
        ids = unit.cards.ids(points)
        for uid, card in ids.items():
            unit.recall.put_shipped(card, *points[uid])
        unit.commit()
    return len(ids)
