"""What a search found: the first cards at once, the others when they are looked at."""

from pathlib import Path

import pytest
from support.found_lines import Lines
from support.store_work import watched
from support.workspaces import Bench, a_deck

from trainer.core.schedule import NEW
from trainer.services import library
from trainer.services.card_order import CardColumn, CardOrder
from trainer.services.exchange import import_deck
from trainer.services.found_cards import FEW, GONE, PAGE, FoundCards
from trainer.services.rows import CardLine
from trainer.store.unit_of_work import SqlStore


def a_line(card: int) -> CardLine:
    return CardLine(card, card, f"Question {card}?", None, None, "", 1, NEW)


def lines(*cards: int) -> Lines:
    return Lines(map(a_line, cards))


@pytest.fixture
def many() -> Lines:
    return lines(*range(1, 1001))


def test_the_first_page_reads_its_lines_alone(many: Lines) -> None:
    found = FoundCards(many)
    assert (len(found), bool(found), many.read) == (1000, True, [])
    assert found[5] == a_line(6)
    assert many.asked == ["first"]
    assert many.read == [list(range(1, PAGE + 1))]


def test_a_line_further_down_asks_for_all_cards_and_reads_its_page(many: Lines) -> None:
    found = FoundCards(many)
    assert found[PAGE + 5] == a_line(PAGE + 6)
    assert found.card_at(999) == 1000
    assert many.asked == ["first", "every"]
    assert many.read == [list(range(PAGE + 1, 2 * PAGE + 1))]


def test_a_line_is_read_once() -> None:
    source = lines(7, 3, 5)
    found = FoundCards(source)
    assert [found[0].id, found[2].id, found[-1].id] == [7, 5, 5]
    assert [line.id for line in found] == [7, 3, 5]
    assert [line.id for line in found.lines_of([5, 7])] == [5, 7]
    assert (source.asked, len(source.read)) == (["first"], 1)


def test_all_lines_are_read_in_one_go(many: Lines) -> None:
    found = FoundCards(many)
    assert found[2].id == 3
    assert [line.id for line in found] == list(range(1, 1001))
    assert [len(each) for each in many.read] == [PAGE, 1000 - PAGE]


def test_a_place_beyond_the_last_is_an_index_error() -> None:
    with pytest.raises(IndexError):
        FoundCards(lines(1, 2))[2]


def test_a_card_that_is_gone_meanwhile_is_an_empty_line() -> None:
    source = lines(1, 2)
    found = FoundCards(source)
    del source.all[1]
    assert [line.question for line in found] == ["Question 1?", ""]


def test_there_are_as_many_as_at_first_though_cards_went(many: Lines) -> None:
    found = FoundCards(many)
    del many.all[3], many.all[500:]
    assert found.ids == [*range(1, 502), *[GONE] * 499]
    assert (found[999].question, len(found)) == ("", 1000)
    assert found.places([GONE, 501]) == {501: 500}


def test_there_are_as_many_as_at_first_though_cards_came(many: Lines) -> None:
    found = FoundCards(many)
    many.all.insert(0, a_line(2000))
    assert found.ids == [*range(1, PAGE + 1), 2000, *range(PAGE + 1, 1000)]


def test_places_on_the_first_page_and_of_cards_not_found_need_not_all_cards(many: Lines) -> None:
    found = FoundCards(many)
    assert found.places([3, 5000]) == {3: 2}
    assert many.asked == ["first", "among"]
    assert found.places([3, 5000, 900]) == {3: 2, 900: 899}
    assert many.asked == ["first", "among", "among", "every"]


def test_the_places_of_many_cards_come_from_all(many: Lines) -> None:
    found = FoundCards(many)
    assert len(found.places(range(100, 101 + FEW))) == FEW + 1
    assert many.asked == ["first", "every"]


def test_the_same_search_comes_in_another_order(many: Lines) -> None:
    down = CardOrder(CardColumn.NUMBER, descending=True)
    found = FoundCards(many).ordered(down)
    assert [line.id for line in found[:3]] == [1000, 999, 998]
    assert found.ids == list(range(1000, 0, -1))
    assert many.asked == ["first", "every"]
    assert found.ordered(None)[0].id == 1


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(500))
    return bench


def test_the_first_page_of_a_search_reads_few_rows(bench: Bench) -> None:
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        found = library.find(bench.workspace, "thing")
        first = found[:PAGE]
    assert (len(found), len(work)) == (500, 3)
    assert work.rows == 2 + PAGE
    assert first == library.browse(bench.workspace, "thing", limit=PAGE)


def test_what_came_or_went_in_the_store_meanwhile_changes_nothing_that_was_shown(bench: Bench) -> None:
    found = library.find(bench.workspace, "-is:suspended")
    library.delete_cards(bench.workspace, [2, 300, 400])
    assert [line.question for line in found][:3] == ["What is thing number 1?", "", "What is thing number 3?"]
    assert (len(found), found.ids[-2:]) == (500, [GONE, GONE])


def test_a_search_in_texts_looks_at_them_once(bench: Bench) -> None:
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    found = library.find(bench.workspace, "re:thing", None, CardOrder(CardColumn.NUMBER, descending=True))
    with watched(store) as work:
        assert (found.ids[0], found.ordered(None).ids[0], len(found)) == (500, 1, 500)
        found.places([77])
    assert not any("has_match" in each for each in work.statements)
