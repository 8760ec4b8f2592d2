"""Key points: the shipped ones, the learner's own and what became of proposals.

The learner's words for a shipped point are kept beside it as JSON (``edited``), so that an update never meets them.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import sqlite

from trainer.core.key_point import KeyPoint
from trainer.services.rows import Origin, PointRow
from trainer.store.prepared import Prepared
from trainer.store.rows import inserted_id
from trainer.store.tables import answers, key_points

COUNTING = key_points.c.deleted_ms.is_(None)
"""Points that an answer is held against."""
ORDER = (key_points.c.position.is_(None), key_points.c.position, key_points.c.id)
"""As the learner put them, then as they came."""
_OF_CARD = Prepared(select(key_points).where(key_points.c.card_id == bindparam("card")).order_by(*ORDER))


class KeyPointRepository:
    """Key points over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, card: int) -> list[PointRow]:
        """Everything that is stored for a card, in its order: shipped and own points, hidden ones, proposals judged."""
        return [_row(row) for row in _OF_CARD.rows(self._connection, {"card": card})]

    def counting(self) -> dict[int, list[KeyPoint]]:
        """The points that count, in their order, by card."""
        found: dict[int, list[KeyPoint]] = {}
        query = select(key_points).where(COUNTING).order_by(key_points.c.card_id, *ORDER)
        for row in self._connection.execute(query):
            found.setdefault(row.card_id, []).append(_row(row).point)
        return found

    def add_own(self, card: int, points: Sequence[KeyPoint]) -> None:
        """Give a card points of the learner's own; one whose id it has already is left out."""
        for point in points:
            values = {**_values(card, point), "origin": Origin.OWN.value}
            write = sqlite.insert(key_points).values(values)
            self._connection.execute(write.on_conflict_do_nothing(index_elements=["card_id", "key"]))

    def points(self, card: int) -> list[KeyPoint]:
        """The points that count, in their order."""
        return [each.point for each in self.rows(card) if not each.deleted]

    def count(self) -> int:
        """How many points count in all."""
        query = select(func.count()).select_from(key_points).where(COUNTING)
        return int(self._connection.execute(query).scalar_one())

    def card_of(self, row: int) -> int | None:
        """The card of a row; ``None`` where there is no such row."""
        query = select(key_points.c.card_id).where(key_points.c.id == row)
        return self._connection.execute(query).scalar()

    def note(self, card: int, point: KeyPoint, at_ms: int) -> int:
        """The row of a point as a proposal nobody has judged, which counts for nothing; made where it is missing."""
        known = select(key_points.c.id).where(key_points.c.card_id == card, key_points.c.key == point.id)
        row = self._connection.execute(known).scalar()
        if row is not None:
            return int(row)
        values = {**_values(card, point), "origin": Origin.PROPOSAL.value, "deleted_ms": at_ms}
        return inserted_id(self._connection.execute(insert(key_points).values(values)))

    def put_shipped(self, card: int, points: Sequence[KeyPoint]) -> None:
        """Replace the shipped points; own words, own points, order and what is hidden stay."""
        keys = [point.id for point in points]
        unjudged = key_points.c.origin == Origin.PROPOSAL.value
        self._connection.execute(
            delete(key_points).where(key_points.c.card_id == card, unjudged, key_points.c.key.in_(keys))
        )
        for point in points:
            values = {**_values(card, point), "origin": Origin.SHIPPED.value}
            write = sqlite.insert(key_points).values(values)
            same = {name: values[name] for name in ("text", "phrases", "weight", "documents")}
            self._connection.execute(
                write.on_conflict_do_update(
                    index_elements=["card_id", "key"],
                    set_=same,
                    where=key_points.c.origin == Origin.SHIPPED.value,
                )
            )
        self._drop_shipped(card, keys)

    def answers_around(self, card: int, reach: int) -> list[str]:
        """What the cards say that came shortly before and after this one, at most ``reach`` row ids away."""
        near = answers.c.card_id.between(card - reach, card + reach)
        query = select(answers.c.text).where(near, answers.c.deleted_ms.is_(None)).order_by(answers.c.id)
        return list(self._connection.execute(query).scalars())

    def _drop_shipped(self, card: int, kept: Sequence[str]) -> None:
        """Forget what is shipped no longer; where the learner has other words for it, these become an own point."""
        gone = select(key_points).where(
            key_points.c.card_id == card,
            key_points.c.origin == Origin.SHIPPED.value,
            key_points.c.key.not_in(kept),
        )
        for row in self._connection.execute(gone).all():
            this = key_points.c.id == row.id
            if row.edited is None:
                self._connection.execute(delete(key_points).where(this))
                continue
            own = _values(card, _row(row).point)
            self._connection.execute(
                update(key_points).where(this).values(**own, origin=Origin.OWN.value, edited=None)
            )


def _values(card: int, point: KeyPoint) -> dict[str, object]:
    return {
        "card_id": card,
        "key": point.id,
        "text": point.text,
        "phrases": json.dumps(point.phrases, ensure_ascii=False),
        "weight": point.weight,
        "documents": json.dumps(point.documents),
    }


def _row(row: Row[tuple[object, ...]]) -> PointRow:
    stored = KeyPoint(
        row.key, row.text, tuple(json.loads(row.phrases)), row.weight, tuple(json.loads(row.documents))
    )
    deleted = row.deleted_ms is not None
    if row.edited is None:
        return PointRow(row.id, stored, Origin(row.origin), deleted)
    own = json.loads(row.edited)
    edited = replace(
        stored,
        text=own["text"],
        phrases=tuple(own["phrases"]),
        weight=own["weight"],
        documents=tuple(own["documents"]),
    )
    return PointRow(row.id, edited, Origin(row.origin), deleted, stored)
