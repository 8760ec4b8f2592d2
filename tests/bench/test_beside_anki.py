"""The same work by Anki: what it is given, what it is asked, and what is said where it cannot be had."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from trainer.bench import beside_anki, workers
from trainer.bench.beside_anki import WINDOW, WORK, Anki
from trainer.bench.contents import Size
from trainer.bench.parts import PARTS
from trainer.core.errors import BadInput

SIZE = Size(20, 200)


class Commands:
    """Stands in for running commands: remembers them, and ends each as it is told."""

    def __init__(self) -> None:
        self.done: list[list[str]] = []
        self.requests: list[dict[str, Any]] = []
        self.contents: list[list[Any]] = []
        self.fault = ""

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.done.append(command)
        if "input" in options:
            self._answer(json.loads(options["input"]))
        said = '{"values": [1.5], "peak_mb": 90.0, "problem": ""}'
        return subprocess.CompletedProcess(command, int(bool(self.fault)), said, self.fault)

    def _answer(self, request: dict[str, Any]) -> None:
        self.requests.append(request)
        if request["work"] == "build":
            lines = Path(request["contents"]).read_text(encoding="utf-8").splitlines()
            self.contents = [json.loads(line) for line in lines]
            Path(request["collection"]).touch()


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    commands = Commands()
    monkeypatch.setattr(beside_anki.subprocess, "run", commands)
    monkeypatch.setattr(workers.subprocess, "run", commands)
    return commands


def an_anki(folder: Path) -> Anki:
    (folder / "anki" / "environment" / "bin").mkdir(parents=True, exist_ok=True)
    (folder / "anki" / "environment" / "Scripts").mkdir(exist_ok=True)
    return Anki(folder, lambda _: None)


def part(name: str) -> Any:
    return next(each for each in PARTS if each.id == name)


def test_it_is_given_the_same_notes_and_reviews(tmp_path: Path, commands: Commands) -> None:
    an_anki(tmp_path).measured(part("tree"), SIZE)
    assert [line[0] for line in commands.contents] == ["note"] * 20 + ["review"] * 200


def test_it_is_asked_for_the_same_work_as_often(tmp_path: Path, commands: Commands) -> None:
    reply = an_anki(tmp_path).measured(part("tree"), SIZE)
    assert reply.values == (1.5,)
    assert commands.requests[-1]["work"] == "tree"
    assert commands.requests[-1]["times"] == part("tree").times


def test_its_collection_is_built_once_a_day(tmp_path: Path, commands: Commands) -> None:
    anki = an_anki(tmp_path)
    anki.measured(part("tree"), SIZE)
    anki.measured(part("search-tag"), SIZE)
    assert [request["work"] for request in commands.requests] == ["build", "tree", "search-tag"]


def test_its_window_is_installed_only_for_what_is_painted(tmp_path: Path, commands: Commands) -> None:
    anki = an_anki(tmp_path)
    anki.measured(part("tree"), SIZE)
    assert not any(each.startswith("aqt") for command in commands.done for each in command)
    anki.measured(part("rate"), SIZE)
    assert any(each.startswith("aqt") for command in commands.done for each in command)
    assert commands.done[-1][-1] == str(WINDOW)


def test_where_it_cannot_be_installed_the_reason_is_said(tmp_path: Path, commands: Commands) -> None:
    commands.fault = "Collecting anki\nno connection"
    with pytest.raises(BadInput, match=r"Anki 26\.9\.3 cannot be installed: no connection"):
        an_anki(tmp_path)


@pytest.mark.parametrize("peer", [each.peer for each in PARTS if each.peer])
def test_every_part_that_is_compared_is_known_to_one_of_its_scripts(peer: str) -> None:
    known = WORK.read_text(encoding="utf-8") + WINDOW.read_text(encoding="utf-8")
    assert f'"{peer.removesuffix("-cold")}"' in known
