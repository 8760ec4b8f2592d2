"""What the charts count in the answers, all at once in columns."""

from collections.abc import Callable
from math import ceil

import numpy as np

from trainer.core.event import Rating
from trainer.core.insight import ButtonTotals, DayTotals, HourTotals, PracticeTotals
from trainer.store.columns import IN_A_DAY, Cards, Looked, Numbers
from trainer.store.study_days import PRACTICE, QUARTER_MS

SCATTER = 2_654_435_761
"""Multiplied by it, neighbouring numbers lie far apart (Knuth, The Art of Computer Programming 3, 6.4)."""
NEW, LEARNING, YOUNG, MATURE = range(4)


def day_totals(answers: Looked) -> list[DayTotals]:
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


def practice_totals(answers: Looked) -> list[PracticeTotals]:
    """Answers outside the schedule by study day."""
    counts, times = answers.counts[..., PRACTICE].sum((1, 2)), answers.times[:, PRACTICE].astype(np.int64)
    rows = zip(answers.days.tolist(), counts.tolist(), times.tolist(), strict=True)
    return [PracticeTotals(*row) for row in rows if row[1]]


def button_totals(answers: Looked) -> list[ButtonTotals]:
    """Ratings by study day, by what the card was before the answer."""
    was = answers.counts.sum(1)
    pressed = np.stack((was[..., NEW] + was[..., LEARNING], was[..., YOUNG], was[..., MATURE]), -1)
    place, rating = np.nonzero(pressed.any(-1))
    rows = zip(answers.days[place].tolist(), rating.tolist(), pressed[place, rating].tolist(), strict=True)
    return [ButtonTotals(day, Rating(each), *counts) for day, each, counts in rows]


def hour_totals(answers: Looked, hour_of: Callable[[int], int]) -> list[HourTotals]:
    """Reviews by study day and hour; ``hour_of`` tells the hour of the wall clock at an instant (ms, UTC)."""
    day, quarter, reviews, passed = answers.quarters
    if not len(quarter):
        return []
    key = day * 24 + _hours(quarter, hour_of)
    every, good = (np.bincount(key, weights=each).astype(np.int64) for each in (reviews, passed))
    places = np.flatnonzero(every)
    columns = (answers.days[places // 24], places % 24, every[places], good[places])
    return [HourTotals(*row) for row in zip(*(each.tolist() for each in columns), strict=True)]


def forgotten(cards: Cards, most: int) -> list[tuple[int, int, int, int]]:
    """The cards of these answered with Again most often: row id, how often, reviews, time in ms.

    The worst first; of cards forgotten as often, the one with fewer reviews.
    """
    every = cards["reviews"].astype(np.int64)
    failed = every - cards["passed"]
    enough = np.sort(failed)[-most:].min(initial=1)
    some = np.flatnonzero(failed >= max(enough, 1))
    worst = some[np.lexsort((cards["id"][some], every[some], -failed[some]))][:most]
    columns = (cards["id"][worst], failed[worst], every[worst], cards["time_ms"][worst])
    return list(zip(*(each.tolist() for each in columns), strict=True))


def sample(cards: Cards, most: int) -> tuple[list[int], bool]:
    """Row ids of the answered cards, or of some of them that have about so many reviews, and whether they are some."""
    answered = cards["id"][cards["reviews"] > 0].astype(np.int64)
    every = ceil(int(cards["reviews"].sum()) / most)
    chosen = answered if every <= 1 else answered[answered * SCATTER % 2**32 % every == 0]
    return chosen.tolist(), len(chosen) < len(answered)


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
