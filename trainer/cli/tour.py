"""``trainer tour DIR``: pictures of the window's views, also without a display."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from trainer.cli.display import no_window
from trainer.cli.window import hand_over
from trainer.core.errors import BadInput

NAME = "tour"
HELP = "write pictures of the window's views"


def add_arguments(parser: ArgumentParser) -> None:
    """The folder."""
    parser.add_argument("directory", metavar="DIR", type=Path, help="folder for the pictures; made if needed")


def run(options: Namespace) -> int:
    """Write the pictures; the exit status.  Raises ``BadInput`` where the folder cannot be made."""
    try:
        options.directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"The folder {options.directory} cannot be made: {error.strerror}.", "Choose another."
        ) from error
    if no_window(os.environ, sys.platform):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return hand_over("trainer.ui.tour", options.directory)
