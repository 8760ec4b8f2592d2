"""Tags put on many cards at once, or taken off them."""

from collections.abc import Sequence

from trainer.core.errors import BadInput
from trainer.core.wording import count_of
from trainer.services.change import Change, Retag, Touched
from trainer.services.history import record
from trainer.services.library import split_tags
from trainer.services.ports import Workspace


def change_tags(workspace: Workspace, cards: Sequence[int], words: str) -> Change:
    """Put the tags in ``words`` on these cards, and take off those with a ``-`` before them.

    Tags are separated by spaces or commas.  Raises ``BadInput`` where there is none.
    """
    typed = split_tags(words)
    more = tuple(tag for tag in typed if not tag.startswith("-"))
    less = {tag[1:].casefold() for tag in typed if tag.startswith("-")} - {""}
    if not more and not less:
        raise BadInput("There is no tag to put on or take off.", "Type one, or -tag to take it off.")
    with workspace.store.write() as unit:
        before = unit.cards.tags(cards)
        wanted = [(card, _changed(before.get(card, ()), more, less)) for card in cards]
        earlier = unit.cards.tag(wanted)
        changed = tuple(
            each for each, (_, now) in zip(earlier, wanted, strict=True) if set(each[1]) != set(now)
        )
        message = f"Tags of {count_of(len(changed), 'card')} changed"
        change = Change(
            "Change tags",
            frozenset({Touched.CARDS}),
            (Retag(changed),),
            message,
            cards[0] if len(cards) == 1 else None,
        )
        record(workspace, unit, change)
        unit.commit()
    return change


def known_tags(workspace: Workspace) -> list[str]:
    """The tags that any card has, in order."""
    with workspace.store.read() as unit:
        return unit.cards.known_tags()


def _changed(tags: tuple[str, ...], more: tuple[str, ...], less: set[str]) -> tuple[str, ...]:
    kept = {tag.casefold(): tag for tag in tags if tag.casefold() not in less}
    return tuple({**{tag.casefold(): tag for tag in more}, **kept}.values())
