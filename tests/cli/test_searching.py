"""Finding, practising and exporting the cards of a search from the command line."""

import io
import json
from pathlib import Path

import pytest
from support.workspaces import Bench

from trainer.cli.main import main
from trainer.services import library


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_found_cards_are_listed_with_the_words_that_were_found(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(capsys, "find", "thing", "topic:Detection", "5", "--store", store)
    assert out.splitlines() == [
        "   5  What is thing number 5?  [Detection]",
        "      Thing 5 is a thing.",
        "1 card found.",
    ]


def test_found_cards_can_be_had_as_json(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(said(capsys, "find", "--json", "--store", store, "--", "-topic:Basics"))
    assert [row["number"] for row in rows] == [4, 5, 6]
    assert rows[0] == {
        "number": 4,
        "question": "What is thing number 4?",
        "topic": "Detection",
        "tags": [],
    }


def test_a_search_that_cannot_be_understood_is_one_sentence(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", "is:leach", "--store", store]) == 1
    assert "Did you mean is:leech?" in capsys.readouterr().err


def test_a_topic_that_is_called_otherwise_is_told(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "find", "topic:Detect", "--store", store)
    assert out.splitlines() == [
        "0 cards found.",
        "No card goes by topic:Detect. Did you mean topic:Detection?",
    ]


def test_a_search_is_practised_off_the_schedule(
    bench: Bench, store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n1\n\n3\n\n3\n\n3\n"))
    out = said(capsys, "study", "--search", "topic:Detection", "--store", store)
    assert "Again: comes once more today." in out
    assert "Good: practised." in out
    assert "4 answers in" in out
    assert out.endswith("No more cards of this search.\nThis was practice: the schedule is as it was.\n")
    assert library.browse(bench.restart(), "-is:new") == []


def test_practice_can_be_made_to_count(
    bench: Bench, store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n4\n"))
    out = said(capsys, "study", "--search", "5", "--as-reviews", "--store", store)
    assert "Easy: comes back in" in out
    assert "practice" not in out
    assert [line.number for line in library.browse(bench.restart(), "-is:new")] == [5]


def test_to_count_goes_with_a_search(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "--as-reviews", "--store", store]) == 1
    assert "--as-reviews goes with --search." in capsys.readouterr().err


def test_only_found_cards_are_exported_with_their_topics(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.json"
    out = said(capsys, "export", "cards", str(target), "--search", "topic:Detection -5", "--store", store)
    assert out == f"2 cards written to {target}.\n"
    content = json.loads(target.read_text(encoding="utf-8"))
    assert [card["number"] for card in content["cards"]] == [4, 6]
    assert [topic["path"] for topic in content["topics"]] == [["Detection"]]


def test_a_calendar_takes_no_search(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(tmp_path / "out.ics")
    assert main(["export", "forecast", target, "--search", "x", "--store", store]) == 1
    assert "Only cards, progress, reviews, report take a search." in " ".join(capsys.readouterr().err.split())


def test_only_the_reviews_of_the_cards_found_are_exported(store: str, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert main(["export", "reviews", str(target), "--search", "nothing is so called", "--store", store]) == 0
    assert len(target.read_text("utf-8").splitlines()) == 1
