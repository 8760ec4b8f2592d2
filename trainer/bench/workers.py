"""Child processes: each measures one part, ours or its floor, and ends."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from trainer import paths
from trainer.bench.child import Reply, Request
from trainer.bench.parts.base import Part

LONGEST_S = 900
"""A part that takes longer is stopped, and the table says so."""
OWN_FOLDERS = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"),
)


def measured(part: Part, store: Path, *, floor: bool, times: int = 0, profile: Path | None = None) -> Reply:
    """What one part (or its floor) takes on a store, which stays as it is."""
    with tempfile.TemporaryDirectory(dir=store.parent, prefix="part-") as place:
        folder = Path(place)
        if part.writes:
            store = Path(shutil.copyfile(store, folder / "store.db"))
        request = Request(
            part=part.id,
            floor=floor,
            store=str(store),
            folder=place,
            times=times,
            profile=str(profile or ""),
        )
        command = [sys.executable, "-P", "-m", "trainer.bench.child"]
        return asked(command, json.dumps(asdict(request)), environment(folder))


def asked(command: list[str], request: str, environment: Mapping[str, str]) -> Reply:
    """The reply of a child process; where it failed, what it said last."""
    try:
        done = subprocess.run(
            command,
            input=request,
            capture_output=True,
            text=True,
            env=environment,
            timeout=LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Reply(problem=f"not done after {LONGEST_S} s")
    said = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    if done.returncode or not said:
        return Reply(problem=said[-1] if said else f"ended with status {done.returncode}")
    told = json.loads(said[-1])
    return Reply(tuple(told["values"]), told["peak_mb"], told["problem"])


def environment(folder: Path) -> dict[str, str]:
    """The environment of a child: this program, nothing of the user's, a picture nobody sees without a display."""
    found = {
        **os.environ,
        "PYTHONPATH": str(paths.program_files()),
        **dict.fromkeys(OWN_FOLDERS, str(folder)),
    }
    found.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
    if sys.platform == "linux" and not (found.get("DISPLAY") or found.get("WAYLAND_DISPLAY")):
        found["QT_QPA_PLATFORM"] = "offscreen"
    return found
