"""A deck in neutral form: what importers give and exporters take."""

from dataclasses import dataclass

from trainer.core.card import Card
from trainer.core.document import Document
from trainer.core.event import Event
from trainer.core.key_point import KeyPoint
from trainer.core.topic import TopicPath


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be used or needs the learner's eye; it does not stop an import.

    ``line`` is 1-based, ``None`` where the file has no lines.
    """

    message: str
    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its name (without folders) and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Deck:
    """Documents, cards and, where the format carries them, review events.

    ``topics`` pairs topic uids with their paths (for exports; imports take the cards' own paths).
    ``key_points`` pairs card uids with what their answers should mention.
    ``found`` tells in one sentence per file what was recognised, ``problems`` what was not.
    """

    documents: tuple[Document, ...] = ()
    cards: tuple[Card, ...] = ()
    events: tuple[Event, ...] = ()
    found: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    topics: tuple[tuple[str, TopicPath], ...] = ()
    key_points: tuple[tuple[str, tuple[KeyPoint, ...]], ...] = ()
