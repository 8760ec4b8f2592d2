"""What free recall needs from the store: key points, notes, drafts, typed answers."""

from collections.abc import Sequence
from typing import Protocol

from trainer.core.key_point import EditorNote, KeyPoint
from trainer.services.rows import PointRow


class FreeRecall(Protocol):
    """Key points to ask for, an editor's notes, drafts and typed answers."""

    def points(self, card: int) -> list[KeyPoint]:
        """The key points an answer is held against, in their order, in the learner's words where there are any."""

    def notes(self, card: int) -> list[EditorNote]:
        """The editor's notes on a card's answers."""

    def count(self) -> int:
        """How many key points answers are held against in all."""

    def put_shipped(self, card: int, points: Sequence[KeyPoint], notes: Sequence[EditorNote]) -> None:
        """Replace a card's shipped key points and notes.

        The learner's own points, words, order and what is hidden stay; a point that is shipped no longer stays where
        the learner has put it into other words.
        """

    def draft(self, card: int) -> tuple[str, int] | None:
        """What was typed last for a card, and when (ms)."""

    def put_draft(self, card: int, text: str, at_ms: int) -> None:
        """Keep what is being typed."""

    def add_reply(
        self, card: int, text: str, covered: Sequence[str], ticked: Sequence[str], at_ms: int
    ) -> None:
        """Keep a typed answer with the points it mentions by the machine's and by the learner's judgement."""

    def replies(self, card: int) -> list[tuple[int, str, tuple[str, ...], tuple[str, ...]]]:
        """A card's typed answers, oldest first: when (ms), the text, points covered and points ticked."""


class KeyPoints(Protocol):
    """Key points as the learner edits them; changes are made through ``Record.KEY_POINTS``."""

    def rows(self, card: int) -> list[PointRow]:
        """Everything that is stored for a card, in its order: shipped and own points, hidden ones, proposals judged."""

    def counting(self) -> dict[int, list[KeyPoint]]:
        """The points that answers are held against, in their order, by card."""

    def add_own(self, card: int, points: Sequence[KeyPoint]) -> None:
        """Give a card points of the learner's own; one whose id it has already is left out."""

    def card_of(self, row: int) -> int | None:
        """The card of a row; ``None`` where there is no such row."""

    def note(self, card: int, point: KeyPoint, at_ms: int) -> int:
        """The row of a point as a proposal nobody has judged, which counts for nothing; made where it is missing."""

    def answers_around(self, card: int, reach: int) -> list[str]:
        """What the cards say that came shortly before and after this one, at most ``reach`` row ids away."""
