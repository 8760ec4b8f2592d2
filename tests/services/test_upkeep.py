"""The derived rows can be thrown away, and a check notices when they are wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from support.workspaces import Bench, a_deck

from trainer.core.errors import Cancelled
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


def test_a_rebuild_that_is_stopped_changes_nothing(bench: Bench) -> None:
    before = rows(bench)
    bench.workspace = replace(bench.workspace, rules=Rules(retention=0.8))

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        upkeep.rebuild(bench.workspace, stop)
    assert rows(bench) == before
    with bench.workspace.store.read() as unit:
        assert unit.schedules.fingerprint() == bench.rules.fingerprint


def test_a_review_given_while_a_rebuild_reads_the_log_is_not_lost(bench: Bench) -> None:
    bench.clock.turn(days=1)
    answered: list[int] = []

    def answer(_done: int, _total: int, _what: str) -> None:
        if not answered:
            study.answer(bench.workspace, 4, Rating.EASY)
            answered.append(4)

    upkeep.rebuild(bench.workspace, answer)
    assert rows(bench).keys() == {1, 2, 3, 4}
    assert upkeep.check(bench.workspace).problems == ()


def test_a_row_without_reviews_goes_in_a_rebuild(bench: Bench) -> None:
    engine = create_engine(f"sqlite:///{bench.path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM review_events WHERE card_id = 2")
    engine.dispose()
    upkeep.rebuild(bench.workspace)
    assert 2 not in rows(bench)


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
