"""``packaging/dev.py``: what each command runs and how it ends."""

import ast
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import dev
import pytest
from faults import SetupError
from virtual_environment import Place

SCRIPT = dev.ROOT / "packaging" / "dev.py"
PYTHON = Path("/project/.venv/bin/python")
Calls = list[list[str]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The commands that would have been run, in a project that is set up."""
    return recorded(monkeypatch, lambda command: 0)


def recorded(monkeypatch: pytest.MonkeyPatch, code: Callable[[list[str]], int]) -> Calls:
    """The commands that would have been run; each ends with ``code`` of it."""
    done: Calls = []

    def call(command: list[str], environment: object, folder: object = None) -> int:
        done.append(command)
        return code(command)

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "set_up", lambda for_window=False: PYTHON)
    return done


def test_an_old_python_can_read_the_script() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_says_in_one_sentence_that_it_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(SCRIPT))
    assert ended.value.code == "The trainer needs Python 3.11 or later; this is Python 3.8."


@pytest.mark.parametrize("arguments", [[], ["rnu"]])
def test_an_unknown_command_is_answered_with_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    assert "python3 packaging/dev.py COMMAND" in capsys.readouterr().err


def test_help_tells_about_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n  {command} " in told for command in dev.COMMANDS)


def test_a_known_fault_is_one_sentence_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(for_window: bool = False) -> Path:
        raise SetupError("The disk is full.")

    monkeypatch.setattr(dev, "set_up", fail)
    assert dev.main(["test"]) == 1
    assert capsys.readouterr().err == "The disk is full.\n"


def test_testing_runs_every_check_and_the_tests_last(calls: Calls) -> None:
    assert dev.main(["test"]) == 0
    assert [command[1:] for command in calls] == [list(check) for check in dev.CHECKS.values()]
    assert calls[-1] == [str(PYTHON), "-m", "pytest", "-n", "auto", "--dist", "worksteal"]


def test_arguments_of_test_narrow_the_tests_alone(calls: Calls) -> None:
    assert dev.main(["test", "-k", "schedule"]) == 0
    assert [command for command in calls if "schedule" in command] == [calls[-1]]
    assert calls[-1][-2:] == ["-k", "schedule"]


def test_a_failed_check_stops_no_other_and_is_named_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = recorded(monkeypatch, lambda command: int("mypy" in command or "pytest" in command))
    assert dev.main(["test"]) == 1
    assert len(calls) == len(dev.CHECKS)
    assert capsys.readouterr().out.splitlines()[-1] == "Failed: types, tests."


def test_running_hands_its_arguments_to_the_trainer(calls: Calls) -> None:
    assert dev.main(["run", "study", "--limit", "5"]) == 0
    assert calls == [[str(PYTHON), "-P", "-m", "trainer", "study", "--limit", "5"]]


def test_measuring_hands_its_arguments_to_the_benchmark(calls: Calls) -> None:
    assert dev.main(["bench", "--list"]) == 0
    assert calls == [[str(PYTHON), "-P", "-m", "trainer", "bench", "--list"]]


def test_building_ends_with_trying_the_built_program(calls: Calls) -> None:
    assert dev.main(["build"]) == 0
    packed, tried = calls
    assert packed[1:3] == ["-m", "PyInstaller"]
    assert tried[1:] == ["packaging/smoke.py", str(dev.built_program())]


def test_a_program_that_could_not_be_built_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = recorded(monkeypatch, lambda command: 1)
    assert dev.main(["build"]) == 1
    assert len(calls) == 1


@pytest.mark.parametrize("command", ["setup", "build"])
def test_arguments_that_mean_nothing_are_refused(
    command: str, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main([command, "--fast"]) == 1
    assert "--fast" in capsys.readouterr().err
    assert calls == []


def test_locking_uses_uv_from_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, calls: Calls) -> None:
    monkeypatch.setattr(dev, "PLACE", Place(tmp_path, tmp_path / "requirements.txt", tmp_path / "guard"))
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert dev.main(["lock", "--upgrade"]) == 0
    assert calls == [["/bin/uv", *dev.LOCK_COMMAND, "--upgrade"]]


def test_locking_without_uv_says_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "PLACE", Place(tmp_path, tmp_path / "requirements.txt", tmp_path / "guard"))
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert dev.main(["lock"]) == 1
    assert "uv is needed" in capsys.readouterr().err
    assert calls == []


@pytest.mark.parametrize(("ended", "code"), [(0, 0), (3, 3), (-6, 134)])
def test_a_command_ended_by_a_signal_has_the_code_that_shells_give_it(
    monkeypatch: pytest.MonkeyPatch, ended: int, code: int
) -> None:
    monkeypatch.setattr("subprocess.run", lambda command, **_: subprocess.CompletedProcess(command, ended))
    assert dev.call(["anything"], {}) == code


def test_continuous_integration_runs_the_same_command_as_a_person() -> None:
    assert (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith("python3 packaging/dev.py test\n")
