"""The key points of a card to look at: those that count, hidden ones, proposals, and where the answers mention each."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.card import Completeness
from trainer.core.errors import NotFound
from trainer.core.key_point import KeyPoint
from trainer.core.markup import to_text
from trainer.core.proposals import propose
from trainer.core.recall import score
from trainer.core.words import rarity
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import CardRow, Origin, PointRow

AROUND = 100
"""How many cards before and after tell what is rare."""
OWN_TITLE = "My answer"


@dataclass(frozen=True, slots=True)
class Mention:
    """What an answer says as plain text, and where (characters) it mentions a point; ``counts`` for documents."""

    title: str
    text: str
    spans: tuple[tuple[int, int], ...]
    counts: bool

    @property
    def is_made(self) -> bool:
        """Whether the point is mentioned."""
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """An answer as plain text; ``is_document`` is false for the learner's own."""

    title: str
    text: str
    is_document: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card's key points: ``counting`` ones in order, ``hidden`` shipped ones, ``proposed`` ones not judged yet."""

    question: str
    counting: tuple[PointRow, ...]
    hidden: tuple[PointRow, ...]
    proposed: tuple[KeyPoint, ...]
    answers: tuple[SheetAnswer, ...]

    @property
    def documents(self) -> int:
        """How many documents answer the card."""
        return sum(each.is_document for each in self.answers)

    def mentions(self, point: KeyPoint) -> tuple[Mention, ...]:
        """Where each answer mentions a point, answer by answer."""
        return tuple(
            Mention(each.title, each.text, _spans(each.text, point), each.is_document)
            for each in self.answers
        )

    def said_by(self, point: KeyPoint) -> int:
        """How many documents mention a point."""
        return sum(each.is_made and each.counts for each in self.mentions(point))


def sheet(workspace: Workspace, card: int) -> Sheet:
    """The key points of a card.  Raises ``NotFound`` where it is gone.

    Proposals are made where no point is shipped; those the learner judged are not made again.
    """
    with workspace.store.read() as unit:
        row = unit.cards.get(card)
        if row is None:
            raise NotFound("This card was deleted.")
        stored = unit.key_points.rows(card)
        names = {each.id: (each.document.name, each.document.title) for each in unit.documents.all()}
        proposed = _proposed(unit, row, stored, {key: name for key, (name, _) in names.items()})
    answers = tuple(
        SheetAnswer(
            OWN_TITLE if each.document is None else names.get(each.document, ("", "Document"))[1],
            to_text(each.text if each.edited is None else each.edited),
            each.document is not None,
        )
        for each in row.answers
        if each.completeness is not Completeness.MISSING
    )
    return Sheet(
        row.shown_question,
        tuple(each for each in stored if not each.deleted),
        tuple(each for each in stored if each.deleted and each.origin is Origin.SHIPPED),
        proposed,
        answers,
    )


def documented(card: CardRow) -> list[tuple[int, str]]:
    """What each document (row id) says to a card, in the words that are shown."""
    return [
        (each.document, each.text if each.edited is None else each.edited)
        for each in card.answers
        if each.document is not None and each.completeness is not Completeness.MISSING
    ]


def _proposed(
    unit: UnitOfWork, card: CardRow, stored: Sequence[PointRow], names: dict[int, str]
) -> tuple[KeyPoint, ...]:
    if any(each.origin is Origin.SHIPPED for each in stored):
        return ()
    answers = documented(card) or [(0, each.text) for each in card.answers]
    common = rarity(unit.key_points.answers_around(card.id, AROUND))
    found = propose(
        [text for _, text in answers],
        common,
        question=card.shown_question,
        documents=[names.get(document, "") for document, _ in answers],
    )
    judged = {each.point.id for each in stored if each.origin is not Origin.PROPOSAL}
    return tuple(each for each in found if each.id not in judged)


def _spans(text: str, point: KeyPoint) -> tuple[tuple[int, int], ...]:
    [found] = score(text, [point]).points
    return tuple((span.start, span.end) for span in found.spans) if found.covered else ()
