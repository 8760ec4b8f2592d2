"""The trainer's own cards file: what is written is what is read, and errors name the place."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck, Source
from trainer.core.document import Document
from trainer.core.errors import BadInput
from trainer.exporters import CARDS
from trainer.importers.trainer_cards import TrainerCards

DOCUMENT = "d0000000-0000-4000-8000-000000000001"
CARD = "c0000000-0000-4000-8000-000000000001"
OTHER_CARD = "c0000000-0000-4000-8000-000000000002"


def a_document(**changed: Any) -> dict[str, Any]:
    return {"id": DOCUMENT, "name": "notes.txt", "title": "Notes", **changed}


def an_answer(**changed: Any) -> dict[str, Any]:
    return {"document": "notes.txt", "text": "Overlap", "complete": True, **changed}


def a_card(**changed: Any) -> dict[str, Any]:
    card = {
        "id": CARD,
        "number": 1,
        "question": "What is IoU?",
        "topic": ["Metrics"],
        "subject": "IoU",
        "tags": [],
    }
    return {**card, "answers": [an_answer()], **changed}


def a_file(**changed: Any) -> dict[str, Any]:
    head = {"format": "trainer-cards", "version": 1, "topics": []}
    return {**head, "documents": [a_document()], "cards": [a_card()], **changed}


def without(content: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != key}


def source(content: object, name: str = "cards.json") -> Source:
    return Source(name, content if isinstance(content, bytes) else json.dumps(content).encode())


def read(*contents: object) -> Deck:
    return TrainerCards().read([source(each) for each in contents])


def refusal(content: object) -> str:
    with pytest.raises(BadInput) as refused:
        read(content)
    return refused.value.message


uids = st.uuids().map(str)
words = st.text(max_size=30)
names = words.filter(str.strip)
completeness = st.sampled_from([Completeness.COMPLETE, Completeness.CUT_OFF])
topics = st.lists(names, max_size=3).map(tuple)
documents = st.lists(st.builds(Document, uids, words, words), max_size=4, unique_by=lambda each: each.uid)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    listed = tuple(draw(documents))
    own = st.builds(Answer, st.just(""), words, completeness)
    cards = []
    for uid in draw(st.lists(uids, max_size=4, unique=True)):
        answers = [
            Answer(each.uid, draw(words), draw(completeness)) for each in listed if draw(st.booleans())
        ]
        answers += draw(st.lists(own, max_size=2))
        number = draw(st.none() | st.integers(-(2**63) + 1, 2**63 - 1))
        tags = tuple(draw(st.lists(names, max_size=2)))
        cards.append(Card(uid, draw(words), tuple(answers), draw(topics), number, draw(words), tags))
    named = draw(st.dictionaries(uids, topics, max_size=3))
    return Deck(listed, tuple(cards), topics=tuple(named.items()))


@settings(deadline=None)
@given(decks())
def test_what_is_written_is_what_is_read(deck: Deck) -> None:
    back = TrainerCards().read([Source("cards.json", CARDS["cards_json"].write(deck))])

    assert replace(back, found=()) == deck


def test_the_learners_edits_become_the_text() -> None:
    card = Card(CARD, "Shipped?", (Answer("", "Shipped", edited="Edited"),), edited_question="Edited?")
    back = TrainerCards().read([Source("cards.json", CARDS["cards_json"].write(Deck(cards=(card,))))])

    assert back.cards == (Card(CARD, "Edited?", (Answer("", "Edited"),)),)


def test_what_was_found_is_told_in_a_sentence_per_file() -> None:
    other = a_file(cards=[a_card(id=OTHER_CARD, answers=[])])

    assert read(a_file(), other).found == (
        "cards.json: 1 card with 1 answer from 1 document.",
        "cards.json: 1 card with 0 answers from 1 document.",
    )


def test_files_that_belong_together_become_one_deck() -> None:
    deck = read(a_file(), a_file(cards=[a_card(), a_card(id=OTHER_CARD)]))

    assert [card.uid for card in deck.cards] == [CARD, OTHER_CARD]
    assert [each.uid for each in deck.documents] == [DOCUMENT]


def test_a_card_that_is_there_twice_is_read_once_and_told() -> None:
    deck = read(a_file(cards=[a_card(), a_card(question="Again?")]))

    assert [card.question for card in deck.cards] == ["What is IoU?"]
    assert [str(each) for each in deck.problems] == [
        "cards.json: cards[1] has the id of an earlier card and was left out."
    ]


def test_a_second_answer_of_one_document_is_left_out_and_told() -> None:
    deck = read(a_file(cards=[a_card(answers=[an_answer(), an_answer(text="Union")])]))

    assert [each.text for each in deck.cards[0].answers] == ["Overlap"]
    assert [each.message for each in deck.problems] == [
        "cards[0].answers[1] is a second answer of one document: left out."
    ]


@pytest.mark.parametrize("key", ["format", "version", "documents", "topics", "cards"])
def test_a_file_needs_its_keys(key: str) -> None:
    assert refusal(without(a_file(), key)) == f"“cards.json”: “{key}” is missing."


@pytest.mark.parametrize("key", ["id", "number", "question", "topic", "subject", "tags", "answers"])
def test_a_card_needs_its_keys(key: str) -> None:
    assert (
        refusal(a_file(cards=[a_card(), without(a_card(), key)]))
        == f"“cards.json”, cards[1]: “{key}” is missing."
    )


@pytest.mark.parametrize("key", ["document", "text", "complete"])
def test_an_answer_needs_its_keys(key: str) -> None:
    content = a_file(cards=[a_card(answers=[without(an_answer(), key)])])

    assert refusal(content) == f"“cards.json”, cards[0].answers[0]: “{key}” is missing."


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (a_card(id="seven"), "cards[0].id: this is not a UUID."),
        (a_card(number=True), "cards[0].number: this is not a whole number in range."),
        (a_card(number=2**63), "cards[0].number: this is not a whole number in range."),
        (a_card(number="1"), "cards[0].number: this is not a whole number."),
        (a_card(question=None), "cards[0].question: this is not a text."),
        (a_card(question="\ud800"), "cards[0].question: the text holds half a character."),
        (a_card(topic="Metrics"), "cards[0].topic: this is not a list."),
        (a_card(topic=["Metrics", " "]), "cards[0].topic[1]: the text is empty."),
        (a_card(tags=[""]), "cards[0].tags[0]: the text is empty."),
        (a_card(answers=["Overlap"]), "cards[0].answers[0]: this is not an object."),
        (a_card(answers=[an_answer(complete=1)]), "cards[0].answers[0].complete: this is not true or false."),
        (
            a_card(answers=[an_answer(document="other.txt")]),
            "cards[0].answers[0].document: there is no document called 'other.txt' in this file, or more than one.",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_by_its_place(card: dict[str, Any], message: str) -> None:
    assert refusal(a_file(cards=[card])) == f"“cards.json”, {message}"


def test_a_file_name_that_two_documents_share_tells_nothing() -> None:
    twins = [a_document(), a_document(id="d0000000-0000-4000-8000-000000000002")]

    assert "or more than one" in refusal(a_file(documents=twins))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "“cards.json” is empty."),
        (b" \n", "“cards.json” is empty."),
        (b'{"format":\n "trainer-cards",}', "“cards.json”, line 2, column 18: this is not JSON: "),
        (b'{"format": "\xff"}', "“cards.json” is not a text file in UTF-8."),
        (b"[" * 100_000, "“cards.json” holds a number too long or lists too deep to be read."),
        (b"9" * 5000, "“cards.json” holds a number too long or lists too deep to be read."),
        (b"[]", "“cards.json”: this is not an object."),
        (b'{"format": "anki"}', "“cards.json” does not hold cards of this trainer."),
    ],
)
def test_a_file_that_is_something_else_is_refused(content: bytes, message: str) -> None:
    assert refusal(content).startswith(message)


def test_a_newer_version_is_refused_with_advice() -> None:
    with pytest.raises(BadInput) as refused:
        read(a_file(version=2))

    assert refused.value.message.endswith("version 2 of its format; this program reads version 1.")
    assert refused.value.advice == "Open it with a newer version of the program."


def test_json_files_and_files_that_name_the_format_are_recognised() -> None:
    importer = TrainerCards()

    assert importer.recognises(Source("Cards.JSON", b""))
    assert importer.recognises(source(a_file(), "cards.txt"))
    assert not importer.recognises(Source("notes.txt", b'1. What is "trainer-cards"?'))
