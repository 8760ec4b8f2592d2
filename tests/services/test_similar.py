"""Near-duplicates: found by answers, joined and set apart, undone."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck, a_document

from trainer.app import Trainer
from trainer.core.card import Answer, Card
from trainer.core.deck import Deck
from trainer.core.document import Document
from trainer.core.errors import BadInput, Cancelled
from trainer.core.identity import stable_uid
from trainer.services import history, library, similar
from trainer.services.exchange import import_deck

POOLING = "Pooling layers shrink feature maps by taking the largest value of each window, without weights."


def a_bench(folder: Path, *answers: str) -> Bench:
    bench = Bench(folder / "store.db")
    cards = tuple(
        Card(stable_uid("test card", n), f"Question {n}?", (Answer(a_document().uid, text),), ("Basics",), n)
        for n, text in enumerate(answers, 1)
    )
    import_deck(bench.workspace, Deck((a_document(),), cards))
    return bench


def subjects_of(bench: Bench) -> list[int | None]:
    with bench.workspace.store.read() as unit:
        return [row.subject for row in unit.cards.every()]


def subject_names(bench: Bench) -> list[str]:
    with bench.workspace.store.read() as unit:
        return [each.name for each in unit.topics.subjects()]


def test_the_shipped_cards_are_found_in_their_15_groups_without_their_subjects(tmp_path: Path) -> None:
    trainer = Trainer(tmp_path / "store.db")
    trainer.import_shipped()
    wanted: dict[int | None, set[int]] = {}
    with trainer.workspace.store.read() as unit:
        for row in unit.cards.every():
            wanted.setdefault(row.subject, set()).add(row.id)
    similar.split(trainer.workspace, [card for cards in wanted.values() for card in cards])
    found = [sorted(card.id for card in group.cards) for group in similar.find(trainer.workspace)]
    assert len(found) == 15
    assert sorted(found) == sorted(sorted(cards) for cards in wanted.values() if len(cards) > 1)
    assert not any(group.is_joined for group in similar.find(trainer.workspace))
    trainer.close()


def test_cards_with_the_same_answers_are_a_group_and_others_are_not(tmp_path: Path) -> None:
    bench = a_bench(
        tmp_path, POOLING, "Gradient descent follows the slope of the loss downhill step by step.", POOLING
    )
    [group] = similar.find(bench.workspace)
    assert [card.number for card in group.cards] == [1, 3]
    assert group.score == pytest.approx(1.0)


def test_the_same_in_another_file_is_found_too(tmp_path: Path) -> None:
    bench = a_bench(
        tmp_path, POOLING, "Gradient descent follows the slope of the loss downhill step by step."
    )
    other = Document(stable_uid("test", "other"), "other.txt", "Other", "Another set")
    text = "The largest value of each window is taken: so pooling layers shrink feature maps without weights."
    card = Card(stable_uid("test card", 9), "Why pool?", (Answer(other.uid, text),), ("Basics",), 1)
    import_deck(bench.workspace, Deck((other,), (card,)))
    [group] = similar.find(bench.workspace)
    assert [card.question for card in group.cards] == ["Question 1?", "Why pool?"]


def test_joined_cards_share_a_subject_named_after_the_first_and_undo_parts_them(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, POOLING, POOLING, POOLING)
    change = similar.merge(bench.workspace, [1, 2])
    one, two, three = subjects_of(bench)
    assert one is not None
    assert one == two
    assert three is None
    assert "2 cards joined" in change.message
    similar.merge(bench.workspace, [2, 3])
    assert subjects_of(bench) == [one, one, one]
    [group] = similar.find(bench.workspace)
    assert group.is_joined
    history.undo(bench.workspace)
    history.undo(bench.workspace)
    assert subjects_of(bench) == [None, None, None]
    history.redo(bench.workspace)
    assert subjects_of(bench) == [one, one, None]


def test_two_new_subjects_never_share_a_name(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, POOLING, POOLING, POOLING, POOLING)
    similar.merge(bench.workspace, [1, 2])
    similar.split(bench.workspace, [1])
    similar.merge(bench.workspace, [1, 3])
    assert subject_names(bench) == ["Question 1?", "Question 1? 2"]


def test_the_name_of_a_join_that_was_undone_is_used_again(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, POOLING, POOLING, POOLING)
    similar.merge(bench.workspace, [1, 2])
    history.undo(bench.workspace)
    similar.merge(bench.workspace, [1, 3])
    assert subject_names(bench) == ["Question 1?"]
    one, two, three = subjects_of(bench)
    assert (one, two) == (three, None)


def test_the_name_of_a_deleted_cards_subject_is_kept_for_its_return(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, POOLING, POOLING, POOLING)
    similar.merge(bench.workspace, [1, 2])
    similar.split(bench.workspace, [1])
    library.delete_cards(bench.workspace, [2])
    similar.merge(bench.workspace, [1, 3])
    assert subject_names(bench) == ["Question 1?", "Question 1? 2"]


def test_cards_set_apart_stand_alone(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(2, pairs=True))
    similar.split(bench.workspace, [2])
    assert subjects_of(bench)[1] is None
    assert subjects_of(bench)[0] is not None


def test_one_card_cannot_be_joined_nor_none_set_apart(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, POOLING)
    with pytest.raises(BadInput):
        similar.merge(bench.workspace, [1])
    with pytest.raises(BadInput):
        similar.split(bench.workspace, [])


def test_the_search_can_be_stopped(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, POOLING, POOLING)

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        similar.find(bench.workspace, stop)
