"""The key points of a card in the learner's hands: keep what is proposed, add, put into other words, order, drop.

Shipped points are never overwritten: other words stand beside them, and what is not wanted is hidden.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.core.errors import BadInput, NotFound
from trainer.core.identity import timed_uid
from trainer.core.key_point import KeyPoint
from trainer.core.recall import score
from trainer.core.words import tokens
from trainer.services.change import Change, Record, Restore, Row, Touched
from trainer.services.history import record
from trainer.services.key_point_sheet import documented
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import CardRow, Origin, PointRow

LIGHTEST, HEAVIEST = 0.1, 10.0
"""The least and the greatest weight of a point; shipped ones weigh 0.5 to 1.5."""
LONGEST = 300
"""Characters of a point or of one of its wordings."""


@dataclass(frozen=True, slots=True)
class Words:
    """A key point as the learner writes it; ``phrases`` are wordings that count as mentioning it."""

    text: str
    phrases: tuple[str, ...] = ()
    weight: float = 1.0

    def as_point(self) -> KeyPoint:
        """A point in these words that is no card's yet."""
        return KeyPoint("", self.text, self.phrases, self.weight)


def words_of(point: KeyPoint) -> Words:
    """A point as it can be written."""
    return Words(point.text, point.phrases, point.weight)


def add(workspace: Workspace, card: int, words: Words) -> Change:
    """Add a point of the learner's own, at the end.

    Raises ``BadInput`` where the words cannot be looked for, ``NotFound`` where the card is gone.
    """
    clean = checked(words)
    new = KeyPoint(timed_uid(workspace.now_ms(), workspace.random_bits()), clean.text)
    return _decide(workspace, card, [(new, clean)], "Add key point")


def keep(workspace: Workspace, card: int, proposals: Sequence[tuple[KeyPoint, Words]]) -> Change:
    """Make proposals points of the card, each in these words.  Raises what ``add`` raises."""
    chosen = [(point, checked(words)) for point, words in proposals]
    return _decide(workspace, card, chosen, "Keep key point" if len(chosen) == 1 else "Keep key points")


def reject(workspace: Workspace, card: int, proposal: KeyPoint) -> Change:
    """Do not propose this again.  Raises ``NotFound`` where the card is gone."""
    with workspace.store.write() as unit:
        _card(unit, card)
        row = unit.key_points.note(card, proposal, workspace.now_ms())
        values: list[tuple[int, Row]] = [(row, {"origin": Origin.REJECTED.value})]
        return _record(workspace, unit, card, values, "Reject key point")


def edit(workspace: Workspace, row: int, words: Words) -> Change:
    """Put a point into other words; the shipped ones stay beside them.

    Raises ``BadInput`` where the words cannot be looked for, ``NotFound`` where the point is gone.
    """
    clean = checked(words)
    with workspace.store.write() as unit:
        card, found = _found(unit, row)
        point = _worded(_card(unit, card), unit, found.point, clean)
        if found.origin is not Origin.SHIPPED:
            values: Row = _columns(point)
        elif found.shipped is None and _same_words(found.point, clean):
            values = {"edited": None}
        else:
            values = {"edited": _as_json(point)}
        return _record(workspace, unit, card, [(row, values)], "Edit key point")


def remove(workspace: Workspace, row: int) -> Change:
    """Hold no answer against this point any more: a shipped one is hidden, an own one deleted.  Raises ``NotFound``."""
    with workspace.store.write() as unit:
        card, found = _found(unit, row)
        label = "Hide key point" if found.origin is Origin.SHIPPED else "Delete key point"
        return _record(workspace, unit, card, [(row, {"deleted_ms": workspace.now_ms()})], label)


def restore(workspace: Workspace, row: int) -> Change:
    """Show a shipped point again, in its shipped words.  Raises ``NotFound`` where it is gone or not shipped."""
    with workspace.store.write() as unit:
        card, found = _found(unit, row)
        if found.origin is not Origin.SHIPPED:
            raise NotFound("This key point has no shipped words.")
        values: Row = {"edited": None, "deleted_ms": None}
        return _record(workspace, unit, card, [(row, values)], "Restore key point")


def move(workspace: Workspace, row: int, by: int) -> Change:
    """Move a point so many places down (up: negative), at most to the end.  Raises ``NotFound``."""
    with workspace.store.write() as unit:
        card, found = _found(unit, row)
        order = [each.id for each in unit.key_points.rows(card) if not each.deleted]
        if found.id not in order:
            raise NotFound("This key point does not count and has no place.")
        place = min(max(order.index(row) + by, 0), len(order) - 1)
        order.remove(row)
        order.insert(place, row)
        values: list[tuple[int, Row]] = [(each, {"position": at}) for at, each in enumerate(order)]
        return _record(workspace, unit, card, values, "Move key point")


