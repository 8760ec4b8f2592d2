"""Cards with their schedules, packed by the block, so that looking at all of them does not read them one by one.

A row of ``card_blocks`` holds the cards of ``BLOCK`` row ids in a row that are not deleted, with what their reviews
add up to.  Triggers throw it away when one of them, its schedule or its log changes; until it is made again, the cards
are read.
"""

from collections.abc import Iterable
from struct import Struct

from sqlalchemy import Connection, text

from trainer.store.rows import plain_rows
from trainer.store.study_days import COUNTS, LONGEST_MS

BLOCK = 64
RECORD = Struct("<IIIBBiiiddqqiIIQIIdI")
"""A card: row ids of itself, topic and subject (0: none), state, whether suspended, the day until which it is buried,
interval in days, due day (``NEVER``: none), stability (0: never seen), difficulty, instants (ms) of the last review
and of its making, the study day of the last review; and of its reviews that count: how many there are, how many passed,
their time in ms, how many tell retention (each first of a day, of a card in review), how many of those passed, the
shares of key points that typed answers mentioned added up, as ticked where they were, and how many were typed."""
NEVER = 0x7FFFFFFF

AS_IT_STANDS = f"""
    c.id, coalesce(c.topic_id, 0), coalesce(c.subject_id, 0), coalesce(s.state, 0), coalesce(s.suspended, 0),
    coalesce(s.buried_until, 0), coalesce(s.interval_days, 0), coalesce(s.due_day, {NEVER}),
    coalesce(s.stability, 0.0), coalesce(s.difficulty, 0.0), coalesce(s.last_ms, 0), c.created_ms,
    coalesce(s.last_day, 0)
"""
"""A card and its schedule."""
_MISSING = text(f"""
    WITH RECURSIVE every(block) AS (
        SELECT 0 UNION ALL SELECT block + 1 FROM every WHERE block < (SELECT max(id) / {BLOCK} FROM cards)
    )
    SELECT block FROM every WHERE block NOT IN (SELECT block FROM card_blocks)
""")
_PACKED = text(f"""
    SELECT {AS_IT_STANDS},
        coalesce(done.reviews, 0), coalesce(done.passed, 0), coalesce(done.time_ms, 0), coalesce(done.told, 0),
        coalesce(done.told_passed, 0), coalesce(done.covered, 0.0), coalesce(done.typed, 0)
    FROM cards c LEFT JOIN schedules s ON s.card_id = c.id LEFT JOIN (
        SELECT card_id, count(*) AS reviews, sum(rating > 1) AS passed,
            sum(min(coalesce(duration_ms, 0), {LONGEST_MS})) AS time_ms,
            sum(told) AS told, sum(told AND rating > 1) AS told_passed,
            total(CASE WHEN coverage IS NOT NULL THEN coalesce(ticked, coverage) END) AS covered,
            count(coverage) AS typed
        FROM (
            SELECT card_id, rating, duration_ms, coverage, ticked,
                state = 2 AND row_number() OVER (PARTITION BY card_id, study_day ORDER BY at_ms, uid) = 1 AS told
            FROM review_events INDEXED BY review_events_by_card
            WHERE card_id BETWEEN :first AND :last AND kind = 0 AND {COUNTS}
        )
        GROUP BY card_id
    ) AS done ON done.card_id = c.id
    WHERE c.id BETWEEN :first AND :last AND c.deleted_ms IS NULL
""")
_FILLED = text("INSERT OR REPLACE INTO card_blocks VALUES (:block, :cards)")


class CardBlockRepository:
    """Blocks of cards over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def missing(self) -> list[int]:
        """The blocks that have to be made again, in order."""
        return list(self._connection.execute(_MISSING).scalars())

    def fill(self, blocks: Iterable[int]) -> None:
        """Make these blocks."""
        for block in blocks:
            self._connection.execute(_FILLED, {"block": block, "cards": self.packed(block)})

    def packed(self, block: int) -> bytes:
        """The cards of a block, each as a ``RECORD``."""
        ids = {"first": block * BLOCK, "last": block * BLOCK + BLOCK - 1}
        rows = plain_rows(self._connection, _PACKED, ids)
        return b"".join([RECORD.pack(*row) for row in rows])

    def every(self) -> bytes:
        """All cards, each as a ``RECORD``."""
        kept = self._connection.execute(text("SELECT cards FROM card_blocks")).scalars().all()
        return b"".join([*kept, *(self.packed(block) for block in self.missing())])

    def forget(self) -> None:
        """Let every block be made again."""
        self._connection.execute(text("DELETE FROM card_blocks"))
