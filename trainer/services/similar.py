"""Cards that ask nearly the same: found by their answers, joined into one subject or set apart by the learner."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.core import similarity
from trainer.core.card import Completeness
from trainer.core.errors import BadInput
from trainer.core.markup import to_text
from trainer.core.wording import count_of
from trainer.services.change import Change, Record, Restore, Touched
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import CardRow

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); raises ``Cancelled`` when the user asked to stop."""

EVERY = 500
"""Progress is told for so many cards at a time."""
LONGEST_NAME = 60
"""Characters of a question that name a new subject."""


@dataclass(frozen=True, slots=True)
class SimilarCard:
    """A card of a group; ``subject`` is the row id of the subject it belongs to now."""

    id: int
    uid: str
    number: int | None
    question: str
    subject: int | None


@dataclass(frozen=True, slots=True)
class SimilarGroup:
    """Cards that ask nearly the same; ``score`` (0 to 1) is the least likeness of any two of them."""

    score: float
    cards: tuple[SimilarCard, ...]

    @property
    def is_joined(self) -> bool:
        """Whether all of them belong to one subject already."""
        subjects = {each.subject for each in self.cards}
        return len(subjects) == 1 and None not in subjects


def unwatched(_done: int, _total: int, _what: str) -> None:
    """For callers that do not watch."""


def find(workspace: Workspace, progress: Progress = unwatched) -> list[SimilarGroup]:
    """The groups among all cards, the most alike first.  Subjects are not looked at."""
    with workspace.store.read() as unit:
        sets = {each.id: each.document.set_name for each in unit.documents.all()}
        cards: dict[int, SimilarCard] = {}
        texts: list[tuple[int, str]] = []
        named: list[str] = []
        total = unit.cards.count()
        for done, row in enumerate(unit.cards.every()):
            if done % EVERY == 0:
                progress(done, total, "Reading cards")
            cards[row.id] = SimilarCard(row.id, row.uid, row.number, row.shown_question, row.subject)
            texts.append((row.id, _pooled(row)))
            named.append(_set_of(row, sets))
    found = similarity.groups(texts, progress=progress, sets=named)
    return [SimilarGroup(each.score, tuple(cards[card] for card in each.ids)) for each in found]


def renewed(workspace: Workspace, groups: Sequence[SimilarGroup]) -> list[SimilarGroup]:
    """The same groups as the cards stand now; cards that were deleted since are left out."""
    with workspace.store.read() as unit:
        rows = {each.id: unit.cards.get(each.id) for group in groups for each in group.cards}
    found = []
    for group in groups:
        present = [(each, row) for each in group.cards if (row := rows[each.id]) is not None]
        cards = tuple(replace(each, subject=row.subject) for each, row in present)
        if len(cards) > 1:
            found.append(replace(group, cards=cards))
    return found


def merge(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Make these cards one subject: that of most of them, or a new one.  Raises ``BadInput`` for fewer than two."""
    if len(cards) < 2:
        raise BadInput("One card alone cannot be joined.", "Tick two or more.")
    with workspace.store.write() as unit:
        rows = [row for row in map(unit.cards.get, cards) if row is not None]
        known = Counter(row.subject for row in rows if row.subject is not None)
        subject = known.most_common(1)[0][0] if known else _new_subject(unit, rows)
        message = f"{count_of(len(cards), 'card')} joined: a session asks only one of them"
        return _assign(workspace, unit, cards, subject, ("Join near-duplicates", message))


def split(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Let each of these cards stand alone.  Raises ``BadInput`` for none."""
    if not cards:
        raise BadInput("No card is ticked.", "Tick those that ask something else.")
    with workspace.store.write() as unit:
        message = f"{count_of(len(cards), 'card')} set apart"
        return _assign(workspace, unit, cards, None, ("Set near-duplicates apart", message))


def _assign(
    workspace: Workspace, unit: UnitOfWork, cards: Iterable[int], subject: int | None, words: tuple[str, str]
) -> Change:
    label, message = words
    earlier = unit.cards.update(Record.CARDS, [(card, {"subject_id": subject}) for card in cards])
    touched = frozenset({Touched.CARDS, Touched.TOPICS})
    change = Change(label, touched, (Restore(Record.CARDS, earlier),), message)
    record(workspace, unit, change)
    unit.commit()
    return change


def _new_subject(unit: UnitOfWork, rows: Sequence[CardRow]) -> int:
    """A subject named after the first question, as no other is that has cards; undone joins leave a name behind."""
    taken = unit.topics.subjects_in_use()
    first = " ".join(to_text(rows[0].shown_question).split())[:LONGEST_NAME].strip() or "Subject"
    name = next(
        each for n in range(1, len(taken) + 2) if (each := first if n == 1 else f"{first} {n}") not in taken
    )
    return unit.topics.ensure_subjects([name])[name]


def _set_of(row: CardRow, sets: dict[int, str]) -> str:
    """The set of documents that a card comes from; empty for none."""
    return next((sets.get(each.document, "") for each in row.answers if each.document is not None), "")


def _pooled(row: CardRow) -> str:
    """What all answers say, as the learner sees them."""
    given = (each for each in row.answers if each.completeness is not Completeness.MISSING)
    return "\n\n".join(each.text if each.edited is None else each.edited for each in given)
