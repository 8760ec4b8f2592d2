"""The answers to a card as pages: one per document of its set, the learner's own first."""

from dataclasses import dataclass

from trainer.core.card import Completeness
from trainer.services.ports import AnswerRow
from trainer.services.study import Question

OWN_TITLE = "My answer"
MISSING = "This document does not answer this question."
CUT_OFF = "This answer breaks off in its document."


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What one document says.  ``mark`` is a word for its tab, ``note`` a sentence; both empty for a whole answer."""

    title: str
    markdown: str
    mark: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """The title with the mark."""
        return f"{self.title} · {self.mark}" if self.mark else self.title

    @property
    def is_missing(self) -> bool:
        """Whether there is nothing to read."""
        return not self.markdown


def answer_pages(question: Question) -> tuple[AnswerPage, ...]:
    """The learner's own answers, then every document that answers the card or asks the same set of questions."""
    given = {answer.document: answer for answer in question.card.answers if answer.document is not None}
    sets = {document.set_name for key, document in question.documents if key in given and document.set_name}
    own = [_page(OWN_TITLE, answer) for answer in question.card.answers if answer.document is None]
    theirs = [
        _page(document.title, given.get(key))
        for key, document in question.documents
        if key in given or document.set_name in sets
    ]
    return (*(page for page in own if not page.is_missing), *theirs)


def _page(title: str, answer: AnswerRow | None) -> AnswerPage:
    words = "" if answer is None else (answer.text if answer.edited is None else answer.edited).strip()
    if answer is None or not words:
        return AnswerPage(title, "", "missing", MISSING)
    if answer.completeness is Completeness.CUT_OFF and answer.edited is None:
        return AnswerPage(title, words, "cut off", CUT_OFF)
    return AnswerPage(title, words)
