"""Opening a store: new, current, damaged, foreign, newer, unwritable."""

import sqlite3
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event, inspect

from trainer.core.errors import StoreError
from trainer.core.insight import DayWork
from trainer.core.measures import Progress
from trainer.store import migrations
from trainer.store.revision import HEAD
from trainer.store.tables import metadata
from trainer.store.unit_of_work import SqlStore


def test_a_new_store_has_the_tables_the_program_describes(tmp_path: Path) -> None:
    SqlStore(tmp_path / "new.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'new.db'}")
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {
            column["name"]: (str(column["type"]), column["nullable"])
            for column in found.get_columns(table.name)
        }
        declared = {
            column.name: (str(column.type.compile(engine.dialect)).split(" ")[0], bool(column.nullable))
            for column in table.columns
        }
        assert columns == declared, table.name
        assert {each["name"] for each in found.get_indexes(table.name)} == {
            each.name for each in table.indexes
        }
    engine.dispose()


def test_the_program_knows_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_current_store_opens_without_the_migration_library(tmp_path: Path) -> None:
    import subprocess
    import sys

    SqlStore(tmp_path / "new.db").close()
    code = (
        "import sys; from pathlib import Path; from trainer.store.unit_of_work import SqlStore;"
        f"SqlStore(Path({str(tmp_path / 'new.db')!r})); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Sir or Madam, " * 100)
    with pytest.raises(StoreError, match=r"letter\.db cannot be opened"):
        SqlStore(path)
    assert path.read_text().startswith("Dear Sir")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="not a store of this program"):
        SqlStore(path)


def test_a_store_of_a_newer_program_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "future.db"
    SqlStore(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        SqlStore(path)


def test_a_folder_in_the_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        SqlStore(tmp_path)


def test_two_programs_may_hold_one_store(tmp_path: Path) -> None:
    first, second = SqlStore(tmp_path / "shared.db"), SqlStore(tmp_path / "shared.db")
    with first.write() as unit:
        unit.settings.put("new_per_day", "5")
        unit.commit()
    with second.read() as unit:
        assert unit.settings.all() == {"new_per_day": "5"}
    first.close()
    second.close()


def test_a_unit_of_work_that_is_not_committed_leaves_nothing(tmp_path: Path) -> None:
    store = SqlStore(tmp_path / "store.db")
    with store.write() as unit:
        unit.settings.put("theme", '"dark"')
    with store.read() as unit:
        assert unit.settings.all() == {}
    store.close()


def test_a_store_of_an_older_program_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    migrations.upgrade(engine, "0001")
    with engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO settings VALUES ('new_per_day', '7')")
    engine.dispose()
    store = SqlStore(path)
    with store.read() as unit:
        assert unit.settings.all() == {"new_per_day": "7"}
        assert unit.cards.count() == 0
    store.close()
    copy = sqlite3.connect(tmp_path / f"old.before-{HEAD}.db")
    assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert copy.execute("SELECT value FROM settings").fetchall() == [("7",)]
    copy.close()


def test_cards_and_reviews_of_an_older_store_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    migrations.upgrade(engine, "0002")
    with engine.connect() as connection:
        for statement in (
            "INSERT INTO topics (id, uid, name, position) VALUES (1, x'01', 'Basics', 0)",
            "INSERT INTO cards (id, uid, question, topic_id, created_ms, deleted_ms) VALUES"
            " (1, x'01', 'New?', 1, 0, NULL), (2, x'02', 'Due?', 1, 0, NULL), (3, x'03', 'Gone?', 1, 0, 5)",
            "INSERT INTO schedules VALUES (2, 2, 3.5, 5.0, 40, NULL, 4, 0, 36, 0, 1, 0, 0, 0)",
            "INSERT INTO review_events (id, uid, card_id, kind, at_ms, study_day, rating, state, previous_days,"
            " duration_ms) VALUES (1, x'01', 2, 0, 0, 36, 3, 0, 0, 9000), (2, x'02', 2, 0, 1, 36, 3, 0, 0, 9000)",
            "INSERT INTO voided_events VALUES (2)",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    store = SqlStore(path)
    with store.read() as unit:
        assert unit.counts.groups(41) == [((1, None), Progress(cards=2, seen=1, new=1, due=1))]
        assert not unit.counts.differs()
        assert unit.days.stale() == [36]
        assert unit.days.work() == [DayWork(36, reviews=1, passed=1, time_ms=9_000)]
    store.close()
