"""All cards as CSV, one row per answer.

``card_id`` (UUID), ``number`` (in its documents), ``topic`` (path with ``::``), ``subject``, ``question``,
``tags`` (by spaces), ``document`` (file name; empty for the learner's own answer), ``complete`` (``true``, or
``false`` where the document breaks off), ``answer`` (Markdown as the learner sees it), ``written_by`` (the version).
Answers missing in a document have no row; a card without any answer has one row with empty answer cells.
"""

from collections.abc import Iterator

from trainer.core.card import Card, Completeness
from trainer.core.deck import Deck
from trainer.core.topic import show_path
from trainer.exporters.plain_files import WRITTEN_BY, Cell, to_csv

COLUMNS = (
    "card_id",
    "number",
    "topic",
    "subject",
    "question",
    "tags",
    "document",
    "complete",
    "answer",
)


class CardsCsv:
    """Every answer with its card."""

    id = "cards_csv"
    label = "Cards (CSV, one row per answer)"
    suffixes = (".csv",)

    def write(self, content: Deck) -> bytes:
        """The whole deck without its reviews."""
        names = {each.uid: each.name for each in content.documents}
        rows = ((*row, WRITTEN_BY) for card in content.cards for row in _rows(card, names))
        return to_csv((*COLUMNS, "written_by"), rows)


def _rows(card: Card, names: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    tags = " ".join(card.tags)
    about = (card.uid, card.number, show_path(card.topic), card.subject, card.shown_question, tags)
    listed = [each for each in card.answers if each.completeness is not Completeness.MISSING]
    for each in listed:
        complete = "true" if each.completeness is Completeness.COMPLETE else "false"
        yield (*about, names[each.document] if each.document else "", complete, each.shown)
    if not listed:
        yield (*about, "", "", "")
