"""The terms of the search language that look into the log, in SQL: sets of card ids from the reviews that count."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from trainer.core.event import Reviewed, State
from trainer.core.search_days import Rated, Was
from trainer.core.standing import MATURE_FROM_DAYS
from trainer.services.rows import Moment
from trainer.store.event_kinds import KINDS
from trainer.store.rows import among, plain_rows
from trainer.store.study_days import QUARTER_MS
from trainer.store.tables import cards, review_events, voided_events

Condition = ColumnElement[bool]
Ids = Select[Any]

was_state, before_days = review_events.c.state, review_events.c.previous_days
_IN_REVIEW = was_state == State.REVIEW.value
_WAS: dict[Was, Condition] = {
    Was.NEW: was_state == State.NEW.value,
    Was.LEARN: was_state.in_([State.LEARNING.value, State.RELEARNING.value]),
    Was.REVIEW: _IN_REVIEW,
    Was.YOUNG: and_(_IN_REVIEW, before_days < MATURE_FROM_DAYS),
    Was.MATURE: and_(_IN_REVIEW, before_days >= MATURE_FROM_DAYS),
}


def rated(connection: Connection, term: Rated, moment: Moment) -> Ids:
    """Cards with an answer as the term says."""
    answered = _answered(_within(term.days, moment))
    if term.rating is not None:
        answered = answered.where(review_events.c.rating == term.rating.value)
    if term.was is not None:
        answered = answered.where(_WAS[term.was])
    if term.hour is None:
        return answered
    hour_of = cache(moment.hour_of)
    quarter = review_events.c.at_ms // QUARTER_MS
    found = plain_rows(connection, answered.add_columns(quarter).distinct())
    ids = {card for card, place in found if hour_of(place * QUARTER_MS) == term.hour}
    return select(cards.c.id).where(among(cards.c.id, ids))


def introduced(days: int, moment: Moment) -> Ids:
    """Cards answered for the first time in the last days."""
    first = _first_day(days, moment)
    card = review_events.c.card_id
    return (
        _answered(card.in_(_answered(review_events.c.study_day >= first)))
        .group_by(card)
        .having(func.min(review_events.c.study_day) >= first)
    )


def time_spent() -> Select[Any]:
    """Cards that were answered, with ``spent_s``: whole seconds."""
    spent = (func.sum(func.coalesce(review_events.c.duration_ms, 0)) // 1000).label("spent_s")
    return _answered().add_columns(spent).group_by(review_events.c.card_id)


def _within(days: int | tuple[int, int], moment: Moment) -> Condition:
    day = review_events.c.study_day
    if isinstance(days, int):
        return day >= _first_day(days, moment)
    condition: Condition = day.between(*days)
    return condition


def _first_day(days: int, moment: Moment) -> int:
    return max(moment.today - days + 1, 0)


def _answered(*conditions: Condition) -> Ids:
    """The cards of reviews that count."""
    counts = review_events.c.id.not_in(select(voided_events.c.event_id))
    return select(review_events.c.card_id).where(review_events.c.kind == KINDS[Reviewed], counts, *conditions)
