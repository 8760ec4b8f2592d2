"""What the charts count in the answers, all at once in columns."""

from collections.abc import Callable

import numpy as np

from trainer.core.event import Rating
from trainer.core.insight import ButtonTotals, DayTotals, HourTotals, PracticeTotals
from trainer.store.columns import PRACTICE, Answers, Numbers
from trainer.store.study_days import QUARTER_MS

CODES = 128
NEW, LEARNING, YOUNG, MATURE = range(4)
IN_A_DAY = 96
"""Quarters of an hour."""


def day_totals(answers: Answers) -> list[DayTotals]:
    """One row per study day with reviews, oldest first."""
    counts, times = _counts(answers), _times(answers)
    passed = _rated(counts, slice(Rating.HARD, None))
    every = passed + _rated(counts, slice(0, Rating.HARD))
    told = counts.reshape(-1, 2, 8, 8)[:, 1]
    columns = {
        "study_day": answers.days,
        "reviews": every[:, :PRACTICE].sum(1),
        "passed": passed[:, :PRACTICE].sum(1),
        "time_ms": times[:, :PRACTICE].sum(1),
        "young_passed": told[:, Rating.HARD :, YOUNG].sum(1),
        "young_total": told[:, :, YOUNG].sum(1),
        "mature_passed": told[:, Rating.HARD :, MATURE].sum(1),
        "mature_total": told[:, :, MATURE].sum(1),
    }
    for name, was in (("new", NEW), ("learning", LEARNING), ("young", YOUNG), ("mature", MATURE)):
        columns[name], columns[f"{name}_ms"] = every[:, was], times[:, was]
    return [DayTotals(**row) for row in _rows(columns) if row["reviews"]]


def practice_totals(answers: Answers) -> list[PracticeTotals]:
    """Answers outside the schedule by study day."""
    counts = _counts(answers).reshape(-1, 16, 8)[:, :, PRACTICE].sum(1)
    rows = zip(
        answers.days.tolist(),
        counts.tolist(),
        _times(answers)[:, PRACTICE].astype(np.int64).tolist(),
        strict=True,
    )
    return [PracticeTotals(*row) for row in rows if row[1]]


def button_totals(answers: Answers) -> list[ButtonTotals]:
    """Ratings by study day, by what the card was before the answer."""
    was = _counts(answers).reshape(-1, 2, 8, 8).sum(1)
    days = answers.days.tolist()
    learning, young, mature = (
        each.tolist() for each in (was[..., NEW] + was[..., LEARNING], was[..., YOUNG], was[..., MATURE])
    )
    return [
        ButtonTotals(day, rating, *pressed)
        for place, day in enumerate(days)
        for rating in Rating
        if any(pressed := (learning[place][rating], young[place][rating], mature[place][rating]))
    ]


def hour_totals(answers: Answers, hour_of: Callable[[int], int]) -> list[HourTotals]:
    """Reviews by study day and hour; ``hour_of`` tells the hour of the wall clock at an instant (ms, UTC)."""
    reviews = answers.among(answers.reviews)
    if not len(reviews.rows):
        return []
    key = reviews.day * 24 + _hours(reviews.quarter, hour_of)
    size = len(reviews.days) * 24
    every = np.bincount(key, minlength=size)
    passed = np.bincount(key[_passed(reviews)], minlength=size)
    places = np.flatnonzero(every)
    days, hours = reviews.days[places // 24].tolist(), (places % 24).tolist()
    rows = zip(days, hours, every[places].tolist(), passed[places].tolist(), strict=True)
    return [HourTotals(*row) for row in rows]


def forgotten(answers: Answers, live: Numbers, most: int) -> list[tuple[int, int, int, int]]:
    """The cards of these (``live``, row ids) answered with Again most often: row id, how often, reviews, time in ms.

    The worst first; of cards forgotten as often, the one with fewer reviews.
    """
    reviews = answers.among(answers.reviews)
    size = int(max(live.max(initial=0), reviews.card.max(initial=0))) + 1
    every, time = np.bincount(reviews.card, minlength=size), _added(reviews.card, reviews.time, size)
    failed = np.bincount(reviews.card[~_passed(reviews)], minlength=size)
    worst = live[failed[live] > 0]
    worst = worst[np.lexsort((worst, every[worst], -failed[worst]))][:most]
    return [(int(card), int(failed[card]), int(every[card]), int(time[card])) for card in worst]


def by_card(answers: Answers, size: int) -> tuple[Numbers, Numbers, Numbers]:
    """Reviews, passed ones and time (ms) of every card, at its row id; ``size`` is above the largest."""
    reviews = answers.among(answers.reviews)
    card = reviews.card
    size = max(size, int(card.max(initial=0)) + 1)
    return (
        np.bincount(card, minlength=size),
        np.bincount(card[_passed(reviews)], minlength=size),
        _added(card, reviews.time, size),
    )


def _counts(answers: Answers) -> Numbers:
    """How many answers of each code each day has: a row for each day."""
    cells = np.bincount(answers.day * CODES + answers.code, minlength=len(answers.days) * CODES)
    return cells.reshape(-1, CODES)


def _times(answers: Answers) -> Numbers:
    """The time of each day, by what the cards were."""
    cells = _added(answers.day * 8 + (answers.code & 7), answers.time, len(answers.days) * 8)
    return cells.reshape(-1, 8)


def _rated(counts: Numbers, ratings: slice) -> Numbers:
    """How many answers of each day had such a rating, by what the cards were."""
    rated: Numbers = counts.reshape(-1, 2, 8, 8)[:, :, ratings].sum((1, 2))
    return rated


def _passed(answers: Answers) -> Numbers:
    passed: Numbers = (answers.code >> 3 & 7) > Rating.AGAIN
    return passed


def _added(places: Numbers, amounts: Numbers, size: int) -> Numbers:
    return np.bincount(places, weights=amounts, minlength=size)


def _rows(columns: dict[str, Numbers]) -> list[dict[str, int]]:
    values = zip(*(column.astype(np.int64).tolist() for column in columns.values()), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in values]


def _hours(quarters: Numbers, hour_of: Callable[[int], int]) -> Numbers:
    """The hour of each quarter.

    Days of which the first and the last quarter agree with those of another day have its hours: the clock is put
    forward and back by half an hour at least.
    """
    day = quarters // IN_A_DAY
    first = int(day.min())
    present = np.bincount(day - first) > 0
    table = np.zeros((int(present.sum()), IN_A_DAY), np.intp)
    like: list[int] = []
    for row, place in enumerate(np.flatnonzero(present).tolist()):
        begin = (first + place) * IN_A_DAY
        if [hour_of(begin * QUARTER_MS), hour_of((begin + IN_A_DAY - 1) * QUARTER_MS)] != like[
            :: IN_A_DAY - 1
        ]:
            like = [hour_of((begin + each) * QUARTER_MS) for each in range(IN_A_DAY)]
        table[row] = like
    hours: Numbers = table[(np.cumsum(present) - 1)[day - first], quarters - day * IN_A_DAY]
    return hours
