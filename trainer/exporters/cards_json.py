"""All cards as JSON, which ``importers.trainer_cards`` reads back.

``{"format": "trainer-cards", "version": 1, "written_by": ..., "documents": [{"id", "name", "title"}],
"topics": [{"id", "path"}], "cards": [{"id", "number", "question", "topic", "subject", "tags", "answers": [{"document",
"text", "complete"}]}]}``

Ids are UUIDs.  An answer's ``document`` is the document's file name (its id where two documents share a name),
``null`` for the learner's own answer; ``text`` is Markdown as the learner sees it, edits included; ``complete``
is false where the document breaks off.  Answers missing in a document are not listed.  ``number`` and
``subject`` are ``null`` where a card has none.  Cards with key points have ``key_points``, a list of
objects with ``id``, ``text``, ``phrases`` (wordings to look for), ``weight``, ``documents`` (files that mention it).
"""

from collections import Counter
from collections.abc import Sequence

from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck
from trainer.core.document import Document
from trainer.core.key_point import KeyPoint
from trainer.exporters.plain_files import WRITTEN_BY, to_json

FORMAT = "trainer-cards"
VERSION = 1


class CardsJson:
    """Every card with its answers."""

    id = "cards_json"
    label = "Cards (JSON)"
    suffixes = (".json",)

    def write(self, content: Deck) -> bytes:
        """The whole deck without its reviews."""
        names, points = _names(content.documents), dict(content.key_points)
        return to_json(
            {
                "format": FORMAT,
                "version": VERSION,
                "written_by": WRITTEN_BY,
                "documents": [
                    {"id": each.uid, "name": each.name, "title": each.title} for each in content.documents
                ],
                "topics": [{"id": uid, "path": path} for uid, path in content.topics],
                "cards": [_card(each, names) | _points(points.get(each.uid, ())) for each in content.cards],
            }
        )


def _card(card: Card, names: dict[str, str]) -> dict[str, object]:
    listed = [each for each in card.answers if each.completeness is not Completeness.MISSING]
    return {
        "id": card.uid,
        "number": card.number,
        "question": card.shown_question,
        "topic": card.topic,
        "subject": card.subject or None,
        "tags": card.tags,
        "answers": [_answer(each, names) for each in listed],
    }


def _points(points: Sequence[KeyPoint]) -> dict[str, object]:
    """The field of a card's key points; none where it has none."""
    told = [
        {
            "id": each.id,
            "text": each.text,
            "phrases": each.phrases,
            "weight": each.weight,
            "documents": each.documents,
        }
        for each in points
    ]
    return {"key_points": told} if told else {}


def _answer(answer: Answer, names: dict[str, str]) -> dict[str, object]:
    return {
        "document": names[answer.document] if answer.document else None,
        "text": answer.shown,
        "complete": answer.completeness is Completeness.COMPLETE,
    }


def _names(documents: tuple[Document, ...]) -> dict[str, str]:
    """What answers call each document, by uid: its file name, or its uid where the name is not its own."""
    uses = Counter(each.name for each in documents)
    return {each.uid: each.name if uses[each.name] == 1 else each.uid for each in documents}
