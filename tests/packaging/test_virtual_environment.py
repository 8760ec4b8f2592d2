"""When the environment is trusted, when it is made anew, and what is said when that fails."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import virtual_environment
from faults import SetupError
from virtual_environment import Place, fault, inventory, pip_command, pip_failure, prepare, read_stamp, remove

Commands = list[list[str]]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A project with a lock file and no environment."""
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("nh3==0.3.8\n", encoding="utf-8")
    return Place(tmp_path / ".venv", requirements, tmp_path / "build" / "setup.lock")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, place: Place) -> Commands:
    """What was run, where every command succeeds and leaves nh3 installed."""
    return recorded(monkeypatch, place)


def recorded(monkeypatch: pytest.MonkeyPatch, place: Place, pip_says: str = "") -> Commands:
    """What was run, where making the environment succeeds, and pip too unless it says something."""
    run: Commands = []

    def attempt(command: list[str]) -> subprocess.CompletedProcess[str]:
        run.append(command)
        place.folder.mkdir(exist_ok=True)
        failed = bool(pip_says) and "pip" in command
        return subprocess.CompletedProcess(command, int(failed), "", pip_says if failed else "")

    monkeypatch.setattr(virtual_environment, "attempt", attempt)
    monkeypatch.setattr(virtual_environment, "inventory", lambda python: ["nh3==0.3.8"])
    monkeypatch.setattr(virtual_environment.system_libraries, "ensure_venv_module", lambda: None)
    return run


def test_the_first_time_an_environment_is_made_and_the_second_time_nothing_is_done(
    place: Place, commands: Commands
) -> None:
    assert prepare(place) == place.python
    assert [command[2] for command in commands] == ["venv", "pip"]
    assert prepare(place) == place.python
    assert len(commands) == 2


def test_an_environment_without_a_stamp_was_not_finished_and_is_made_anew(
    place: Place, commands: Commands
) -> None:
    leftover = place.folder / "leftover"
    leftover.mkdir(parents=True)
    assert fault(place) == "it was not finished"
    prepare(place)
    assert not leftover.exists()


def test_other_locked_packages_ask_for_another_environment(place: Place, commands: Commands) -> None:
    prepare(place)
    place.requirements.write_text("nh3==0.3.9\n", encoding="utf-8")
    assert fault(place) == "the locked packages have changed"


def test_another_python_asks_for_another_environment(
    place: Place, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(place)
    made_by = virtual_environment.platform.python_version()
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    assert fault(place) == f"it was made by Python {made_by}"


def test_a_package_with_files_missing_asks_for_another_environment(
    place: Place, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(place)
    monkeypatch.setattr(virtual_environment, "inventory", lambda python: [])
    assert fault(place) == "it is damaged: nh3==0.3.8 is not complete"


def test_a_package_that_somebody_added_does_no_harm(
    place: Place, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(place)
    monkeypatch.setattr(virtual_environment, "inventory", lambda python: ["ipython==9.0", "nh3==0.3.8"])
    assert fault(place) is None


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"requirements": 1, "python": 2, "packages": 3}'])
def test_a_stamp_that_makes_no_sense_counts_as_none(tmp_path: Path, content: str) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text(content, encoding="utf-8")
    assert read_stamp(stamp) is None


def test_a_failed_download_leaves_no_stamp_and_is_told_in_a_sentence(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(monkeypatch, place, pip_says="WARNING: Retrying after connection broken\nERROR: nothing found\n")
    with pytest.raises(SetupError, match="check the network connection"):
        prepare(place)
    assert fault(place) == "it was not finished"


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(place: Place) -> None:
    place.requirements.with_name("build").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(SetupError, match=r"The environment in \.venv could not be made: .*build"):
        prepare(place)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one that was locked",
        ),
        ("ERROR: Could not install: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: Could not find a version that satisfies x (from versions: none)", "network connection"),
        ("WARNING: [Errno -3] Temporary failure in name resolution", "network connection"),
        ("WARNING: old\nERROR: something else\n\n", "could not be installed: ERROR: something else"),
        ("", "no reason was given"),
    ],
)
def test_what_pip_says_becomes_a_sentence(said: str, told: str) -> None:
    assert told in pip_failure(said)


def test_only_files_with_the_locked_hashes_are_installed(place: Place) -> None:
    assert "--require-hashes" in pip_command(place.python, place.requirements)


def test_settings_that_lead_pip_elsewhere_do_not_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    show = "import os; print(os.environ.get('PIP_TARGET'), os.environ['PIP_USER'])"
    assert virtual_environment.attempt([sys.executable, "-c", show]).stdout == "None 0\n"


def test_the_inventory_lists_the_complete_packages_of_an_interpreter() -> None:
    assert f"pytest=={pytest.__version__}" in inventory(Path(sys.executable))


def test_an_interpreter_that_does_not_start_has_an_empty_inventory(tmp_path: Path) -> None:
    assert inventory(tmp_path / "python") == []


def test_removing_a_link_keeps_what_it_leads_to(place: Place, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place.folder.symlink_to(elsewhere, target_is_directory=True)
    remove(place)
    assert elsewhere.is_dir()
    assert not place.folder.exists()


def test_removing_nothing_is_no_fault(place: Place) -> None:
    remove(replace(place, folder=place.folder / "nowhere"))
