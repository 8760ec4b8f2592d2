"""Opening a store: the SQLite file, its settings and its schema version."""

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from trainer.core.errors import StoreError
from trainer.store import text_match
from trainer.store.revision import HEAD, revision_of
from trainer.store.rows import plain


def open_engine(path: Path) -> Engine:
    """An engine on a store whose schema is current.

    A missing file is made; an older one is copied to ``NAME.before-REVISION.db`` and upgraded.  Raises ``StoreError``
    where the file is not a store, is newer than this program, or cannot be read or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = _engine(path)
        with engine.connect() as connection:
            revision = _revision(connection)
        if revision == HEAD:
            return engine
        _upgrade(engine, path, revision)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        reason = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        raise StoreError(
            f"The store {path} cannot be opened: {reason}.",
            "Choose another file with --store, or restore a copy of it.",
        ) from error
    return engine


def _engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": 15, "check_same_thread": False},
        pool_reset_on_return=None,  # every unit of work has ended when its connection comes back
    )
    event.listen(engine, "connect", _set_up)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    text_match.register(connection)
    _make_sure_of_powers(connection)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "busy_timeout = 15000",
        "cache_size = -4000",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _make_sure_of_powers(connection: sqlite3.Connection) -> None:
    """SQLite may be built without ``pow``."""
    try:
        connection.execute("SELECT pow(2, 3)")
    except sqlite3.OperationalError:
        connection.create_function("pow", 2, pow, deterministic=True)


def _revision(connection: Connection) -> str | None:
    """The stored revision, ``None`` in an empty file.  Raises ``StoreError`` where the file is something else."""
    names = {
        row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    if not names:
        return None
    if "alembic_version" not in names:
        raise StoreError("This file is a database, but not a store of this program.", "Choose another file.")
    return revision_of(plain(connection))


def _upgrade(engine: Engine, path: Path, revision: str | None) -> None:
    from trainer.store.migrations import upgrade

    if revision is not None:
        if revision > HEAD:
            raise StoreError(
                f"The store {path} was written by a newer version of this program (revision {revision}).",
                "Install the newer version, or choose another file with --store.",
            )
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy2(path, path.with_name(f"{path.stem}.before-{HEAD}{path.suffix}"))
    upgrade(engine)
