"""Work counted, not timed: what a store was asked while a test did something.

``with watched(store) as work`` records every SQL statement, every row handed to Python and SQLite's own steps.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from sqlite3 import Connection, Cursor
from typing import Any

from sqlalchemy import event

from trainer.store.unit_of_work import SqlStore

LARGE = ("cards", "answers", "review_events")
"""Tables that grow with the collection and that no screen may go through from end to end."""

STEPS = 10
"""SQLite's instructions are counted in portions of so many."""

_AROUND = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")
_INSIDE = ("--", "SELECT pgno", "INSERT INTO 'main'", "REPLACE INTO 'main'", "DELETE FROM 'main'")
"""What the full-text search asks for itself, as part of a statement that is recorded."""


@dataclass
class Work:
    """What a store did: ``statements`` with their values filled in, ``rows`` read, ``steps`` of its machine."""

    statements: list[str] = field(default_factory=list)
    rows: int = 0
    steps: int = 0

    def __len__(self) -> int:
        """How many statements."""
        return len(self.statements)

    def starting(self, verb: str) -> list[str]:
        """The statements that begin with a word such as ``SELECT``."""
        return [each for each in self.statements if each.split(maxsplit=1)[0].upper() == verb]

    def note(self, sql: str) -> None:
        """Record a statement unless it only opens or ends a unit of work.

        SQLite tells a writing statement again for each statement of the triggers it sets off.
        """
        text = sql.strip()
        if text.upper().startswith(_AROUND) or text.startswith(_INSIDE):
            return
        told_again = bool(self.statements) and text == self.statements[-1]
        if not told_again or text.upper().startswith("SELECT"):
            self.statements.append(text)


@contextmanager
def watched(store: SqlStore) -> Iterator[Work]:
    """Record the work of a store until the block ends."""
    work = Work()
    engine = store._engine

    def count_row(_cursor: Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
        work.rows += 1
        return row

    def count_steps() -> int:
        work.steps += STEPS
        return 0

    def begin(connection: Connection, *_: object) -> None:
        connection.set_trace_callback(work.note)
        connection.row_factory = count_row
        connection.set_progress_handler(count_steps, STEPS)

    def end(connection: Connection, *_: object) -> None:
        connection.set_trace_callback(None)
        connection.row_factory = None
        connection.set_progress_handler(None, 0)

    event.listen(engine, "checkout", begin)
    event.listen(engine, "checkin", end)
    try:
        yield work
    finally:
        event.remove(engine, "checkout", begin)
        event.remove(engine, "checkin", end)


def scans(store: SqlStore, work: Work, tables: Iterable[str] = LARGE) -> list[str]:
    """Every recorded statement that goes through a whole table without an index, with its plan; each once."""
    found: dict[str, None] = {}
    with store._engine.connect() as connection:
        for sql in dict.fromkeys(work.statements):
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()
            whole = [str(row[3]) for row in rows if _is_scan(str(row[3]), _names(sql, tables))]
            if whole:
                found[f"{'; '.join(whole)}: {' '.join(sql.split())[:400]}"] = None
    return list(found)


def _is_scan(detail: str, names: set[str]) -> bool:
    """Whether a line of a plan reads ``SCAN cards`` and no index is used for it."""
    words = detail.split()
    return words[0] == "SCAN" and words[1] in names and "INDEX" not in words


def _names(sql: str, tables: Iterable[str]) -> set[str]:
    """The tables' names and what the statement calls them."""
    wanted = "|".join(map(re.escape, tables))
    calls = re.findall(rf"\b({wanted})\b(?:\s+AS\s+(\w+))?", sql, re.IGNORECASE)
    return {name for pair in calls for name in pair if name}
