"""Cards and answers by topic and subject, all at once in columns."""

from collections.abc import Iterator

import numpy as np

from trainer.core.event import State
from trainer.core.mastery import SPARK_WEEKS, TREND_DAYS, Recalled, Signs, Work
from trainer.core.measures import Progress
from trainer.core.memory import Curve
from trainer.services.progress_rows import GroupMeasure, GroupRecall
from trainer.services.rows import Group, Instant
from trainer.store.columns import Answers, Cards, Numbers
from trainer.store.standing_columns import recalls, recalls_after

EARLIER, BEFORE, LATELY, AHEAD = range(4)
"""When a review was: longer ago than two trends, in the trend before, in the last one, after today."""
LATE_DAYS = max(2 * TREND_DAYS, 7 * SPARK_WEEKS)
"""Single answers are looked at from so many days ago on; what was before is added up in the cards."""


def measures(cards: Cards, late: Answers, now: Instant, day: int) -> list[GroupMeasure]:
    """Progress, work and signs of every topic and subject that has cards.

    ``late`` are their answers of the last ``LATE_DAYS`` and of days to come; recall is predicted for ``day``, too.
    """
    groups, place = _groups_of(cards)
    reviews, group = _telling(cards, late.reviews, place)
    return list(
        map(
            GroupMeasure,
            groups,
            _progress(cards, place, now),
            _work(cards, place, reviews, group, now.today),
            _signs(cards, place, now.curve, day, _weeks(reviews, group, len(groups), now.today)),
        )
    )


def group_recalls(cards: Cards, curve: Curve, today: int, day: int) -> list[GroupRecall]:
    """Cards that are not suspended, by topic and subject, as they will be remembered on two study days."""
    asked = cards.among(cards["suspended"] == 0)
    groups, place = _groups_of(asked)
    columns = (
        np.bincount(place),
        np.bincount(place, asked.seen).astype(np.int64),
        np.bincount(place, _remembered(asked, curve, today)),
        np.bincount(place, _remembered(asked, curve, day)),
    )
    return list(map(GroupRecall, groups, *(each.tolist() for each in columns)))


def _groups_of(cards: Cards) -> tuple[list[Group], Numbers]:
    """The topics and subjects of the cards, and the place of each card's among them."""
    key = cards["topic"].astype(np.int64) << 32 | cards["subject"]
    found, place = np.unique(key, return_inverse=True)
    return [(each >> 32 or None, each & 0xFFFFFFFF or None) for each in found.tolist()], place


def _progress(cards: Cards, place: Numbers, now: Instant) -> Iterator[Progress]:
    remembered = np.zeros(len(cards.rows))
    remembered[cards.seen] = recalls(cards.among(cards.seen), now)
    done = (cards["reviews"], cards["passed"], cards["time_ms"])
    asked = (cards["suspended"] == 0) & (cards["buried_until"] <= now.today)
    new, due = cards["state"] == State.NEW, asked & (cards["due_day"] <= now.today)
    learning = np.isin(cards["state"], (State.LEARNING, State.RELEARNING))
    waiting = (asked & new, due & learning, due & (cards["state"] == State.REVIEW))
    amounts = (np.ones(len(cards.rows)), cards.seen, *waiting, *done)
    known = np.bincount(place, weights=remembered).tolist()
    columns = (_sums(place, each).tolist() for each in amounts)
    for recalled, row in zip(known, zip(*columns, strict=True), strict=True):
        cards_of, seen, new_ones, learning_ones, due_ones, reviews, passed, time_ms = row
        recall = recalled / seen if seen else None
        yield Progress(cards_of, seen, new_ones, learning_ones, due_ones, recall, reviews, passed, time_ms)


def _telling(cards: Cards, late: Answers, place: Numbers) -> tuple[Answers, Numbers]:
    """The reviews of these cards that tell retention, and the group of each."""
    group_of = np.full(int(max(cards["id"].max(initial=0), late.card.max(initial=0))) + 1, -1)
    group_of[cards["id"]] = place
    group = group_of[late.card]
    told = (late.code >> 6 > 0) & (group >= 0)
    return late.among(told), group[told]


def _work(cards: Cards, place: Numbers, late: Answers, group: Numbers, today: int) -> Iterator[Work]:
    """Time of all reviews; recall of each card's first review of a day where it was due, by when that was."""
    groups = int(place.max(initial=-1)) + 1
    ago = today - late.days
    when = np.select([ago < 0, ago < TREND_DAYS, ago < 2 * TREND_DAYS], [AHEAD, LATELY, BEFORE], EARLIER)
    key = group * 8 + when[late.day] * 2 + late.passed
    counts = np.bincount(key, minlength=groups * 8).reshape(groups, 4, 2)
    ever, passed = _sums(place, cards["told"]), _sums(place, cards["told_passed"])
    return map(
        Work,
        _sums(place, cards["time_ms"]).tolist(),
        _recalled(passed - counts[:, AHEAD, 1], ever - counts[:, AHEAD].sum(1)),
        _recalled(counts[:, LATELY, 1], counts[:, LATELY].sum(1)),
        _recalled(counts[:, BEFORE, 1], counts[:, BEFORE].sum(1)),
    )


def _signs(
    cards: Cards, place: Numbers, curve: Curve, day: int, weeks: list[tuple[Recalled, ...]]
) -> Iterator[Signs]:
    """Coverage of typed answers, and recall on the day of the cards that are not suspended."""
    asked = cards["suspended"] == 0
    return map(
        Signs,
        np.bincount(place, cards["covered"]).tolist(),
        _sums(place, cards["typed"]).tolist(),
        np.bincount(place, _remembered(cards, curve, day) * asked).tolist(),
        _sums(place, cards.seen & asked).tolist(),
        weeks,
    )


def _weeks(late: Answers, group: Numbers, groups: int, today: int) -> list[tuple[Recalled, ...]]:
    """The same recall in each of the last weeks, the oldest first; nothing of a group that had none."""
    week = SPARK_WEEKS - 1 - (today - late.days) // 7
    told = ((week >= 0) & (week < SPARK_WEEKS))[late.day]
    key = (group[told] * SPARK_WEEKS + week[late.day[told]]) * 2 + late.passed[told]
    counts = np.bincount(key, minlength=groups * SPARK_WEEKS * 2).reshape(groups * SPARK_WEEKS, 2)
    weeks = iter(_recalled(counts[:, 1], counts.sum(1)))
    reviewed = counts.reshape(groups, SPARK_WEEKS * 2).sum(1).tolist()
    return [
        each if some else ()
        for each, some in zip(zip(*[weeks] * SPARK_WEEKS, strict=True), reviewed, strict=True)
    ]


def _recalled(passed: Numbers, total: Numbers) -> list[Recalled]:
    """A ``Recalled`` for each pair; equal ones are the same, for there are few different ones among many."""
    keys = (total << 32 | passed).tolist()
    made = {key: Recalled(key & 0xFFFFFFFF, key >> 32) for key in set(keys)}
    return [made[key] for key in keys]


def _remembered(cards: Cards, curve: Curve, day: int) -> Numbers:
    """The predicted recall (0 to 1) on a study day; 0 of cards never seen."""
    found = np.zeros(len(cards.rows))
    seen = cards.among(cards.seen)
    found[cards.seen] = recalls_after(np.maximum(day - seen["last_day"], 0), seen, curve)
    return found


def _sums(place: Numbers, amounts: Numbers) -> Numbers:
    """The whole numbers of each group added up."""
    added: Numbers = np.bincount(place, weights=amounts).astype(np.int64)
    return added
