"""What free recall needs and keeps: key points, an editor's notes, drafts of typed answers, typed answers."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects import sqlite

from trainer.core.key_point import EditorNote, KeyPoint
from trainer.store.key_points import KeyPointRepository
from trainer.store.prepared import Prepared
from trainer.store.tables import documents, drafts, editor_notes, replies

_NOTES = Prepared(
    select(documents.c.name, editor_notes.c.text, editor_notes.c.reason)
    .join(documents, documents.c.id == editor_notes.c.document_id)
    .where(editor_notes.c.card_id == bindparam("card"))
    .order_by(editor_notes.c.id)
)
_DRAFT = Prepared(select(drafts.c.text, drafts.c.at_ms).where(drafts.c.card_id == bindparam("card")))


class RecallRepository:
    """Key points, notes, drafts and replies over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def points(self, card: int) -> list[KeyPoint]:
        """A card's key points in their order."""
        return KeyPointRepository(self._connection).points(card)

    def notes(self, card: int) -> list[EditorNote]:
        """The editor's notes on a card's answers; ``document`` is a file name."""
        return [EditorNote(*row) for row in _NOTES.rows(self._connection, {"card": card})]

    def count(self) -> int:
        """How many key points answers are held against in all."""
        return KeyPointRepository(self._connection).count()

    def put_shipped(self, card: int, points: Sequence[KeyPoint], notes: Sequence[EditorNote]) -> None:
        """Replace a card's shipped key points and notes; what the learner made of them stays."""
        KeyPointRepository(self._connection).put_shipped(card, points)
        self._connection.execute(delete(editor_notes).where(editor_notes.c.card_id == card))
        rows = self._connection.execute(select(documents.c.name, documents.c.id))
        by_name: dict[str, int] = {row.name: row.id for row in rows}
        for note in notes:
            self._connection.execute(
                insert(editor_notes).values(
                    card_id=card,
                    document_id=by_name.get(note.document),
                    text=note.text,
                    reason=note.reason,
                )
            )

    def draft(self, card: int) -> tuple[str, int] | None:
        """What was typed last for a card, and when (ms); ``None`` where nothing was."""
        row = _DRAFT.first(self._connection, {"card": card})
        return None if row is None else (row.text, row.at_ms)

    def put_draft(self, card: int, text: str, at_ms: int) -> None:
        """Keep what is being typed."""
        values = {"card_id": card, "text": text, "at_ms": at_ms}
        write = sqlite.insert(drafts).values(values)
        self._connection.execute(write.on_conflict_do_update(index_elements=["card_id"], set_=values))

    def add_reply(
        self, card: int, text: str, covered: Sequence[str], ticked: Sequence[str], at_ms: int
    ) -> None:
        """Keep a typed answer with the points it mentions by the machine's and by the learner's judgement."""
        self._connection.execute(
            insert(replies).values(
                card_id=card,
                at_ms=at_ms,
                text=text,
                covered=json.dumps(list(covered)),
                ticked=json.dumps(list(ticked)),
            )
        )

    def replies(self, card: int) -> list[tuple[int, str, tuple[str, ...], tuple[str, ...]]]:
        """A card's typed answers, oldest first: when (ms), the text, points covered and points ticked."""
        query = select(replies).where(replies.c.card_id == card).order_by(replies.c.at_ms, replies.c.id)
        return [
            (row.at_ms, row.text, tuple(json.loads(row.covered)), tuple(json.loads(row.ticked)))
            for row in self._connection.execute(query)
        ]
