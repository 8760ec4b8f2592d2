"""The answers of each study day, added up and packed, so that nothing has to read the log to look back.

A row of ``study_days`` is derived from the day's events alone.  Triggers make it stale (its values are null) when an
event of the day is added or begins or ceases to count; it is made again by ``fill``, and until then the log is read.
"""

from collections.abc import Iterable
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, text

from trainer.core.standing import MATURE_FROM_DAYS
from trainer.store.rows import plain_rows

if TYPE_CHECKING:
    from trainer.core.insight import DayWork

RECORD = Struct("<IiIB")
"""One answer of a packed day: row id of the card, quarter of an hour since the epoch, time in ms, and its code.

A code is what the card was (0 new, 1 learning, 2 young, 3 mature, 4 practised outside the schedule), 8 times the rating
(0: none), and 64 where it tells retention: the card's first review of the day, of a card in review.
"""
CODE = Struct("<BIQ")
"""All answers of a day with one code: the code, how many, their time in ms."""
QUARTER = Struct("<iII")
"""All reviews of a day in a quarter of an hour since the epoch: the quarter, how many, how many of them passed."""
PRACTICE = 4
"""What a practised card was, by its code; below it are the reviews."""
QUARTER_MS = 900_000
"""Every time zone is off by whole quarters of an hour."""
LONGEST_MS = 0xFFFFFFFF
FIRST_DAY = -(2**31)
"""No study day is before it."""

COUNTS = "id NOT IN (SELECT event_id FROM voided_events)"
"""The condition of events that were not taken back."""
WAS_AND_RATING = f"""
    CASE WHEN kind = 7 THEN 4 WHEN state = 0 THEN 0 WHEN state <> 2 THEN 1
        WHEN previous_days >= {MATURE_FROM_DAYS} THEN 3 ELSE 2 END
    + 8 * coalesce(rating, 0)
"""
_TOTALS = text(
    "SELECT study_day, reviews, passed, time_ms FROM study_days WHERE reviews > 0 ORDER BY study_day"
)
_PACKED_DAYS = text("SELECT study_day, log FROM study_days WHERE log IS NOT NULL AND study_day >= :since")
_SUMS = text("SELECT study_day, codes, quarters FROM study_days WHERE log IS NOT NULL")
_STALE = text("SELECT study_day FROM study_days WHERE log IS NULL ORDER BY study_day")
_COUNTED = text(f"""
    SELECT study_day, count(*), sum(rating > 1), sum(min(coalesce(duration_ms, 0), {LONGEST_MS}))
    FROM review_events
    WHERE study_day = :day AND kind = 0 AND {COUNTS} GROUP BY study_day
""")
_PACKED = text(f"""
    SELECT card_id, at_ms / {QUARTER_MS}, min(coalesce(duration_ms, 0), {LONGEST_MS}),
        {WAS_AND_RATING}
        + 64 * (kind = 0 AND state = 2
            AND row_number() OVER (PARTITION BY kind, card_id ORDER BY at_ms, uid) = 1)
    FROM review_events WHERE study_day = :day AND kind IN (0, 7) AND {COUNTS}
    ORDER BY kind, card_id, at_ms, uid
""")
_FILLED = text("""
    UPDATE study_days SET reviews = :reviews, passed = :passed, time_ms = :time_ms, log = :log,
        codes = :codes, quarters = :quarters
    WHERE study_day = :study_day
""")


class DaySums(NamedTuple):
    """A study day: each code and each quarter of an hour that occurs, as ``CODE`` and ``QUARTER``, in order."""

    study_day: int
    codes: bytes
    quarters: bytes


class StudyDayRepository:
    """Study days over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def work(self) -> "list[DayWork]":
        """Every day with reviews that count, oldest first."""
        from trainer.core.insight import DayWork

        kept = [DayWork(*row) for row in self._connection.execute(_TOTALS)]
        anew = [each for day in self.stale() for each in self._counted(day)]
        return sorted(kept + anew, key=lambda each: each.study_day)

    def stale(self) -> list[int]:
        """The days that have to be added up again, in order."""
        return list(self._connection.execute(_STALE).scalars())

    def fill(self, days: Iterable[int]) -> None:
        """Add these days up again."""
        for day in days:
            self._connection.execute(_FILLED, self._made(day))

    def packed(self, day: int) -> bytes:
        """The answers of a day that count, each as a ``RECORD``."""
        return _packed(self._answers(day))

    def every(self, since: int = FIRST_DAY) -> list[tuple[int, bytes]]:
        """Every day from ``since`` on, oldest first, with what ``packed`` gives for it."""
        kept = [(day, log) for day, log in self._connection.execute(_PACKED_DAYS, {"since": since})]
        return sorted(kept + [(day, self.packed(day)) for day in self.stale() if day >= since])

    def sums(self) -> list[DaySums]:
        """Every day, oldest first, without its single answers."""
        kept = [DaySums(*row) for row in self._connection.execute(_SUMS)]
        return sorted(kept + [_sums(day, self._answers(day)) for day in self.stale()])

    def forget(self) -> None:
        """Let every day be added up again."""
        self._connection.execute(text("DELETE FROM study_days"))
        self._connection.execute(
            text("INSERT INTO study_days (study_day) SELECT DISTINCT study_day FROM review_events")
        )

    def _counted(self, day: int) -> "list[DayWork]":
        from trainer.core.insight import DayWork

        return [DayWork(*row) for row in self._connection.execute(_COUNTED, {"day": day})]

    def _made(self, day: int) -> dict[str, object]:
        """The row of a day as it has to be."""
        answers = self._answers(day)
        found = _sums(day, answers)
        reviews = [each for each in CODE.iter_unpack(found.codes) if each[0] & 7 != PRACTICE]
        return {
            "reviews": sum(count for _, count, _ in reviews),
            "passed": sum(count for code, count, _ in reviews if code >> 3 & 7 > 1),
            "time_ms": sum(time_ms for _, _, time_ms in reviews),
            "log": _packed(answers),
            **found._asdict(),
        }

    def _answers(self, day: int) -> list[tuple[Any, ...]]:
        return plain_rows(self._connection, _PACKED, {"day": day})


def _packed(answers: Iterable[tuple[Any, ...]]) -> bytes:
    return b"".join([RECORD.pack(*answer) for answer in answers])


def _sums(day: int, answers: Iterable[tuple[Any, ...]]) -> DaySums:
    codes: dict[int, tuple[int, int]] = {}
    quarters: dict[int, tuple[int, int]] = {}
    for _, quarter, time_ms, code in answers:
        count, time_of = codes.get(code, (0, 0))
        codes[code] = count + 1, time_of + time_ms
        if code & 7 != PRACTICE:
            reviews, passed = quarters.get(quarter, (0, 0))
            quarters[quarter] = reviews + 1, passed + (code >> 3 & 7 > 1)
    return DaySums(day, _joined(CODE, codes), _joined(QUARTER, quarters))


def _joined(record: Struct, found: dict[int, tuple[int, int]]) -> bytes:
    return b"".join([record.pack(key, *values) for key, values in sorted(found.items())])
