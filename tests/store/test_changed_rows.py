"""Columns of many rows written at once: what was there before comes back, in order."""

from pathlib import Path

import pytest
from support.store_work import watched
from support.workspaces import Bench, a_deck

from trainer.services.change import Record, Row
from trainer.services.exchange import import_deck

MANY = 1200


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


def changed(bench: Bench, *rows: tuple[int, Row]) -> tuple[tuple[int, Row], ...]:
    with bench.workspace.store.write() as unit:
        earlier = unit.cards.update(Record.CARDS, rows)
        unit.commit()
    return earlier


def flags(bench: Bench) -> list[int]:
    with bench.workspace.store.read() as unit:
        return [row.flag for row in unit.cards.every()]


def test_each_row_gets_its_own_values_and_the_earlier_ones_come_back(bench: Bench) -> None:
    assert changed(bench, (2, {"flag": 5}), (1, {"flag": 3})) == ((2, {"flag": 0}), (1, {"flag": 0}))
    assert flags(bench) == [3, 5, 0, 0, 0, 0]


def test_rows_with_other_columns_may_follow(bench: Bench) -> None:
    earlier = changed(bench, (1, {"flag": 3}), (2, {"flag": 4, "marked": 1}), (3, {"marked": 1}))
    assert earlier == ((1, {"flag": 0}), (2, {"flag": 0, "marked": 0}), (3, {"marked": 0}))
    assert flags(bench) == [3, 4, 0, 0, 0, 0]


def test_a_row_that_is_not_there_is_passed_over(bench: Bench) -> None:
    assert changed(bench, (1, {"flag": 3}), (99, {"flag": 3})) == ((1, {"flag": 0}),)


def test_a_row_that_comes_twice_is_changed_twice(bench: Bench) -> None:
    earlier = changed(bench, (1, {"flag": 3}), (1, {"flag": 4}))
    assert earlier == ((1, {"flag": 0}), (1, {"flag": 3}))
    assert flags(bench)[0] == 4


def test_many_rows_are_looked_up_by_the_chunk(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "many.db")
    import_deck(bench.workspace, a_deck(MANY))
    with watched(bench.workspace.store) as work:
        changed(bench, *((row, {"flag": 1}) for row in range(1, MANY + 1)))
    assert len(work.starting("SELECT")) <= 3
    assert flags(bench) == [1] * MANY
