"""The shared libraries and fonts that Qt takes from a Linux system, and the packages that bring them.

Presence is judged by loading the library, never by a package's name: Debian 13 and Ubuntu 24.04 renamed some.
Where this runs as root on Debian or Ubuntu, what is missing gets installed.
"""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from faults import SetupError


@dataclass(frozen=True)
class Need:
    """Something of the system; ``packages`` are its names on Debian, the one of the newest release first."""

    name: str
    packages: tuple[str, ...]


OFF_SCREEN = (
    Need("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Need("libGL.so.1", ("libgl1",)),
    Need("libEGL.so.1", ("libegl1",)),
    Need("libX11.so.6", ("libx11-6",)),
    Need("libdbus-1.so.3", ("libdbus-1-3",)),
    Need("libxkbcommon.so.0", ("libxkbcommon0",)),
    Need("libfontconfig.so.1", ("libfontconfig1",)),
    Need("libfreetype.so.6", ("libfreetype6",)),
)
X11 = (
    Need("libX11-xcb.so.1", ("libx11-xcb1",)),
    Need("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    Need("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    Need("libxcb-image.so.0", ("libxcb-image0",)),
    Need("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    Need("libxcb-randr.so.0", ("libxcb-randr0",)),
    Need("libxcb-render.so.0", ("libxcb-render0",)),
    Need("libxcb-render-util.so.0", ("libxcb-render-util0",)),
    Need("libxcb-shape.so.0", ("libxcb-shape0",)),
    Need("libxcb-shm.so.0", ("libxcb-shm0",)),
    Need("libxcb-sync.so.1", ("libxcb-sync1",)),
    Need("libxcb-util.so.1", ("libxcb-util1",)),
    Need("libxcb-xfixes.so.0", ("libxcb-xfixes0",)),
    Need("libxcb-xkb.so.1", ("libxcb-xkb1",)),
    Need("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
)
WAYLAND = (
    Need("libwayland-client.so.0", ("libwayland-client0",)),
    Need("libwayland-cursor.so.0", ("libwayland-cursor0",)),
)
FONT = Need("a font", ("fonts-dejavu-core",))
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb", ".pcf.gz")
QUIETLY = ("-qq", "-o", "DPkg::Lock::Timeout=300")

Loader = Callable[[str], object]


def ensure(environment: Mapping[str, str], for_window: bool) -> None:
    """Install or name what Qt lacks here; ``for_window`` adds what the screen in ``environment`` needs.

    Raises ``SetupError`` when Qt could not even be imported; what only a screen or the text on it needs is a
    warning on stderr.
    """
    if not sys.platform.startswith("linux"):
        return
    screen = screen_needs(environment) if for_window else ()
    missing = lacking((*OFF_SCREEN, *screen, FONT))
    if missing and may_install():
        install(missing)
        missing = lacking(missing)
    if any(need in OFF_SCREEN for need in missing):
        raise SetupError(advice(missing))
    if missing:
        print(advice(missing), file=sys.stderr)


def ensure_venv_module() -> None:
    """Make sure that this Python can make a virtual environment; Debian ships that part separately."""
    module = Need("the venv module of this Python", (f"python3.{sys.version_info.minor}-venv",))
    if can_make_venv():
        return
    if may_install():
        install((module,))
        importlib.invalidate_caches()
    if not can_make_venv():
        raise SetupError(advice((module,)))


def can_make_venv() -> bool:
    """Whether ``venv`` and the ``ensurepip`` it calls are both there."""
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def screen_needs(environment: Mapping[str, str]) -> tuple[Need, ...]:
    """What Qt's window plugin needs on the screen that ``environment`` names; nothing for another plugin."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return ()
    return (
        *(X11 if environment.get("DISPLAY") else ()),
        *(WAYLAND if environment.get("WAYLAND_DISPLAY") else ()),
    )


def lacking(needs: Iterable[Need], load: Loader = ctypes.CDLL) -> tuple[Need, ...]:
    """The needs that are not met, in their order."""
    return tuple(need for need in needs if not (has_font() if need is FONT else loads(need.name, load)))


def loads(name: str, load: Loader) -> bool:
    """Whether the dynamic linker finds the library and everything it needs in turn."""
    try:
        load(name)
    except OSError:
        return False
    return True


def has_font(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Whether any font is in the usual folders or known to fontconfig."""
    for folder in folders:
        for _, _, names in os.walk(Path(folder).expanduser()):
            if any(name.lower().endswith(FONT_SUFFIXES) for name in names):
                return True
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.run([lister], capture_output=True, check=False).stdout.strip())


def may_install(release: Path = Path("/etc/os-release")) -> bool:
    """Whether this is root on Debian, Ubuntu or one of their children."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and shutil.which("apt-get") is not None and is_debian_like(release)


def is_debian_like(release: Path) -> bool:
    """Whether an ``os-release`` file says Debian or Ubuntu, itself or as what it is like."""
    try:
        lines = release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    said = dict(line.split("=", 1) for line in lines if "=" in line)
    words = f"{said.get('ID', '')} {said.get('ID_LIKE', '')}".replace('"', "").split()
    return bool({"debian", "ubuntu"} & set(words))


def install(needs: Iterable[Need]) -> None:
    """Install with apt-get, after an update where the package lists are absent or too old.

    A failure is told by apt-get itself on stderr; whether a need is met afterwards is the caller's to check.
    """
    wanted = tuple(needs)
    print("Installing with apt-get: " + ", ".join(need.name for need in wanted) + ".", file=sys.stderr)
    if all(first_known(need) for need in wanted) and apt_get("install", *packages_for(wanted)):
        return
    apt_get("update")
    apt_get("install", *packages_for(wanted))


def packages_for(needs: Iterable[Need]) -> list[str]:
    """The packages by the names that this release knows them by."""
    return [first_known(need) or need.packages[-1] for need in needs]


def first_known(need: Need) -> str | None:
    """The first of the names that the package lists have, or ``None`` when they have none of them."""
    return next((name for name in need.packages if quietly("apt-cache", "show", name)), None)


def apt_get(action: str, *packages: str) -> bool:
    """Run apt-get without questions; whether it succeeded."""
    extra = ("-y", "--no-install-recommends") if action == "install" else ()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ("apt-get", *QUIETLY, action, *extra, *packages)
    return subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode == 0


def quietly(*command: str) -> bool:
    """Whether a command succeeds; what it says is dropped."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def advice(missing: Iterable[Need]) -> str:
    """One sentence: what is missing, and which command brings it where that is known."""
    needs = tuple(missing)
    names = ", ".join(need.name for need in needs)
    packages = " ".join(need.packages[-1] for need in needs)
    return f"This system lacks {names}; on Debian or Ubuntu run: sudo apt-get install {packages}"
