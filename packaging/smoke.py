"""Try a whole program from outside: python packaging/smoke.py PROGRAM [ARGUMENTS]

Starts it off screen on an empty folder, reviews a card, exports, checks and photographs every screen.  The
program may be the built one or ``python -m trainer``; only the standard library is used here.
"""

import csv
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from off_screen import off_screen

CARDS, ANSWERS = 50, 249
REVEAL_AND_RATE_GOOD = "\n3\n"
LONGEST_SECONDS = 300
PNG_START = b"\x89PNG\r\n\x1a\n"
BYTES_OF_A_BLANK_PICTURE = 24


class SmokeError(Exception):
    """What the program did not do, in a sentence."""


@dataclass(frozen=True)
class Program:
    """A program to try: its command line, and an empty folder for everything that it writes."""

    command: tuple[str, ...]
    folder: Path

    def does(self, *arguments: str, typed: str = "") -> str:
        """What it prints on stdout; raises ``SmokeError`` unless it ends with 0."""
        environment = {**off_screen(self.folder), "TRAINER_STORE": str(self.folder / "trainer.db")}
        said = f"`trainer {' '.join(arguments)}`"
        try:
            ended = subprocess.run(
                [*self.command, *arguments],
                input=typed,
                env={**environment, "PYTHONUTF8": "1", "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
                capture_output=True,
                encoding="utf-8",
                timeout=LONGEST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise SmokeError(f"{said} did not end within {LONGEST_SECONDS} seconds") from late
        except OSError as problem:
            raise SmokeError(f"{said} did not start: {problem}") from problem
        if ended.returncode:
            raise SmokeError(f"{said} ended with {ended.returncode}:\n{ended.stderr or ended.stdout}")
        return ended.stdout


def main(command: Sequence[str]) -> int:
    """Do every step in turn; 0, or 1 with the first thing that failed on stderr, or 2 without a program."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="trainer-smoke-", ignore_cleanup_errors=True) as folder:
        program = Program(tuple(command), Path(folder))
        for step in STEPS:
            try:
                step(program)
            except SmokeError as error:
                print(f"Smoke test: {step.__name__} failed: {error}", file=sys.stderr)
                return 1
            print(f"Smoke test: {step.__name__} is in order.", flush=True)
    return 0


def version(program: Program) -> None:
    """It starts and says which version it is."""
    said = program.does("--version")
    expect(re.search(r"\d+\.\d+\.\d+", said) is not None, f"--version says {said!r}, which holds no version")


def study(program: Program) -> None:
    """On an empty folder the shipped cards are there, and one of them can be reviewed."""
    program.does("study", "--limit", "1", typed=REVEAL_AND_RATE_GOOD)


def export_cards(program: Program) -> None:
    """Every shipped card and answer comes out again."""
    target = program.folder / "cards.json"
    program.does("export", "cards", str(target))
    cards = json.loads(text_of(target))["cards"]
    answers = sum(len(card["answers"]) for card in cards)
    expect(
        (len(cards), answers) == (CARDS, ANSWERS),
        f"{len(cards)} cards with {answers} answers were exported, not {CARDS} with {ANSWERS}",
    )


def export_reviews(program: Program) -> None:
    """The review was kept."""
    target = program.folder / "reviews.csv"
    program.does("export", "reviews", str(target))
    _, *rows = csv.reader(text_of(target).splitlines())
    expect(len(rows) == 1, f"{len(rows)} reviews were exported, not the one that was made")


def check(program: Program) -> None:
    """The store is sound."""
    program.does("check")


def tour(program: Program) -> None:
    """Every screen of the window can be painted."""
    target = program.folder / "tour"
    program.does("tour", str(target))
    pictures = sorted(target.rglob("*.png"))
    expect(bool(pictures), "the tour took no picture")
    for picture in pictures:
        expect(not is_blank(picture.read_bytes()), f"{picture.name} is no picture or a blank one")


STEPS: tuple[Callable[[Program], None], ...] = (version, study, export_cards, export_reviews, check, tour)


def expect(fulfilled: bool, otherwise: str) -> None:
    """Raise ``SmokeError`` with a sentence unless the expectation is fulfilled."""
    if not fulfilled:
        raise SmokeError(otherwise)


def text_of(path: Path) -> str:
    """The text of a file that the program was to write."""
    expect(path.is_file(), f"{path.name} was not written")
    return path.read_text(encoding="utf-8-sig")


def is_blank(png: bytes) -> bool:
    """Whether a PNG shows nothing: also when it is none.

    PNG rows are stored as differences to their neighbours, so a plain surface is made of very few different
    bytes (mostly zero), while text with smooth edges has nearly all of them.
    """
    if not png.startswith(PNG_START):
        return True
    try:
        return len(set(zlib.decompress(b"".join(image_data(png))))) <= BYTES_OF_A_BLANK_PICTURE
    except (zlib.error, struct.error):
        return True


def image_data(png: bytes) -> list[bytes]:
    """The contents of the IDAT chunks, in order."""
    chunks, at = [], len(PNG_START)
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IDAT":
            chunks.append(png[at + 8 : at + 8 + length])
        at += 12 + length
    return chunks


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
