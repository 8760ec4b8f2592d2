"""``trainer mock``: a mock interview in the terminal."""

import json
import shutil
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from trainer.cli.opening import opened

if TYPE_CHECKING:
    from trainer.services.mock_interview import Plan
    from trainer.services.mock_sitting import MockSitting
    from trainer.services.ports import Workspace

NAME = "mock"
HELP = "hold a mock interview: questions against the clock, then a debrief"
WIDEST, NARROWEST = 78, 30


def add_arguments(parser: ArgumentParser) -> None:
    """What the interview is to be like."""
    parser.add_argument("--questions", metavar="N", type=_from_to(1, 50), default=10, help="how many (10)")
    parser.add_argument(
        "--topic",
        metavar="T",
        action="append",
        default=[],
        help="only cards of this topic and below it; may be given several times",
    )
    parser.add_argument("--minutes", metavar="M", type=_from_to(1, 240), default=20, help="in all (20)")
    parser.add_argument("--per-question", action="store_true", help="the minutes are for each question")
    parser.add_argument(
        "--seed", metavar="S", type=_from_to(0, 999_999), help="asks the same questions again"
    )
    parser.add_argument("--spoken", action="store_true", help="say the answers, and mark them at the end")
    parser.add_argument(
        "--as-reviews", action="store_true", help="let the answers count, once rated at the end"
    )
    parser.add_argument("--json", action="store_true", help="the debrief as JSON; all else goes to stderr")


def run(options: Namespace) -> int:
    """Ask, then debrief.

    Raises ``NotFound`` for an unknown topic and ``BadInput`` where there is no card to ask.
    """
    from trainer.cli.mock_conversation import MockConversation
    from trainer.services.mock_sitting import MockSitting

    width = min(max(shutil.get_terminal_size().columns - 1, NARROWEST), WIDEST)
    with opened(options) as trainer:
        sitting = MockSitting(trainer.workspace, _plan(trainer.workspace, options))
        write = _writer(sys.stderr if options.json else sys.stdout)
        MockConversation(trainer.workspace, sitting, write, width).run(
            line.rstrip("\n") for line in sys.stdin
        )
    if options.json:
        print(as_json(sitting))
    return 0


def as_json(sitting: "MockSitting") -> str:
    """The debrief: shares are 0 to 1, ids as in the card export."""
    told = sitting.debrief()
    content = {
        "seed": sitting.plan.seed,
        "asked": len(sitting.posed),
        "coverage": _rounded(told.coverage),
        "seconds": round(told.time_ms / 1000),
        "missed_key_points": told.missed,
        "counted_as_reviews": sitting.counted,
        "weakest_subjects": [{"name": name, "coverage": round(share, 4)} for name, share in told.weakest],
        "answers": [
            {
                "id": given.posed.uid,
                "number": given.posed.number,
                "question": given.posed.question,
                "subject": each.subject,
                "coverage": _rounded(each.coverage),
                "seconds": round(each.duration_ms / 1000),
                "missed": [point.text for point in each.missed],
            }
            for given, each in zip(sitting.given, told.answered, strict=True)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _plan(workspace: "Workspace", options: Namespace) -> "Plan":
    from trainer.services import library
    from trainer.services.mock_interview import Plan, any_seed

    named = [library.topic_named(workspace, each).id for each in options.topic]
    topics = tuple(below for topic in named for below in library.below(workspace, topic))
    return Plan(
        options.questions,
        topics if named else None,
        any_seed(workspace) if options.seed is None else options.seed,
        options.minutes,
        per_question=options.per_question,
        spoken=options.spoken,
        as_reviews=options.as_reviews,
    )


def _writer(stream: TextIO) -> Callable[[str], None]:
    return lambda text: print(text, file=stream, flush=True)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _from_to(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise ArgumentTypeError(f"{text!r} is not a number from {least} to {most}")
        return int(text)

    return number
