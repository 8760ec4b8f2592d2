"""Reading what SQLAlchemy gives back."""

from typing import Any

from sqlalchemy import CursorResult


def inserted_id(result: CursorResult[Any]) -> int:
    """The row id an insert of one row got."""
    assert result.lastrowid is not None
    return int(result.lastrowid)
