"""One run of the benchmark, as the command line asks for it."""

import sys
from argparse import Namespace

from trainer import paths
from trainer.bench import build
from trainer.bench.contents import Size, sized
from trainer.core.errors import BadInput


def run(options: Namespace) -> int:
    """Build the stores that are not there yet, measure, print; the exit status.  Raises ``BadInput``."""
    folder = options.folder or paths.user_cache() / "bench"
    for size in sizes(options.sizes):
        print(build.kept_store(folder, size, _told))
    return 0


def sizes(text: str) -> list[Size]:
    """The sizes named by numbers of cards between commas.  Raises ``BadInput``."""
    numbers = [each.strip() for each in text.split(",")]
    if not all(each.isdecimal() and int(each) for each in numbers):
        raise BadInput(
            f"--sizes takes numbers of cards, not {text!r}.", "For example: --sizes 50,10000,100000."
        )
    return [sized(int(each)) for each in numbers]


def _told(done: int, _total: int, what: str) -> None:
    if done == 0:
        print(f"{what} …", file=sys.stderr)
