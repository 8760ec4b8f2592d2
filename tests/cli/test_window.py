"""Handing over to the window, and what is said where there is none."""

import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from trainer.cli import window
from trainer.cli.main import main


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The paths that a window or a tour was started with; both end with status 7."""
    paths: list[Path] = []

    def run(path: Path) -> int:
        paths.append(path)
        return 7

    for name in ("start", "tour"):
        module = ModuleType(f"trainer.ui.{name}")
        module.__dict__["run"] = run
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return paths


def without_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_no_command_opens_the_window_on_the_store(handed_over: list[Path]) -> None:
    assert main(["--store", "some.db"]) == 7
    assert handed_over == [Path("some.db")]


def test_without_a_display_one_sentence_names_what_works(
    handed_over: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_display(monkeypatch)

    assert main([]) == 2
    assert handed_over == []
    assert capsys.readouterr().err == (
        "trainer: The window cannot be opened because there is no display, but 'trainer study' works in the "
        "terminal and 'trainer tour DIR' writes pictures of the window.\n"
    )


def test_the_tour_needs_no_display(
    handed_over: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without_display(monkeypatch)
    monkeypatch.setenv("DISPLAY", "nonsense")

    assert main(["tour", str(tmp_path / "new" / "folder")]) == 7
    assert handed_over == [tmp_path / "new" / "folder"]
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_tour_into_a_file_is_refused(
    handed_over: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()

    assert main(["tour", str(tmp_path / "file")]) == 1
    assert handed_over == []
    assert "cannot be made" in capsys.readouterr().err


def test_qt_that_cannot_be_loaded_is_told_like_a_missing_display(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(_module: str) -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file", name="PySide6.QtGui")

    monkeypatch.setattr(window, "importlib", SimpleNamespace(import_module=load))

    assert main(["--store", "some.db"]) == 2
    assert "because Qt cannot be loaded (libEGL.so.1: cannot open" in capsys.readouterr().err


def test_a_missing_module_of_our_own_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_module: str) -> None:
        raise ModuleNotFoundError("No module named 'trainer.ui.start'", name="trainer.ui.start")

    monkeypatch.setattr(window, "importlib", SimpleNamespace(import_module=load))

    with pytest.raises(ModuleNotFoundError):
        main(["--store", "some.db"])
