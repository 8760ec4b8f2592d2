"""Cards and answers in columns of numbers, made of what ``card_blocks`` and ``study_days`` keep.  Brings numpy."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from trainer.core.event import Rating
from trainer.store.card_blocks import NEVER, CardBlockRepository
from trainer.store.study_days import FIRST_DAY, PRACTICE, StudyDayRepository

Numbers = NDArray[Any]
CARD = np.dtype(
    [
        ("id", "<u4"),
        ("topic", "<u4"),
        ("subject", "<u4"),
        ("state", "u1"),
        ("suspended", "u1"),
        ("buried_until", "<i4"),
        ("interval", "<i4"),
        ("due_day", "<i4"),
        ("stability", "<f8"),
        ("difficulty", "<f8"),
        ("last_ms", "<i8"),
        ("created_ms", "<i8"),
        ("last_day", "<i4"),
        ("reviews", "<u4"),
        ("passed", "<u4"),
        ("time_ms", "<u8"),
        ("told", "<u4"),
        ("told_passed", "<u4"),
        ("covered", "<f8"),
        ("typed", "<u4"),
    ]
)
ANSWER = np.dtype([("card", "<u4"), ("quarter", "<i4"), ("time", "<u4"), ("code", "u1")])
CODE = np.dtype([("code", "u1"), ("answers", "<u4"), ("time_ms", "<u8")])
QUARTER = np.dtype([("quarter", "<i4"), ("reviews", "<u4"), ("passed", "<u4")])
CODES = 128
IN_A_DAY, AROUND = 96, 4 * 96
"""Quarters of an hour."""


@dataclass(frozen=True)
class Cards:
    """Cards that are not deleted; one row each."""

    rows: Numbers

    def __getitem__(self, name: str) -> Numbers:
        """A column."""
        column: Numbers = self.rows[name]
        return column

    def among(self, rows: Numbers) -> "Cards":
        """These rows alone."""
        return Cards(self.rows[rows])

    @property
    def seen(self) -> Numbers:
        """Whether each was ever answered."""
        seen: Numbers = self["stability"] > 0
        return seen

    @property
    def comes(self) -> Numbers:
        """Whether each is due on some day."""
        comes: Numbers = (self["due_day"] != NEVER) & (self["suspended"] == 0)
        return comes


class Quarters(NamedTuple):
    """Reviews by study day (its place among the days) and quarter of an hour; a few for each day."""

    day: Numbers
    quarter: Numbers
    reviews: Numbers
    passed: Numbers


class Looked(Protocol):
    """What looking back on days needs: ``days`` in order, and what each place among them has.

    ``counts`` says how many answers tell retention (0, 1), by rating and by what the card was: four dimensions;
    ``times`` their time in ms by what the card was.
    """

    @property
    def days(self) -> Numbers: ...

    @property
    def counts(self) -> Numbers: ...

    @property
    def times(self) -> Numbers: ...

    @property
    def quarters(self) -> Quarters: ...


@dataclass(frozen=True)
class Sums:
    """The answers of all cards, deleted ones too, as study days add them up."""

    days: Numbers
    counts: Numbers
    times: Numbers
    quarters: Quarters


@dataclass(frozen=True)
class Answers:
    """Answers that count, of reviews and of practice; ``day`` is the place of each one's study day in ``days``."""

    days: Numbers
    day: Numbers
    rows: Numbers

    @cached_property
    def card(self) -> Numbers:
        """The row id of each one's card."""
        return self.rows["card"].astype(np.intp)

    @cached_property
    def code(self) -> Numbers:
        """What the card was, the rating and whether it tells retention, as ``study_days`` packs it."""
        return np.ascontiguousarray(self.rows["code"])

    @cached_property
    def time(self) -> Numbers:
        """Milliseconds."""
        return self.rows["time"].astype(np.float64)

    @cached_property
    def quarter(self) -> Numbers:
        """Quarters of an hour since the epoch."""
        return np.ascontiguousarray(self.rows["quarter"])

    @cached_property
    def was(self) -> Numbers:
        """What each one's card was."""
        was: Numbers = self.code & 7
        return was

    @cached_property
    def passed(self) -> Numbers:
        """Whether each was recalled."""
        passed: Numbers = (self.code >> 3 & 7) > Rating.AGAIN
        return passed

    @cached_property
    def reviews(self) -> "Answers":
        """Those that are no practice."""
        reviews = self.was < PRACTICE
        return self if reviews.all() else self.among(reviews)

    def among(self, rows: Numbers) -> "Answers":
        """These alone."""
        return Answers(self.days, self.day[rows], self.rows[rows])

    @cached_property
    def counts(self) -> Numbers:
        """As ``Looked`` says."""
        cells = np.bincount(self.day * CODES + self.code, minlength=len(self.days) * CODES)
        return cells.reshape(-1, 2, 8, 8)

    @cached_property
    def times(self) -> Numbers:
        """As ``Looked`` says."""
        cells = np.bincount(self.day * 8 + self.was, weights=self.time, minlength=len(self.days) * 8)
        return cells.reshape(-1, 8)

    @cached_property
    def quarters(self) -> Quarters:
        """As ``Looked`` says.

        A study day lies within ``AROUND`` quarters wherever the learner is and whenever the day begins; a review that
        was given another day than its time tells stands by itself.
        """
        reviews = self.reviews
        first = reviews.days * IN_A_DAY - IN_A_DAY
        place = reviews.quarter - first[reviews.day]
        usual = (place >= 0) & (place < AROUND)
        odd = np.flatnonzero(~usual)
        key = (reviews.day * AROUND + place) * 2 + reviews.passed
        counts = np.bincount(key[usual] if len(odd) else key, minlength=len(first) * AROUND * 2).reshape(
            -1, 2
        )
        found = np.flatnonzero(counts.any(1))
        day = found // AROUND
        pairs = (
            (day, reviews.day[odd]),
            (found % AROUND + first[day], reviews.quarter[odd]),
            (counts[found].sum(1), np.ones(len(odd), np.int64)),
            (counts[found, 1], reviews.passed[odd]),
        )
        return Quarters(*(np.concatenate(each) for each in pairs))


