"""Cards as lines of a list."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, literal_column, select

from trainer.core.card import Completeness
from trainer.services.rows import CardLine
from trainer.store.rows import plain_rows
from trainer.store.schedules import to_schedule
from trainer.store.tables import answers, card_tags, cards, schedules, tags

QUESTION = func.coalesce(cards.c.edited_question, cards.c.question)
"""The learner's version where there is one."""
TAG_NAMES = (
    select(func.group_concat(tags.c.name, literal_column("' '")))
    .select_from(card_tags.join(tags))
    .where(card_tags.c.card_id == cards.c.id)
    .correlate(cards)
    .scalar_subquery()
)
ANSWER_COUNT = (
    select(func.count())
    .where(answers.c.card_id == cards.c.id, answers.c.deleted_ms.is_(None))
    .where(answers.c.completeness != Completeness.MISSING.value)
    .correlate(cards)
    .scalar_subquery()
)
_OWN = (cards.c.id, cards.c.number, QUESTION, cards.c.topic_id, cards.c.subject_id, TAG_NAMES, ANSWER_COUNT)
_WANTED = select(func.json_each(bindparam("cards")).table_valued("value").c.value)
_LINES = (
    select(*_OWN, cards.c.flag, cards.c.marked, schedules)
    .select_from(cards.outerjoin(schedules))
    .where(cards.c.id.in_(_WANTED), cards.c.deleted_ms.is_(None))
)


def lines_of(connection: Connection, chosen: Sequence[int]) -> list[CardLine]:
    """The lines of these cards in their order; cards that are deleted are left out."""
    known: dict[int, CardLine] = {}
    for row in plain_rows(connection, _LINES, {"cards": json.dumps(sorted(chosen))}):
        card, number, question, topic, subject, tagged, answered, flag, marked, *schedule = row
        known[card] = CardLine(
            card,
            number,
            question,
            topic,
            subject,
            tagged or "",
            answered,
            to_schedule(*schedule),
            flag=flag,
            marked=bool(marked),
        )
    return [known[card] for card in chosen if card in known]
