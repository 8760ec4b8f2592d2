"""What a search says of names that no card goes by."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.services.exchange import import_deck
from trainer.services.unknown_names import unknown_name


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


@pytest.mark.parametrize(
    ("search", "told"),
    [
        ("topic:Detect", "No card goes by topic:Detect. Did you mean topic:Detection?"),
        ("thing topic:Bascis", "No card goes by topic:Bascis. Did you mean topic:Basics?"),
        ("is:new (thing or subject:2)", 'No card goes by subject:2. Did you mean subject:"Subject 2"?'),
        ("document:note", "No card goes by document:note. Did you mean document:Notes?"),
        ("tag:hard", "No card goes by tag:hard."),
    ],
)
def test_a_name_that_no_card_goes_by_is_told_with_what_may_be_meant(
    bench: Bench, search: str, told: str
) -> None:
    assert str(unknown_name(bench.workspace, search)) == told


@pytest.mark.parametrize("search", ["", "nothing", "topic:Basics", "topic:B* is:due", "-tag:* flag:3"])
def test_names_that_are_known_are_no_trouble(bench: Bench, search: str) -> None:
    assert unknown_name(bench.workspace, search) is None
