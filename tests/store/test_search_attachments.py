"""What a card has: an answer of one's own, key points, a document that an editor contradicts."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck, a_document

from trainer.core.key_point import EditorNote, KeyPoint
from trainer.services import library, recall
from trainer.services.exchange import import_deck

POINT = KeyPoint("thing", "A thing is a thing")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Four cards: 2 is contradicted, 3 has a note on a document that is not there, 4 has a key point."""
    bench = Bench(tmp_path / "store.db")
    deck = a_deck(4)
    import_deck(bench.workspace, deck)
    note = EditorNote(a_document().name, "It is none.", "Shown in 2019.")
    other = EditorNote("elsewhere.txt", "It is none.", "Shown in 2019.")
    recall.bring_key_points(
        bench.workspace,
        {
            deck.cards[1].uid: ((), (note,)),
            deck.cards[2].uid: ((), (other,)),
            deck.cards[3].uid: ((POINT,), ()),
        },
    )
    return bench


def found(bench: Bench, query: str) -> list[int]:
    return sorted(line.number or 0 for line in library.browse(bench.workspace, query))


def test_a_card_conflicts_where_an_editors_note_contradicts_one_of_its_documents(bench: Bench) -> None:
    assert found(bench, "has:conflict") == [2]
    assert found(bench, "-has:conflict") == [1, 3, 4]
    assert found(bench, "has:conflict or has:keypoints") == [2, 4]


def test_a_deleted_card_conflicts_with_nothing(bench: Bench) -> None:
    library.delete_cards(bench.workspace, [2])
    assert found(bench, "has:conflict") == []


def test_an_answer_of_ones_own_is_found_beside_the_others(bench: Bench) -> None:
    library.edit_card(bench.workspace, 1, library.Draft("What is thing number 1?", ((None, "Mine."),), "A"))
    assert found(bench, "has:mine") == [1]
    assert found(bench, "has:mine or has:conflict") == [1, 2]
