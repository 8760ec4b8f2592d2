"""Rows in and out: what SQLAlchemy gives back, any number of ids in one condition, and a way past it."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, CursorResult, Executable, Select, func, select


def inserted_id(result: CursorResult[Any]) -> int:
    """The row id an insert of one row got."""
    assert result.lastrowid is not None
    return int(result.lastrowid)


def among(column: Any, ids: Collection[int]) -> ColumnElement[bool]:
    """Any number of ids as one value: SQLite bounds how many a statement takes."""
    found: ColumnElement[bool] = column.in_(
        select(func.json_each(json.dumps(sorted(ids))).table_valued("value").c.value)
    )
    return found


def plain(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection, for what is done very often: units of work, millions of rows."""
    return cast(sqlite3.Connection, connection.connection.dbapi_connection)


def plain_rows(
    connection: Connection, query: Executable, values: Mapping[str, object] | None = None
) -> list[tuple[Any, ...]]:
    """The rows of a query as the driver gives them, where there may be a hundred thousand."""
    cursor = connection.execute(query, values).cursor
    assert cursor is not None
    return list(cursor.fetchall())


def plain_ids(connection: Connection, query: Select[Any]) -> list[int]:
    """The one column of a query in its order: packed into one text, which takes half the time of so many rows."""
    rows = query.subquery()
    packed = connection.execute(select(func.json_group_array(rows.c[0]))).scalar_one()
    return cast(list[int], json.loads(packed))
