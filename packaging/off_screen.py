"""The environment of a program that runs without a screen and away from the user's own files."""

import os
from collections.abc import Mapping
from pathlib import Path

LEAKS = ("PYTHONHOME", "PYTHONPATH", "PYTHONWARNINGS", "COLUMNS", "LINES")
LEAKING_FAMILIES = ("TRAINER_", "QT_", "XDG_")


def off_screen(home: Path, outer: Mapping[str, str] = os.environ) -> dict[str, str]:
    """``outer`` without what would change the outcome, with Qt off screen and the user's folders in ``home``.

    Creates the one folder that has to be there before the program starts, readable by its owner alone.
    """
    kept = {
        name: value
        for name, value in outer.items()
        if name not in LEAKS and not name.startswith(LEAKING_FAMILIES)
    }
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        **kept,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "data"),
        "LOCALAPPDATA": str(home / "data"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }
