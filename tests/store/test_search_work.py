"""What searches read: the first rows of each kind come without going through all cards."""

from pathlib import Path

import pytest
from support.store_work import scans, watched
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.services import library, study
from trainer.services.exchange import import_deck
from trainer.services.tagging import change_tags
from trainer.store.unit_of_work import SqlStore

KINDS = (
    "thing",
    "thing number",
    "is:due",
    "is:new",
    "is:learn",
    "tag:hard",
    "topic:Basics",
    "prop:r<90%",
    "-is:new",
)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(300))
    for card in (3, 5, 200):
        study.answer(bench.workspace, card, Rating.EASY)
    change_tags(bench.workspace, [5, 6], "hard")
    bench.clock.turn(days=300)
    return bench


@pytest.mark.parametrize("words", KINDS)
def test_no_search_goes_through_all_cards_answers_or_reviews(words: str, bench: Bench) -> None:
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        library.browse(bench.workspace, words, limit=20)
    assert scans(store, work) == []


@pytest.mark.parametrize("words", KINDS)
def test_the_first_rows_are_those_of_the_whole(words: str, bench: Bench) -> None:
    whole = [line.id for line in library.browse(bench.workspace, words)]
    assert [line.id for line in library.browse(bench.workspace, words, limit=2)] == whole[:2]


def test_searches_by_schedule_leave_deleted_cards_out_and_know_new_ones(bench: Bench) -> None:
    library.delete_cards(bench.workspace, [5, 6])
    assert [line.id for line in library.browse(bench.workspace, "is:due")] == [3, 200]
    assert [line.id for line in library.browse(bench.workspace, "is:new", limit=4)] == [1, 2, 4, 7]
    assert [line.id for line in library.browse(bench.workspace, "prop:r<90%")] == [3, 200]
    assert [line.id for line in library.browse(bench.workspace, "is:due tag:hard")] == []
