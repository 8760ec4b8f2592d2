"""Starting the program, each time in a new process: the window, the topic tree, the first question, the memory."""

import json
import subprocess
import sys
import time
from functools import partial

from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part, Work
from trainer.bench.parts.window import bare_label

MODULE = "trainer.bench.started"


def start(mark: str, ground: Ground) -> None:
    """The whole program on the store."""
    _watch(mark, str(ground.store), ground)


def bare(mark: str, ground: Ground) -> None:
    """An empty window of Qt."""
    _watch(mark, "bare", ground)


def _watch(mark: str, what: str, ground: Ground) -> None:
    for _ in ground.rounds():
        began = time.time_ns()
        command = [sys.executable, "-P", "-m", MODULE, what]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"the program did not start: {done.stderr.strip().splitlines()[-1]}")
        marks = json.loads(done.stdout.splitlines()[-1])
        since = {"window": began, "tree": began, "question": 0}
        ground.took(marks[mark] if mark == "memory_mb" else (marks[mark] - since[mark]) / 1e6)


def _part(name: str, label: str, mark: str, floor: Work, target: float, unit: str = "ms") -> Part:
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
    )


PARTS = (
    _part("start-window", "start to window painted (warm)", "window", partial(bare, "window"), 0.35),
    _part("start-tree", "start to topic tree painted (warm)", "tree", partial(bare, "window"), 0.50),
    _part("first-question", "Study pressed to first question painted", "question", bare_label, 0.35),
    _part("memory", "memory while studying (PSS)", "memory_mb", partial(bare, "memory_mb"), 0.35, "MB"),
)
