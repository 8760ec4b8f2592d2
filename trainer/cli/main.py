"""The command line: what it takes, and how a run ends.

Exit status: 0 done, 1 a known error or a problem found, 2 wrong usage or no display for a window, 130 stopped by
Ctrl+C, 141 nobody reads the output any more.
"""

import io
import logging
import os
import sys
from argparse import SUPPRESS, ArgumentError, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import cast

from trainer import __version__
from trainer.cli import window
from trainer.cli.base import Command
from trainer.core.errors import TrainerError

COMMANDS = (
    "study",
    "mock",
    "find",
    "import_files",
    "export",
    "stats",
    "plan",
    "topic_options",
    "leeches",
    "similar",
    "keypoints",
    "check",
    "tour",
    "bench",
)
"""Modules of this room, each a ``Command``; loaded only when there is a word to look up."""

DESCRIPTION = """Flashcards for technical interviews: one question, several answers.

Without a command the window opens."""
EXAMPLES = """examples:
  trainer                                  open the window
  trainer study --topic Segmentation --limit 10
  trainer study --search "topic:Segmentation prop:r<80%"
  trainer mock --questions 5 --topic Segmentation --minutes 10
  trainer find anchor is:due
  trainer import notes.txt --topic Vision::Notes
  trainer export cards cards.json
  trainer export reviews reviews.csv
  trainer stats --json
  trainer plan --date 2026-05-22 --minutes 20
  trainer options Segmentation --set new_per_day=5
  trainer similar --json
  trainer keypoints topic:Notes --keep
  trainer --store other.db check

The store is one file: --store PATH, else the environment's TRAINER_STORE, else one in your own folder."""

STOPPED = 130
NOBODY_READS = 141

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status.  Raises ``SystemExit`` for wrong usage, ``--help`` and ``--version``."""
    _forgive_encodings()
    options = _window_options(arguments) or _parser().parse_args(arguments)
    with _logging_to_stderr(options.verbose):
        try:
            status: int = options.run(options)
            print(end="", flush=True)
        except TrainerError as error:
            print(f"trainer: {error}", file=sys.stderr)
            log.debug("where it came from", exc_info=error)
            return 1
        except KeyboardInterrupt:
            return STOPPED
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return NOBODY_READS
    return status


def commands() -> list[Command]:
    """Every command, in the order of ``--help``."""
    return [cast(Command, import_module(f"trainer.cli.{name}")) for name in COMMANDS]


def _window_options(arguments: Sequence[str] | None) -> Namespace | None:
    """The options where the window is wanted, found out without loading any command; ``None`` for all else."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    _add_common(parser, store=None, verbose=False)
    parser.set_defaults(run=window.run)
    try:
        options, rest = parser.parse_known_args(arguments)
    except ArgumentError:
        return None
    return None if rest else options


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="trainer",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"trainer {__version__}")
    _add_common(parser, store=None, verbose=False)
    parser.set_defaults(run=window.run)
    words = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in commands():
        sub = words.add_parser(
            command.NAME,
            help=command.HELP,
            description=f"{command.HELP[0].upper()}{command.HELP[1:]}.",
            allow_abbrev=False,
        )
        command.add_arguments(sub)
        _add_common(sub, store=SUPPRESS, verbose=SUPPRESS)
        sub.set_defaults(run=command.run)
    return parser


def _add_common(parser: ArgumentParser, store: str | None, verbose: str | bool) -> None:
    """The options that may stand before and after the command; ``SUPPRESS`` leaves what stood before."""
    parser.add_argument("--store", metavar="PATH", default=store, help="the store to work on")
    parser.add_argument("--verbose", action="store_true", default=verbose, help="tell on stderr what is done")


@contextmanager
def _logging_to_stderr(verbose: bool) -> Iterator[None]:
    logger, handler = logging.getLogger("trainer"), logging.StreamHandler()
    before = logger.level
    if verbose:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


def _forgive_encodings() -> None:
    """What a console cannot show, or sends wrongly, is replaced instead of ending the program."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
