"""Searches are kept under a name."""

from pathlib import Path

import pytest
from support.workspaces import Bench

from trainer.core.errors import BadInput
from trainer.core.search_query import QueryError
from trainer.services import history, preferences, saved_searches
from trainer.services.saved_searches import SavedSearch


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "store.db")


def test_searches_are_listed_by_name_also_after_a_restart(bench: Bench) -> None:
    saved_searches.keep(bench.workspace, "weak", "prop:r<0.8")
    saved_searches.keep(bench.workspace, "  Long  ones ", ' "anchor boxes" ')
    assert saved_searches.saved(bench.restart()) == (
        SavedSearch("Long ones", '"anchor boxes"'),
        SavedSearch("weak", "prop:r<0.8"),
    )


def test_one_of_the_same_name_gives_way(bench: Bench) -> None:
    saved_searches.keep(bench.workspace, "weak", "prop:r<0.8")
    saved_searches.keep(bench.workspace, "Weak", "is:leech")
    assert saved_searches.saved(bench.workspace) == (SavedSearch("Weak", "is:leech"),)


def test_what_has_no_name_or_cannot_be_understood_is_not_kept(bench: Bench) -> None:
    with pytest.raises(BadInput, match="needs a name"):
        saved_searches.keep(bench.workspace, " ", "is:leech")
    with pytest.raises(QueryError):
        saved_searches.keep(bench.workspace, "weak", "is:weak")
    assert saved_searches.saved(bench.workspace) == ()


def test_a_removed_search_is_gone_and_settings_are_untouched(bench: Bench) -> None:
    before = preferences.settings(bench.workspace)
    saved_searches.keep(bench.workspace, "weak", "is:leech")
    saved_searches.forget(bench.workspace, "weak")
    assert saved_searches.saved(bench.workspace) == ()
    assert preferences.settings(bench.workspace) == before


def test_a_removed_search_comes_back_by_undo_also_after_a_restart(bench: Bench) -> None:
    saved_searches.keep(bench.workspace, "weak", "is:leech")
    change = saved_searches.forget(bench.workspace, "weak")
    assert (change.label, bool(change.inverse)) == ("Remove search", True)
    history.undo(bench.restart())
    assert saved_searches.saved(bench.workspace) == (SavedSearch("weak", "is:leech"),)
    history.redo(bench.workspace)
    assert saved_searches.saved(bench.workspace) == ()


def test_a_search_that_gave_way_comes_back_by_undo(bench: Bench) -> None:
    saved_searches.keep(bench.workspace, "weak", "prop:r<0.8")
    saved_searches.keep(bench.workspace, "Weak", "is:leech")
    history.undo(bench.workspace)
    assert saved_searches.saved(bench.workspace) == (SavedSearch("weak", "prop:r<0.8"),)
    history.undo(bench.workspace)
    assert saved_searches.saved(bench.workspace) == ()
    history.redo(bench.workspace)
    assert saved_searches.saved(bench.workspace) == (SavedSearch("weak", "prop:r<0.8"),)
