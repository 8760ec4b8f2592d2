"""``trainer leeches``: who is forgotten again and again, and why."""

import json

import pytest
from support.workspaces import Bench

from trainer.cli.main import main
from trainer.core.event import Rating
from trainer.services import card_actions, preferences, study


@pytest.fixture
def bench(bench: Bench) -> Bench:
    """Six cards, the first of them a leech."""
    preferences.change_setting(bench.workspace, "leech_lapses", 3)
    for _ in range(3):
        study.answer(bench.workspace, 1, Rating.EASY)
        card_actions.set_due(bench.workspace, [1], "1")
        bench.clock.turn(days=1)
        study.answer(bench.workspace, 1, Rating.AGAIN)
        bench.clock.turn(minutes=20)
    return bench


def test_people_read_the_card_and_what_its_log_says(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["leeches", "--store", store]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "1 card forgotten again and again:",
        "",
        "1. What is thing number 1? (3 lapses)",
    ]
    assert lines[3].startswith("  Rated too high: 3 of 3 lapses followed")


def test_programs_read_the_same(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["leeches", "--json", "--store", store]) == 0
    (leech,) = json.loads(capsys.readouterr().out)["leeches"]
    assert (leech["number"], leech["lapses"], leech["topic"]) == (1, 3, "Basics")
    assert [each["kind"] for each in leech["findings"]] == ["overrated"]
    assert leech["findings"][0]["remedies"] == []


def test_without_leeches_it_says_so(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["leeches", "--store", f"{tmp_path}/new.db"]) == 0
    assert capsys.readouterr().out == "No card is forgotten again and again.\n"
