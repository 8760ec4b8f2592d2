"""What an importer is."""

from collections.abc import Sequence
from typing import Protocol

from trainer.core.deck import Deck, Source


class Importer(Protocol):
    """Turns files of one format into a deck."""

    @property
    def id(self) -> str:
        """A short name, the same as the importer's file."""

    @property
    def label(self) -> str:
        """What the import dialog calls the format."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file suffixes it reads, lower case with the dot."""

    def recognises(self, source: Source) -> bool:
        """Whether this file looks like its format; cheap, never raises."""

    def read(self, sources: Sequence[Source]) -> Deck:
        """One deck from files imported together.

        Problems of single rows are collected in ``deck.problems``.  Raises ``BadInput`` where a whole file
        cannot be used; nothing is half read.
        """
