"""``trainer study``: reviews in the terminal."""

import shutil
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from trainer.cli.keys import keys_from
from trainer.cli.opening import opened

NAME = "study"
HELP = "review in the terminal, with the same keys as in the window"
WIDEST = 78
NARROWEST = 30


def add_arguments(parser: ArgumentParser) -> None:
    """Which cards, and how many."""
    parser.add_argument("--topic", metavar="T", help="only cards of this topic and below it")
    parser.add_argument("--limit", metavar="N", type=_count, help="end after so many answers")


def run(options: Namespace) -> int:
    """Ask cards until the learner or the day's work ends.  Raises ``NotFound`` for an unknown topic."""
    from trainer.cli.conversation import Conversation
    from trainer.services import library
    from trainer.services.study import Sitting

    width = min(max(shutil.get_terminal_size().columns - 1, NARROWEST), WIDEST)
    with opened(options) as trainer:
        workspace = trainer.workspace
        topics = None
        if options.topic is not None:
            topics = library.below(workspace, library.topic_named(workspace, options.topic).id)
        sitting = Sitting(workspace, topics, options.limit)
        with keys_from(sys.stdin) as keys:
            Conversation(workspace, sitting, _write, width).run(keys)
    return 0


def _write(text: str) -> None:
    print(text, flush=True)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number of answers (1 or more)")
    return int(text)
