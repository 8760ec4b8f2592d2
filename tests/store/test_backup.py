"""Copies of the store: one a day, whole even while the store is in use, the newest kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import StoreError
from trainer.core.event import Rating, State
from trainer.services import library, study
from trainer.services.exchange import import_deck
from trainer.store.backup import KEPT, back_up, folder_of, last_backup

DAY = date(2026, 5, 4)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(3))
    return bench


def test_a_copy_holds_what_the_store_holds_while_it_is_in_use(bench: Bench, tmp_path: Path) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD)
    copy = back_up(bench.path, DAY)
    study.answer(bench.workspace, 2, Rating.GOOD)
    again = Bench(copy)
    assert library.browse(again.workspace)[0].schedule == library.browse(bench.workspace)[0].schedule
    assert study.ask(again.workspace, 2).schedule.state is State.NEW


def test_there_is_one_copy_a_day_and_the_newest_are_kept(bench: Bench) -> None:
    assert last_backup(bench.path) is None
    for days in range(KEPT + 3):
        for _ in range(2):
            back_up(bench.path, DAY + timedelta(days))
    names = sorted(each.name for each in folder_of(bench.path).iterdir())
    assert len(names) == KEPT
    assert names[-1] == f"store-{DAY + timedelta(KEPT + 2)}.db"
    assert last_backup(bench.path) == DAY + timedelta(KEPT + 2)


def test_other_files_in_the_folder_are_left_alone(bench: Bench) -> None:
    folder_of(bench.path).mkdir()
    mine = folder_of(bench.path) / "store-before-the-exam.db"
    mine.write_text("mine")
    for days in range(KEPT + 1):
        back_up(bench.path, DAY + timedelta(days))
    assert mine.read_text() == "mine"
    assert last_backup(bench.path) == DAY + timedelta(KEPT)


def test_a_copy_that_cannot_be_written_is_a_known_error(bench: Bench) -> None:
    folder_of(bench.path).write_text("a file, no folder")
    with pytest.raises(StoreError, match="cannot be backed up"):
        back_up(bench.path, DAY)
