"""``trainer keypoints``: what answers should mention, and what is proposed."""

import json
from pathlib import Path

import pytest

from trainer.cli.main import main

NOTES = """1. What is pooling?

Max pooling keeps the strongest activation of each region and shrinks the feature maps.

2. What is dropout?

Dropout silences random neurons, so that no neuron relies on another one.
"""


@pytest.fixture
def notes(tmp_path: Path, store: str) -> str:
    """The few cards of the store, and two imported ones with more to say."""
    file = tmp_path / "notes.txt"
    file.write_text(NOTES, "utf-8")
    assert main(["import", str(file), "--topic", "Notes", "--store", store]) == 0
    return store


def as_json(store: str, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["keypoints", "topic:Notes", "--json", "--store", store, *options]) == 0
    cards: list[dict[str, object]] = json.loads(capsys.readouterr().out)["cards"]
    return cards


def origins(card: dict[str, object]) -> set[str]:
    points = card["points"]
    assert isinstance(points, list)
    return {point["origin"] for point in points}


def test_imported_cards_have_points_proposed_until_they_are_kept(
    notes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = as_json(notes, capsys)
    assert (first["question"], first["documents"]) == ("What is pooling?", 1)
    assert origins(first) == origins(second) == {"proposed"}
    kept, _ = as_json(notes, capsys, "--keep")
    assert origins(kept) == {"own"}
    assert kept["points"] == [{**point, "origin": "own"} for point in first["points"]]  # type: ignore[attr-defined]


def test_people_read_a_question_mark_before_what_is_proposed(
    notes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["keypoints", "dropout", "--store", notes]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2. What is dropout?\n  ? ")
    assert "(1 of 1)" in out
    assert out.splitlines()[-1].startswith("1 card, 0 key points, ")


def test_shipped_points_are_listed_for_every_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keypoints", "--json", "--store", str(tmp_path / "new.db")]) == 0
    cards = json.loads(capsys.readouterr().out)["cards"]
    assert len(cards) == 50
    assert all(origins(card) == {"shipped"} for card in cards)


def test_a_search_that_cannot_be_understood_is_a_sentence(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keypoints", "is:odd", "--store", store]) == 1
    assert "odd" in capsys.readouterr().err
