"""Rows in and out: what SQLAlchemy gives back, any number of ids in one condition, and a way past it."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, func, select


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


def plain_ids(connection: Connection, query: Select[Any]) -> list[int]:
    """The one column of a query, straight from the driver, since there may be a hundred thousand of them."""
    cursor = connection.execute(query).cursor
    assert cursor is not None
    return [row[0] for row in cursor.fetchall()]
