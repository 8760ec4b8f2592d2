"""``trainer leeches``: cards that are forgotten again and again, and why."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.cli.opening import opened

if TYPE_CHECKING:
    from trainer.services.leeches import Finding

NAME = "leeches"
HELP = "list cards that are forgotten again and again, and why"


def add_arguments(parser: ArgumentParser) -> None:
    """Whether for people or for programs."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: Namespace) -> int:
    """Print what the log says of every leech; nothing is changed."""
    from trainer.services import leeches

    with opened(options) as trainer:
        found = [leeches.finding(trainer.workspace, each.id) for each in leeches.leeches(trainer.workspace)]
    print(as_json(found) if options.json else as_text(found))
    return 0


def as_json(found: Sequence["Finding"]) -> str:
    """``{"leeches": [{"id", "number", "question", "topic", "lapses", "suspended", "findings"}]}``.

    Each finding has ``kind``, ``evidence``, ``advice`` and ``remedies``; ids are those of the card export.
    """
    from trainer.core.topic import show_path

    content = {
        "leeches": [
            {
                "id": each.leech.uid,
                "number": each.leech.number,
                "question": each.leech.question,
                "topic": show_path(each.leech.topic),
                "lapses": each.leech.lapses,
                "suspended": each.leech.suspended,
                "findings": [
                    {
                        "kind": diagnosis.kind.name.lower().replace("_", "-"),
                        "evidence": diagnosis.evidence,
                        "advice": diagnosis.advice,
                        "remedies": [remedy.value for remedy in diagnosis.remedies],
                    }
                    for diagnosis in each.diagnoses
                ],
            }
            for each in found
        ]
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(found: Sequence["Finding"]) -> str:
    """A paragraph for each leech."""
    from trainer.core.markup import to_text
    from trainer.core.wording import count_of

    if not found:
        return "No card is forgotten again and again."
    lines = [f"{count_of(len(found), 'card')} forgotten again and again:"]
    for each in found:
        number = "" if each.leech.number is None else f"{each.leech.number}. "
        state = ", suspended" if each.leech.suspended else ""
        question = " ".join(to_text(each.leech.question).split())
        lines += ["", f"{number}{question} ({count_of(each.leech.lapses, 'lapse')}{state})"]
        lines += [f"  {told.kind}: {told.evidence} {told.advice}" for told in each.diagnoses]
        if not each.diagnoses:
            lines.append("  The log does not say why.")
    return "\n".join(lines)
