"""What Qt needs of a Linux system: how it is found missing, named and installed."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import system_libraries
from faults import SetupError
from system_libraries import (
    FONT,
    OFF_SCREEN,
    WAYLAND,
    X11,
    Need,
    advice,
    ensure,
    ensure_venv_module,
    has_font,
    install,
    is_debian_like,
    lacking,
    packages_for,
    screen_needs,
)

GLIB, GL, *_ = OFF_SCREEN
CURSOR = next(need for need in X11 if "cursor" in need.name)
Commands = list[tuple[str, ...]]


def loader_without(*absent: Need) -> Callable[[str], object]:
    """A dynamic linker that does not find some libraries."""

    def load(name: str) -> object:
        if name in [need.name for need in absent]:
            raise OSError(f"{name}: cannot open shared object file")
        return object()

    return load


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """What was run, on a system whose package lists are complete and where everything succeeds."""
    return recorded(monkeypatch, lambda command: True)


def recorded(monkeypatch: pytest.MonkeyPatch, succeeds: Callable[[tuple[str, ...]], bool]) -> Commands:
    """The apt-get actions that were run with their packages, and how each command ends."""
    done: Commands = []

    def run(command: tuple[str, ...], **_: object) -> subprocess.CompletedProcess[bytes]:
        if command[0] == "apt-get":
            done.append(tuple(word for word in command[1:] if not word.startswith(("-", "DPkg"))))
        return subprocess.CompletedProcess(command, int(not succeeds(command)), b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    return done


def a_system(monkeypatch: pytest.MonkeyPatch, *states: tuple[Need, ...], root: bool) -> None:
    """A Linux that lacks one thing after the other each time it is asked; nothing once the list is at its end."""
    remaining = list(states)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(system_libraries, "lacking", lambda needs: remaining.pop(0) if remaining else ())
    monkeypatch.setattr(system_libraries, "may_install", lambda: root)


def test_a_library_is_missing_when_it_cannot_be_loaded() -> None:
    assert lacking(OFF_SCREEN, loader_without(GLIB)) == (GLIB,)


def test_nothing_is_missing_where_everything_loads() -> None:
    assert lacking((*OFF_SCREEN, *X11, *WAYLAND), loader_without()) == ()


def test_a_system_without_fonts_lacks_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "has_font", lambda: False)
    assert lacking((GLIB, FONT), loader_without()) == (FONT,)


def test_a_font_is_found_below_a_font_folder(tmp_path: Path) -> None:
    (tmp_path / "truetype" / "dejavu").mkdir(parents=True)
    (tmp_path / "truetype" / "dejavu" / "DejaVuSans.TTF").touch()
    assert has_font([str(tmp_path / "absent"), str(tmp_path)])


def test_folders_without_fonts_leave_the_question_to_fontconfig(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    (tmp_path / "fonts.dir").touch()
    assert not has_font([str(tmp_path)])


@pytest.mark.parametrize(
    ("environment", "needs"),
    [
        ({}, ()),
        ({"DISPLAY": ":0"}, X11),
        ({"WAYLAND_DISPLAY": "wayland-0"}, WAYLAND),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, (*X11, *WAYLAND)),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, X11),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ()),
    ],
)
def test_the_screen_decides_which_libraries_a_window_needs(
    environment: dict[str, str], needs: tuple[Need, ...]
) -> None:
    assert screen_needs(environment) == needs


@pytest.mark.parametrize(
    ("release", "debian_like"),
    [
        ("ID=debian\n", True),
        ("NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian\n", True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ('ID=fedora\nID_LIKE="rhel centos"\n', False),
        ("", False),
    ],
)
def test_debian_ubuntu_and_their_children_are_told_by_the_release_file(
    tmp_path: Path, release: str, debian_like: bool
) -> None:
    (tmp_path / "os-release").write_text(release, encoding="utf-8")
    assert is_debian_like(tmp_path / "os-release") is debian_like


def test_a_system_without_a_release_file_is_not_taken_for_debian(tmp_path: Path) -> None:
    assert not is_debian_like(tmp_path / "os-release")


def test_packages_are_asked_for_by_the_name_that_the_release_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(monkeypatch, lambda command: command[-1] != "libglib2.0-0t64")
    assert packages_for([GLIB, GL]) == ["libglib2.0-0", "libgl1"]
    recorded(monkeypatch, lambda command: command[-1] != "libglib2.0-0")
    assert packages_for([GLIB, GL]) == ["libglib2.0-0t64", "libgl1"]


def test_packages_that_the_lists_know_are_installed_without_an_update(commands: Commands) -> None:
    install([GL])
    assert commands == [("install", "libgl1")]


def test_empty_package_lists_are_updated_first(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = recorded(monkeypatch, lambda command: command[0] != "apt-cache")
    install([GL])
    assert commands == [("update",), ("install", "libgl1")]


def test_package_lists_that_are_too_old_are_updated_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = recorded(monkeypatch, lambda command: "install" not in command)
    install([GL])
    assert commands == [("install", "libgl1"), ("update",), ("install", "libgl1")]


def test_root_on_debian_gets_what_is_missing_installed(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    a_system(monkeypatch, (GL,), root=True)
    ensure({}, for_window=False)
    assert commands == [("install", "libgl1")]


def test_anybody_else_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch, commands: Commands) -> None:
    a_system(monkeypatch, (GL, CURSOR), root=False)
    with pytest.raises(
        SetupError, match=r"lacks libGL\.so\.1, libxcb-cursor\.so\.0;.* libgl1 libxcb-cursor0$"
    ):
        ensure({}, for_window=True)
    assert commands == []


def test_what_only_a_screen_needs_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_system(monkeypatch, (CURSOR,), root=False)
    ensure({}, for_window=True)
    assert capsys.readouterr().err == advice([CURSOR]) + "\n"


def test_other_systems_bring_what_qt_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    a_system(monkeypatch, (GL,), root=False)
    monkeypatch.setattr("sys.platform", "darwin")
    ensure({}, for_window=True)


def test_a_python_without_venv_gets_it_on_debian_as_root(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    answers = [False, True]
    monkeypatch.setattr(system_libraries, "can_make_venv", lambda: answers.pop(0))
    monkeypatch.setattr(system_libraries, "may_install", lambda: True)
    ensure_venv_module()
    assert [action for action, *_ in commands] == ["install"]
    assert commands[0][1].endswith("-venv")


def test_a_python_without_venv_is_told_in_a_sentence_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "can_make_venv", lambda: False)
    monkeypatch.setattr(system_libraries, "may_install", lambda: False)
    with pytest.raises(SetupError, match=r"apt-get install python3\.\d+-venv$"):
        ensure_venv_module()
