"""Cards and topics: searching, adding, editing, moving, deleting, renaming."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import BadInput, NotFound
from trainer.core.event import Rating
from trainer.services import history, library, overview, study
from trainer.services.exchange import import_deck


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


def found(bench: Bench, words: str) -> list[int | None]:
    return [line.number for line in library.browse(bench.workspace, words)]


def a_draft(
    question: str = "Why?", answer: str = "Because.", topic: str = "Mine::Deep", tags: str = ""
) -> library.Draft:
    return library.Draft(question, ((None, answer),), topic, tags)


def test_plain_words_find_cards_by_question_and_answer_in_any_order_and_case(bench: Bench) -> None:
    assert found(bench, "number THING 3") == [3]
    assert found(bench, "thing is") == [1, 2, 3, 4, 5, 6]
    assert found(bench, "absent") == []


def test_accents_and_unfinished_words_are_found(bench: Bench) -> None:
    library.add_card(bench.workspace, a_draft("Der Rückschritt?", "naïve résumé"))
    assert len(library.browse(bench.workspace, "ruckschr naive")) == 1


@pytest.mark.parametrize(
    "words", ["a AND b", "NEAR(a b)", "col:x*", "'; DROP TABLE cards", "-", "***", "a\0b"]
)
def test_signs_of_the_search_engine_are_just_signs(bench: Bench, words: str) -> None:
    library.browse(bench.workspace, words)
    assert len(found(bench, "")) == 6


def test_edited_words_are_found_and_shipped_ones_no_longer(bench: Bench) -> None:
    answer = library.card(bench.workspace, 2).answers[0].id
    library.edit_card(bench.workspace, 2, library.Draft("Zebra?", ((answer, "Stripes."),), "Basics"))
    assert found(bench, "zebra stripes") == [2]
    assert found(bench, "thing 2") == []
    history.undo(bench.workspace)
    assert found(bench, "thing 2") == [2]


def test_a_new_card_is_in_its_topic_with_its_tags_and_undo_removes_both(bench: Bench) -> None:
    change = library.add_card(bench.workspace, a_draft(tags="one, Two one"))
    assert change.card is not None
    row = library.card(bench.workspace, change.card)
    assert row.tags == ("one", "Two")
    assert ("Mine", "Deep") in [each.path for each in library.topics(bench.workspace)]
    history.undo(bench.workspace)
    with pytest.raises(NotFound):
        library.card(bench.workspace, change.card)
    assert ("Mine",) not in [each.path for each in library.topics(bench.workspace)]


def test_a_card_without_a_question_is_refused_with_a_sentence(bench: Bench) -> None:
    with pytest.raises(BadInput, match="needs a question"):
        library.add_card(bench.workspace, a_draft("  \n"))
    assert len(library.browse(bench.workspace)) == 6


def test_saving_the_shipped_words_again_forgets_the_edit(bench: Bench) -> None:
    row = library.card(bench.workspace, 1)
    answer = row.answers[0]
    library.edit_card(bench.workspace, 1, library.Draft("Mine?", ((answer.id, "Mine."),), "Basics"))
    library.edit_card(bench.workspace, 1, library.Draft(row.question, ((answer.id, answer.text),), "Basics"))
    assert library.card(bench.workspace, 1) == row


def test_deleted_cards_are_gone_until_undo(bench: Bench) -> None:
    change = library.delete_cards(bench.workspace, [1, 2])
    assert change.message == "2 cards deleted"
    assert found(bench, "") == [3, 4, 5, 6]
    history.undo(bench.workspace)
    assert len(found(bench, "")) == 6


def test_moving_cards_makes_the_topic_and_undo_removes_it(bench: Bench) -> None:
    library.move_cards(bench.workspace, [1, 2], "Fresh::Start")
    tree = {node.topic.path: node.progress.cards for node in overview.topic_tree(bench.workspace)}
    assert tree == {("Basics",): 1, ("Detection",): 3, ("Fresh",): 2, ("Fresh", "Start"): 2}
    history.undo(bench.workspace)
    tree = {node.topic.path: node.progress.cards for node in overview.topic_tree(bench.workspace)}
    assert tree[("Basics",)] == 3


def test_the_tree_counts_what_waits_in_each_topic_and_subject(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.AGAIN)
    study.answer(bench.workspace, 2, Rating.EASY)
    basics = overview.topic_tree(bench.workspace)[0]
    assert (basics.progress.cards, basics.progress.new, basics.progress.learning) == (3, 1, 1)
    assert basics.progress.seen == 2
    assert [(subject.name, group.cards) for subject, group in basics.subjects] == [
        ("Subject 1", 1),
        ("Subject 2", 1),
        ("Subject 3", 1),
    ]


def test_a_topic_is_found_by_its_path_or_its_last_name(bench: Bench) -> None:
    assert library.topic_named(bench.workspace, "detection").path == ("Detection",)
    with pytest.raises(NotFound, match="Basics"):
        library.topic_named(bench.workspace, "nowhere")


def test_a_topic_is_renamed_unless_its_neighbour_has_the_name(bench: Bench) -> None:
    topic = library.topic_named(bench.workspace, "basics").id
    library.rename_topic(bench.workspace, topic, "Foundations")
    assert library.topic_named(bench.workspace, "foundations").id == topic
    with pytest.raises(BadInput, match="already"):
        library.rename_topic(bench.workspace, topic, "Detection")
