"""The derived rows can be thrown away, and a check notices when they are wrong."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.core.schedule import Rules
from trainer.services import history, study, upkeep
from trainer.services.exchange import import_deck


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(4))
    for card, rating in ((1, Rating.GOOD), (1, Rating.GOOD), (2, Rating.AGAIN), (3, Rating.EASY)):
        study.answer(bench.workspace, card, rating, 3000)
        bench.clock.turn(minutes=11)
    history.undo(bench.workspace)
    return bench


def rows(bench: Bench) -> dict[int, object]:
    with bench.workspace.store.read() as unit:
        return dict(unit.schedules.every())


def test_a_rebuild_gives_the_same_rows(bench: Bench) -> None:
    before = rows(bench)
    upkeep.rebuild(bench.workspace)
    assert rows(bench) == before


def test_a_check_counts_what_it_looked_at(bench: Bench) -> None:
    checked = upkeep.check(bench.workspace)
    assert (checked.cards, checked.events, checked.problems) == (4, 5, ())


def test_a_row_that_differs_from_the_log_is_found(bench: Bench) -> None:
    engine = create_engine(f"sqlite:///{bench.path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE schedules SET due_day = due_day + 1 WHERE card_id = 1")
    engine.dispose()
    assert upkeep.check(bench.workspace).problems == (
        "Card 1: the stored schedule differs from the replay of its reviews.",
    )
    upkeep.rebuild(bench.workspace)
    assert upkeep.check(bench.workspace).problems == ()


def test_other_rules_rebuild_the_rows_at_the_next_start(bench: Bench) -> None:
    assert not upkeep.ensure_projection(bench.workspace)
    bench.rules = Rules(retention=0.85)
    workspace = bench.restart()
    assert upkeep.check(workspace).problems == ()
    with workspace.store.read() as unit:
        assert unit.schedules.fingerprint() == bench.rules.fingerprint
