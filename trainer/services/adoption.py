"""A document that is there already, imported in other company: its cards are found again by what they ask.

Documents imported together are one set, and a set's identity is all that its documents ask.  One of them that asks only
some of it would make cards of its own when it is imported alone later; here it is told by its file name and questions.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.core.card import Answer, Card
from trainer.core.deck import Deck
from trainer.services.ports import UnitOfWork
from trainer.services.rows import CardRow, DocumentRow

ENOUGH = 0.5
"""The least share of a document's questions that must be there for it to be the same document."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Known:
    """A stored document and its cards by what they ask, as far as that tells them apart."""

    uid: str
    cards: Mapping[str, CardRow]


def adopted(unit: UnitOfWork, deck: Deck) -> Deck:
    """The deck with the identities of the documents and cards that are stored already; others stay as they are."""
    stored = unit.documents.all()
    uids = {each.document.uid for each in stored}
    strangers = [each for each in deck.documents if each.uid not in uids]
    namesakes = _namesakes(stored, {each.name for each in strangers})
    if not namesakes:
        return deck
    times = Counter(_asked(card.question) for card in deck.cards)
    known = _known(namesakes, (card for card in unit.cards.every() if times[_asked(card.question)] == 1))
    same = {
        each.uid: known[each.name]
        for each in strangers
        if each.name in known and _is_same(deck.cards, each.uid, known[each.name])
    }
    if not same:
        return deck
    documents = tuple(
        replace(each, uid=same[each.uid].uid) if each.uid in same else each for each in deck.documents
    )
    return replace(deck, documents=documents, cards=tuple(_with_identity(each, same) for each in deck.cards))


def _namesakes(stored: Sequence[DocumentRow], names: set[str]) -> dict[int, tuple[str, str]]:
    """Name and uid, by row id, of the stored documents that alone have one of these names."""
    found = [each for each in stored if each.document.name in names]
    alone = [each for each in found if sum(other.document.name == each.document.name for other in found) == 1]
    return {each.id: (each.document.name, each.document.uid) for each in alone}


def _known(namesakes: Mapping[int, tuple[str, str]], cards: Iterable[CardRow]) -> dict[str, _Known]:
    asked: dict[int, dict[str, list[CardRow]]] = {document: {} for document in namesakes}
    for card in cards:
        for answer in card.answers:
            if answer.document in asked:
                asked[answer.document].setdefault(_asked(card.question), []).append(card)
    return {
        name: _Known(uid, {question: found[0] for question, found in asked[row].items() if len(found) == 1})
        for row, (name, uid) in namesakes.items()
    }


def _is_same(cards: Sequence[Card], document: str, known: _Known) -> bool:
    mine = [card for card in cards if any(each.document == document for each in card.answers)]
    there = sum(_asked(card.question) in known.cards for card in mine)
    return bool(mine) and there >= ENOUGH * len(mine)


def _with_identity(card: Card, same: Mapping[str, _Known]) -> Card:
    found = [
        same[each.document].cards.get(_asked(card.question)) for each in card.answers if each.document in same
    ]
    stored = next((each for each in found if each is not None), None)
    answers = tuple(_answer(each, same) for each in card.answers)
    if stored is None:
        return replace(card, answers=answers)
    return replace(card, uid=stored.uid, question=stored.question, answers=answers)


def _answer(answer: Answer, same: Mapping[str, _Known]) -> Answer:
    return replace(answer, document=same[answer.document].uid) if answer.document in same else answer


def _asked(question: str) -> str:
    """A question without case, punctuation and layout."""
    return " ".join(_WORD.findall(question.casefold())) or question.strip()
