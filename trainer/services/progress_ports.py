"""What looking back needs from the store: counts of cards, study days, measures; a part of ``ports``."""

from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from trainer.core.insight import ButtonTotals, DayWork, HourTotals, PracticeTotals
from trainer.core.mastery import Work
from trainer.core.measures import Progress
from trainer.core.memory import Curve
from trainer.services.rows import Group


class Measures(Protocol):
    """What the charts count; ``within`` limits it to these cards (row ids; ``None``: all)."""

    def practice(self, within: Collection[int] | None) -> list[PracticeTotals]:
        """Answers outside the schedule, added up by study day."""

    def buttons(self, within: Collection[int] | None) -> list[ButtonTotals]:
        """Ratings by study day, by what the card was before the answer."""

    def hours(self, within: Collection[int] | None, hour_of: Callable[[int], int]) -> list[HourTotals]:
        """Reviews by study day and hour; ``hour_of`` tells the hour of the wall clock at an instant."""

    def added(self, within: Collection[int] | None) -> list[int]:
        """When each card that is not deleted was added (ms, UTC), earliest first."""

    def forgotten(self, within: Collection[int] | None, most: int) -> list[tuple[int, int, int, int]]:
        """The cards forgotten most often, the worst first: row id, how often, reviews, time in ms."""

    def mixed_up(self, most: int) -> list[tuple[int, int, int, int, int]]:
        """Subjects with several cards, the worst first: row id, one card, drills, those not told apart, lapses."""

    def work(self, today: int, within: Collection[int] | None) -> dict[tuple[int | None, int | None], Work]:
        """Time and recall by topic and subject up to a study day."""


class StudyDays(Protocol):
    """The reviews of each study day, added up once."""

    def work(self) -> list[DayWork]:
        """Every day with reviews that count, oldest first."""

    def stale(self) -> list[int]:
        """The days that have to be added up again, in order."""

    def fill(self, days: Iterable[int]) -> None:
        """Add these days up again."""

    def differing(self) -> list[int]:
        """The days whose totals are not those of the log."""

    def forget(self) -> None:
        """Let every day be added up again."""


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
