"""The tags of many cards at once."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, insert, select

from trainer.store.rows import among, inserted_id
from trainer.store.tables import card_tags, tags

_ADD = "INSERT OR IGNORE INTO card_tags (card_id, tag_id) VALUES (?, ?)"
_REMOVE = "DELETE FROM card_tags WHERE card_id = ? AND tag_id = ?"

Tagged = tuple[int, tuple[str, ...]]
"""A card and its tags."""


def tags_of(connection: Connection, chosen: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The tags of these cards, each card's in order; cards without any are left out."""
    names = dict(_names(connection))
    return {
        card: tuple(names[tag] for tag in found) for card, found in _ids_of(connection, chosen, names).items()
    }


def known_tags(connection: Connection) -> list[str]:
    """The tags that any card has, in order."""
    any_card = select(card_tags.c.tag_id).where(card_tags.c.tag_id == tags.c.id)
    return list(
        connection.execute(select(tags.c.name).where(any_card.exists()).order_by(tags.c.name)).scalars()
    )


def retag(connection: Connection, wanted: Sequence[Tagged]) -> tuple[Tagged, ...]:
    """Give each card exactly these tags; the earlier ones come back.  Only what differs is written."""
    ids = _ids(connection, {name for _, each in wanted for name in each})
    names = dict(_names(connection))
    before = _ids_of(connection, [card for card, _ in wanted], names)
    added: list[tuple[int, int]] = []
    removed: list[tuple[int, int]] = []
    for card, each in wanted:
        then, now = set(before.get(card, ())), {ids[name] for name in each}
        added.extend((card, tag) for tag in now - then)
        removed.extend((card, tag) for tag in then - now)
    for statement, rows in ((_REMOVE, removed), (_ADD, added)):
        if rows:
            connection.exec_driver_sql(statement, rows)
    return tuple((card, tuple(names[tag] for tag in before.get(card, ()))) for card, _ in wanted)


def _names(connection: Connection) -> list[tuple[int, str]]:
    """Every tag with its row id, in the order of their names."""
    rows = connection.execute(select(tags.c.id, tags.c.name).order_by(tags.c.name))
    return [(tag, name) for tag, name in rows]


def _ids_of(connection: Connection, chosen: Collection[int], names: dict[int, str]) -> dict[int, list[int]]:
    """Row ids of the tags of these cards, in the order that ``names`` has them."""
    place = {tag: number for number, tag in enumerate(names)}
    found: dict[int, list[int]] = {}
    query = select(card_tags.c.card_id, card_tags.c.tag_id).where(among(card_tags.c.card_id, chosen))
    for card, tag in connection.execute(query):
        found.setdefault(card, []).append(tag)
    for each in found.values():
        each.sort(key=place.__getitem__)
    return found


def _ids(connection: Connection, wanted: set[str]) -> dict[str, int]:
    """Row ids of tags by these names, whatever their case; those that are missing are made."""
    ids = {name.casefold(): tag for tag, name in _names(connection)}
    for name in sorted(wanted):
        if name.casefold() not in ids:
            ids[name.casefold()] = inserted_id(connection.execute(insert(tags).values(name=name)))
    return {name: ids[name.casefold()] for name in wanted}
