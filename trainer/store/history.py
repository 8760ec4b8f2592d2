"""Undo and redo steps."""

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from trainer.services.rows import HistoryRow, HistoryStep
from trainer.store.prepared import Prepared
from trainer.store.tables import cards, history

_PUSH = Prepared(insert(history), ("at_ms", "label", "touched", "inverse", "card_id"))
_FORGET_UNDONE = Prepared(delete(history).where(history.c.undone == 1))
_OLDEST_UNDONE = Prepared(select(history).where(history.c.undone == 1).order_by(history.c.id.asc()).limit(1))
_NEWEST_DONE = Prepared(select(history).where(history.c.undone == 0).order_by(history.c.id.desc()).limit(1))
_TURN = Prepared(
    update(history)
    .where(history.c.id == bindparam("step"))
    .values(inverse=bindparam("inverse"), undone=bindparam("undone"))
)


class HistoryRepository:
    """The history over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def push(self, at_ms: int, label: str, touched: str, inverse: str, card: int | None) -> None:
        """Add a step; what was undone before can no longer be redone."""
        _FORGET_UNDONE.run(self._connection)
        step = {"at_ms": at_ms, "label": label, "touched": touched, "inverse": inverse, "card_id": card}
        _PUSH.run(self._connection, step)

    def last(self, undone: bool) -> HistoryRow | None:
        """The newest step not undone, or the oldest undone one."""
        row = (_OLDEST_UNDONE if undone else _NEWEST_DONE).first(self._connection)
        return None if row is None else HistoryRow(row.id, row.label, row.touched, row.inverse, row.card_id)

    def steps(self, limit: int) -> list[HistoryStep]:
        """The newest steps, done and undone ones, the newest first."""
        question = func.coalesce(cards.c.edited_question, cards.c.question, "")
        query = (
            select(history.c.id, history.c.at_ms, history.c.label, history.c.undone, question)
            .select_from(history.outerjoin(cards, cards.c.id == history.c.card_id))
            .order_by(history.c.id.desc())
            .limit(limit)
        )
        return [
            HistoryStep(row[0], row[1], row[2], bool(row[3]), row[4])
            for row in self._connection.execute(query)
        ]

    def turn(self, step: int, inverse: str, undone: bool) -> None:
        """Mark a step undone or done again, with the data for the way back."""
        _TURN.run(self._connection, {"step": step, "inverse": inverse, "undone": int(undone)})
