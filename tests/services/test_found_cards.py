"""What a search found, read a page at a time."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from support.store_work import watched
from support.workspaces import Bench, a_deck

from trainer.core.schedule import NEW
from trainer.services import library
from trainer.services.exchange import import_deck
from trainer.services.found_cards import PAGE, FoundCards
from trainer.services.rows import CardLine
from trainer.store.unit_of_work import SqlStore


def a_line(card: int) -> CardLine:
    return CardLine(card, card, f"Question {card}?", None, None, "", 1, NEW)


class Reader:
    """Gives any lines and keeps which were asked for."""

    def __init__(self) -> None:
        self.read: list[list[int]] = []

    def __call__(self, cards: Sequence[int]) -> list[CardLine]:
        self.read.append(list(cards))
        return [a_line(card) for card in reversed(cards)]


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_nothing_is_read_until_a_line_is_looked_at(reader: Reader) -> None:
    found = FoundCards(range(1, 1001), reader)
    assert (len(found), bool(found), reader.read) == (1000, True, [])
    assert found[PAGE + 5] == a_line(PAGE + 6)
    assert reader.read == [list(range(PAGE + 1, 2 * PAGE + 1))]


def test_a_line_is_read_once(reader: Reader) -> None:
    found = FoundCards((7, 3, 5), reader)
    assert [found[0].id, found[2].id, found[-1].id] == [7, 5, 5]
    assert [line.id for line in found] == [7, 3, 5]
    assert len(reader.read) == 1


def test_all_lines_are_read_in_one_go(reader: Reader) -> None:
    found = FoundCards(range(1, 1001), reader)
    assert found[2].id == 3
    assert [line.id for line in found] == list(range(1, 1001))
    assert [len(each) for each in reader.read] == [PAGE, 1000 - PAGE]


def test_a_card_that_is_gone_meanwhile_is_an_empty_line() -> None:
    found = FoundCards((1, 2), lambda cards: [a_line(card) for card in cards if card != 2])
    assert [line.question for line in found] == ["Question 1?", ""]


def test_the_first_page_of_a_search_reads_its_lines_alone(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(500))
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        found = library.find(bench.workspace, "thing")
        first = found[:PAGE]
    assert (len(found), len(work)) == (500, 2)
    assert work.rows == 500 + PAGE
    assert first == library.browse(bench.workspace, "thing", limit=PAGE)
