"""What a list of cards is sorted by; the window names its columns by it, the store sorts by it."""

from dataclasses import dataclass
from enum import StrEnum


class CardColumn(StrEnum):
    """What a card tells about itself in a list."""

    NUMBER = "number"
    QUESTION = "question"
    TOPIC = "topic"
    """By the whole path."""
    SUBJECT = "subject"
    TAGS = "tags"
    ANSWERS = "answers"
    """How many it has."""
    STATE = "state"
    """From new to suspended, as ``Standing`` has them."""
    DUE = "due"
    INTERVAL = "interval"
    STABILITY = "stability"
    DIFFICULTY = "difficulty"
    RECALL = "recall"
    """As predicted at the moment of the search."""
    REVIEWS = "reviews"
    LAPSES = "lapses"
    FLAG = "flag"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class CardOrder:
    """Numbers sort as numbers, texts without regard to case.

    Cards with nothing in the column come last in both directions, equal ones stay as they were found.
    """

    column: CardColumn
    descending: bool = False
