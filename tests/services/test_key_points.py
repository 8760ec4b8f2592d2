"""Key points in the learner's hands: kept, added, reworded, ordered, hidden, and every step undone."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck, a_document

from trainer.app import Trainer
from trainer.core.errors import BadInput, NotFound
from trainer.core.key_point import KeyPoint
from trainer.services import history, key_points, library, recall
from trainer.services.exchange import import_deck
from trainer.services.key_point_sheet import Sheet, sheet
from trainer.services.key_points import Words
from trainer.services.ports import Workspace
from trainer.services.rows import Origin

NOTES = a_document().name
SHIPPED = (KeyPoint("is", "It is a thing", ("a thing",), 1.5, (NOTES,)), KeyPoint("size", "It is large"))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Card 1 has two shipped points, card 2 none."""
    bench = Bench(tmp_path / "store.db")
    deck = a_deck(2)
    import_deck(bench.workspace, deck)
    recall.bring_key_points(bench.workspace, {deck.cards[0].uid: (SHIPPED, ())})
    return bench


def ship(bench: Bench, *points: KeyPoint) -> None:
    """Another edition of the shipped points of card 1."""
    uid = library.card(bench.workspace, 1).uid
    recall.bring_key_points(bench.workspace, {uid: (points, ())})


def asked(workspace: Workspace, card: int = 1) -> list[str]:
    """The points an answer is held against."""
    return [each.text for each in recall.marking_scheme(workspace, card).points]


def row_of(found: Sheet, text: str) -> int:
    return next(each.id for each in (*found.counting, *found.hidden) if each.point.text == text)


def test_an_added_point_comes_last_with_the_documents_that_mention_it(bench: Bench) -> None:
    change = key_points.add(bench.workspace, 1, Words("  Number  1 ", ("thing 1", "THING 1", " "), 2.0))
    assert (change.label, change.card) == ("Add key point", 1)
    added = recall.marking_scheme(bench.workspace, 1).points[-1]
    assert (added.text, added.phrases, added.weight, added.documents) == (
        "Number 1",
        ("THING 1",),
        2.0,
        (NOTES,),
    )
    history.undo(bench.restart())
    assert asked(bench.workspace) == ["It is a thing", "It is large"]
    history.redo(bench.workspace)
    assert asked(bench.workspace) == ["It is a thing", "It is large", "Number 1"]


def test_own_words_for_a_shipped_point_stand_beside_it_through_the_next_edition(bench: Bench) -> None:
    row = row_of(sheet(bench.workspace, 1), "It is large")
    key_points.edit(bench.workspace, row, Words("Its size", ("big",), 0.5))
    ship(bench, SHIPPED[0], KeyPoint("size", "It is huge"))
    workspace = bench.restart()
    assert asked(workspace) == ["It is a thing", "Its size"]
    [_, edited] = sheet(workspace, 1).counting
    assert edited.shipped == KeyPoint("size", "It is huge")
    key_points.restore(workspace, row)
    assert asked(workspace) == ["It is a thing", "It is huge"]
    history.undo(workspace)
    assert asked(workspace) == ["It is a thing", "Its size"]


def test_a_reworded_point_keeps_its_id_so_that_older_judgements_still_mean_it(bench: Bench) -> None:
    row = row_of(sheet(bench.workspace, 1), "It is large")
    key_points.edit(bench.workspace, row, Words("Its size"))
    assert [each.id for each in recall.marking_scheme(bench.workspace, 1).points] == ["is", "size"]


def test_typing_the_shipped_words_again_is_no_edit(bench: Bench) -> None:
    row = row_of(sheet(bench.workspace, 1), "It is a thing")
    key_points.edit(bench.workspace, row, Words("It is a thing", ("a thing",), 1.5))
    assert sheet(bench.workspace, 1).counting[0].shipped is None


def test_a_hidden_shipped_point_stays_hidden_through_the_next_edition(bench: Bench) -> None:
    row = row_of(sheet(bench.workspace, 1), "It is large")
    change = key_points.remove(bench.workspace, row)
    assert change.label == "Hide key point"
    ship(bench, *SHIPPED)
    assert asked(bench.workspace) == ["It is a thing"]
    assert [each.id for each in sheet(bench.workspace, 1).hidden] == [row]
    key_points.restore(bench.workspace, row)
    assert asked(bench.workspace) == ["It is a thing", "It is large"]


