"""Cards that a trainer exported as JSON (``exporters.cards_json`` describes the format).

Ids are kept, so that cards which are there already are recognised and nothing is added twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck, Problem, Source
from trainer.core.document import Document
from trainer.core.errors import BadInput
from trainer.core.key_point import KeyPoint
from trainer.core.topic import TopicPath
from trainer.core.wording import count_of
from trainer.importers.json_node import Node, read_json

FORMAT = "trainer-cards"
VERSION = 1

Identified = TypeVar("Identified", Card, Document)


class TrainerCards:
    """The trainer's own cards file."""

    id = "trainer_cards"
    label = "Trainer cards (JSON)"
    suffixes = (".json",)

    def recognises(self, source: Source) -> bool:
        """Whether this is a JSON file or names the format."""
        named = source.content[:64].lstrip().startswith(b"{") and f'"{FORMAT}"'.encode() in source.content
        return named or source.name.lower().endswith(self.suffixes)

    def read(self, sources: Sequence[Source]) -> Deck:
        """The cards of all files; of cards and documents with the same id, the first.

        Raises ``BadInput`` with the place where a file is not JSON, of another format or version, or lacks a key.
        """
        problems: list[Problem] = []
        decks = [_read(source, problems) for source in sources]
        return Deck(
            documents=_first(each for deck in decks for each in deck.documents),
            cards=_first(each for deck in decks for each in deck.cards),
            found=tuple(each for deck in decks for each in deck.found),
            problems=tuple(problems),
            topics=tuple(dict(each for deck in decks for each in deck.topics).items()),
            key_points=tuple(each for deck in decks for each in deck.key_points),
        )


def _read(source: Source, problems: list[Problem]) -> Deck:
    root = read_json(source)
    _check_format(root)
    documents = [_document(each) for each in root.field("documents").items()]
    names = _names(documents)
    topics = tuple(
        (each.field("id").uid(), _path(each.field("path"))) for each in root.field("topics").items()
    )
    cards = _cards(root.field("cards"), names, problems)
    answers = sum(len(card.answers) for card in cards)
    found = (
        f"{source.name}: {count_of(len(cards), 'card')} with {count_of(answers, 'answer')} "
        f"from {count_of(len(documents), 'document')}."
    )
    points = tuple(_points(root.field("cards")))
    return Deck(tuple(documents), tuple(cards), found=(found,), topics=topics, key_points=points)


def _check_format(root: Node) -> None:
    written = root.field("format").value
    if written != FORMAT:
        raise BadInput(
            f"“{root.file}” does not hold cards of this trainer.",
            f"Its “format” is {written!r}, which should be '{FORMAT}'.",
        )
    version = root.field("version").number()
    if version != VERSION:
        raise BadInput(
            f"“{root.file}” is in version {version} of its format; this program reads version {VERSION}.",
            "Open it with a newer version of the program." if version > VERSION else "",
        )


def _document(node: Node) -> Document:
    return Document(node.field("id").uid(), node.field("name").text(), node.field("title").text())


def _names(documents: Sequence[Document]) -> dict[str, str]:
    """The uid by what an answer may call a document: its id, or its file name where that is its own."""
    uids = {each.uid: each.uid for each in documents}
    uses = Counter(each.name for each in documents)
    return uids | {each.name: each.uid for each in documents if uses[each.name] == 1}


def _cards(node: Node, names: dict[str, str], problems: list[Problem]) -> list[Card]:
    cards: dict[str, Card] = {}
    for each in node.items():
        card = _card(each, names, problems)
        if card.uid in cards:
            problems.append(
                Problem(f"{each.place} has the id of an earlier card and was left out.", each.file)
            )
        else:
            cards[card.uid] = card
    return list(cards.values())


def _card(node: Node, names: dict[str, str], problems: list[Problem]) -> Card:
    number, subject = node.field("number"), node.field("subject")
    return Card(
        uid=node.field("id").uid(),
        question=node.field("question").text(),
        answers=_answers(node.field("answers"), names, problems),
        topic=_path(node.field("topic")),
        number=None if number.value is None else number.number(),
        subject="" if subject.value is None else subject.text(),
        tags=tuple(each.name() for each in node.field("tags").items()),
    )


def _answers(node: Node, names: dict[str, str], problems: list[Problem]) -> tuple[Answer, ...]:
    answers: list[Answer] = []
    answered: set[str] = set()
    for each in node.items():
        answer = _answer(each, names)
        if answer.document in answered:
            problems.append(Problem(f"{each.place} is a second answer of one document: left out.", each.file))
            continue
        if answer.document:
            answered.add(answer.document)
        answers.append(answer)
    return tuple(answers)


def _answer(node: Node, names: dict[str, str]) -> Answer:
    document, complete = node.field("document"), node.field("complete").truth()
    if document.value is not None and document.text() not in names:
        raise document.wrong(
            f"there is no document called {document.text()!r} in this file, or more than one"
        )
    return Answer(
        "" if document.value is None else names[document.text()],
        node.field("text").text(),
        Completeness.COMPLETE if complete else Completeness.CUT_OFF,
    )


def _points(node: Node) -> Iterator[tuple[str, tuple[KeyPoint, ...]]]:
    """The key points of the cards that have some; of points with the same id, the first."""
    for card in (each for each in node.items() if each.has("key_points")):
        points: dict[str, KeyPoint] = {}
        for each in card.field("key_points").items():
            points.setdefault(each.field("id").name(), _point(each))
        yield card.field("id").uid(), tuple(points.values())


def _point(node: Node) -> KeyPoint:
    return KeyPoint(
        node.field("id").name(),
        node.field("text").name(),
        tuple(each.name() for each in node.field("phrases").items()),
        node.field("weight").weight(),
        tuple(each.name() for each in node.field("documents").items()),
    )


def _path(node: Node) -> TopicPath:
    return tuple(each.name() for each in node.items())


def _first(things: Iterable[Identified]) -> tuple[Identified, ...]:
    """The first of those with the same uid."""
    kept: dict[str, Identified] = {}
    for each in things:
        kept.setdefault(each.uid, each)
    return tuple(kept.values())
