"""Which form of the tables a store has."""

import sqlite3

HEAD = "0009"
"""The newest revision; ``migrations`` checks that it is Alembic's head."""


def revision_of(sqlite: sqlite3.Connection) -> str | None:
    """The stored revision.  Raises ``sqlite3.Error`` where there is none."""
    row = sqlite.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])