def test_a_point_that_is_shipped_no_longer_goes_unless_it_was_put_into_own_words(bench: Bench) -> None:
    row = row_of(sheet(bench.workspace, 1), "It is large")
    key_points.edit(bench.workspace, row, Words("Its size", ("big",)))
    ship(bench, KeyPoint("new", "It is new"))
    assert asked(bench.workspace) == ["Its size", "It is new"]
    [kept, _] = sheet(bench.workspace, 1).counting
    assert (kept.origin, kept.shipped) == (Origin.OWN, None)


def test_own_points_and_order_survive_the_next_edition(bench: Bench) -> None:
    key_points.add(bench.workspace, 1, Words("Mine"))
    row = row_of(sheet(bench.workspace, 1), "Mine")
    key_points.move(bench.workspace, row, -9)
    assert asked(bench.workspace) == ["Mine", "It is a thing", "It is large"]
    ship(bench, *SHIPPED)
    assert asked(bench.workspace) == ["Mine", "It is a thing", "It is large"]
    key_points.move(bench.workspace, row, 1)
    assert asked(bench.workspace) == ["It is a thing", "Mine", "It is large"]
    history.undo(bench.workspace)
    history.undo(bench.workspace)
    assert asked(bench.workspace) == ["It is a thing", "It is large", "Mine"]


def test_a_deleted_own_point_comes_back_by_undo_only(bench: Bench) -> None:
    key_points.add(bench.workspace, 1, Words("Mine"))
    row = row_of(sheet(bench.workspace, 1), "Mine")
    assert key_points.remove(bench.workspace, row).label == "Delete key point"
    assert asked(bench.workspace) == ["It is a thing", "It is large"]
    with pytest.raises(NotFound):
        key_points.restore(bench.workspace, row)
    history.undo(bench.workspace)
    assert asked(bench.workspace)[-1] == "Mine"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (Words("  "), "needs words"),
        (Words("!?"), "no word to look for"),
        (Words("Fine", ("...",)), "no word to look for"),
        (Words("x" * 301), "longer than 300"),
        (Words("Fine", weight=0), "weight"),
        (Words("Fine", weight=11), "weight"),
        (Words("it IS a thing"), "already"),
    ],
)
def test_words_that_cannot_be_looked_for_are_a_sentence_and_change_nothing(
    bench: Bench, words: Words, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        key_points.add(bench.workspace, 1, words)
    assert asked(bench.workspace) == ["It is a thing", "It is large"]


def test_a_card_or_a_point_that_is_gone_is_told(bench: Bench) -> None:
    row = row_of(sheet(bench.workspace, 1), "It is large")
    library.delete_cards(bench.workspace, [1])
    with pytest.raises(NotFound, match="card was deleted"):
        key_points.edit(bench.workspace, row, Words("Its size"))
    with pytest.raises(NotFound, match="card was deleted"):
        sheet(bench.workspace, 1)
    with pytest.raises(NotFound, match="key point was deleted"):
        key_points.remove(bench.workspace, 999)


def test_everything_carries_the_learners_points(bench: Bench, tmp_path: Path) -> None:
    found = sheet(bench.workspace, 1)
    key_points.edit(bench.workspace, row_of(found, "It is large"), Words("Its size", ("big",)))
    key_points.remove(bench.workspace, row_of(found, "It is a thing"))
    key_points.add(bench.workspace, 2, Words("Mine", weight=2.5))
    old = Trainer(bench.path, now_ms=bench.clock)
    old.export("everything", tmp_path / "all.json")
    new = Trainer(tmp_path / "new.db", now_ms=bench.clock)
    new.import_files([tmp_path / "all.json"])
    for card in (1, 2):
        assert sheet(new.workspace, card) == sheet(bench.workspace, card)
    assert asked(new.workspace, 1) == ["Its size"]
    history.undo(new.workspace)
    assert asked(new.workspace, 2) == []
    old.close()
    new.close()
