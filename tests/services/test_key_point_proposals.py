"""Imported cards come without key points: they are proposed from the answers, and the learner judges them."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_document

from trainer.core.card import Answer, Card
from trainer.core.deck import Deck
from trainer.core.identity import stable_uid
from trainer.services import history, key_points, recall
from trainer.services.exchange import import_deck
from trainer.services.key_point_sheet import Sheet, sheet
from trainer.services.key_points import Words
from trainer.services.ports import Workspace

ANSWERS = (
    "Max pooling keeps the strongest activation of each region. It shrinks the feature maps.",
    "Pooling shrinks feature maps, which saves memory. Translation invariance is the other gain.",
    "A max pooling layer saves memory and gives translation invariance.",
)
ALONE = "Dropout silences random neurons, so that no neuron relies on another one."


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Card 1 has three answers, card 2 one, card 3 none."""
    bench = Bench(tmp_path / "store.db")
    documents = [a_document(f"{name}.txt") for name in "abc"]
    answers = [
        [Answer(document.uid, text) for document, text in zip(documents, ANSWERS, strict=True)],
        [Answer(documents[0].uid, ALONE)],
        [],
    ]
    cards = tuple(
        Card(stable_uid("card", number), f"What is it, {number}?", tuple(each), ("A",), number)
        for number, each in enumerate(answers, 1)
    )
    import_deck(bench.workspace, Deck(tuple(documents), cards))
    return bench


def proposed(workspace: Workspace, card: int = 1) -> list[str]:
    return [each.text for each in sheet(workspace, card).proposed]


def test_what_several_answers_say_is_proposed_with_who_says_it(bench: Bench) -> None:
    found = sheet(bench.workspace, 1)
    assert found.counting == ()
    assert len(found.proposed) >= 3
    shared = [each for each in found.proposed if len(each.documents) > 1]
    assert shared
    assert all(found.said_by(each) >= len(each.documents) for each in shared)
    assert found.documents == 3


def test_one_answer_alone_proposes_what_is_said_nowhere_else(bench: Bench) -> None:
    words = " ".join(proposed(bench.workspace, 2)).lower()
    assert "dropout" in words or "neuron" in words
    assert "pooling" not in words


def test_a_card_without_answers_has_nothing_to_propose(bench: Bench) -> None:
    assert sheet(bench.workspace, 3) == Sheet("What is it, 3?", (), (), (), ())


def test_a_kept_proposal_counts_and_is_proposed_again_after_undo(bench: Bench) -> None:
    first, *others = sheet(bench.workspace, 1).proposed
    key_points.keep(bench.workspace, 1, [(first, Words(first.text, first.phrases))])
    assert [each.text for each in recall.marking_scheme(bench.workspace, 1).points] == [first.text]
    assert proposed(bench.workspace) == [each.text for each in others]
    history.undo(bench.restart())
    assert recall.marking_scheme(bench.workspace, 1).points == ()
    assert proposed(bench.workspace)[0] == first.text


def test_several_are_kept_in_one_step_and_in_other_words(bench: Bench) -> None:
    chosen = sheet(bench.workspace, 1).proposed[:3]
    words = [(each, Words(f"On {each.text}", each.phrases)) for each in chosen]
    assert key_points.keep(bench.workspace, 1, words).label == "Keep key points"
    points = recall.marking_scheme(bench.workspace, 1).points
    assert [each.text for each in points] == [f"On {each.text}" for each in chosen]
    assert all(each.documents for each in points)
    history.undo(bench.workspace)
    assert recall.marking_scheme(bench.workspace, 1).points == ()


def test_a_rejected_proposal_stays_rejected_until_undone(bench: Bench) -> None:
    first, *others = sheet(bench.workspace, 1).proposed
    key_points.reject(bench.workspace, 1, first)
    assert proposed(bench.restart()) == [each.text for each in others]
    assert recall.marking_scheme(bench.workspace, 1).points == ()
    history.undo(bench.workspace)
    assert proposed(bench.workspace)[0] == first.text


def test_a_kept_proposal_that_was_deleted_is_not_proposed_again(bench: Bench) -> None:
    first = sheet(bench.workspace, 1).proposed[0]
    key_points.keep(bench.workspace, 1, [(first, Words(first.text))])
    key_points.remove(bench.workspace, sheet(bench.workspace, 1).counting[0].id)
    assert first.text not in proposed(bench.workspace)


def test_the_places_of_a_point_are_told_answer_by_answer(bench: Bench) -> None:
    found = sheet(bench.workspace, 1)
    point = next(each for each in found.proposed if "memory" in each.text)
    mentions = found.mentions(point)
    assert [each.title for each in mentions] == ["A", "B", "C"]
    assert [each.is_made for each in mentions] == [False, True, True]
    marked = [[each.text[start:end] for start, end in each.spans] for each in mentions]
    assert "memory" in marked[1]
    assert found.said_by(point) == 2


def test_an_accepted_answer_of_ones_own_is_searched_but_is_no_document(bench: Bench) -> None:
    recall.accept_answer(bench.workspace, 1, "It saves memory.")
    found = sheet(bench.workspace, 1)
    point = next(each for each in found.proposed if "memory" in each.text)
    assert found.mentions(point)[0].title == "My answer"
    assert (found.said_by(point), found.documents) == (2, 3)
