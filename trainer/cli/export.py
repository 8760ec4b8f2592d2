"""``trainer export WHAT OUT``: cards, progress or reviews as a file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trainer.cli.opening import opened

NAME = "export"
HELP = "write cards, progress or reviews to a file"
ROWS = {"cards": "card", "progress": "group", "reviews": "review"}


def add_arguments(parser: ArgumentParser) -> None:
    """What to write, and where."""
    parser.add_argument("what", metavar="WHAT", choices=tuple(ROWS), help=", ".join(ROWS))
    parser.add_argument(
        "out", metavar="OUT", type=Path, help="the file; its suffix, .json or .csv, is its format"
    )


def run(options: Namespace) -> int:
    """Write the file.  Raises ``BadInput`` where the suffix is unknown or the place cannot be written."""
    from trainer.core.wording import count_of

    with opened(options) as trainer:
        rows = trainer.export(options.what, options.out)
    print(f"{count_of(rows, ROWS[options.what])} written to {options.out}.")
    return 0
