"""The whole store out and in again: the tables that are facts; what is derived from them is worked out anew."""

from sqlalchemy import Connection, Table, delete, func, insert, select

from trainer.core.errors import BadInput
from trainer.core.snapshot import Snapshot, TableRows
from trainer.store.revision import HEAD
from trainer.store.tables import (
    card_blocks,
    drafts,
    group_counts,
    history,
    metadata,
    projection,
    replies,
    review_events,
    schedules,
    study_days,
    unseen_cards,
    waiting_counts,
)

COUNTED_BY_TRIGGERS = (group_counts, waiting_counts, unseen_cards)
DERIVED = (schedules, projection, study_days, card_blocks, *COUNTED_BY_TRIGGERS)
CHUNK = 5000


class SnapshotRepository:
    """Everything over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def dump(self) -> Snapshot:
        """Every fact in the store, rows in the order of their primary keys."""
        return Snapshot(HEAD, {table.name: self._rows(table) for table in _facts()})

    def is_untouched(self) -> bool:
        """Whether nothing was done here beyond bringing in documents once."""
        steps = self._connection.execute(select(func.count()).select_from(history)).scalar_one()
        busy = any(
            self._connection.execute(select(table.c[next(iter(table.c.keys()))]).limit(1)).first() is not None
            for table in (review_events, replies, drafts)
        )
        return steps <= 1 and not busy

    def load(self, snapshot: Snapshot) -> None:
        """Put a snapshot in the place of everything; derived rows are thrown away.

        Raises ``BadInput`` where the snapshot is newer than this program or has tables or columns of something else.
        """
        if snapshot.revision > HEAD:
            raise BadInput(
                "The file was written by a newer version of this program.",
                "Install that version, then import again.",
            )
        tables = {table.name: table for table in _facts()}
        for name, told in snapshot.tables.items():
            unknown = [
                column for column in told.columns if name not in tables or column not in tables[name].c
            ]
            if name not in tables or unknown:
                raise BadInput(f"The file has a table {name!r} that a store does not have like this.")
        for table in reversed(metadata.sorted_tables):
            if table in COUNTED_BY_TRIGGERS:
                continue
            self._connection.execute(delete(table))
        for table in _facts():
            if table.name in snapshot.tables:
                self._insert(table, snapshot.tables[table.name])

    def _rows(self, table: Table) -> TableRows:
        rows = self._connection.execute(select(table).order_by(*table.primary_key.columns))
        return TableRows(tuple(table.c.keys()), tuple(tuple(row) for row in rows))

    def _insert(self, table: Table, told: TableRows) -> None:
        for start in range(0, len(told.rows), CHUNK):
            chunk = told.rows[start : start + CHUNK]
            self._connection.execute(
                insert(table), [dict(zip(told.columns, row, strict=True)) for row in chunk]
            )


def _facts() -> list[Table]:
    """Tables that hold facts, those that others point to first."""
    return [table for table in metadata.sorted_tables if table not in DERIVED]
