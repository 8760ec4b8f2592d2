"""Killing the process loses nothing that was shown as done."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from support.workspaces import Bench, a_deck

from trainer.services import upkeep
from trainer.services.exchange import import_deck

REVIEWER = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from support.workspaces import Bench
from trainer.core.event import Rating
from trainer.services import study
bench = Bench(Path({store!r}))
for number in range(1000):
    study.answer(bench.workspace, number % 6 + 1, Rating.GOOD)
    print(number + 1, flush=True)
    bench.clock.turn(minutes=7)
"""


def test_every_answer_that_was_acknowledged_is_there_after_a_kill(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    bench = Bench(store)
    import_deck(bench.workspace, a_deck(6))
    bench.workspace.store.close()
    code = REVIEWER.format(tests=str(Path(__file__).parents[1]), store=str(store))
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    acknowledged = 0
    for line in process.stdout:
        acknowledged = int(line)
        if acknowledged == 37:
            os.kill(process.pid, signal.SIGKILL)
            break
    rest = process.stdout.read().split()
    process.wait()
    acknowledged = int(rest[-1]) if rest else acknowledged
    process.stdout.close()
    after = Bench(store)
    with after.workspace.store.read() as unit:
        events = list(unit.events.every())
    assert len(events) >= acknowledged
    assert upkeep.check(after.workspace).problems == ()
