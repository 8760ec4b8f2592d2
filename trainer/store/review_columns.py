"""What the charts count in the answers, all at once in columns."""

from collections.abc import Callable

import numpy as np

from trainer.core.event import Rating
from trainer.core.insight import ButtonTotals, DayTotals, HourTotals, PracticeTotals
from trainer.store.columns import PRACTICE, Answers, Numbers, of_cards
from trainer.store.study_days import QUARTER_MS

NEW, LEARNING, YOUNG, MATURE = range(4)
IN_A_DAY, AROUND = 96, 4 * 96
"""Quarters of an hour."""


def day_totals(answers: Answers) -> list[DayTotals]:
    """One row per study day with reviews, oldest first."""
    counts, times = answers.counts, answers.times
    passed = counts[:, :, Rating.HARD :].sum((1, 2))
    every, told = counts.sum((1, 2)), counts[:, 1]
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
    counts, times = answers.counts[..., PRACTICE].sum((1, 2)), answers.times[:, PRACTICE].astype(np.int64)
    rows = zip(answers.days.tolist(), counts.tolist(), times.tolist(), strict=True)
    return [PracticeTotals(*row) for row in rows if row[1]]


def button_totals(answers: Answers) -> list[ButtonTotals]:
    """Ratings by study day, by what the card was before the answer."""
    was = answers.counts.sum(1)
    pressed = np.stack((was[..., NEW] + was[..., LEARNING], was[..., YOUNG], was[..., MATURE]), -1)
    place, rating = np.nonzero(pressed.any(-1))
    rows = zip(answers.days[place].tolist(), rating.tolist(), pressed[place, rating].tolist(), strict=True)
    return [ButtonTotals(day, Rating(each), *counts) for day, each, counts in rows]


def hour_totals(answers: Answers, hour_of: Callable[[int], int]) -> list[HourTotals]:
    """Reviews by study day and hour; ``hour_of`` tells the hour of the wall clock at an instant (ms, UTC)."""
    if not len(answers.reviews.rows):
        return []
    day, quarter, reviews, passed = _by_quarter(answers.reviews)
    key = day * 24 + _hours(quarter, hour_of)
    every, good = (np.bincount(key, weights=each).astype(np.int64) for each in (reviews, passed))
    places = np.flatnonzero(every)
    columns = (answers.days[places // 24], places % 24, every[places], good[places])
    return [HourTotals(*row) for row in zip(*(each.tolist() for each in columns), strict=True)]


def forgotten(answers: Answers, live: Numbers, most: int) -> list[tuple[int, int, int, int]]:
    """The cards of these (``live``, row ids) answered with Again most often: row id, how often, reviews, time in ms.

    The worst first; of cards forgotten as often, the one with fewer reviews.
    """
    every, passed, time = (of_cards(live, each) for each in answers.by_card)
    failed = every - passed
    enough = np.sort(failed)[-most:].min(initial=1)
    some = np.flatnonzero(failed >= max(enough, 1))
    worst = some[np.lexsort((live[some], every[some], -failed[some]))][:most]
    columns = (live[worst], failed[worst], every[worst], time[worst].astype(np.int64))
    return list(zip(*(each.tolist() for each in columns), strict=True))


def _rows(columns: dict[str, Numbers]) -> list[dict[str, int]]:
    values = zip(*(column.astype(np.int64).tolist() for column in columns.values()), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in values]


def _by_quarter(reviews: Answers) -> tuple[Numbers, ...]:
    """The place of the day, the quarter, how many reviews and how many of them passed: a few for each day.

    A study day lies within ``AROUND`` quarters wherever the learner is and whenever the day begins; a review that was
    given another day than its time tells stands by itself.
    """
    first = reviews.days * IN_A_DAY - IN_A_DAY
    place = reviews.quarter - first[reviews.day]
    usual = (place >= 0) & (place < AROUND)
    odd = np.flatnonzero(~usual)
    key = (reviews.day * AROUND + place) * 2 + reviews.passed
    counts = np.bincount(key[usual] if len(odd) else key, minlength=len(first) * AROUND * 2).reshape(-1, 2)
    found = np.flatnonzero(counts.any(1))
    day = found // AROUND
    pairs = (
        (day, reviews.day[odd]),
        (found % AROUND + first[day], reviews.quarter[odd]),
        (counts[found].sum(1), np.ones(len(odd), np.int64)),
        (counts[found, 1], reviews.passed[odd]),
    )
    return tuple(np.concatenate(each) for each in pairs)


def _hours(quarters: Numbers, hour_of: Callable[[int], int]) -> Numbers:
    """The hour of each quarter.

    Days of which the first and the last quarter agree with those of another day have its hours: the clock is put
    forward and back by half an hour at least.
    """
    day = quarters // IN_A_DAY
    first = int(day.min())
    present = np.bincount(day - first) > 0
    table = np.zeros((int(present.sum()), IN_A_DAY), np.int8)
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
