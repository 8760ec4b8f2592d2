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
EVERY = 100_000


def add_arguments(parser: ArgumentParser) -> None:
    """Which cards, and how many."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--topic", metavar="T", help="only cards of this topic and below it")
    which.add_argument(
        "--search", metavar="QUERY", help="practise the cards of a search; the schedule stays as it is"
    )
    parser.add_argument("--as-reviews", action="store_true", help="let the answers to a search count")
    parser.add_argument("--limit", metavar="N", type=_count, help="end after so many answers")


def run(options: Namespace) -> int:
    """Ask cards until the learner or the day's work ends.

    Raises ``NotFound`` for an unknown topic and ``QueryError`` for a search that cannot be understood.
    """
    from trainer.cli.conversation import Conversation
    from trainer.core.errors import BadInput
    from trainer.services import library
    from trainer.services.custom_study import Choice, CustomSitting
    from trainer.services.mode import CardMode
    from trainer.services.sitting import Sitting

    if options.as_reviews and options.search is None:
        raise BadInput("--as-reviews goes with --search.", "A usual session always counts.")
    width = min(max(shutil.get_terminal_size().columns - 1, NARROWEST), WIDEST)
    with opened(options) as trainer:
        workspace = trainer.workspace
        topics = None
        if options.topic is not None:
            topics = library.below(workspace, library.topic_named(workspace, options.topic).id)
        sitting: CardMode = Sitting(workspace, topics, options.limit)
        if options.search is not None:
            limit = options.limit or EVERY
            choice = Choice(query=options.search, cards=limit, as_reviews=options.as_reviews)
            sitting = CustomSitting(workspace, choice)
        with keys_from(sys.stdin) as keys:
            Conversation(workspace, sitting, _write, width).run(keys)
    return 0


def _write(text: str) -> None:
    print(text, flush=True)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number of answers (1 or more)")
    return int(text)
