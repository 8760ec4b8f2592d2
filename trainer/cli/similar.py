"""``trainer similar``: groups of cards that ask nearly the same."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.cli.opening import opened
from trainer.cli.watching import watched

if TYPE_CHECKING:
    from trainer.services.similar import SimilarGroup

NAME = "similar"
HELP = "list cards that ask nearly the same, found by what their answers say"


def add_arguments(parser: ArgumentParser) -> None:
    """Whether for people or for programs."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: Namespace) -> int:
    """Print the groups; nothing is changed."""
    from trainer.services import similar

    with opened(options) as trainer, watched() as progress:
        groups = similar.find(trainer.workspace, progress)
    print(as_json(groups) if options.json else as_text(groups))
    return 0


def as_json(groups: Sequence["SimilarGroup"]) -> str:
    """``{"groups": [{"score", "cards": [{"id", "number", "question"}]}]}``; ids as in the card export."""
    content = {
        "groups": [
            {
                "score": round(group.score, 4),
                "cards": [
                    {"id": each.uid, "number": each.number, "question": each.question} for each in group.cards
                ],
            }
            for group in groups
        ]
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(groups: Sequence["SimilarGroup"]) -> str:
    """A paragraph for each group."""
    from trainer.core.markup import to_text
    from trainer.core.wording import count_of, show_share

    if not groups:
        return "No two cards ask nearly the same."
    lines = [f"{count_of(len(groups), 'group')} of cards that ask nearly the same:"]
    for group in groups:
        lines += ["", f"{show_share(group.score)} alike{', one subject already' if group.is_joined else ''}"]
        for card in group.cards:
            number = "  -" if card.number is None else f"{card.number:>3}"
            lines.append(f"  {number}  {' '.join(to_text(card.question).split())}")
    return "\n".join(lines)
