"""One start of the program, up to the first question: ``python -m trainer.bench.started STORE`` (or ``bare``).

Prints when the window, the topic tree and the first question were painted (ns since 1970; the question since Study was
pressed) and the memory then, as one line of JSON.  Imports what the program itself imports, in its order.
"""

import json
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.ui.main_window import MainWindow

marks: dict[str, float] = {}
LOOK_S = 1.0
"""The learner looks at the topics before pressing Study; what is measured beside it waits as long."""


def mark(name: str) -> None:
    """It happened now."""
    marks[name] = time.time_ns()


def start(store: str) -> None:
    """Open the window as ``trainer --store STORE`` does, look at it, close it."""
    from trainer.cli import main
    from trainer.ui import start as starting

    opened = starting.open_store

    def open_store(window: "MainWindow", path: Path) -> None:
        mark("window")
        sys.excepthook = give_up
        turn_clock()
        opened(window, path)
        watch(window)
        window.close()

    setattr(starting, "open_store", open_store)  # noqa: B010 - a plain assignment would not be typed
    main.main(["--store", store])


def give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug here must not leave a window waiting for a click."""
    sys.__excepthook__(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def turn_clock() -> None:
    """The instant the contents are made for, as long as the program runs."""
    from trainer import app
    from trainer.bench.contents import NOW_MS

    behind = app.system_clock() - NOW_MS
    real = app.system_clock
    setattr(app, "system_clock", lambda: real() - behind)  # noqa: B010 - as above


def watch(window: "MainWindow") -> None:
    """The tree, then Study, then what is in memory."""
    from trainer.bench.measure import own_mb
    from trainer.bench.watching import FirstPaint, Watcher, rest
    from trainer.ui.rooms import Rooms
    from trainer.ui.widgets.topic_list import TopicList

    tree = window.findChild(TopicList)
    assert isinstance(tree, TopicList)
    marks["tree"] = FirstPaint(tree, tree.model().rowCount).wait()
    rest(LOOK_S)
    rooms = window.findChild(Rooms)
    assert isinstance(rooms, Rooms)
    pressed = time.time_ns()
    rooms.show("study")
    Watcher(rooms.study.card.header).wait()
    marks["question"] = time.time_ns() - pressed
    marks["memory_mb"] = own_mb() or 0.0


def bare() -> None:
    """An empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    from trainer.bench.measure import own_mb
    from trainer.bench.watching import Watcher

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    watcher = Watcher(window)
    window.show()
    watcher.wait()
    mark("window")
    marks["memory_mb"] = own_mb() or 0.0
    window.close()
    application.quit()


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else start(sys.argv[1])
    print(json.dumps(marks))
