"""The log as it is, in columns, to prove what was added up from it.  Brings numpy."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sqlalchemy import Connection, text

from trainer.core.event import Rating
from trainer.store.columns import Numbers
from trainer.store.study_days import COUNTS, LONGEST_MS, PRACTICE, QUARTER_MS, WAS_AND_RATING

CHUNK = 100_000
"""Events that SQLite packs into one text: a thread beside another one's work does not wait its turn for every row."""
DUE = (2, 3)
"""What a card was that was in review: young or mature."""
_EVENT = np.dtype(
    [
        ("card", ">u4"),
        ("day", ">i4"),
        ("at_ms", ">i8"),
        ("uid", ">u8"),
        ("rest_of_uid", ">u8"),
        ("quarter", ">i4"),
        ("time", ">u4"),
        ("code", "u1"),
    ]
)
_NEWEST = text("SELECT coalesce(max(id), 0) FROM review_events")
_EVENTS = text(f"""
    SELECT group_concat(printf('%08x%08x%016x%s%08x%08x%02x', card_id, study_day & 0xffffffff, at_ms, hex(uid),
        (at_ms / {QUARTER_MS}) & 0xffffffff, min(coalesce(duration_ms, 0), {LONGEST_MS}), {WAS_AND_RATING}), '')
    FROM review_events WHERE id > :after AND id <= :upto AND kind IN (0, 7) AND {COUNTS}
""")


@dataclass(frozen=True)
class Log:
    """Answers that count by study day, reviews before practice, by card, in order; one value in each column for each.

    ``code`` is what the card was and the rating, as ``study_days`` packs it, without whether it tells retention, which
    is ``told``.
    """

    card: Numbers
    day: Numbers
    quarter: Numbers
    time: Numbers
    code: Numbers

    @cached_property
    def reviewed(self) -> Numbers:
        """Whether each is a review, no practice."""
        reviewed: Numbers = self.code & 7 != PRACTICE
        return reviewed

    @cached_property
    def passed(self) -> Numbers:
        """Whether each was recalled."""
        passed: Numbers = self.code >> 3 > Rating.AGAIN
        return passed

    @cached_property
    def told(self) -> Numbers:
        """Whether each is its card's first review of the day, of a card in review."""
        again = (self.card[1:] == self.card[:-1]) & (self.day[1:] == self.day[:-1])
        again &= self.reviewed[1:] == self.reviewed[:-1]
        told = np.isin(self.code & 7, DUE)
        told[1:] &= ~again
        return told


def log_of(connection: Connection) -> Log:
    """Every answer that counts."""
    newest = connection.execute(_NEWEST).scalar_one()
    parts = [np.empty(0, _EVENT)]
    for after in range(0, newest, CHUNK):
        packed = connection.execute(_EVENTS, {"after": after, "upto": after + CHUNK}).scalar()
        parts.append(np.frombuffer(bytes.fromhex(packed or ""), _EVENT))
    rows = np.concatenate(parts)
    columns = {name: rows[name].astype(rows[name].dtype.newbyteorder("=")) for name in _EVENT.names or ()}
    practised = columns["code"] & 7 == PRACTICE
    place = (columns["day"].astype(np.int64) << 33) + (practised.astype(np.int64) << 32) + columns["card"]
    order = np.lexsort((columns["rest_of_uid"], columns["uid"], columns["at_ms"], place))
    wanted = ("card", "day", "quarter", "time", "code")
    return Log(*(columns[name][order].astype(np.int64) for name in wanted))
