"""A store of a few cards for the commands to work on."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.services.exchange import import_deck


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Six cards in two topics, and a clock that stands still."""
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


@pytest.fixture
def store(bench: Bench) -> str:
    """The same six cards as a file to name on the command line."""
    bench.workspace.store.close()
    return str(bench.path)
