"""What searches read: the first rows of each kind come without going through all cards."""

from pathlib import Path

import pytest
from support.store_work import scans, watched
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.services import library, study
from trainer.services.card_order import CardColumn, CardOrder
from trainer.services.exchange import import_deck
from trainer.services.found_cards import GONE, PAGE
from trainer.services.library import Draft
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
TOPICS = 2
NAMED_BY = {"tag:hard": ("hard",), "topic:Basics": range(TOPICS)}
"""What the names in a search are looked for among."""


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


@pytest.mark.parametrize("words", ["", *KINDS])
def test_the_first_rows_of_a_search_read_no_more_than_a_page(words: str, bench: Bench) -> None:
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        found = library.find(bench.workspace, words)
        assert len(found[:PAGE]) == min(PAGE, len(found))
    assert work.rows <= PAGE + len(NAMED_BY.get(words, ())) + 2
    assert len(work) <= 5
    assert scans(store, work) == []


@pytest.mark.parametrize("words", ["", *KINDS])
def test_all_cards_of_a_search_come_as_one_value(words: str, bench: Bench) -> None:
    found = library.find(bench.workspace, words)
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        assert len(set(found.ids)) == len(found)
    assert work.rows <= 2 + len(NAMED_BY.get(words, ()))
    assert scans(store, work) == []


@pytest.mark.parametrize("column", CardColumn)
def test_sorting_hands_over_ids_alone_and_reads_no_log(column: CardColumn, bench: Bench) -> None:
    found = library.find(bench.workspace)
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        assert len(found.ordered(CardOrder(column)).ids) == 300
    assert work.rows <= 1 + TOPICS
    assert scans(store, work, ("answers", "review_events", "card_search")) == []


@pytest.mark.parametrize("topics", [None, [1, 2]])
@pytest.mark.parametrize(
    "words", ["thing", "thing number", "thing or hard", "thing topic:Basics", "thing is:new"]
)
def test_of_very_many_matches_those_in_the_question_come_first(
    words: str, topics: list[int] | None, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.edit_card(
        bench.workspace, 4, Draft("What is it?", ((4, "A thing is a number of things"),), "Basics")
    )
    monkeypatch.setattr("trainer.store.found.BROAD", 250)
    monkeypatch.setattr("trainer.store.found.WINDOW", 10)
    found = library.find(bench.workspace, words, topics)
    expected = [card for card in range(1, 301) if card in set(found.ids)]
    last = [card for card in (4,) if card in expected]
    assert found.ids == [card for card in expected if card != 4] + last
    assert [line.id for line in library.browse(bench.workspace, words, topics, limit=5)] == found.ids[:5]
    by_state = library.find(bench.workspace, words, topics, CardOrder(CardColumn.FLAG))
    assert by_state.ids == found.ids


@pytest.mark.parametrize("count", [0, 20, 120, 297])
def test_the_first_of_many_due_cards_are_the_first_wherever_they_are(
    count: int, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.store.found.WINDOW", 100)
    study.suspend(bench.workspace, list(range(1, count + 1)))
    for words in ("is:suspended", "is:due", "prop:lapses=0", "-is:suspended", "is:suspended tag:hard"):
        found = library.find(bench.workspace, words)
        assert [found.card_at(place) for place in range(min(PAGE, len(found)))] == sorted(found.ids)[:PAGE]


@pytest.mark.parametrize("words", ["", *KINDS, "-tag:hard", "-topic:Basics", "-flag:1", "cid:5,6 thing"])
def test_what_is_counted_is_what_there_is(words: str, bench: Bench) -> None:
    library.delete_cards(bench.workspace, [5, 7, 200])
    for topics in (None, [1], []):
        found = library.find(bench.workspace, words, topics)
        assert len(found) == len(library.browse(bench.workspace, words, topics))
        assert GONE not in found.ids


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
