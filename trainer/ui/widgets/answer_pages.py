"""The answers to a card as pages: one per document of its set, the learner's own first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.core.card import Completeness
from trainer.services.rows import AnswerRow
from trainer.services.study import Question

OWN_TITLE = "My answer"
MISSING = "This document does not answer this question."
PREFERRED_SIGN = " ★"
CUT_OFF = "This answer breaks off in its document."


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What one document says.

    ``mark`` is a word for its tab, ``note`` a sentence; both empty for a whole answer.  ``short`` is the title without
    the words all titles begin with, ``answer`` its row id, ``None`` where it is missing.
    """

    title: str
    markdown: str
    mark: str = ""
    note: str = ""
    short: str = ""
    answer: int | None = None
    is_preferred: bool = False

    @property
    def label(self) -> str:
        """The words for its tab."""
        return _marked(self.short or self.title, self.mark) + (PREFERRED_SIGN if self.is_preferred else "")

    @property
    def full_label(self) -> str:
        """The whole title with the mark."""
        marks = (self.mark, "preferred" if self.is_preferred else "")
        return _marked(self.title, ", ".join(filter(None, marks)))

    @property
    def is_missing(self) -> bool:
        """Whether there is nothing to read."""
        return not self.markdown


def answer_pages(question: Question) -> tuple[AnswerPage, ...]:
    """The learner's own answers, then every document that answers the card or asks the same set of questions."""
    given = {answer.document: answer for answer in question.card.answers if answer.document is not None}
    sets = {document.set_name for key, document in question.documents if key in given and document.set_name}
    best = question.card.preferred
    own = [_page(OWN_TITLE, answer, best) for answer in question.card.answers if answer.document is None]
    theirs = [
        _page(document.title, given.get(key), best)
        for key, document in question.documents
        if key in given or document.set_name in sets
    ]
    skipped = _shared_words([page.title for page in theirs])
    shortened = [replace(page, short=" ".join(page.title.split()[skipped:])) for page in theirs]
    return (*(page for page in own if not page.is_missing), *shortened)


def _shared_words(titles: Sequence[str]) -> int:
    """With how many words all titles begin, leaving each at least one."""
    words = [title.split() for title in titles]
    most = min(map(len, words)) - 1 if len(words) > 1 else 0
    return next((place for place in range(most) if len({each[place] for each in words}) > 1), max(most, 0))


def _marked(title: str, mark: str) -> str:
    return f"{title} · {mark}" if mark else title


def _page(title: str, answer: AnswerRow | None, best: int | None) -> AnswerPage:
    words = "" if answer is None else (answer.text if answer.edited is None else answer.edited).strip()
    if answer is None or not words:
        return AnswerPage(title, "", "missing", MISSING)
    page = AnswerPage(title, words, answer=answer.id, is_preferred=answer.id == best)
    if answer.completeness is Completeness.CUT_OFF and answer.edited is None:
        return replace(page, mark="cut off", note=CUT_OFF)
    return page
