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
from trainer.bench.workers import asked
from trainer.core.errors import BadInput
from trainer.core.topic import show_path

VERSION = "26.9.3"
SCRIPT = Path(__file__).with_name("anki_work.py")


class Anki:
    """Keeps what it needs in ``folder``; ``say`` is told what takes long."""

    version = VERSION

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self._folder, self._say = folder / "anki", say
        self._python = self._prepared()

    def measured(self, part: Part, size: Size) -> Reply:
        """What the same work takes in Anki."""
        collection = self._collection(size)
        with tempfile.TemporaryDirectory(dir=self._folder, prefix="part-") as place:
            if part.writes or part.peer == "check":
                collection = Path(shutil.copyfile(collection, Path(place) / "collection.anki2"))
            return self._asked(part.peer or "", collection, times=part.times)

    def _prepared(self) -> Path:
        """The interpreter of the environment; made and filled once.  Raises ``BadInput``."""
        place = self._folder / "environment"
        python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        ready = place / f"anki-{VERSION}"
        if not ready.exists():
            self._say(f"Installing anki {VERSION} into {place} …")
            commands = (
                [sys.executable, "-m", "venv", "--clear", str(place)],
                [str(python), "-m", "pip", "install", "--quiet", f"anki=={VERSION}"],
            )
            for command in commands:
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                if done.returncode:
                    said = (done.stderr or done.stdout).strip().splitlines()
                    raise BadInput(
                        f"Anki {VERSION} cannot be installed: {said[-1] if said else 'pip failed'}.",
                        "Check the connection to the package index, or leave out --beside.",
                    )
            ready.touch()
        return python

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
            reply = self._asked("build", part, contents=str(contents))
            contents.unlink()
            if reply.problem:
                raise BadInput(f"Anki's collection cannot be built: {reply.problem}.")
            part.rename(wanted)
            shutil.rmtree(part.with_suffix(".media"), ignore_errors=True)
        return wanted

    def _asked(self, work: str, collection: Path, **more: Any) -> Reply:
        request = json.dumps({"work": work, "collection": str(collection), **more})
        return asked([str(self._python), str(SCRIPT)], request, os.environ)


def _contents(size: Size) -> Iterator[list[Any]]:
    """Every note and every review, as lines for ``anki_work``."""
    for card in made_cards(size):
        yield ["note", card.question, card.answers[0].text, show_path(card.topic), *card.tags]
    for review in made_reviews(size):
        yield ["review", *review]
