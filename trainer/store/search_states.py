"""The states and quantities of the search language in SQL.

Each is a set of card ids or a condition on ``cards``, so that cards without a schedule never make it null.
"""

from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne
from typing import Any, assert_never

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)

from trainer.core.card import Completeness
from trainer.core.event import State
from trainer.core.search_terms import CardState, Comparison, Measure, Property
from trainer.core.settings import DEFAULTS
from trainer.core.standing import MATURE_FROM_DAYS
from trainer.services.rows import Moment
from trainer.store.search_reviews import time_spent
from trainer.store.tables import answers, cards, schedules, settings, unseen_cards

Condition = ColumnElement[bool]
Found = Select[Any] | Condition
"""Row ids of cards by their schedules, or else a condition on ``cards``."""
Operator = Callable[[Any, Any], Any]
OPERATORS: dict[Comparison, Operator] = {
    Comparison.EQUAL: eq,
    Comparison.UNEQUAL: ne,
    Comparison.BELOW: lt,
    Comparison.AT_MOST: le,
    Comparison.ABOVE: gt,
    Comparison.AT_LEAST: ge,
}
DAY_MS = 86_400_000
AS_SHOWN = {Measure.STABILITY: 0.05, Measure.DIFFICULTY: 0.05, Measure.RETRIEVABILITY: 0.005}
"""Numbers that are shown rounded are equal where they are shown alike: within this."""


def in_state(state: CardState, moment: Moment) -> Found:
    """Cards in this state."""
    today, state_of = moment.today, schedules.c.state
    match state:
        case CardState.NEW:
            return select(unseen_cards.c.card_id)
        case CardState.LEARN:
            return _scheduled(state_of.in_([State.LEARNING.value, State.RELEARNING.value]))
        case CardState.REVIEW:
            return _scheduled(state_of.in_([State.REVIEW.value, State.RELEARNING.value]))
        case CardState.DUE:
            asked = (schedules.c.suspended == 0, schedules.c.buried_until <= today)
            return _scheduled(_seen(), schedules.c.due_day <= today, *asked)
        case CardState.SUSPENDED:
            return _scheduled(schedules.c.suspended != 0)
        case CardState.BURIED:
            return _scheduled(schedules.c.buried_until > today)
        case CardState.LEECH:
            return _scheduled(*leech_conditions())
        case CardState.MARKED:
            return cards.c.marked != 0
        case CardState.INCOMPLETE:
            broken = answers.c.completeness != Completeness.COMPLETE.value
            return cards.c.id.in_(select(answers.c.card_id).where(answers.c.deleted_ms.is_(None), broken))
        case _:
            assert_never(state)


def leech_conditions() -> tuple[Condition, Condition]:
    """``leech.is_leech`` with the threshold of the stored settings."""
    value = select(cast(settings.c.value, Integer)).where(settings.c.key == "leech_lapses").scalar_subquery()
    threshold = func.coalesce(value, DEFAULTS.leech_lapses)
    return schedules.c.lapses >= threshold, schedules.c.interval_days < MATURE_FROM_DAYS


def having(term: Property, moment: Moment) -> Found:
    """Cards with a quantity that compares so."""
    measure, comparison, value = term.measure, term.comparison, term.value
    match measure:
        case Measure.INTERVAL:
            return _counted(schedules.c.interval_days, comparison, value)
        case Measure.REPS:
            return _counted(schedules.c.reps, comparison, value)
        case Measure.LAPSES:
            return _counted(schedules.c.lapses, comparison, value)
        case Measure.TIME:
            return _spent(comparison, value)
        case Measure.DUE:
            day = moment.today + round(value)
            return _scheduled(_seen(), OPERATORS[comparison](schedules.c.due_day, day))
        case Measure.STABILITY:
            return _scheduled(_compared(schedules.c.stability, measure, comparison, value))
        case Measure.DIFFICULTY:
            return _scheduled(_compared(schedules.c.difficulty, measure, comparison, value))
        case Measure.RETRIEVABILITY:
            return _recalled(comparison, value, moment)
        case _:
            assert_never(measure)


def _recalled(comparison: Comparison, value: float, moment: Moment) -> Select[Any]:
    """Predicted recall falls with time over stability alone, so it is that which is compared."""
    elapsed = func.max(moment.now_ms - schedules.c.last_ms, 0) / literal(float(DAY_MS))
    aged = elapsed / schedules.c.stability

    def above(recall: float, *, or_equal: bool) -> Condition:
        if recall <= 0:
            return true()
        age = moment.days_until(recall)
        return aged <= age if or_equal else aged < age

    near = AS_SHOWN[Measure.RETRIEVABILITY]
    equal = and_(above(value - near, or_equal=True), not_(above(value + near, or_equal=True)))
    conditions: dict[Comparison, Condition] = {
        Comparison.AT_LEAST: above(value, or_equal=True),
        Comparison.ABOVE: above(value, or_equal=False) if value > 0 else true(),
        Comparison.BELOW: not_(above(value, or_equal=True)) if value > 0 else false(),
        Comparison.AT_MOST: not_(above(value, or_equal=False)) if value > 0 else false(),
        Comparison.EQUAL: equal,
        Comparison.UNEQUAL: not_(equal),
    }
    return _scheduled(schedules.c.stability.is_not(None), conditions[comparison])


def _seen() -> Condition:
    """Spelled out as states, which the index by state and day can use."""
    return schedules.c.state.in_([State.LEARNING.value, State.REVIEW.value, State.RELEARNING.value])


def _scheduled(*conditions: Condition) -> Select[Any]:
    return select(schedules.c.card_id).where(*conditions)


def _counted(quantity: Any, comparison: Comparison, value: float) -> Found:
    """A number that is 0 where a card has no schedule yet."""
    compared = _scheduled(OPERATORS[comparison](quantity, round(value)))
    return _or_without(compared, select(schedules.c.card_id), comparison, value)


def _spent(comparison: Comparison, value: float) -> Found:
    """Seconds; 0 where a card was not answered yet."""
    spent = time_spent().subquery()
    compared = select(spent.c.card_id).where(OPERATORS[comparison](spent.c.spent_s, round(value)))
    return _or_without(compared, select(spent.c.card_id), comparison, value)


def _or_without(compared: Select[Any], known: Select[Any], comparison: Comparison, value: float) -> Found:
    """These, and cards whose number is not known where 0 compares so."""
    if OPERATORS[comparison](0, round(value)):
        return or_(cards.c.id.in_(compared), not_(cards.c.id.in_(known)))
    return compared


def _compared(quantity: Any, measure: Measure, comparison: Comparison, value: float) -> Condition:
    near = AS_SHOWN[measure]
    alike = and_(quantity >= value - near, quantity < value + near)
    match comparison:
        case Comparison.EQUAL:
            return alike
        case Comparison.UNEQUAL:
            return not_(alike)
        case _:
            compared: Condition = OPERATORS[comparison](quantity, value)
            return compared
