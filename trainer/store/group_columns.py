"""Cards and answers by topic and subject, all at once in columns."""

from collections.abc import Iterator

import numpy as np

from trainer.core.event import State
from trainer.core.mastery import SPARK_WEEKS, TREND_DAYS, Recalled, Work
from trainer.core.measures import Progress
from trainer.services.progress_rows import GroupMeasure
from trainer.services.rows import Group, Instant
from trainer.store.columns import Answers, Cards, Numbers
from trainer.store.standing_columns import recalls

EARLIER, BEFORE, LATELY, AHEAD = range(4)
"""When a review was: longer ago than two trends, in the trend before, in the last one, after today."""
NONE = Recalled()


def measures(cards: Cards, answers: Answers, now: Instant) -> list[GroupMeasure]:
    """Progress and work of every topic and subject that has cards."""
    groups, place = _groups_of(cards)
    reviews, group = _reviews_of(cards, answers.reviews, place)
    told = zip(
        groups,
        _progress(cards, place, now),
        _work(reviews, group, len(groups), now.today),
        _weeks(reviews, group, len(groups), now.today),
        strict=True,
    )
    return [GroupMeasure(*each) for each in told]


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
    columns = (np.bincount(place, weights=each).astype(np.int64).tolist() for each in amounts)
    for recalled, row in zip(known, zip(*columns, strict=True), strict=True):
        cards_of, seen, new_ones, learning_ones, due_ones, reviews, passed, time_ms = row
        recall = recalled / seen if seen else None
        yield Progress(cards_of, seen, new_ones, learning_ones, due_ones, recall, reviews, passed, time_ms)


def _reviews_of(cards: Cards, reviews: Answers, place: Numbers) -> tuple[Answers, Numbers]:
    """The reviews of these cards, and the group of each."""
    group_of = np.full(int(max(cards["id"].max(initial=0), reviews.card.max(initial=0))) + 1, -1)
    group_of[cards["id"]] = place
    group = group_of[reviews.card]
    if (group < 0).any():
        reviews, group = reviews.among(group >= 0), group[group >= 0]
    return reviews, group


def _work(reviews: Answers, group: Numbers, groups: int, today: int) -> Iterator[Work]:
    """Time of all reviews; recall of each card's first review of a day where it was due, by when that was."""
    ago = today - reviews.days
    when = np.select([ago < 0, ago < TREND_DAYS, ago < 2 * TREND_DAYS], [AHEAD, LATELY, BEFORE], EARLIER)
    key = group * 16 + when[reviews.day] * 4 + (reviews.code >> 6) * 2 + reviews.passed
    counts = np.bincount(key, minlength=groups * 16).reshape(groups, 4, 2, 2)[:, :, 1]
    times = np.bincount(group, weights=reviews.time, minlength=groups).astype(np.int64).tolist()
    for time_ms, told in zip(times, counts.tolist(), strict=True):
        earlier, before, lately = (Recalled(good, bad + good) for bad, good in told[:AHEAD])
        yield Work(time_ms, earlier + before + lately, lately, before)


def _weeks(reviews: Answers, group: Numbers, groups: int, today: int) -> Iterator[tuple[Recalled, ...]]:
    """The same recall in each of the last weeks, the oldest first; nothing of a group that had none."""
    week = SPARK_WEEKS - 1 - (today - reviews.days) // 7
    told = ((week >= 0) & (week < SPARK_WEEKS))[reviews.day] & (reviews.code >> 6 > 0)
    key = (group[told] * SPARK_WEEKS + week[reviews.day[told]]) * 2 + reviews.passed[told]
    counts = np.bincount(key, minlength=groups * SPARK_WEEKS * 2).reshape(groups, SPARK_WEEKS, 2)
    reviewed = counts.sum((1, 2)).tolist()
    for some, each in zip(reviewed, counts.tolist(), strict=True):
        weeks = (Recalled(good, bad + good) if bad or good else NONE for bad, good in each)
        yield tuple(weeks) if some else ()
