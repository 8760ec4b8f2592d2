"""``trainer similar``: the near-duplicates, for people and for programs."""

import json
from pathlib import Path

import pytest

from trainer.cli.main import main


def test_the_shipped_groups_are_listed_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["similar", "--json", "--store", str(tmp_path / "new.db")]) == 0
    groups = json.loads(capsys.readouterr().out)["groups"]
    assert len(groups) == 15
    assert all(set(card) == {"id", "number", "question"} for group in groups for card in group["cards"])
    assert [group["score"] for group in groups] == sorted((group["score"] for group in groups), reverse=True)


def test_people_read_numbers_and_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["similar", "--store", str(tmp_path / "new.db")]) == 0
    out = capsys.readouterr().out
    assert out.startswith("15 groups of cards that ask nearly the same:")
    assert "one subject already" in out


def test_cards_that_have_nothing_in_common_are_no_group(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["similar", "--store", store]) == 0
    assert capsys.readouterr().out == "No two cards ask nearly the same.\n"
