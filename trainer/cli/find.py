"""``trainer find QUERY``: the cards that a search finds."""

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from trainer.cli.opening import opened

if TYPE_CHECKING:
    from trainer.services.rows import CardLine, Snippet

NAME = "find"
HELP = "list the cards that a search finds"
MOST = 100_000
SNIPPETS = 20
"""For so many cards at most the place that was found is shown."""


def add_arguments(parser: ArgumentParser) -> None:
    """What to look for, and how to list it."""
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="+",
        help="words and terms as in Browse, such as topic:Segmentation is:due; -- before one that begins with a dash",
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: Namespace) -> int:
    """Print the cards, the best match first.  Raises ``QueryError`` for what cannot be understood."""
    from trainer.core.topic import show_path
    from trainer.services import library
    from trainer.services.unknown_names import unknown_name

    query = " ".join(options.query)
    with opened(options) as trainer:
        workspace = trainer.workspace
        found = library.browse(workspace, query, limit=MOST)
        around = library.snippets(workspace, query, [each.id for each in found[:SNIPPETS]])
        topics = {row.id: show_path(row.path) for row in library.topics(workspace)}
        unknown = None if found else unknown_name(workspace, query)
    print(as_json(found, topics) if options.json else as_text(found, topics, around))
    if unknown is not None and not options.json:
        print(unknown)
    return 0


def as_json(found: "list[CardLine]", topics: dict[int, str]) -> str:
    """A list of objects with number, question, topic and tags."""
    rows = [
        {
            "number": each.number,
            "question": each.question,
            "topic": topics.get(each.topic or 0),
            "tags": each.tags.split(),
        }
        for each in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_text(found: "list[CardLine]", topics: dict[int, str], around: "dict[int, Snippet]") -> str:
    """A line per card, the words found below the first ones, and how many there are."""
    from trainer.core.wording import count_of

    lines: list[str] = []
    for each in found:
        number = "" if each.number is None else str(each.number)
        lines.append(
            f"{number:>4}  {' '.join(each.question.split())}  [{topics.get(each.topic or 0, 'No topic')}]"
        )
        if each.id in around:
            lines.append(f"      {''.join(text for text, _ in around[each.id])}")
    return "\n".join([*lines, f"{count_of(len(found), 'card')} found."])
