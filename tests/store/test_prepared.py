"""Prepared statements give and take what SQLAlchemy gives and takes."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, bindparam, func, insert, select
from support.workspaces import Bench, a_card, a_deck

from trainer.services.exchange import import_deck
from trainer.store.prepared import Prepared
from trainer.store.tables import answers, cards, history
from trainer.store.unit_of_work import SqlUnitOfWork


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(3))
    with bench.workspace.store.write() as unit:
        assert isinstance(unit, SqlUnitOfWork)
        return unit._connection.engine.connect()


def test_rows_are_those_of_sqlalchemy_uids_and_constants_included(connection: Connection) -> None:
    query = (
        select(cards, answers.c.text.label("given"))
        .join(answers)
        .where(cards.c.uid == bindparam("uid"), cards.c.marked == 0)
    )
    wanted = {"uid": a_card(2).uid}
    [expected] = connection.execute(query, wanted).all()
    [found] = Prepared(query).rows(connection, wanted)
    assert found._asdict() == dict(expected._mapping)
    assert (found.uid, found.given) == (a_card(2).uid, "Thing 2 is a thing.")


def test_first_scalar_and_column_take_their_part_of_the_rows(connection: Connection) -> None:
    numbers = Prepared(select(cards.c.number).order_by(cards.c.number.desc()))
    assert numbers.column(connection) == [3, 2, 1]
    assert (numbers.first(connection), numbers.scalar(connection)) == ((3,), 3)
    nothing = Prepared(select(cards.c.number).where(cards.c.id == bindparam("card")))
    assert (nothing.first(connection, {"card": 9}), nothing.scalar(connection, {"card": 9})) == (None, None)


def test_an_insert_fills_its_columns_and_the_same_statement_runs_again(connection: Connection) -> None:
    step = {"at_ms": 5, "label": "Rate", "touched": "[]", "inverse": "[]", "card_id": None}
    push = Prepared(insert(history), list(step))
    for label in ("Rate", "Flag"):
        push.run(connection, {**step, "label": label})
    rows = connection.execute(select(history.c.label, history.c.at_ms, history.c.undone)).all()
    assert rows[-2:] == [("Rate", 5, 0), ("Flag", 5, 0)]
    assert connection.execute(select(func.count()).select_from(history)).scalar() == len(rows)
