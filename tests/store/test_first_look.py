"""The first look at a store: the topics and their cards before the store can be open."""

import shutil
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer import app
from trainer.core.event import Rating
from trainer.services import overview, study
from trainer.services.exchange import import_deck


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench(tmp_path / "store.db")
    monkeypatch.setattr(app, "system_clock", bench.workspace.now_ms)
    import_deck(bench.workspace, a_deck(6))
    return bench


def test_it_tells_what_the_open_store_tells(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    study.suspend(bench.workspace, [2])
    assert app.first_look(bench.path) == overview.topic_counts(bench.workspace)
    bench.clock.turn(days=90)
    nodes, total = overview.topic_counts(bench.workspace)
    assert app.first_look(bench.path) == (nodes, total)
    assert total.due == 1


def test_it_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    bench.workspace.store.close()
    alone = tmp_path / "alone"
    alone.mkdir()
    copied = Path(shutil.copy(bench.path, alone))
    before = copied.read_bytes()
    assert app.first_look(copied) is not None
    assert copied.read_bytes() == before


def test_there_is_none_without_a_store_of_this_program(tmp_path: Path) -> None:
    assert app.first_look(tmp_path / "missing.db") is None
    assert not (tmp_path / "missing.db").exists()
    other = tmp_path / "other.db"
    other.write_text("This is no database, and longer than the header of one would be. " * 20)
    assert app.first_look(other) is None
    assert app.first_look(tmp_path) is None


def test_there_is_none_of_a_store_of_an_older_version(bench: Bench) -> None:
    with bench.workspace.store.write() as unit:
        unit._connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")  # type: ignore[attr-defined]
        unit.commit()
    assert app.first_look(bench.path) is None
