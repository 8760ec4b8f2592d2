"""The cards a day may ask: those not begun are kept by themselves, by triggers, and follow what happens to cards."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, event
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.core.identity import stable_uid
from trainer.services import card_actions, history, library, study
from trainer.services.exchange import import_deck
from trainer.store import migrations
from trainer.store.unit_of_work import SqlStore

TODAY = 20_000


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


def unseen(bench: Bench) -> list[int]:
    with bench.workspace.store.read() as unit:
        assert not unit.counts.differs()
        return [each.card for each in unit.schedules.new_candidates(bench.workspace.today(), None, 99)]


def test_a_card_is_unseen_until_its_first_answer_and_again_when_that_is_undone(bench: Bench) -> None:
    study.answer(bench.workspace, 2, Rating.GOOD)
    assert unseen(bench) == [1, 3, 4, 5, 6]
    history.undo(bench.workspace)
    assert unseen(bench) == [1, 2, 3, 4, 5, 6]
    history.redo(bench.workspace)
    assert unseen(bench) == [1, 3, 4, 5, 6]


def test_a_card_that_was_reset_is_unseen_again(bench: Bench) -> None:
    study.answer(bench.workspace, 2, Rating.EASY)
    bench.clock.turn(minutes=1)
    card_actions.reset(bench.workspace, [2])
    assert unseen(bench) == [1, 2, 3, 4, 5, 6]


def test_buried_and_suspended_cards_are_not_asked_and_deleted_ones_are_gone(bench: Bench) -> None:
    study.bury(bench.workspace, [1])
    study.suspend(bench.workspace, [2])
    library.delete_cards(bench.workspace, [3])
    assert unseen(bench) == [4, 5, 6]
    history.undo(bench.workspace)
    bench.clock.turn(days=1)
    assert unseen(bench) == [1, 3, 4, 5, 6]


def test_unseen_cards_are_found_by_their_topic_wherever_they_were_moved(bench: Bench) -> None:
    with bench.workspace.store.read() as unit:
        topics = {each.path: each.id for each in unit.topics.all()}
    library.move_cards(bench.workspace, [1], "Detection")
    with bench.workspace.store.read() as unit:
        found = unit.schedules.new_candidates(TODAY, [topics[("Detection",)]], 99)
    assert [each.card for each in found] == [1, 4, 5, 6]
    assert unseen(bench) == [1, 2, 3, 4, 5, 6]


def test_the_cards_of_a_store_of_before_are_noted_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    migrations.upgrade(engine, "0004")
    with engine.connect() as connection:
        for card in (1, 2, 3):
            uid = stable_uid("card", card).replace("-", "")
            connection.exec_driver_sql(
                f"INSERT INTO cards (id, uid, question, created_ms) VALUES ({card}, x'{uid}', 'What?', 0)"
            )
        connection.exec_driver_sql(
            "INSERT INTO schedules (card_id, state, interval_days, step, reps, lapses, suspended, buried_until) "
            "VALUES (1, 2, 3, 0, 1, 0, 0, 0), (2, 0, 0, 0, 0, 0, 0, 0)"
        )
    engine.dispose()
    store = SqlStore(path)
    with store.read() as unit:
        assert [each.card for each in unit.schedules.new_candidates(TODAY, None, 9)] == [2, 3]
        assert not unit.counts.differs()
    store.close()
