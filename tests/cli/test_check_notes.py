"""``trainer check`` on what is in order and yet worth knowing, and on a store it must leave alone."""

import sqlite3
from pathlib import Path

import pytest
from support.workspaces import Bench

from trainer.cli.main import main
from trainer.core.event import Rating
from trainer.services import study


def test_a_clock_that_was_ahead_is_told_and_is_no_problem(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.clock.turn(days=40_000)
    study.answer(bench.workspace, 1, Rating.EASY)
    bench.workspace.store.close()
    assert main(["check", "--store", str(bench.path)]) == 0
    out = capsys.readouterr().out
    assert "1 card answered on days still to come, up to 2135-09-07: the clock was ahead." in out
    assert out.endswith("All is well: 6 cards, 1 event.\n")


def test_a_store_of_a_newer_program_is_left_as_it_is(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(store)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = Path(store).read_bytes()
    for command in (["check"], ["leeches"], ["options", "Basics", "--set", "new_per_day=3"]):
        assert main([*command, "--store", store]) == 1
        assert "written by a newer version of this program" in capsys.readouterr().err
    assert Path(store).read_bytes() == before
