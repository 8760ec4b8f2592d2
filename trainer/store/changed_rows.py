"""Changing columns of many rows at once, with the way back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select, update

from trainer.services.change import Row

CHUNK = 500
"""Rows written by one statement."""


def write_values(
    connection: Connection, table: Table, rows: Iterable[tuple[int, Row]]
) -> tuple[tuple[int, Row], ...]:
    """Write column values into rows by id; the earlier values of the same columns come back.

    Rows that are not there are passed over.
    """
    return tuple(each for some in _alike(rows) for each in _write_alike(connection, table, some))


def _write_alike(
    connection: Connection, table: Table, rows: Sequence[tuple[int, Row]]
) -> list[tuple[int, Row]]:
    names = list(rows[0][1])
    query = select(table.c.id, *(table.c[name] for name in names))
    found = connection.execute(query.where(table.c.id.in_([row for row, _ in rows])))
    before: dict[int, Row] = {line[0]: dict(zip(names, line[1:], strict=True)) for line in found}
    new = [
        {"row": row, **{f"new_{name}": values[name] for name in names}}
        for row, values in rows
        if row in before
    ]
    if new:
        wanted: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        connection.execute(update(table).where(table.c.id == bindparam("row")).values(wanted), new)
    return [(row, before[row]) for row, _ in rows if row in before]


def _alike(rows: Iterable[tuple[int, Row]]) -> Iterator[list[tuple[int, Row]]]:
    """Neighbours with the same columns, no row twice, a chunk at most."""
    some: list[tuple[int, Row]] = []
    seen: set[int] = set()
    for row, values in rows:
        if some and (len(some) == CHUNK or row in seen or values.keys() != some[0][1].keys()):
            yield some
            some, seen = [], set()
        some.append((row, values))
        seen.add(row)
    if some:
        yield some
