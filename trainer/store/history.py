"""Undo and redo steps."""

from sqlalchemy import Connection, delete, insert, select, update

from trainer.services.ports import HistoryRow
from trainer.store.tables import history


class HistoryRepository:
    """The history over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def push(self, at_ms: int, label: str, touched: str, inverse: str, card: int | None) -> None:
        """Add a step; what was undone before can no longer be redone."""
        self._connection.execute(delete(history).where(history.c.undone == 1))
        self._connection.execute(
            insert(history).values(at_ms=at_ms, label=label, touched=touched, inverse=inverse, card_id=card)
        )

    def last(self, undone: bool) -> HistoryRow | None:
        """The newest step not undone, or the oldest undone one."""
        order = history.c.id.asc() if undone else history.c.id.desc()
        query = select(history).where(history.c.undone == int(undone)).order_by(order).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else HistoryRow(row.id, row.label, row.touched, row.inverse, row.card_id)

    def turn(self, step: int, inverse: str, undone: bool) -> None:
        """Mark a step undone or done again, with the data for the way back."""
        values = {"inverse": inverse, "undone": int(undone)}
        self._connection.execute(update(history).where(history.c.id == step).values(**values))
