"""Rows in and out: what SQLAlchemy gives back, and any number of ids in one condition."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, func, select


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
