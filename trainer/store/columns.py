"""Cards and answers in columns of numbers, made of what ``card_blocks`` and ``study_days`` keep.  Brings numpy."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from trainer.core.event import Rating
from trainer.store.card_blocks import NEVER, CardBlockRepository
from trainer.store.study_days import StudyDayRepository

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
    ]
)
ANSWER = np.dtype([("card", "<u4"), ("quarter", "<i4"), ("time", "<u4"), ("code", "u1")])
CODES = 128
PRACTICE = 4
"""What a practised card was, by its code; below it are the reviews."""


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
        """How many of each day tell retention (0, 1), by rating and what the card was: four dimensions."""
        cells = np.bincount(self.day * CODES + self.code, minlength=len(self.days) * CODES)
        return cells.reshape(-1, 2, 8, 8)

    @cached_property
    def times(self) -> Numbers:
        """The time of each day by what the card was."""
        cells = np.bincount(self.day * 8 + self.was, weights=self.time, minlength=len(self.days) * 8)
        return cells.reshape(-1, 8)

    @cached_property
    def by_card(self) -> tuple[Numbers, Numbers, Numbers]:
        """Reviews, passed ones and time (ms) of every card, at its row id; look them up with ``of_cards``."""
        card, passed = self.reviews.card, self.reviews.passed
        time = np.bincount(card, weights=self.reviews.time)
        return np.bincount(card), np.bincount(card[passed], minlength=len(time)), time


def of_cards(ids: Numbers, totals: Numbers) -> Numbers:
    """The totals of these cards; 0 of a card that has none."""
    found: Numbers = np.append(totals, 0)[np.minimum(ids, len(totals))]
    return found


def cards_of(connection: Connection, within: Collection[int] | None) -> Cards:
    """These cards (row ids; ``None``: all) that are not deleted."""
    cards = Cards(np.frombuffer(CardBlockRepository(connection).every(), CARD))
    return cards if within is None else cards.among(np.isin(cards["id"], _ids(within)))


def answers_of(connection: Connection, within: Collection[int] | None) -> Answers:
    """The answers of these cards (``None``: all, deleted ones too)."""
    days = StudyDayRepository(connection)
    packed = days.every()
    sizes = [len(log) // ANSWER.itemsize for _, log in packed]
    rows = np.frombuffer(b"".join([log for _, log in packed]), ANSWER)
    answers = Answers(
        np.array([day for day, _ in packed], np.intp), np.repeat(np.arange(len(sizes)), sizes), rows
    )
    if within is None:
        return answers
    return answers.among(np.isin(answers.card, _ids(within)))


def _ids(within: Collection[int]) -> Numbers:
    return np.fromiter(within, np.intp, len(within))
