"""A learner whose process is killed between key presses again and again, and who starts again each time and goes on.

Run as a program of its own, so that it can fork without a window or a thread in the way: ``killed_learner.py STORE
SEED KILLS`` studies two copies of the store by the same keys, one without being killed, and prints what was to be
asked and how the cards stood at each kill: on the one before it, on the other after starting again.
"""

import json
import os
import shutil
import signal
import sys
from itertools import pairwise
from pathlib import Path
from random import Random

from support.workspaces import Bench, HandClock

from trainer.core.event import Rating
from trainer.services import history, library, study
from trainer.services.sitting import Sitting

RATINGS = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY)
SECONDS = 9
PRESSES = 400
NIGHT = "night"
ANSWERS_A_DAY = 30


def presses(seed: int) -> list[str]:
    """Keys: Space shows the answers, 1 to 4 rate, - buries, u undoes, r does it again; now and then a night passes."""
    random, keys = Random(seed), list[str]()
    while len(keys) < PRESSES:
        keys += [" ", "-" if random.random() < 0.1 else str(random.choice(RATINGS).value)]
        if random.random() < 0.15:
            keys += ["u", *(["r"] if random.random() < 0.3 else [])]
        if random.random() < 1 / ANSWERS_A_DAY:
            keys.append(NIGHT)
    return keys


class Desk:
    """A session from a start of the program on, at the time when ``pressed`` keys had been pressed."""

    def __init__(self, path: Path, pressed: list[str]) -> None:
        self.clock = HandClock()
        for key in pressed:
            self._wait(key)
        self.bench = Bench(path, self.clock)
        self.sitting = Sitting(self.bench.workspace)

    def press(self, key: str) -> None:
        """One key, some seconds after the one before."""
        self._wait(key)
        workspace, question = self.bench.workspace, self.sitting.current()
        if key == "u":
            change = history.undo(workspace)
            if change is not None and change.label == "Bury":
                self.sitting.refresh(first=change.card)
            elif change is not None and change.card is not None:
                self.sitting.went_back(change.card)
        elif key == "r":
            history.redo(workspace)
            self.sitting.refresh()
        elif question is not None and key == "-":
            study.bury(workspace, [question.card.id])
            self.sitting.refresh()
        elif question is not None and key.isdecimal():
            self.sitting.answer(question.card.id, Rating(int(key)), SECONDS * 1000)

    def outcome(self) -> dict[str, object]:
        """Where every card stands, how many are still to come, and which would be asked now."""
        question = self.sitting.current()
        return {
            "cards": [repr(line.schedule) for line in library.browse(self.bench.workspace)],
            "counts": repr(self.sitting.counts),
            "next": None if question is None else question.card.number,
        }

    def _wait(self, key: str) -> None:
        if key == NIGHT:
            self.clock.turn(days=1)
        else:
            self.clock.turn(minutes=SECONDS / 60)


def study_through(path: Path, keys: list[str], places: list[int]) -> list[dict[str, object]]:
    """Without being killed: the outcome at each of these places."""
    desk, outcomes = Desk(path, []), []
    for place, key in enumerate([*keys, NIGHT]):
        outcomes += [desk.outcome()] * places.count(place)
        desk.press(key)
    desk.bench.workspace.store.close()
    return outcomes


def study_until_killed(path: Path, keys: list[str], since: int, until: int) -> None:
    """In a process of its own: start, press the keys since the last kill, and have no chance to put things in order."""
    process = os.fork()
    if process == 0:
        desk = Desk(path, keys[:since])
        for key in keys[since:until]:
            desk.press(key)
        os.kill(os.getpid(), signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status)


def after_kill(path: Path, keys: list[str], place: int) -> dict[str, object]:
    """What a program that is started now finds."""
    desk = Desk(path, keys[:place])
    outcome = desk.outcome()
    desk.bench.workspace.store.close()
    return outcome


def main(store: Path, seed: int, kills: int) -> None:
    """Print what came of it as JSON."""
    keys, random = presses(seed), Random(seed)
    places = sorted(random.randrange(len(keys) + 1) for _ in range(kills))
    through, killed = store.with_name("through.db"), store.with_name("killed.db")
    shutil.copy(store, through)
    shutil.copy(store, killed)
    found = []
    for since, until in pairwise([0, *places]):
        study_until_killed(killed, keys, since, until)
        found.append(after_kill(killed, keys, until))
    told = {"keys": keys, "places": places, "through": study_through(through, keys, places), "killed": found}
    print(json.dumps(told))  # noqa: T201 - a program's result


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
