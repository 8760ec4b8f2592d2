"""Starting: what a fresh process has loaded by the time the window, and then the tree, is on the screen."""

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trainer.ui import start
from trainer.ui.main_window import MainWindow
from trainer.ui.theme import themes

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import json, sys
from trainer.cli.main import main
from trainer.ui import start

told = {}
opened = start.open_store

def painted(window, store):
    told["painted"] = sorted(sys.modules)
    window.settled.connect(lambda: settled(window))
    opened(window, store)
    from trainer.ui.widgets.topic_list import TopicList
    window.findChild(TopicList).painted.connect(tree_painted)

def tree_painted():
    told["tree"] = sorted(sys.modules)

def settled(window):
    told["settled"] = sorted(sys.modules)
    window.close()

start.open_store = painted
status = main(["--store", sys.argv[1]])
print(json.dumps(told))
raise SystemExit(status)
"""
NEVER_AT_FIRST = {
    "sqlalchemy",
    "sqlite3",
    "alembic",
    "numpy",
    "pyqtgraph",
    "markdown",
    "pygments",
    "nh3",
    "rapidfuzz",
    "snowballstemmer",
    "asyncio",
    "email",
    "xml",
}
"""Packages no window needs to be painted."""
OURS_AT_FIRST = {"trainer.app", "trainer.store", "trainer.services", "trainer.importers", "trainer.charts"}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The modules a start on a store of the shipped cards has loaded, by how far it has come."""
    store = str(tmp_path_factory.mktemp("start") / "trainer.db")
    watched(store)
    return watched(store)


def watched(store: str) -> dict[str, set[str]]:
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED, store], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return {name: set(modules) for name, modules in json.loads(ended.stdout).items()}


def packages(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


def test_the_window_is_painted_before_anything_heavy_is_loaded(loaded: dict[str, set[str]]) -> None:
    assert packages(loaded["painted"]) & NEVER_AT_FIRST == set()
    assert loaded["painted"] & OURS_AT_FIRST == set()


def test_only_the_widgets_of_the_empty_window_are_loaded_at_first(loaded: dict[str, set[str]]) -> None:
    widgets = {name for name in loaded["painted"] if name.startswith("trainer.ui.")}
    assert widgets == {
        "trainer.ui.main_window",
        "trainer.ui.notices",
        "trainer.ui.start",
        "trainer.ui.theme",
        "trainer.ui.widgets",
        "trainer.ui.widgets.navigation",
    }


def test_the_tree_and_today_are_shown_without_charts_migrations_and_markdown(
    loaded: dict[str, set[str]],
) -> None:
    late = {"alembic", "numpy", "pyqtgraph", "pygments", "markdown", "nh3", "rapidfuzz", "snowballstemmer"}
    assert packages(loaded["settled"]) & late == set()


def test_the_first_view_is_shown_without_other_views_dialogs_and_formats(
    loaded: dict[str, set[str]],
) -> None:
    ours = {name for name in loaded["settled"] if name.startswith("trainer.")}
    views = {name for name in ours if name.startswith("trainer.ui.views.")}
    assert {"trainer.ui.views.today_view", "trainer.ui.views.topic_tree_view"} <= views
    assert views.isdisjoint(
        {f"trainer.ui.views.{name}" for name in ("study_view", "browse_view", "progress_view", "card_form")}
    )
    for room in ("importers", "exporters", "charts", "ui.dialogs", "cli.export", "cli.study", "files"):
        assert not [name for name in ours if name.startswith(f"trainer.{room}")], room


def test_the_tree_is_painted_before_what_opens_the_store_is_loaded(loaded: dict[str, set[str]]) -> None:
    assert packages(loaded["tree"]) & {"sqlalchemy", "asyncio", "email"} == set()
    assert {name for name in loaded["tree"] if name.startswith("trainer.store.")} == {
        "trainer.store.first_look",
        "trainer.store.revision",
        "trainer.store.uids",
    }


def test_a_store_that_cannot_be_opened_is_told_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("This is no database, and longer than the header of one would be. " * 20)
    window = MainWindow(themes()["light"], tmp_path / "window.ini")
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.settled):
        start.open_store(window, broken)
    assert "cannot be opened" in window._waiting.text()


def test_garbage_is_collected_again_once_the_window_has_settled() -> None:
    gc.disable()
    start._collect_again()
    gc.unfreeze()
    assert gc.isenabled()
