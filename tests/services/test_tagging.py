"""Tags on many cards at once: put on, taken off, undone."""

from pathlib import Path

import pytest
from support.store_work import watched
from support.workspaces import Bench, a_deck

from trainer.core.errors import BadInput
from trainer.services import history, library
from trainer.services.exchange import import_deck
from trainer.services.tagging import change_tags
from trainer.store.unit_of_work import SqlStore


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    change_tags(bench.workspace, [1, 2], "Hard, exam")
    return bench


def tags(bench: Bench) -> dict[int, str]:
    return {line.id: line.tags for line in library.browse(bench.workspace) if line.tags}


def tags_of(bench: Bench, card: int) -> tuple[str, ...]:
    return library.card(bench.workspace, card).tags


def test_tags_are_put_on_beside_those_that_are_there(bench: Bench) -> None:
    change = change_tags(bench.workspace, [2, 3], "new HARD")
    assert tags_of(bench, 2) == ("exam", "Hard", "new")
    assert tags_of(bench, 3) == ("Hard", "new")
    assert tags_of(bench, 1) == ("exam", "Hard")
    assert change.message == "Tags of 2 cards changed"


def test_tags_with_a_minus_are_taken_off(bench: Bench) -> None:
    change_tags(bench.workspace, [1, 2, 3], "-hard later")
    assert [tags_of(bench, card) for card in (1, 2, 3)] == [("exam", "later"), ("exam", "later"), ("later",)]


def test_changed_tags_can_be_undone_and_done_again(bench: Bench) -> None:
    before = tags(bench)
    change_tags(bench.workspace, [1, 2, 3], "-exam more")
    after = tags(bench)
    history.undo(bench.workspace)
    assert tags(bench) == before
    history.redo(bench.workspace)
    assert tags(bench) == after


@pytest.mark.parametrize("words", ["", " , ", "-"])
def test_without_a_tag_there_is_nothing_to_do(words: str, bench: Bench) -> None:
    with pytest.raises(BadInput, match="no tag"):
        change_tags(bench.workspace, [1], words)


def test_tags_of_all_cards_are_read_and_written_at_once(bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(900))
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        change_tags(bench.workspace, range(1, 901), "all")
    assert len(work.starting("SELECT")) < 10
    assert work.rows < 100
