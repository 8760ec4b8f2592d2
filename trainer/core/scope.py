"""Which cards are looked at: all of them, those of some topics, those that a search finds."""

from dataclasses import dataclass

from trainer.core.search_terms import Everything, Query

ANY_CARD = Everything()


@dataclass(frozen=True, slots=True)
class Scope:
    """The cards that ``query`` finds within ``topics`` (row ids, those below not meant; ``None``: anywhere)."""

    topics: frozenset[int] | None = None
    query: Query = ANY_CARD

    @property
    def is_everything(self) -> bool:
        """Whether no card is left out."""
        return self.topics is None and isinstance(self.query, Everything)


EVERYTHING = Scope()
