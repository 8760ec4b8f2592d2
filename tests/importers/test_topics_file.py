"""Topics and subjects files, and what they do to a deck."""

import pytest

from trainer.core.card import Card
from trainer.core.deck import Deck, Source
from trainer.core.errors import BadInput
from trainer.importers.question_document import QuestionDocument
from trainer.importers.topics_file import SubjectsFile, TopicsFile, arrange, read_subjects, read_topics

TOPICS = b"""
set = "Networks"
[documents]
"a.txt" = "In brief"
[[topics]]
path = "Detection::Tracking"
numbers = [1, 3]
[[topics]]
path = "Basics"
numbers = [2]
"""

SUBJECTS = b"""
set = "Networks"
[[subjects]]
name = "Tracking"
numbers = [1, 3]
"""


def a_deck(*documents: tuple[str, str]) -> Deck:
    """Each document, by name, asks questions 1 to 3 about a thing."""
    return QuestionDocument().read(
        [
            Source(name, "".join(f"**{n}. What is {thing} {n}?**\n\nIt is.\n\n" for n in (1, 2, 3)).encode())
            for name, thing in documents
        ]
    )


def by_number(deck: Deck) -> dict[int | None, Card]:
    return {card.number: card for card in deck.cards}


def test_a_topics_file_gives_each_number_its_path() -> None:
    assert read_topics(TOPICS) == TopicsFile(
        topics={1: ("Detection", "Tracking"), 3: ("Detection", "Tracking"), 2: ("Basics",)},
        titles={"a.txt": "In brief"},
        set_name="Networks",
    )


def test_a_subjects_file_gives_near_duplicates_the_same_name() -> None:
    assert read_subjects(b"\xef\xbb\xbf" + SUBJECTS) == SubjectsFile(
        {1: "Tracking", 3: "Tracking"}, "Networks"
    )


def test_arranging_names_the_set_titles_its_documents_and_places_its_cards() -> None:
    arranged = arrange(a_deck(("a.txt", "it"), ("b.txt", "it")), read_topics(TOPICS), read_subjects(SUBJECTS))
    assert [(each.title, each.set_name) for each in arranged.documents] == [
        ("In brief", "Networks"),
        ("b", "Networks"),
    ]
    cards = by_number(arranged)
    assert cards[1].topic == cards[3].topic == ("Detection", "Tracking")
    assert [cards[number].subject for number in (1, 2, 3)] == ["Tracking", "", "Tracking"]


def test_arranging_changes_no_identity_no_words_and_no_report() -> None:
    deck = a_deck(("a.txt", "it"))
    arranged = arrange(deck, read_topics(TOPICS), read_subjects(SUBJECTS))
    assert [(card.uid, card.question, card.answers) for card in arranged.cards] == [
        (card.uid, card.question, card.answers) for card in deck.cards
    ]
    assert [each.uid for each in arranged.documents] == [each.uid for each in deck.documents]
    assert (arranged.found, arranged.problems) == (deck.found, deck.problems)


def test_numbers_that_are_not_listed_stay_under_the_sets_topic() -> None:
    arranged = arrange(a_deck(("a.txt", "it")), TopicsFile({2: ("Basics",)}, set_name="Networks"))
    assert [card.topic for card in arranged.cards] == [("Networks",), ("Basics",), ("Networks",)]


def test_files_that_say_nothing_change_nothing() -> None:
    deck = a_deck(("a.txt", "it"))
    assert arrange(deck) == deck


def test_of_several_sets_only_the_one_with_a_titled_document_is_arranged() -> None:
    deck = a_deck(("a.txt", "it"), ("z.txt", "that"))
    arranged = arrange(deck, read_topics(TOPICS), read_subjects(SUBJECTS))
    assert arranged.cards[3:] == deck.cards[3:]
    assert arranged.documents[1] == deck.documents[1]
    assert arranged.cards[0].topic == ("Detection", "Tracking")


@pytest.mark.parametrize("titles", [{}, {"a.txt": "A", "z.txt": "Z"}, {"other.txt": "Other"}])
def test_several_sets_are_refused_if_it_is_unclear_which_is_meant(titles: dict[str, str]) -> None:
    deck = a_deck(("a.txt", "it"), ("z.txt", "that"))
    with pytest.raises(BadInput, match="unclear which documents"):
        arrange(deck, TopicsFile({1: ("Basics",)}, titles))


def test_numbers_that_no_question_has_are_refused() -> None:
    deck = a_deck(("a.txt", "it"))
    with pytest.raises(BadInput, match=r"topics file lists numbers that no question has: 4, 9\."):
        arrange(deck, TopicsFile({9: ("Basics",), 1: ("Basics",), 4: ("Basics",)}))
    with pytest.raises(BadInput, match=r"subjects file lists numbers that no question has: 7\."):
        arrange(deck, subjects=SubjectsFile({7: "Tracking"}))


def test_files_for_different_sets_are_refused() -> None:
    with pytest.raises(BadInput, match="for “Networks”, the subjects file for “Locks”"):
        arrange(a_deck(("a.txt", "it")), read_topics(TOPICS), SubjectsFile({1: "Mutex"}, "Locks"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe", "it is not UTF-8 text"),
        (b"\nset = x", "line 2"),
        (b"", "it has no [[topics]]"),
        (b"topics = 3", "it has no [[topics]]"),
        (b"set = 3\n[[topics]]\npath = 'A'\nnumbers = [1]", "“set” has to be a name"),
        (b"sets = 'x'", "“sets” means nothing in it"),
        (b"documents = 'x'", "“documents” has to give each file name a title"),
        (b"[documents]\n'a.txt' = ''", "“documents” has to give each file name a title"),
        (b"[[topics]]\npath = 'A'", "needs a “path” and a list of “numbers”"),
        (b"[[topics]]\npath = 'A'\nnumbers = []", "needs a “path”"),
        (b"[[topics]]\npath = ' '\nnumbers = [1]", "needs a “path”"),
        (b"[[topics]]\npath = 'A'\nnumbers = ['1']", "needs a “path”"),
        (b"[[topics]]\npath = 'A'\nnumbers = [true]", "needs a “path”"),
        (b"[[topics]]\npath = 'A'\nnumbers = [0]", "needs a “path”"),
        (b"[[topics]]\npath = 'A'\nnumbers = [1]\ncolour = 'red'", "needs a “path”"),
        (b"[[topics]]\npath = 'A'\nnumbers = [1, 1]", "question 1 is listed twice, in “A” and “A”"),
        (
            b"[[topics]]\npath = 'A'\nnumbers = [1]\n[[topics]]\npath = 'B'\nnumbers = [2, 1]",
            "question 1 is listed twice, in “A” and “B”",
        ),
        (b"[[topics]]\npath = '::'\nnumbers = [1]", "“::” is no topic"),
    ],
)
def test_a_malformed_topics_file_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_topics(content)
    assert refused.value.message.startswith("The topics file cannot be used: ")
    assert reason in refused.value.message


def test_a_malformed_subjects_file_is_refused_with_the_reason() -> None:
    with pytest.raises(BadInput, match="subjects file cannot be used: question 3 is listed twice"):
        read_subjects(b"[[subjects]]\nname = 'A'\nnumbers = [3]\n[[subjects]]\nname = 'B'\nnumbers = [3]")
