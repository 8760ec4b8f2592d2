"""Whether what was added up is what log, cards and schedules add up to.  Brings numpy.

It is worked out here by columns, otherwise than where it is made.  SQLite packs all rows of a query into one text: a
thread beside another one's work does not wait its turn for every row.
"""

import json
from collections.abc import Iterator
from itertools import compress, pairwise
from typing import Any, cast

import numpy as np
from sqlalchemy import Connection, TextClause, text

from trainer.store.card_blocks import AS_IT_STANDS, BLOCK
from trainer.store.columns import ANSWER, CARD, CODE, CODES, QUARTER, Numbers
from trainer.store.log_columns import Log
from trainer.store.study_days import COUNTS

_DAYS = text("""
    SELECT json_group_array(json_array(study_day, reviews, passed, time_ms, hex(log), hex(codes), hex(quarters)))
    FROM study_days WHERE log IS NOT NULL
""")
_BLOCKS = text("SELECT json_group_array(json_array(block, hex(cards))) FROM card_blocks")
_CARDS = text(f"""
    SELECT json_group_array(json_array({AS_IT_STANDS}))
    FROM cards c LEFT JOIN schedules s ON s.card_id = c.id WHERE c.deleted_ms IS NULL
""")
_TYPED = text(f"""
    SELECT json_group_array(json_array(card_id, coalesce(ticked, coverage))) FROM review_events
    WHERE coverage IS NOT NULL AND kind = 0 AND {COUNTS}
""")
DIGITS = 1e-12
"""A text does not hold the last digits of a number."""
HALF = 2**31
"""Added to a quarter of an hour, it is not negative."""


def differing_days(connection: Connection, log: Log) -> list[int]:
    """The study days that are kept otherwise than their answers add up."""
    made = {day: values for day, *values in _days(log)}
    none = [0, 0, 0, b"", b"", b""]
    return sorted(
        day
        for day, *totals, answers, codes, quarters in _rows(connection, _DAYS)
        if [*totals, *map(bytes.fromhex, (answers, codes, quarters))] != made.get(day, none)
    )


def differing_blocks(connection: Connection, log: Log) -> list[int]:
    """The blocks that are kept otherwise than their cards are."""
    kept = sorted(_rows(connection, _BLOCKS))
    packed = [bytes.fromhex(cards) for _, cards in kept]
    blocks = np.array([block for block, _ in kept], np.int64)
    made = _cards(connection, log)
    made_block = made["id"] // BLOCK
    cards = np.searchsorted(made_block, blocks, "right") - np.searchsorted(made_block, blocks)
    same_size = np.array([len(each) for each in packed], np.int64) == cards * CARD.itemsize
    there = np.frombuffer(b"".join(compress(packed, same_size)), CARD)
    should = made[np.isin(made_block, blocks[same_size])]
    wrong = np.zeros(len(there), bool)
    for name in CARD.names or ():
        differs = there[name] != should[name]
        if CARD[name].kind == "f":
            differs &= ~np.isclose(there[name], should[name], rtol=DIGITS, atol=0)
        wrong |= differs
    return sorted({*blocks[~same_size].tolist(), *(should["id"][wrong] // BLOCK).tolist()})


def _days(log: Log) -> Iterator[list[Any]]:
    """Every study day with answers, with what has to be kept of it."""
    days, start, place = np.unique(log.day, return_index=True, return_inverse=True)
    code = log.code + 64 * log.told
    answers = _packed(ANSWER, card=log.card, quarter=log.quarter, time=log.time, code=code)
    key = place * CODES + code
    counts, times = (np.bincount(key, weights, len(days) * CODES) for weights in (None, log.time))
    found = np.flatnonzero(counts)
    codes = _packed(CODE, code=found % CODES, answers=counts[found], time_ms=times[found])
    reviewed, passed = log.reviewed, log.reviewed & log.passed
    some, which = np.unique(place[reviewed] << 32 | log.quarter[reviewed] + HALF, return_inverse=True)
    quarter = (some & 0xFFFFFFFF) - HALF
    quarters = _packed(
        QUARTER,
        quarter=quarter,
        reviews=np.bincount(which, minlength=len(some)),
        passed=np.bincount(which, passed[reviewed], len(some)),
    )
    totals = (np.bincount(place, weights, len(days)) for weights in (reviewed, passed, log.time * reviewed))
    columns = (
        days.tolist(),
        *(each.astype(np.int64).tolist() for each in totals),
        _split(answers, start),
        _split(codes, np.searchsorted(found // CODES, np.arange(len(days)))),
        _split(quarters, np.searchsorted(some >> 32, np.arange(len(days)))),
    )
    return map(list, zip(*columns, strict=True))


def _cards(connection: Connection, log: Log) -> Numbers:
    """Every card that is not deleted as it has to be packed, by row id."""
    rows = sorted(_rows(connection, _CARDS))
    cards = np.zeros(len(rows), CARD)
    names = CARD.names or ()
    for name, column in zip(names, zip(*rows, strict=True), strict=False):
        cards[name] = column
    reviewed = log.reviewed
    card = log.card[reviewed]
    typed = np.array(_rows(connection, _TYPED), np.float64).reshape(-1, 2)
    sums = {
        "reviews": (card, None),
        "passed": (card, log.passed[reviewed]),
        "time_ms": (card, log.time[reviewed]),
        "told": (card, log.told[reviewed]),
        "told_passed": (card, (log.told & log.passed)[reviewed]),
        "covered": (typed[:, 0].astype(np.int64), typed[:, 1]),
        "typed": (typed[:, 0].astype(np.int64), None),
    }
    most = int(max(cards["id"].max(initial=0), log.card.max(initial=0), typed[:, 0].max(initial=0))) + 1
    for name, (of, weights) in sums.items():
        cards[name] = np.bincount(of, weights, most)[cards["id"]]
    return cards


def _rows(connection: Connection, query: TextClause) -> list[list[Any]]:
    return cast(list[list[Any]], json.loads(connection.execute(query).scalar_one()))


def _packed(record: np.dtype[Any], **columns: Numbers) -> Numbers:
    rows = np.empty(len(next(iter(columns.values()))), record)
    for name, values in columns.items():
        rows[name] = values
    return rows


def _split(rows: Numbers, starts: Numbers) -> list[bytes]:
    """The bytes of the rows from each start to the next."""
    return [rows[start:end].tobytes() for start, end in pairwise([*starts.tolist(), len(rows)])]
