"""What Anki's whole program takes: runs as a script in Anki's own environment, which knows nothing of the trainer.

Takes one JSON object on standard input (``work``, ``collection``, ``folder``, ``times``) and answers with one on
standard output.  Each start is a process of its own, this file again with the word ``watch``, which looks at Anki
through its hooks.  What a web page shows counts as painted when a script in it runs after the change.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROFILE = "User 1"
GOOD = 3
CALM_MS = 250
"""Between a step and the next, so that each begins at rest."""
LOOK_MS = 1000
"""The learner looks at the decks before pressing Study, as in ``started``."""
LONGEST_S = 120
COLD = "-cold"
"""Ends the name of work that begins with every file read from the disk."""
FORGETTING = Path("/proc/sys/vm/drop_caches")


def main() -> None:
    """Start Anki as often as asked; print what the part took each time."""
    request = json.loads(sys.stdin.read())
    folder, part = Path(request["folder"]), request["work"].removesuffix(COLD)
    prepare(folder, Path(request["collection"]))
    steps = part in ("reveal", "rate")
    starts, answers = (1, request["times"]) if steps else (request["times"], 1)
    values: list[float] = []
    for _ in range(starts):
        if request["work"].endswith(COLD):
            os.sync()
            FORGETTING.write_text("3", encoding="ascii")
        values += watched(folder, answers)[part]
    print(json.dumps({"values": values, "peak_mb": None, "problem": ""}))


def prepare(folder: Path, collection: Path) -> None:
    """A profile that asks nothing, with a copy of the collection."""
    import anki.lang
    from aqt.profiles import ProfileManager

    anki.lang.set_lang("en_US")
    profiles = ProfileManager(folder)
    profiles.setupMeta()
    profiles._ensureProfile()
    profiles.setLang("en_US")
    profiles.meta.update(firstRun=False, check_for_updates=False, suppressUpdate=True)
    profiles.load(PROFILE)
    profiles.save()
    (folder / PROFILE).mkdir(exist_ok=True)
    shutil.copyfile(collection, folder / PROFILE / "collection.anki2")


def watched(folder: Path, answers: int) -> dict[str, list[float]]:
    """One run of Anki up to so many answers: times in milliseconds by part, ``memory`` in megabytes."""
    told = folder / "marks.json"
    told.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "BENCH_BEGAN_NS": str(time.time_ns()),
    }
    command = [sys.executable, __file__, "watch", str(folder), str(answers)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=LONGEST_S, check=False
    )
    if not told.exists():
        raise RuntimeError(f"Anki did not come up: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    found: dict[str, list[float]] = json.loads(told.read_text(encoding="utf-8"))
    return found


def watch(folder: str, answers: int) -> None:
    """Run Anki and look on; ends the process."""
    import aqt
    from aqt import gui_hooks

    onlooker = Onlooker(Path(folder), answers, int(os.environ["BENCH_BEGAN_NS"]))
    gui_hooks.main_window_did_init.append(onlooker.opened)
    gui_hooks.deck_browser_did_render.append(lambda _: onlooker.drawn("deckBrowser", onlooker.decks))
    gui_hooks.reviewer_did_show_question.append(
        lambda card: onlooker.drawn("reviewer", lambda: onlooker.asked(card.id))
    )
    gui_hooks.reviewer_did_show_answer.append(lambda _: onlooker.drawn("reviewer", onlooker.shown))
    sys.argv = ["anki", "-b", folder, "-p", PROFILE, "-l", "en"]
    aqt.run()


class Onlooker:
    """Takes the times of what Anki shows, goes on to the next step, and ends Anki after so many answers."""

    def __init__(self, folder: Path, answers: int, began_ns: int) -> None:
        self._folder, self._answers, self._began_ns = folder, answers, began_ns
        self._marks: dict[str, list[float]] = {}
        self._seen: set[int] = set()

    def opened(self) -> None:
        """The main window is made: look for its first paint."""
        import aqt

        self._look = _look(self._painted)
        aqt.mw.installEventFilter(self._look)

    def drawn(self, screen: str, then: Callable[[], None]) -> None:
        """Call ``then`` when the web page of a screen has done what it was told."""
        import aqt

        page = getattr(aqt.mw, screen).web
        page.evalWithCallback("document.body.innerText.length", lambda _: then())

    def decks(self) -> None:
        """The decks are shown: study."""
        import aqt

        if "start-tree" not in self._marks:
            self._took("start-tree")
            aqt.mw.col.decks.select(aqt.mw.col.decks.id("Bench"))
            self._later(lambda: aqt.mw.moveToState("review"), LOOK_MS)

    def asked(self, card: int) -> None:
        """A question is shown; Anki tells of some twice."""
        import aqt

        if card in self._seen:
            return
        self._seen.add(card)
        self._took("rate" if "first-question" in self._marks else "first-question")
        if len(self._seen) > self._answers:
            self._end()
        else:
            self._later(aqt.mw.reviewer._showAnswer)

    def shown(self) -> None:
        """An answer is shown: rate it."""
        import aqt

        self._took("reveal")
        self._later(lambda: aqt.mw.reviewer._answerCard(GOOD))

    def _painted(self) -> None:
        if "start-window" not in self._marks:
            self._took("start-window")

    def _took(self, name: str) -> None:
        self._marks.setdefault(name, []).append((time.time_ns() - self._began_ns) / 1e6)

    def _later(self, step: Callable[[], Any], after_ms: int = CALM_MS) -> None:
        from aqt.qt import QTimer

        def begin() -> None:
            self._began_ns = time.time_ns()
            step()

        QTimer.singleShot(after_ms, begin)

    def _end(self) -> None:
        self._marks["memory"] = [sum(map(own_mb, family(os.getpid())))]
        (self._folder / "marks.json").write_text(json.dumps(self._marks), encoding="utf-8")
        os._exit(0)


def _look(painted: Callable[[], None]) -> Any:
    """An event filter that tells of paints."""
    from aqt.qt import QEvent, QObject

    def look(_self: object, _watched: object, event: Any) -> bool:
        if event.type() == QEvent.Type.Paint:
            painted()
        return False

    return type("Look", (QObject,), {"eventFilter": look})()


def family(process: int) -> list[int]:
    """A process and all that came from it."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [process, *(each for child in children for each in family(int(child)))]


def own_mb(process: int) -> float:
    """The share (PSS) of the memory a process has, in megabytes."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["watch"]:
        watch(sys.argv[2], int(sys.argv[3]))
    else:
        main()
