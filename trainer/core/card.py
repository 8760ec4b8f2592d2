"""A card: one question and up to as many answers as there are documents."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.core.topic import TopicPath


class Completeness(StrEnum):
    """Whether a document answers a question in full, breaks off, or does not answer it at all."""

    COMPLETE = "complete"
    CUT_OFF = "cut off"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one document (``document`` is its uid, empty for the learner's own) says; Markdown.

    ``text`` is the shipped text; ``edited`` is the learner's version of it, or ``None``.
    A ``MISSING`` answer has an empty text.
    """

    document: str
    text: str
    completeness: Completeness = Completeness.COMPLETE
    edited: str | None = None

    @property
    def shown(self) -> str:
        """The words to show: the learner's version where there is one."""
        return self.text if self.edited is None else self.edited


@dataclass(frozen=True, slots=True)
class Card:
    """One question.  ``subject`` names the group of near-duplicates it belongs to (empty: it stands alone)."""

    uid: str
    question: str
    answers: tuple[Answer, ...]
    topic: TopicPath = ()
    number: int | None = None
    subject: str = ""
    tags: tuple[str, ...] = ()
    edited_question: str | None = None

    @property
    def shown_question(self) -> str:
        """The question to show: the learner's version where there is one."""
        return self.question if self.edited_question is None else self.edited_question
