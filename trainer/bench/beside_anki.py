"""The same work by Anki: its package in an environment of its own, a collection of the same contents."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from trainer.bench.child import Reply
from trainer.bench.contents import Size, made_cards
from trainer.bench.learner import made_reviews
from trainer.bench.parts.base import Part
from trainer.bench.workers import asked, environment
from trainer.core.errors import BadInput
from trainer.core.topic import show_path

VERSION = "26.9.3"
CORE, WHOLE = f"anki=={VERSION}", f"aqt[qt6]=={VERSION}"
WORK, WINDOW = (Path(__file__).with_name(f"anki_{name}.py") for name in ("work", "window"))


class Anki:
    """Keeps what it needs in ``folder``; ``say`` is told what takes long."""

    version = VERSION

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self._folder, self._say = folder / "anki", say
        place = self._folder / "environment"
        self._python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        if not self._python.exists():
            self._run([sys.executable, "-m", "venv", str(place)])
        self._install(CORE)

    def measured(self, part: Part, size: Size) -> Reply:
        """What the same work takes in Anki."""
        collection = self._collection(size)
        with tempfile.TemporaryDirectory(dir=self._folder, prefix="part-") as place:
            if part.window:
                self._install(WHOLE)
                return self._asked(WINDOW, part, collection, folder=place, home=Path(place))
            if part.writes or part.peer == "check":
                collection = Path(shutil.copyfile(collection, Path(place) / "collection.anki2"))
            return self._asked(WORK, part, collection)

    def _install(self, package: str) -> None:
        """Bring a package into the environment, once.  Raises ``BadInput``."""
        ready = self._python.parent / f"has-{package.partition('[')[0].partition('=')[0]}-{VERSION}"
        if not ready.exists():
            self._say(f"Installing {package} into {self._python.parent.parent} …")
            self._run([str(self._python), "-m", "pip", "install", "--quiet", package])
            ready.touch()

    def _run(self, command: list[str]) -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise BadInput(
                f"Anki {VERSION} cannot be installed: {said[-1] if said else 'no word why'}.",
                "Check the connection to the package index, or leave out --beside.",
            )

    def _collection(self, size: Size) -> Path:
        """The collection of a size, made for today: Anki knows no other day."""
        wanted = self._folder / f"{size}-{date.today().isoformat()}.anki2"  # noqa: DTZ011 - the local day is meant
        if not wanted.exists():
            self._say(f"Building Anki's collection of {size.cards:,} cards …")
            for older in self._folder.glob(f"{size}-*.anki2"):
                older.unlink()
            contents, part = self._folder / f"{size}.jsonl", wanted.with_suffix(".part.anki2")
            part.unlink(missing_ok=True)
            with contents.open("w", encoding="utf-8") as file:
                file.writelines(f"{json.dumps(line)}\n" for line in _contents(size))
            reply = self._told(WORK, {"work": "build", "collection": str(part), "contents": str(contents)})
            contents.unlink()
            if reply.problem:
                raise BadInput(f"Anki's collection cannot be built: {reply.problem}.")
            part.rename(wanted)
            shutil.rmtree(part.with_suffix(".media"), ignore_errors=True)
        return wanted

    def _asked(
        self, script: Path, part: Part, collection: Path, folder: str = "", home: Path | None = None
    ) -> Reply:
        request = {"work": part.peer, "collection": str(collection), "folder": folder, "times": part.times}
        return self._told(script, request, home)

    def _told(self, script: Path, request: dict[str, Any], home: Path | None = None) -> Reply:
        found = environment(home or self._folder)
        del found["PYTHONPATH"]
        return asked([str(self._python), str(script)], json.dumps(request), found)


def _contents(size: Size) -> Iterator[list[Any]]:
    """Every note and every review, as lines for ``anki_work``."""
    for card in made_cards(size):
        yield ["note", card.question, card.answers[0].text, show_path(card.topic), *card.tags]
    for review in made_reviews(size):
        yield ["review", *review]
