"""The command from end to end, on a store of fifty cards; nothing here looks at how long anything takes."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from trainer.bench.build import kept_store
from trainer.bench.child import Request, serve
from trainer.bench.contents import Size
from trainer.bench.parts import PARTS, starting
from trainer.bench.parts.base import Part
from trainer.bench.run import busy, chosen_parts
from trainer.bench.workers import measured
from trainer.cli.main import main

SMALL = Size(60, 600)


def bench(folder: Path, *options: str) -> int:
    return main(["bench", "--folder", str(folder), "--sizes", "50", *options])


def test_a_run_prints_a_table_and_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(tmp_path, "--parts", "search-du") == 0
    out = capsys.readouterr().out
    assert "search: due cards" in out
    told = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert [each["part"] for each in told["results"]] == ["search-due"]
    assert all(each["ours"]["median"] > 0 and each["problem"] == "" for each in told["results"])
    assert told["stores"] == [{"cards": 50, "reviews": 0, "bytes": (tmp_path / "50-0.db").stat().st_size}]


def test_the_stores_alone_can_be_had(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(tmp_path, "--build-only") == 0
    assert capsys.readouterr().out == f"{tmp_path / '50-0.db'}\n"


def test_the_parts_are_listed_without_building_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(tmp_path, "--list") == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [part.id for part in PARTS]
    assert list(tmp_path.glob("*.db")) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--parts", "serach"], "There is no part called 'serach'. trainer bench --list names them all."),
        (
            ["--sizes", "many"],
            "--sizes takes numbers of cards, not 'many'. For example: --sizes 50,10000,100000.",
        ),
    ],
)
def test_what_is_not_known_is_said(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "--folder", str(tmp_path), *options]) == 1
    assert capsys.readouterr().err == f"trainer: {said}\n"


def test_a_part_is_named_by_its_id_or_the_beginning_of_some() -> None:
    assert [part.id for part in chosen_parts("undo")] == ["undo"]
    assert [part.id for part in chosen_parts("undo-, agenda")] == ["agenda", "undo-move", "undo-tag"]
    assert chosen_parts("") == list(PARTS)


def test_a_busy_machine_is_told_of() -> None:
    assert busy(9.4, 2).startswith("the machine was busy (9.4 processes at work for 2 processors)")
    assert busy(2.0, 2) == busy(None, 2) == ""


def test_every_part_has_a_name_of_its_own() -> None:
    assert len({part.id for part in PARTS}) == len(PARTS)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept_store(tmp_path_factory.mktemp("bench"), SMALL)


@pytest.mark.parametrize("part", [each for each in PARTS if not each.window], ids=lambda part: str(part.id))
@pytest.mark.parametrize("floor", [False, True], ids=["ours", "floor"])
def test_every_part_and_its_floor_measure_something(
    part: Part, floor: bool, store: Path, tmp_path: Path
) -> None:
    if floor and part.floor is None:
        return
    mine = tmp_path / "store.db"
    mine.write_bytes(store.read_bytes())
    request = Request(part=part.id, floor=floor, store=str(mine), folder=str(tmp_path), times=1)
    assert len(serve(request).values) == 1


WINDOW = ("rate", "sort", "progress", "scope", "report-pdf")


@pytest.mark.parametrize("part", [each for each in PARTS if each.id in WINDOW], ids=lambda part: str(part.id))
def test_parts_of_the_window_measure_what_is_painted(
    part: Part, store: Path, tmp_path: Path, qapp: QApplication
) -> None:
    mine = tmp_path / "store.db"
    mine.write_bytes(store.read_bytes())
    for floor in (False, True):
        request = Request(part=part.id, floor=floor, store=str(mine), folder=str(tmp_path), times=1)
        assert len(serve(request).values) == 1


def test_a_start_of_the_program_is_watched_up_to_the_first_question(store: Path) -> None:
    part = next(each for each in PARTS if each.id == "first-question")
    reply = measured(part, store, floor=False, times=1)
    assert reply.problem == ""
    assert len(reply.values) == 1


def test_before_a_cold_start_the_system_is_told_to_forget_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "FORGETTING", tmp_path / "forget")
    with pytest.raises(RuntimeError, match="only be measured as root on Linux"):
        starting.forget_files()
    (tmp_path / "forget").touch()
    starting.forget_files()
    assert (tmp_path / "forget").read_text(encoding="ascii") == "3"


def test_a_part_that_fails_says_why_and_others_go_on(tmp_path: Path) -> None:
    part = next(each for each in PARTS if each.id == "check")
    nothing = tmp_path / "no-store.db"
    nothing.write_bytes(b"no database at all")
    assert "cannot be opened" in measured(part, nothing, floor=False).problem