def cards_of(connection: Connection, within: Collection[int] | None) -> Cards:
    """These cards (row ids; ``None``: all) that are not deleted."""
    cards = Cards(np.frombuffer(CardBlockRepository(connection).every(), CARD))
    return cards if within is None else cards.among(np.isin(cards["id"], _ids(within)))


def answers_of(connection: Connection, within: Collection[int] | None, since: int = FIRST_DAY) -> Answers:
    """The answers of these cards (``None``: all, deleted ones too) on study day ``since`` and later."""
    packed = StudyDayRepository(connection).every(since)
    answers = Answers(
        np.array([day for day, _ in packed], np.intp), *_laid_out([log for _, log in packed], ANSWER)
    )
    if within is None:
        return answers
    return answers.among(np.isin(answers.card, _ids(within)))


def looked_back(connection: Connection, within: Collection[int] | None) -> Looked:
    """The days of these cards' answers; those of all (``None``) as they were added up, without reading each answer."""
    return sums_of(connection) if within is None else answers_of(connection, within)


def sums_of(connection: Connection) -> Sums:
    """What the study days add up to."""
    kept = StudyDayRepository(connection).sums()
    day, codes = _laid_out([each.codes for each in kept], CODE)
    place, quarters = _laid_out([each.quarters for each in kept], QUARTER)
    code = codes["code"].astype(np.intp)
    counts = np.bincount(day * CODES + code, weights=codes["answers"], minlength=len(kept) * CODES)
    times = np.bincount(day * 8 + (code & 7), weights=codes["time_ms"], minlength=len(kept) * 8)
    return Sums(
        np.array([each.study_day for each in kept], np.intp),
        counts.astype(np.int64).reshape(-1, 2, 8, 8),
        times.reshape(-1, 8),
        Quarters(place, *(quarters[name].astype(np.int64) for name in ("quarter", "reviews", "passed"))),
    )


def _laid_out(packed: Sequence[bytes], record: np.dtype[Any]) -> tuple[Numbers, Numbers]:
    """The records one after another, and for each the place of what it was packed in."""
    sizes = [len(each) // record.itemsize for each in packed]
    return np.repeat(np.arange(len(sizes)), sizes), np.frombuffer(b"".join(packed), record)


def _ids(within: Collection[int]) -> Numbers:
    return np.fromiter(within, np.intp, len(within))
