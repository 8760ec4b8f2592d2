"""One transaction over one connection; rolls back unless told to commit."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from trainer.core.errors import StoreError
from trainer.store.card_counts import CardCountRepository
from trainer.store.cards import CardRepository
from trainer.store.documents import DocumentRepository
from trainer.store.engine import open_engine
from trainer.store.events import EventRepository
from trainer.store.history import HistoryRepository
from trainer.store.rows import plain
from trainer.store.schedules import ScheduleRepository
from trainer.store.settings import SettingsRepository
from trainer.store.topics import TopicRepository

if TYPE_CHECKING:
    from trainer.store.card_blocks import CardBlockRepository
    from trainer.store.judgements import JudgementRepository
    from trainer.store.key_points import KeyPointRepository
    from trainer.store.measures import MeasureRepository
    from trainer.store.recall import RecallRepository
    from trainer.store.snapshot import SnapshotRepository
    from trainer.store.study_days import StudyDayRepository


class SqlUnitOfWork:
    """The repositories over one open transaction; those that a start does without are imported when they are wanted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.topics = TopicRepository(connection)
        self.documents = DocumentRepository(connection)
        self.cards = CardRepository(connection, self.topics)
        self.events = EventRepository(connection)
        self.counts = CardCountRepository(connection)
        self.schedules = ScheduleRepository(connection)
        self.history = HistoryRepository(connection)
        self.settings = SettingsRepository(connection)

    @property
    def sqlite(self) -> sqlite3.Connection:
        """SQLite's own connection."""
        return plain(self._connection)

    @property
    def measures(self) -> "MeasureRepository":
        """What the charts count."""
        from trainer.store.measures import MeasureRepository

        return MeasureRepository(self._connection)

    @property
    def judgements(self) -> "JudgementRepository":
        """What learners said of their answers."""
        from trainer.store.judgements import JudgementRepository

        return JudgementRepository(self._connection)

    @property
    def days(self) -> "StudyDayRepository":
        """The reviews of each study day."""
        from trainer.store.study_days import StudyDayRepository

        return StudyDayRepository(self._connection)

    @property
    def blocks(self) -> "CardBlockRepository":
        """Cards packed by the block."""
        from trainer.store.card_blocks import CardBlockRepository

        return CardBlockRepository(self._connection)

    @property
    def snapshots(self) -> "SnapshotRepository":
        """Everything at once."""
        from trainer.store.snapshot import SnapshotRepository

        return SnapshotRepository(self._connection)

    @property
    def recall(self) -> "RecallRepository":
        """What free recall needs and keeps."""
        from trainer.store.recall import RecallRepository

        return RecallRepository(self._connection)

    @property
    def key_points(self) -> "KeyPointRepository":
        """The points an answer should have."""
        from trainer.store.key_points import KeyPointRepository

        return KeyPointRepository(self._connection)

    def commit(self) -> None:
        """Keep what was done; nothing may follow in this unit."""
        plain(self._connection).execute("COMMIT")


class SqlStore:
    """A store file.  Raises ``StoreError`` where the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = open_engine(path)

    @contextmanager
    def read(self) -> Iterator[SqlUnitOfWork]:
        """A unit that sees one state of the store and changes nothing."""
        with self._unit("BEGIN") as unit:
            yield unit

    @contextmanager
    def read_through(self) -> Iterator[SqlUnitOfWork]:
        """A unit like that of ``read`` for going through everything, for which it takes more memory."""
        with self._unit("BEGIN") as unit, _roomy(unit.sqlite):
            yield unit

    @contextmanager
    def write(self) -> Iterator[SqlUnitOfWork]:
        """A unit that may write; another writer is waited for."""
        with self._unit("BEGIN IMMEDIATE") as unit:
            yield unit

    def integrity(self) -> list[str]:
        """What SQLite's own check finds, and rows that point nowhere."""
        with self._engine.connect() as connection, _roomy(plain(connection)):
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        problems = [] if found == ["ok"] else found
        return problems + [f"row {row[1]} of {row[0]} points to a missing row of {row[2]}" for row in loose]

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _unit(self, begin: str) -> Iterator[SqlUnitOfWork]:
        try:
            with self._engine.connect() as connection:
                sqlite = plain(connection)
                sqlite.execute(begin)
                try:
                    yield SqlUnitOfWork(connection)
                finally:
                    if sqlite.in_transaction:
                        sqlite.execute("ROLLBACK")
        except (DBAPIError, sqlite3.Error) as error:
            reason = error.orig if isinstance(error, DBAPIError) else error
            raise StoreError(
                f"The store {self.path} cannot be read or written: {reason}.",
                "Check that the disk is not full and that no other program holds the file.",
            ) from error


@contextmanager
def _roomy(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep more of the file in memory: all of it is read, in another order than it was written."""
    before = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute("PRAGMA cache_size = -64000")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {before}")
        connection.execute("PRAGMA shrink_memory")
