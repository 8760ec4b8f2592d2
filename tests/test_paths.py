"""Where things are, in the words people use."""

import os
from pathlib import Path

from trainer.paths import as_written


def test_the_home_folder_is_written_as_a_tilde_where_the_system_knows_that() -> None:
    store = Path.home() / "notes" / "cards.db"
    assert as_written(store) == (str(store) if os.name == "nt" else "~/notes/cards.db")
    elsewhere = Path.home().parent / "shared" / "cards.db"
    assert as_written(elsewhere) == str(elsewhere)
