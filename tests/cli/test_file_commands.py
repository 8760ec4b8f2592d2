"""``import`` and ``export`` from the command line."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trainer.cli.export import ROWS
from trainer.cli.main import main
from trainer.files import EXPORTS


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_a_new_store_holds_the_shipped_cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "cards.json"

    said(capsys, "--store", str(tmp_path / "new.db"), "export", "cards", str(target))

    cards = json.loads(target.read_text(encoding="utf-8"))["cards"]
    assert (len(cards), sum(len(card["answers"]) for card in cards)) == (50, 249)


def test_everything_the_application_exports_is_on_offer() -> None:
    assert tuple(ROWS) == EXPORTS


@pytest.mark.parametrize(
    ("what", "rows"), [("cards", "6 cards"), ("progress", "8 groups"), ("reviews", "0 reviews")]
)
@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_each_kind_is_written_in_the_format_of_the_suffix(
    what: str, rows: str, suffix: str, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"out.{suffix}"

    assert said(capsys, "export", what, str(target), "--store", store) == f"{rows} written to {target}.\n"
    assert target.read_bytes().startswith(
        b"{" if suffix == "json" else b"card_id" if what != "progress" else b"kind"
    )


@pytest.mark.parametrize(
    ("what", "name", "start"),
    [
        ("report", "report.html", b"<!DOCTYPE html>"),
        ("report", "report.pdf", b"%PDF-"),
        ("forecast", "due.ics", b"BEGIN:VCALENDAR"),
        ("everything", "all.json", b"{"),
        ("cards", "sheet.html", b"<!DOCTYPE html>"),
    ],
)
def test_reports_calendars_sheets_and_everything_are_written(
    what: str, name: str, start: bytes, store: str, tmp_path: Path, qtbot: QtBot
) -> None:
    assert main(["export", what, str(tmp_path / name), "--store", store]) == 0
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_report_is_of_a_period_on_a_paper(paper: str, store: str, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    days = "2026-03-01..2026-03-09"
    assert main(["export", "report", str(target), "--store", store, "--period", days, "--paper", paper]) == 0
    page = target.read_text("utf-8")
    assert "charts from Sun 1 Mar 2026 to Mon 9 Mar 2026" in page
    assert f"@page {{ size: {paper};" in page


def test_a_period_that_is_none_is_refused(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "report", str(tmp_path / "r.html"), "--store", store, "--period", "May"]) == 1
    assert "'May' is no period. Choose 30-days" in " ".join(capsys.readouterr().err.split())


def test_a_suffix_without_a_format_is_refused(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "cards", str(tmp_path / "cards.xlsx"), "--store", store]) == 1
    assert "Use one of .json, .csv, .html." in capsys.readouterr().err


def test_exported_cards_come_back_into_another_store(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, other = str(tmp_path / "cards.json"), str(tmp_path / "other.db")
    said(capsys, "export", "cards", target, "--store", store)

    found = "cards.json: 6 cards with 6 answers from 1 document.\n"
    assert (
        said(capsys, "import", target, "--store", other)
        == f"{found}Done: 6 cards added, 0 updated, 0 unchanged.\n"
    )
    assert (
        said(capsys, "import", target, "--store", other)
        == f"{found}Done: 0 cards added, 0 updated, 6 unchanged.\n"
    )


def test_imported_cards_may_go_under_a_topic(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, other = str(tmp_path / "cards.json"), str(tmp_path / "other.db")
    said(capsys, "export", "cards", target, "--store", store)
    said(capsys, "import", target, "--store", other, "--topic", "Exam::First")

    topics = json.loads(said(capsys, "stats", "--json", "--store", other))["topics"]
    assert [each["cards"] for each in topics if each["name"] == "Exam::First::Basics"] == [3]


def test_problems_in_a_file_are_told(tmp_path: Path, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "cards.json"
    said(capsys, "export", "cards", str(target), "--store", store)
    content = json.loads(target.read_text(encoding="utf-8"))
    target.write_text(json.dumps({**content, "cards": content["cards"] * 2}), encoding="utf-8")

    shown = said(capsys, "import", str(target), "--store", store)

    assert "Problem: cards.json: cards[6] has the id of an earlier card and was left out.\n" in shown


def test_a_file_that_is_not_there_is_refused(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "no-such-file.json", "--store", store]) == 1
    assert "no-such-file.json cannot be read" in capsys.readouterr().err
