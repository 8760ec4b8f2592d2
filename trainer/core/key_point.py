"""Key points: what an answer should mention, and what an editor says about a document's answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thing a good answer mentions.

    ``text`` is what the learner reads.  ``phrases`` are wordings that count as mentioning it; without any the text
    itself is looked for.  ``weight`` (above 0) is its share relative to the card's other points.  ``documents``
    are the file names of the documents that support it.
    """

    id: str
    text: str
    phrases: tuple[str, ...] = ()
    weight: float = 1.0
    documents: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The phrases to look for; never empty."""
        return self.phrases or (self.text,)


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A remark on the answer of ``document`` (a file name): the words it is about, and why it was made."""

    document: str
    text: str
    reason: str
