"""What looking back counts: from the cards and answers in columns, which bring numpy and are loaded when asked for."""

from collections.abc import Collection

from sqlalchemy import Connection

from trainer.core.calendar import StudyCalendar
from trainer.core.insight import DayTotals
from trainer.core.memory import Curve
from trainer.services.progress_rows import Counted, Differing, GroupMeasure, GroupRecall
from trainer.services.rows import Instant

Within = Collection[int] | None
"""Row ids of cards; ``None``: all."""


class MeasureRepository:
    """Measures over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counted(self, within: Within, at: Instant, calendar: StudyCalendar, hardest: int) -> Counted:
        """What the charts are built from, with the ``hardest`` cards, so many."""
        from trainer.store import review_columns as reviews
        from trainer.store import standing_columns as standings
        from trainer.store.columns import cards_of, looked_back

        cards, answers = cards_of(self._connection, within), looked_back(self._connection, within)
        due, backlog = standings.due_counts(cards, at.today)
        return Counted(
            days=tuple(reviews.day_totals(answers)),
            practice=tuple(reviews.practice_totals(answers)),
            buttons=tuple(reviews.button_totals(answers)),
            hours=tuple(reviews.hour_totals(answers, calendar.hour_of)),
            added=tuple(standings.added(cards, calendar)),
            due=due,
            backlog=backlog,
            cards=standings.totals(cards, at),
            forgotten=tuple(reviews.forgotten(cards, hardest)),
        )

    def days(self, within: Within) -> list[DayTotals]:
        """Reviews that count, added up by study day."""
        from trainer.store.columns import looked_back
        from trainer.store.review_columns import day_totals

        return day_totals(looked_back(self._connection, within))

    def groups(self, within: Within, at: Instant, day: int) -> list[GroupMeasure]:
        """Cards, recall, reviews and work by topic and subject; deleted cards have no part in it."""
        from trainer.store.columns import answers_of, cards_of
        from trainer.store.group_columns import LATE_DAYS, measures

        late = answers_of(self._connection, within, since=at.today - LATE_DAYS)
        return measures(cards_of(self._connection, within), late, at, day)

    def recalls(self, within: Within, curve: Curve, today: int, day: int) -> list[GroupRecall]:
        """Cards that are not suspended by topic and subject, with their recall on two study days."""
        from trainer.store.columns import cards_of
        from trainer.store.group_columns import group_recalls

        return group_recalls(cards_of(self._connection, within), curve, today, day)

    def sample(self, within: Within, most_reviews: int) -> tuple[list[int], bool]:
        """Cards that have about so many reviews together at most, and whether these are not all."""
        from trainer.store.columns import cards_of
        from trainer.store.review_columns import sample

        return sample(cards_of(self._connection, within), most_reviews)

    def differing(self) -> Differing:
        """What was added up otherwise than log, cards and schedules add up."""
        from trainer.store.differing import differing_blocks, differing_days
        from trainer.store.log_columns import log_of

        log = log_of(self._connection)
        return Differing(differing_days(self._connection, log), differing_blocks(self._connection, log))
