"""Workspaces for tests: a real store in a temporary folder, a clock that is turned by hand."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from random import Random

from trainer.core.calendar import StudyCalendar
from trainer.core.card import Answer, Card
from trainer.core.deck import Deck
from trainer.core.document import Document
from trainer.core.identity import stable_uid
from trainer.core.schedule import Rules
from trainer.services.ports import Workspace
from trainer.services.upkeep import ensure_projection
from trainer.store.unit_of_work import SqlStore

MINUTE_MS = 60_000
DAY_MS = 86_400_000
NOON = round(datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp() * 1000)


@dataclass
class HandClock:
    """A clock that stands still until it is turned."""

    now_ms: int = NOON

    def __call__(self) -> int:
        return self.now_ms

    def turn(self, *, minutes: float = 0, days: float = 0) -> None:
        """Put the clock forward (or back, if negative)."""
        self.now_ms += round(minutes * MINUTE_MS + days * DAY_MS)


@dataclass
class Bench:
    """An open workspace with its clock, and the file to open it again."""

    path: Path
    clock: HandClock = field(default_factory=HandClock)
    rules: Rules = field(default_factory=Rules)
    zone: tzinfo = UTC

    def __post_init__(self) -> None:
        self.workspace = self._open()

    def restart(self) -> Workspace:
        """Close the store and open it again, as after quitting."""
        self.workspace.store.close()
        self.workspace = self._open()
        return self.workspace

    def _open(self) -> Workspace:
        random = Random(self.clock.now_ms)
        store = SqlStore(self.path)
        workspace = Workspace(
            store, self.clock, lambda: random.getrandbits(74), StudyCalendar(self.zone), self.rules
        )
        ensure_projection(workspace)
        return workspace


def a_document(name: str = "notes.txt") -> Document:
    """A document with a stable uid."""
    return Document(stable_uid("test document", name), name, name.removesuffix(".txt").title())


def a_card(number: int = 1, *, document: str = "notes.txt", subject: str = "", topic: str = "Basics") -> Card:
    """A card with one answer of one document."""
    return Card(
        stable_uid("test card", number),
        f"What is thing number {number}?",
        (Answer(a_document(document).uid, f"Thing {number} is a thing."),),
        (topic,),
        number,
        subject,
    )


def a_deck(size: int = 3, *, pairs: bool = False) -> Deck:
    """A deck of cards over two topics; with ``pairs`` every two neighbours are of one subject."""
    cards = tuple(
        a_card(
            number,
            subject=f"Subject {(number + 1) // 2}" if pairs else f"Subject {number}",
            topic="Basics" if number <= (size + 1) // 2 else "Detection",
        )
        for number in range(1, size + 1)
    )
    return Deck((a_document(),), cards)
