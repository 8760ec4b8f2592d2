"""Names in a search that no card goes by: a topic, tag, subject or document that was spelt otherwise."""

from collections.abc import Iterator
from difflib import get_close_matches

from trainer.core.errors import BadInput
from trainer.core.search_query import parse, show
from trainer.core.search_terms import And, Document, Named, Or, Pattern, Query, Subject, Topic
from trainer.services import library
from trainer.services.ports import Workspace

OFFERED = 3
"""Names offered instead, at most."""


def unknown_name(workspace: Workspace, text: str) -> BadInput | None:
    """The first name asked for that no card goes by, with what it may have been meant to be; ``None`` without any.

    Raises ``QueryError`` where the search cannot be understood.
    """
    for term in _named(parse(text)):
        if not library.browse(workspace, show(term), limit=1):
            near = " or ".join(show(type(term)(Pattern.literal(each))) for each in _near(workspace, term))
            return BadInput(f"No card goes by {show(term)}.", f"Did you mean {near}?" if near else "")
    return None


def _named(query: Query) -> Iterator[Named]:
    match query:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _named(part)
        case _ if isinstance(query, Named):
            yield query


def _near(workspace: Workspace, term: Named) -> list[str]:
    """Names that hold what was typed, else those spelt alike."""
    typed = " ".join(term.pattern.texts).casefold()
    names = {each.casefold(): each for each in _names(workspace, term)}
    holding = [name for folded, name in names.items() if typed in folded]
    return (holding or [names[each] for each in get_close_matches(typed, names, OFFERED)])[:OFFERED]


def _names(workspace: Workspace, term: Named) -> list[str]:
    match term:
        case Topic():
            return [each.path[-1] for each in library.topics(workspace)]
        case Subject():
            return [each.name for each in library.subjects(workspace)]
        case Document():
            return [each.document.title for each in library.documents(workspace)]
        case _:
            return []
