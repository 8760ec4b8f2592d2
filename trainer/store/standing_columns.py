"""How cards stand, all at once in columns: spreads of their numbers, when they came and are due."""

import numpy as np

from trainer.core.calendar import StudyCalendar
from trainer.core.card_totals import HALF_MINUTE_MS, CardTotals, Spread
from trainer.core.event import State
from trainer.core.insight import MATURE_DAYS, AddedTotals, DueCount
from trainer.core.memory import Curve
from trainer.core.standing import Standing
from trainer.services.rows import Instant
from trainer.store.columns import Cards, Numbers

DAY_MS = 86_400_000
_STANDINGS = {
    State.NEW: Standing.NEW,
    State.LEARNING: Standing.LEARNING,
    State.RELEARNING: Standing.RELEARNING,
}


def totals(cards: Cards, at: Instant) -> CardTotals:
    """What the cards add up to."""
    answered = cards["reviews"] > 0
    seen = cards.among(cards.seen)
    return CardTotals(
        cards=len(cards.rows),
        standings=_standings(cards, at.today),
        unseen=int((~cards.seen & (cards["suspended"] == 0)).sum()),
        intervals=_spread(cards["interval"][cards["state"] == State.REVIEW]),
        stability=_spread(seen["stability"]),
        difficulty=_spread(seen["difficulty"]),
        recall=_spread(100 * recalls(seen, at)),
        time=_spread(cards["time_ms"][answered] / HALF_MINUTE_MS),
        reviews=int(cards["reviews"].sum()),
        load=float((1 / np.maximum(cards["interval"][cards.comes], 1)).sum()),
    )


def due_counts(cards: Cards, today: int) -> tuple[tuple[DueCount, ...], int]:
    """How many cards are due on each day, overdue ones today; and how many are overdue."""
    due_day = cards["due_day"][cards.comes]
    ahead = np.maximum(due_day, today) - today
    mature = cards["interval"][cards.comes] >= MATURE_DAYS
    days = int(ahead.max(initial=-1)) + 1
    young_of, mature_of = (np.bincount(ahead[each], minlength=days) for each in (~mature, mature))
    found = np.flatnonzero(young_of + mature_of)
    rows = zip((found + today).tolist(), young_of[found].tolist(), mature_of[found].tolist(), strict=True)
    return tuple(DueCount(*row) for row in rows), int((due_day < today).sum())


def recalls(seen: Cards, at: Instant) -> Numbers:
    """The predicted recall now (0 to 1) of seen cards."""
    return recalls_after(np.maximum(at.now_ms - seen["last_ms"], 0) / DAY_MS, seen, at.curve)


def recalls_after(days: Numbers, seen: Cards, curve: Curve) -> Numbers:
    """The predicted recall (0 to 1) of seen cards so many days after the last review of each."""
    found: Numbers = (1 + curve.factor * days / seen["stability"]) ** curve.decay
    return found


def added(cards: Cards, calendar: StudyCalendar) -> list[AddedTotals]:
    """How many cards were added on each study day."""
    made = cards["created_ms"]
    if not len(made):
        return []
    days = range(calendar.day_of(int(made.min())), calendar.day_of(int(made.max())) + 1)
    starts = [calendar.start_of(day) for day in days[1:]]
    counts = np.bincount(np.searchsorted(starts, made, side="right"), minlength=len(days)).tolist()
    return [AddedTotals(day, count) for day, count in zip(days, counts, strict=True) if count]


def _standings(cards: Cards, today: int) -> dict[Standing, int]:
    suspended, buried = cards["suspended"] != 0, cards["buried_until"] > today
    asked, mature = ~suspended & ~buried, cards["interval"] >= MATURE_DAYS
    in_review = asked & (cards["state"] == State.REVIEW)
    found = {name: asked & (cards["state"] == state) for state, name in _STANDINGS.items()}
    found |= {Standing.YOUNG: in_review & ~mature, Standing.MATURE: in_review & mature}
    found |= {Standing.BURIED: buried & ~suspended, Standing.SUSPENDED: suspended}
    return {name: int(each.sum()) for name, each in found.items() if each.any()}


def _spread(numbers: Numbers) -> Spread:
    if not len(numbers):
        return Spread()
    found, counts = np.unique(np.floor(numbers).astype(np.int64), return_counts=True)
    pairs = tuple(zip(found.tolist(), counts.tolist(), strict=True))
    return Spread(pairs, float(numbers.sum()), float(np.median(numbers)))
