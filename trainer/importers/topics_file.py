"""Topics files and subjects files: TOML that puts the numbered questions of a set into topics and subjects.

A topics file::

    set = "Networks"                    # the name of the set (optional)
    [documents]                         # titles by file name (optional)
    "a.txt" = "In brief"
    [[topics]]
    path = "Detection::Tracking"
    numbers = [6, 22]

A subjects file has the same ``set`` and, for each group of near-duplicates or single question, ``[[subjects]]`` with
``name`` and ``numbers``.
"""

import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from trainer.core.card import Card
from trainer.core.deck import Deck
from trainer.core.document import Document
from trainer.core.errors import BadInput
from trainer.core.topic import TopicPath, parse_path


@dataclass(frozen=True, slots=True)
class TopicsFile:
    """The topic of each number, the titles of documents by file name, the set's name (may be empty)."""

    topics: Mapping[int, TopicPath] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    set_name: str = ""


@dataclass(frozen=True, slots=True)
class SubjectsFile:
    """The subject of each number, the same for near-duplicates, and the set's name (may be empty)."""

    subjects: Mapping[int, str] = field(default_factory=dict)
    set_name: str = ""


NO_TOPICS = TopicsFile()
NO_SUBJECTS = SubjectsFile()


def read_topics(content: bytes) -> TopicsFile:
    """A topics file.  Raises ``BadInput`` if it is not laid out as above or lists a number twice."""
    kind = "topics"
    table = _table(content, kind, {"set", "documents", "topics"})
    titles = table.get("documents", {})
    if not isinstance(titles, dict) or not all(isinstance(title, str) and title for title in titles.values()):
        raise _malformed(kind, "“documents” has to give each file name a title")
    topics = {number: _path(path) for path, numbers in _entries(table, kind, "path") for number in numbers}
    return TopicsFile(topics, titles, _set_name(table, kind))


def read_subjects(content: bytes) -> SubjectsFile:
    """A subjects file.  Raises ``BadInput`` if it is not laid out as above or lists a number twice."""
    kind = "subjects"
    table = _table(content, kind, {"set", "subjects"})
    subjects = {number: name for name, numbers in _entries(table, kind, "name") for number in numbers}
    return SubjectsFile(subjects, _set_name(table, kind))


def arrange(deck: Deck, topics: TopicsFile = NO_TOPICS, subjects: SubjectsFile = NO_SUBJECTS) -> Deck:
    """The deck with the topics, subjects, document titles and set name of the files.

    They apply to the deck's only set, or else to the one with a document that the topics file gives a title to.
    Numbers without a topic stay under the set's own.  Raises ``BadInput`` if it is unclear which set is meant, or if
    a file speaks of a number that the set does not have.
    """
    set_name = _agreed_name(topics, subjects)
    members = _members(deck, topics.titles)
    meant = {card.uid: card for card in deck.cards if _is_in(card, members)}
    numbers = {card.number for card in meant.values()}
    _refuse_unknown("topics", topics.topics, numbers)
    _refuse_unknown("subjects", subjects.subjects, numbers)
    return replace(
        deck,
        documents=tuple(
            _titled(document, topics, set_name) if document.uid in members else document
            for document in deck.documents
        ),
        cards=tuple(
            _placed(card, topics, subjects, set_name) if card.uid in meant else card for card in deck.cards
        ),
    )


def _members(deck: Deck, titles: Mapping[str, str]) -> dict[str, Document]:
    """The documents of the set that is meant, by uid."""
    names = {document.set_name for document in deck.documents}
    if len(names) > 1:
        names = {document.set_name for document in deck.documents if document.name in titles}
    if len(names) != 1:
        raise BadInput(
            "It is unclear which documents the topics file is for.",
            "Give it a [documents] table with the names of their files.",
        )
    return {document.uid: document for document in deck.documents if document.set_name in names}


def _is_in(card: Card, members: Mapping[str, Document]) -> bool:
    return card.number is not None and any(answer.document in members for answer in card.answers)


def _titled(document: Document, topics: TopicsFile, set_name: str) -> Document:
    title = topics.titles.get(document.name, document.title)
    return replace(document, title=title, set_name=set_name or document.set_name)


def _placed(card: Card, topics: TopicsFile, subjects: SubjectsFile, set_name: str) -> Card:
    number = card.number or 0
    own = (set_name,) if set_name else card.topic
    return replace(
        card, topic=topics.topics.get(number, own), subject=subjects.subjects.get(number, card.subject)
    )


def _agreed_name(topics: TopicsFile, subjects: SubjectsFile) -> str:
    if topics.set_name and subjects.set_name and topics.set_name != subjects.set_name:
        raise BadInput(
            f"The topics file is for “{topics.set_name}”, the subjects file for “{subjects.set_name}”."
        )
    return topics.set_name or subjects.set_name


def _refuse_unknown(kind: str, listed: Iterable[int], known: Container[int | None]) -> None:
    unknown = ", ".join(str(number) for number in sorted(listed) if number not in known)
    if unknown:
        raise BadInput(f"The {kind} file lists numbers that no question has: {unknown}.")


def _table(content: bytes, kind: str, keys: set[str]) -> dict[str, Any]:
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _malformed(kind, "it is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise _malformed(kind, str(error)) from None
    unknown = sorted(table.keys() - keys)
    if unknown:
        raise _malformed(kind, f"“{unknown[0]}” means nothing in it")
    return table


def _set_name(table: Mapping[str, Any], kind: str) -> str:
    name = table.get("set", "")
    if not isinstance(name, str):
        raise _malformed(kind, "“set” has to be a name in quotation marks")
    return name


def _entries(table: Mapping[str, Any], kind: str, key: str) -> list[tuple[str, list[int]]]:
    """The named lists of numbers, each number in one of them only."""
    entries = table.get(kind, [])
    if not isinstance(entries, list) or not entries:
        raise _malformed(kind, f"it has no [[{kind}]]")
    seen: dict[int, str] = {}
    checked = [_entry(entry, kind, key) for entry in entries]
    for name, numbers in checked:
        for number in numbers:
            if number in seen:
                raise _malformed(kind, f"question {number} is listed twice, in “{seen[number]}” and “{name}”")
            seen[number] = name
    return checked


def _entry(entry: object, kind: str, key: str) -> tuple[str, list[int]]:
    match entry:
        case {"numbers": [*numbers], **rest} if rest.keys() == {key} and numbers:
            name = rest[key]
            counting = all(type(number) is int and number > 0 for number in numbers)
            if isinstance(name, str) and name.strip() and counting:
                return name.strip(), numbers
    raise _malformed(kind, f"each [[{kind}]] needs a “{key}” and a list of “numbers”, and nothing else")


def _path(name: str) -> TopicPath:
    path = parse_path(name)
    if not path:
        raise _malformed("topics", f"“{name}” is no topic")
    return path


def _malformed(kind: str, reason: str) -> BadInput:
    return BadInput(f"The {kind} file cannot be used: {reason}.")
