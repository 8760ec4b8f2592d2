"""What the services need from a store to tell how answers were judged."""

from collections.abc import Collection
from typing import Protocol

from trainer.core.confusions import Asked
from trainer.core.judgement import Judged


class Judgements(Protocol):
    """Reviews by what was judged of them; ``within`` limits them to these cards (row ids; ``None``: all)."""

    def judged(self, within: Collection[int] | None) -> list[Judged]:
        """The reviews with a confidence or a coverage, in order."""

    def asked(self, within: Collection[int] | None, most: int) -> list[Asked]:
        """What happened to the cards of subjects with mix-ups (see ``core.confusions``), those with most of them first.

        Reviews and contrast drills of ``most`` subjects at the utmost, by subject and in order.
        """

    def mixed_up(self, most: int) -> list[tuple[int, int, int, int, int]]:
        """Subjects with several cards, the worst first: row id, one card, drills, those not told apart, lapses."""
