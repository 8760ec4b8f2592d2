"""What the services need from a store to tell how answers were judged."""

from collections.abc import Collection, Iterator
from typing import Protocol

from trainer.core.confusions import Asked
from trainer.core.event import Event
from trainer.core.judgement import Judged
from trainer.core.memory import Curve
from trainer.services.rows import Group


class Judgements(Protocol):
    """Reviews by what was judged of them; ``within`` limits them to these cards (row ids; ``None``: all)."""

    def judged(self, within: Collection[int] | None) -> list[Judged]:
        """The reviews with a confidence or a coverage, in order."""

    def asked(self, within: Collection[int] | None, most: int) -> list[Asked]:
        """What happened to the cards of subjects with mix-ups (see ``core.confusions``), those with most of them first.

        Reviews and contrast drills of ``most`` subjects at the utmost, by subject and in order.
        """

    def recalls(
        self, curve: Curve, today: int, day: int, within: Collection[int] | None
    ) -> list[tuple[Group, int, int, float, float]]:
        """By topic and subject: cards, seen ones, sums of their recall on study days ``today`` and ``day``.

        Suspended cards are left out.
        """

    def coverage(self, within: Collection[int] | None) -> dict[Group, tuple[float, int]]:
        """By topic and subject: the shares of key points mentioned added up, as ticked where they were, and answers."""

    def sample(self, within: Collection[int] | None, most_events: int) -> tuple[list[int], bool]:
        """Cards whose logs have about so many events at most, and whether these are not all.

        The choice does not depend on what happened to a card, and is the same each time.
        """

    def logs(self, cards: Collection[int]) -> Iterator[tuple[int, Event]]:
        """The logs of these cards, card by card, each in order."""

    def mixed_up(self, most: int) -> list[tuple[int, int, int, int, int]]:
        """Subjects with several cards, the worst first: row id, one card, drills, those not told apart, lapses."""
