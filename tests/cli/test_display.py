"""Whether a window can be opened is found out before Qt gets the chance to end the process."""

import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.cli.display import no_window


@pytest.fixture
def runtime_folder() -> Iterator[Path]:
    """A folder with a short name: the paths of sockets may not be long."""
    with tempfile.TemporaryDirectory(prefix="w") as folder:
        yield Path(folder)


@pytest.mark.parametrize("platform", ["linux", "freebsd14"])
def test_without_a_display_there_is_no_window(platform: str) -> None:
    assert no_window({}, platform) == "there is no display"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_one(platform: str) -> None:
    assert no_window({}, platform) is None


@pytest.mark.parametrize("plugin", ["offscreen", "minimal", "vnc", "vnc:port=5900", "linuxfb", "eglfs"])
def test_plugins_that_need_no_display_are_left_alone(plugin: str) -> None:
    assert no_window({"QT_QPA_PLATFORM": plugin}, "linux") is None


@pytest.mark.parametrize("plugin", ["xcb", "wayland", "wayland;xcb", "wayland-egl"])
def test_plugins_that_need_a_display_are_not(plugin: str) -> None:
    assert no_window({"QT_QPA_PLATFORM": plugin}, "linux") == "there is no display"


@pytest.mark.parametrize("display", [":7377", "nonsense", "/no/such/socket"])
def test_an_x_display_that_does_not_answer_is_no_display(display: str) -> None:
    assert no_window({"DISPLAY": display}, "linux") == f"the display {display} cannot be connected"


def test_an_x_display_is_not_asked_for_wayland_only() -> None:
    assert no_window({"DISPLAY": ":7377", "QT_QPA_PLATFORM": "wayland"}, "linux") == "there is no display"


def test_a_compositor_that_listens_is_a_display(runtime_folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(runtime_folder / "wayland-0"))
        compositor.listen()
        named = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(runtime_folder)}
        by_path = {"WAYLAND_DISPLAY": str(runtime_folder / "wayland-0")}

        assert no_window(named, "linux") is None
        assert no_window(by_path, "linux") is None
        assert no_window({**named, "QT_QPA_PLATFORM": "xcb"}, "linux") == "there is no display"


def test_a_compositor_that_is_gone_is_no_display(runtime_folder: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(runtime_folder)}

    assert no_window(environment, "linux") == "the display wayland-0 cannot be connected"
