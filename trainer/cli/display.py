"""Whether a window can be opened here; found out beforehand, because Qt ends the whole process when it cannot."""

import ctypes
from collections.abc import Mapping
from pathlib import Path

NEEDS_X = "xcb"
NEEDS_WAYLAND = "wayland"
LIBRARIES = ("libxcb.so.1", "libxcb-cursor.so.0")
"""System libraries that Qt's X11 plugin needs and that its packages do not bring along."""


def no_window(environment: Mapping[str, str], platform: str) -> str | None:
    """Why no window can be opened, as a clause without a full stop; ``None`` where one can.

    ``platform`` is Python's ``sys.platform``; only systems with X11 or Wayland are looked at.
    """
    wanted = _plugins(environment.get("QT_QPA_PLATFORM", ""))
    if platform in ("win32", "darwin") or any(
        not name.startswith((NEEDS_X, NEEDS_WAYLAND)) for name in wanted
    ):
        return None
    x11 = environment.get("DISPLAY", "") if _allowed(wanted, NEEDS_X) else ""
    wayland = environment.get("WAYLAND_DISPLAY", "") if _allowed(wanted, NEEDS_WAYLAND) else ""
    if wayland and _wayland_answers(wayland, environment.get("XDG_RUNTIME_DIR", "")):
        return None
    if not x11:
        return f"the display {wayland} cannot be connected" if wayland else "there is no display"
    missing = [name for name in LIBRARIES if not _loads(name)]
    if missing:
        return f"the system library {missing[0]} is missing"
    return None if _x_answers(x11) else f"the display {x11} cannot be connected"


def _plugins(setting: str) -> list[str]:
    """The names in a setting such as ``wayland;xcb:option``."""
    return [part.split(":")[0].strip() for part in setting.split(";") if part.strip()]


def _allowed(wanted: list[str], plugin: str) -> bool:
    return not wanted or any(name.startswith(plugin) for name in wanted)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x_answers(display: str) -> bool:
    """Whether the X server lets us in, asked the way Qt will ask it."""
    xcb = ctypes.CDLL(LIBRARIES[0])
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(display.encode(), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland_answers(display: str, folder: str) -> bool:
    """Whether something listens at the compositor's socket, an absolute path or a name in ``folder``."""
    import socket

    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(Path(folder) / display))
        except OSError:
            return False
    return True