def checked(words: Words) -> Words:
    """The words as they are kept: trimmed, each wording once.  Raises ``BadInput`` where they cannot be looked for."""
    text = " ".join(words.text.split())
    phrases = {" ".join(each.split()).casefold(): " ".join(each.split()) for each in words.phrases}
    phrases.pop("", None)
    if not text:
        raise BadInput("A key point needs words.", "Type what a good answer mentions.")
    for each in (text, *phrases.values()):
        if len(each) > LONGEST:
            raise BadInput(f"“{each[:40]}…” is longer than {LONGEST} characters.", "Make two points of it.")
    for each in phrases.values() or (text,):
        if not tokens(each):
            raise BadInput(f"“{each}” has no word to look for.", "Add one, or take the line away.")
    if not LIGHTEST <= words.weight <= HEAVIEST:
        raise BadInput(f"A weight is {LIGHTEST} to {HEAVIEST:.0f}, not {words.weight}.")
    return Words(text, tuple(phrases.values()), words.weight)


def _decide(workspace: Workspace, card: int, points: Sequence[tuple[KeyPoint, Words]], label: str) -> Change:
    """Make these points count: noted first as proposals, so that undo leaves them as such."""
    with workspace.store.write() as unit:
        around = _card(unit, card)
        _check_new(unit.key_points.rows(card), [words for _, words in points])
        values: list[tuple[int, Row]] = []
        for point, words in points:
            row = unit.key_points.note(card, point, workspace.now_ms())
            own = _columns(_worded(around, unit, point, words))
            own |= {"origin": Origin.OWN.value, "deleted_ms": None}
            values.append((row, own))
        return _record(workspace, unit, card, values, label)


def _check_new(stored: Sequence[PointRow], wanted: Sequence[Words]) -> None:
    """Raises ``BadInput`` for words that are a point of the card already."""
    known = {each.point.text.casefold() for each in stored if not each.deleted}
    for words in wanted:
        if words.text.casefold() in known:
            raise BadInput(
                f"“{words.text}” is a key point of this card already.", "Choose it in the list to edit it."
            )
        known.add(words.text.casefold())


def _record(
    workspace: Workspace, unit: UnitOfWork, card: int, values: Sequence[tuple[int, Row]], label: str
) -> Change:
    earlier = unit.cards.update(Record.KEY_POINTS, values)
    change = Change(label, frozenset({Touched.CARDS}), (Restore(Record.KEY_POINTS, earlier),), "", card)
    record(workspace, unit, change)
    unit.commit()
    return change


def _worded(card: CardRow, unit: UnitOfWork, point: KeyPoint, words: Words) -> KeyPoint:
    """The point in these words, with the documents that mention it so."""
    told = replace(point, text=words.text, phrases=words.phrases, weight=words.weight, documents=())
    names = {each.id: each.document.name for each in unit.documents.all()}
    found = [
        names[document]
        for document, text in documented(card)
        if score(text, [told]).covered and document in names
    ]
    return replace(told, documents=tuple(found))


def _same_words(point: KeyPoint, words: Words) -> bool:
    return (point.text, point.phrases, point.weight) == (words.text, words.phrases, words.weight)


def _columns(point: KeyPoint) -> Row:
    return {
        "text": point.text,
        "phrases": json.dumps(point.phrases, ensure_ascii=False),
        "weight": point.weight,
        "documents": json.dumps(point.documents),
    }


def _as_json(point: KeyPoint) -> str:
    words = {
        "text": point.text,
        "phrases": point.phrases,
        "weight": point.weight,
        "documents": point.documents,
    }
    return json.dumps(words, ensure_ascii=False)


def _card(unit: UnitOfWork, card: int) -> CardRow:
    found = unit.cards.get(card)
    if found is None:
        raise NotFound("This card was deleted.")
    return found


def _found(unit: UnitOfWork, row: int) -> tuple[int, PointRow]:
    card = unit.key_points.card_of(row)
    for each in [] if card is None else unit.key_points.rows(card):
        if each.id == row and card is not None and each.origin not in (Origin.PROPOSAL, Origin.REJECTED):
            return card, each
    raise NotFound("This key point was deleted.")
