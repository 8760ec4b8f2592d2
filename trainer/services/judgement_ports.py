"""What the services need from a store to tell how answers were judged."""

from collections.abc import Sequence
from typing import Protocol

from trainer.core.confusions import Asked
from trainer.core.judgement import Judged


class Judgements(Protocol):
    """Reviews by what was judged of them; ``topics`` limits them to cards in these (``None``: all)."""

    def judged(self, topics: Sequence[int] | None) -> list[Judged]:
        """The reviews with a confidence or a coverage, in order."""

    def asked(self, topics: Sequence[int] | None) -> list[Asked]:
        """What happened to cards that share a subject with another: reviews and contrast drills, in order."""
