"""What looking back needs from the store: counts of cards, study days, measures; a part of ``ports``."""

from collections.abc import Collection, Iterable
from typing import Protocol

from trainer.core.calendar import StudyCalendar
from trainer.core.insight import DayTotals, DayWork
from trainer.core.measures import Progress
from trainer.core.memory import Curve
from trainer.services.progress_rows import Counted, Differing, GroupMeasure, GroupRecall
from trainer.services.rows import Group, Instant


class Measures(Protocol):
    """What looking back counts; ``within`` limits it to these cards (row ids; ``None``: all)."""

    def counted(
        self, within: Collection[int] | None, at: Instant, calendar: StudyCalendar, hardest: int
    ) -> Counted:
        """What the charts are built from, with the ``hardest`` cards, so many."""

    def days(self, within: Collection[int] | None) -> list[DayTotals]:
        """Reviews that count, added up by study day."""

    def groups(self, within: Collection[int] | None, at: Instant, day: int) -> list[GroupMeasure]:
        """Cards, recall, reviews and work by topic and subject; deleted cards have no part in it.

        ``Signs.on_day`` is that of study day ``day``.
        """

    def recalls(
        self, within: Collection[int] | None, curve: Curve, today: int, day: int
    ) -> list[GroupRecall]:
        """Cards that are not suspended by topic and subject, with their recall on ``today`` and on ``day``."""

    def sample(self, within: Collection[int] | None, most_reviews: int) -> tuple[list[int], bool]:
        """Cards that have about so many reviews together at most, and whether these are not all.

        The choice does not depend on what happened to a card, and is the same each time.
        """

    def differing(self) -> Differing:
        """What was added up otherwise than log, cards and schedules add up."""


class StudyDays(Protocol):
    """The reviews of each study day, added up once."""

    def work(self) -> list[DayWork]:
        """Every day with reviews that count, oldest first."""

    def stale(self) -> list[int]:
        """The days that have to be added up again, in order."""

    def fill(self, days: Iterable[int]) -> None:
        """Add these days up again."""

    def forget(self) -> None:
        """Let every day be added up again."""


class CardBlocks(Protocol):
    """Cards packed by the block, to be looked at all at once."""

    def missing(self) -> list[int]:
        """The blocks that have to be made again, in order."""

    def fill(self, blocks: Iterable[int]) -> None:
        """Make these blocks."""

    def forget(self) -> None:
        """Let every block be made again."""


class CardCounts(Protocol):
    """Cards counted by topic and subject, in step with every change."""

    def topics(self, today: int) -> list[tuple[int | None, Progress]]:
        """Cards by topic and how many wait today; neither recall nor reviews."""

    def groups(self, today: int) -> list[tuple[Group, Progress]]:
        """Cards by topic and subject and how many wait today; neither recall nor reviews."""

    def group(self, group: Group, today: int) -> Progress:
        """The cards of one topic and subject and how many wait today; neither recall nor reviews."""

    def subjects(self, topics: Collection[int] | None) -> tuple[int, int]:
        """How many subjects have a seen card, and how many there are, within these topics (``None``: all)."""

    def next_due_day(self, after_day: int, topics: Collection[int] | None) -> int | None:
        """The first study day after this one with a begun card to ask, within these topics (``None``: all)."""

    def recalls(
        self, curve: Curve, now_ms: int, groups: Collection[Group] | None = None
    ) -> dict[Group, float]:
        """The sums of the predicted recalls of the seen cards of these groups (``None``: all)."""

    def group_of(self, card: int) -> Group | None:
        """The topic and subject of a card; ``None`` where it is missing or deleted."""

    def differs(self) -> bool:
        """Whether the counts are not those of the cards and schedules as they are."""

    def recount(self) -> None:
        """Throw the counts away and count every card."""
