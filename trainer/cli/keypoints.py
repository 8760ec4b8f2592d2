"""``trainer keypoints QUERY``: what answers to these cards should mention; proposals where nobody has said it."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trainer.cli.opening import opened
from trainer.cli.watching import watched

if TYPE_CHECKING:
    from trainer.core.key_point import KeyPoint
    from trainer.services.key_point_sheet import Sheet
    from trainer.services.rows import CardLine

NAME = "keypoints"
HELP = "list the key points of the cards that a search finds, and propose some where there are none"

Listed = tuple["CardLine", "Sheet"]


def add_arguments(parser: ArgumentParser) -> None:
    """Which cards, whether to keep what is proposed, and how to list it."""
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="*",
        help="words and terms as in Browse, such as topic:Notes -has:keypoints; without any, all cards",
    )
    parser.add_argument(
        "--keep", action="store_true", help="keep what is proposed; undo takes it back card by card"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: Namespace) -> int:
    """Print the points of each card.  Raises ``QueryError`` for what cannot be understood."""
    from trainer.services import key_points, library
    from trainer.services.key_point_sheet import sheet
    from trainer.services.key_points import words_of

    with opened(options) as trainer, watched() as progress:
        workspace = trainer.workspace
        lines = library.browse(workspace, " ".join(options.query))
        found: list[Listed] = []
        for done, line in enumerate(lines):
            progress(done, len(lines), "Looking for key points")
            told = sheet(workspace, line.id)
            if options.keep and told.proposed:
                key_points.keep(workspace, line.id, [(each, words_of(each)) for each in told.proposed])
                told = sheet(workspace, line.id)
            found.append((line, told))
    print(as_json(found) if options.json else as_text(found))
    return 0


def as_json(found: list[Listed]) -> str:
    """``{"cards": [{"number", "question", "documents", "points": [...]}]}``.

    A point has ``text``, ``phrases``, ``weight``, ``documents`` that say it, and ``origin``: shipped, own or proposed.
    """
    cards = [
        {
            "number": line.number,
            "question": line.question,
            "documents": told.documents,
            "points": [
                {
                    "text": point.text,
                    "phrases": point.phrases,
                    "weight": point.weight,
                    "documents": point.documents,
                    "origin": origin,
                }
                for origin, point in _points(told)
            ],
        }
        for line, told in found
    ]
    return json.dumps({"cards": cards}, ensure_ascii=False, indent=2)


def as_text(found: list[Listed]) -> str:
    """A paragraph for each card; proposals have a question mark."""
    from trainer.core.markup import to_text
    from trainer.core.wording import count_of

    lines: list[str] = []
    for line, told in found:
        number = "" if line.number is None else f"{line.number}. "
        lines.append(f"{number}{' '.join(to_text(line.question).split())}")
        for origin, point in _points(told):
            sign = "?" if origin == "proposed" else "-"
            lines.append(f"  {sign} {point.text} ({len(point.documents)} of {told.documents})")
        lines.append("")
    points = sum(len(told.counting) for _, told in found)
    proposed = sum(len(told.proposed) for _, told in found)
    ending = f", {proposed} proposed (?)" if proposed else ""
    cards = count_of(len(found), "card")
    return "\n".join([*lines, f"{cards}, {count_of(points, 'key point')}{ending}."])


def _points(told: "Sheet") -> "Iterator[tuple[str, KeyPoint]]":
    for row in told.counting:
        yield row.origin.value, row.point
    for point in told.proposed:
        yield "proposed", point
