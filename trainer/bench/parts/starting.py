"""Starting the program, each time in a new process: the window, the topic tree, the first question, the memory."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part, Work
from trainer.bench.parts.window import bare_label

MODULE = "trainer.bench.started"
FORGETTING = Path("/proc/sys/vm/drop_caches")
"""Linux forgets what it read of files when this is written to; only root may."""


def start(mark: str, ground: Ground, *, cold: bool = False) -> None:
    """The whole program on the store."""
    _watch(mark, str(ground.store), ground, cold)


def bare(mark: str, ground: Ground, *, cold: bool = False) -> None:
    """An empty window of Qt."""
    _watch(mark, "bare", ground, cold)


def forget_files() -> None:
    """Let the system read every file from the disk again.  Raises ``RuntimeError`` where that is not allowed."""
    if not os.access(FORGETTING, os.W_OK):
        raise RuntimeError("a cold start can only be measured as root on Linux")
    os.sync()
    FORGETTING.write_text("3", encoding="ascii")


def _watch(mark: str, what: str, ground: Ground, cold: bool) -> None:
    for _ in ground.rounds():
        if cold:
            forget_files()
        began = time.time_ns()
        command = [sys.executable, "-P", "-m", MODULE, what]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"the program did not start: {done.stderr.strip().splitlines()[-1]}")
        marks = json.loads(done.stdout.splitlines()[-1])
        since = {"window": began, "tree": began, "question": 0}
        ground.took(marks[mark] if mark == "memory_mb" else (marks[mark] - since[mark]) / 1e6)


def _part(
    name: str, label: str, mark: str, floor: Work, target: float, unit: str = "ms", note: str = ""
) -> Part:
    return Part(
        id=name,
        label=label,
        ours=partial(start, mark),
        floor=floor,
        times=5,
        unit=unit,
        window=True,
        writes=True,
        target=target,
        peer=name,
        note=note,
    )


def _start_parts(name: str, label: str, target: float, note: str = "") -> tuple[Part, Part]:
    """With the files still in memory from the start before, and read from the disk."""
    mark = name.removeprefix("start-")
    warm = _part(name, f"{label} (warm)", mark, partial(bare, "window"), target, note=note)
    cold = replace(
        warm,
        id=f"{name}-cold",
        label=f"{label} (cold)",
        ours=partial(start, mark, cold=True),
        floor=partial(bare, "window", cold=True),
        peer=f"{name}-cold",
    )
    return warm, cold


PARTS = (
    *_start_parts("start-window", "start to window painted", 0.35),
    *_start_parts(
        "start-tree",
        "start to topic tree painted",
        0.50,
    ),
    _part("first-question", "Study pressed to first question painted", "question", bare_label, 0.35),
    _part("memory", "memory while studying (PSS)", "memory_mb", partial(bare, "memory_mb"), 0.35, "MB"),
)
