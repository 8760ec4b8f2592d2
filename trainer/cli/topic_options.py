"""``trainer options``: how many cards of a topic a day, how much to recall, in which order."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.cli.opening import opened
from trainer.core.errors import BadInput

if TYPE_CHECKING:
    from trainer.core.topic_options import Value
    from trainer.services.topic_options import TopicOptions

NAME = "options"
HELP = "show or set the options of topics, inherited down the tree"


def add_arguments(parser: ArgumentParser) -> None:
    """The topic, what to set or to inherit again, and whether for people or for programs."""
    parser.add_argument(
        "topic", nargs="?", metavar="TOPIC", help="a topic by path or last name (default: all)"
    )
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="new_per_day, reviews_per_day, retention (0.70 to 0.97), new_order or review_order; may be repeated",
    )
    parser.add_argument(
        "--inherit", metavar="NAME", action="append", default=[], help="let it be inherited again, or 'all'"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: Namespace) -> int:
    """Set what was asked for and print what holds.  Raises ``BadInput`` for a value out of bounds."""
    from trainer.core.topic_options import OPTION_NAMES
    from trainer.services import library, topic_options

    values: dict[str, Value | None] = {}
    for name in options.inherit:
        values |= dict.fromkeys(OPTION_NAMES if name == "all" else [name])
    for text in options.set:
        name, value = _assigned(text)
        values[name] = value
    if values and options.topic is None:
        raise BadInput("Which topic?", "Name one, as in: trainer options Segmentation --set new_per_day=5.")
    with opened(options) as trainer:
        found = topic_options.every(trainer.workspace)
        if options.topic is not None:
            topic = library.topic_named(trainer.workspace, options.topic).id
            if values:
                topic_options.set_options(trainer.workspace, topic, values)
            found = [topic_options.options_of(trainer.workspace, topic)]
    print(as_json(found) if options.json else as_text(found))
    return 0


def as_json(found: Sequence["TopicOptions"]) -> str:
    """``{"topics": [{"name", "options": {NAME: {"value", "from"}}}]}``; from is a topic, or null for Preferences."""
    from trainer.core.topic import show_path
    from trainer.core.topic_options import OPTION_NAMES

    content = {
        "topics": [
            {
                "name": show_path(each.topic.path),
                "options": {
                    name: {
                        "value": each.resolved.value(name),
                        "from": show_path(each.resolved.sources[name]) or None,
                    }
                    for name in OPTION_NAMES
                },
            }
            for each in found
        ]
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(found: Sequence["TopicOptions"]) -> str:
    """One topic in full; of several, those with options of their own."""
    from trainer.core.topic import show_path

    if len(found) == 1:
        return "\n".join([show_path(found[0].topic.path), *_lines(found[0], inherited=True)])
    own = [each for each in found if each.own.own]
    if not own:
        return "No topic has options of its own. trainer options TOPIC --set new_per_day=5 sets one."
    return "\n".join(
        line for each in own for line in (show_path(each.topic.path), *_lines(each, inherited=False))
    )


def _lines(options: "TopicOptions", *, inherited: bool) -> list[str]:
    from trainer.core.settings import declaration
    from trainer.core.topic import show_path
    from trainer.core.topic_options import OPTION_NAMES
    from trainer.services.topic_options import show_value

    lines = []
    for name in OPTION_NAMES:
        is_own = name in options.own.own
        source = (
            "set here" if is_own else f"from {show_path(options.resolved.sources[name]) or 'Preferences'}"
        )
        if is_own or inherited:
            told = show_value(name, options.resolved.value(name))
            lines.append(f"  {declaration(name).label:<20} {told} ({source})")
    return lines


def _assigned(text: str) -> tuple[str, "Value"]:
    """``name=value`` taken apart; a number where it reads as one."""
    name, found, value = (part.strip() for part in text.partition("="))
    if not found or not value:
        raise BadInput(f"{text!r} is not a name and a value.", "Write it as in new_per_day=5.")
    for kind in (int, float):
        try:
            return name, kind(value)
        except ValueError:
            continue
    return name, value
