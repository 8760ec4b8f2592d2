"""Killing the process between any two key presses and starting again gives the same queue and the same schedule."""

import json
import os
import subprocess
import sys
from pathlib import Path

from support import killed_learner
from support.workspaces import Bench, a_deck

from trainer.services import upkeep
from trainer.services.exchange import import_deck

KILLS = 100


def test_a_hundred_kills_between_key_presses_change_neither_queue_nor_schedule(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(60, pairs=True))
    bench.workspace.store.close()
    program = [sys.executable, killed_learner.__file__, str(bench.path), "7", str(KILLS)]
    places = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, Path(__file__).parents[1:3]))}
    ran = subprocess.run(program, env=places, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    told = json.loads(ran.stdout)
    assert len(told["killed"]) == len(told["through"]) == KILLS
    assert {" ", "1", "4", "-", "u", "r", "night"} <= set(told["keys"])
    for place, through, killed in zip(told["places"], told["through"], told["killed"], strict=True):
        assert (place, killed) == (place, through)
    assert len({each["next"] for each in told["through"]}) > 20
    after = Bench(tmp_path / "killed.db")
    assert upkeep.check(after.workspace).problems == ()
    after.workspace.store.close()
