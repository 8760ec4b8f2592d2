"""The counting of work, by which other tests keep screens from going through whole tables."""

from pathlib import Path

import pytest
from support.store_work import scans, watched
from support.workspaces import Bench, a_deck

from trainer.services.exchange import import_deck
from trainer.store.unit_of_work import SqlStore


@pytest.fixture
def store(tmp_path: Path) -> SqlStore:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(40))
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    return store


def test_statements_are_counted_with_their_values_and_rows_without_the_unit_around_them(
    store: SqlStore,
) -> None:
    with watched(store) as work:
        with store.read() as unit:
            unit.cards.uid(7)
        with store.read() as unit:
            unit.topics.subjects()
    assert len(work) == 2
    assert "cards.id = 7" in work.statements[0]
    assert work.rows == 41


def test_what_triggers_do_belongs_to_the_statement_that_set_them_off(store: SqlStore) -> None:
    with watched(store) as work, store.write() as unit:
        unit.cards.add_answers(1, [{"document_id": None, "text": "Mine.", "completeness": "full"}])
        unit.commit()
    assert [each.split()[0] for each in work.statements] == ["INSERT"]


def test_a_longer_way_takes_more_steps(store: SqlStore) -> None:
    with watched(store) as short, store.read() as unit:
        unit.cards.uid(7)
    with watched(store) as long, store.read() as unit:
        unit.cards.count()
    assert long.steps > short.steps + 30


def test_a_statement_that_goes_through_a_whole_table_is_told_with_its_plan(store: SqlStore) -> None:
    with watched(store) as work, store.read() as unit:
        list(unit.cards.every())
        unit.cards.uid(7)
    [told] = scans(store, work)
    assert told.startswith("SCAN cards: SELECT cards.id")


def test_a_table_is_known_by_another_name(store: SqlStore) -> None:
    with watched(store) as work, store._engine.connect() as connection:
        connection.exec_driver_sql("SELECT a.id FROM answers AS a WHERE a.text LIKE '%thing%'").all()
    assert [each.split(":")[0] for each in scans(store, work)] == ["SCAN a"]


def test_one_that_finds_its_rows_by_an_index_is_not(store: SqlStore) -> None:
    with watched(store) as work, store.read() as unit:
        unit.events.of_card(7)
        unit.cards.numbers_of_subject(1, 7)
    assert scans(store, work) == []


def test_nothing_is_recorded_after_the_watch(store: SqlStore) -> None:
    with watched(store) as work:
        pass
    with store.read() as unit:
        unit.cards.uid(7)
    assert (len(work), work.rows, work.steps) == (0, 0, 0)
