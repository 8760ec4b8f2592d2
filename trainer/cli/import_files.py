"""``trainer import FILE…``: brings cards in from files."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trainer.cli.opening import opened
from trainer.cli.watching import watched

NAME = "import"
HELP = "add the cards of one or more files that belong together"


def add_arguments(parser: ArgumentParser) -> None:
    """The files, and the topic to put their cards under."""
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="files that belong together")
    parser.add_argument(
        "--topic", metavar="T", default="", help="put new cards under this topic, such as Vision::CNN"
    )


def run(options: Namespace) -> int:
    """Bring the files in.  Raises ``BadInput`` where one cannot be used; then nothing was changed."""
    from trainer.core.topic import parse_path

    with opened(options) as trainer, watched() as progress:
        imported, deck = trainer.import_files(options.files, parse_path(options.topic), progress)
    for sentence in deck.found:
        print(sentence)
    for problem in deck.problems:
        print(f"Problem: {problem}")
    print(f"Done: {imported}.")
    return 0
