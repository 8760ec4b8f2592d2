"""A change is a value: what was done, what it touched, and the data to undo it.

``undo`` of a change is again a list of such data, so redo is the undo of an undo and both survive a restart.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

Value = str | int | float | None
Row = dict[str, Value]


class Touched(StrEnum):
    """Kinds of thing a change can concern; views refresh by these."""

    CARDS = "cards"
    TOPICS = "topics"
    REVIEWS = "reviews"
    SETTINGS = "settings"


class Record(StrEnum):
    """Tables whose rows can be put back by ``Restore``."""

    CARDS = "cards"
    ANSWERS = "answers"
    TOPICS = "topics"
    SUBJECTS = "subjects"
    DOCUMENTS = "documents"
    KEY_POINTS = "key_points"


@dataclass(frozen=True, slots=True)
class Retract:
    """Take back these events (by uid); taking back a retraction makes its target count again."""

    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restore:
    """Put earlier column values back into rows of one table, by row id."""

    record: Record
    rows: tuple[tuple[int, Row], ...]


@dataclass(frozen=True, slots=True)
class Retag:
    """Give cards exactly these tags again, by card id."""

    tags: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Settle:
    """Give stored settings exactly these texts again, by key; ``None`` for one that was not stored."""

    texts: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Reoption:
    """Give a topic (row id) exactly these options of its own again, as text; empty for none."""

    topic: int
    text: str


Inverse = Retract | Restore | Retag | Settle | Reoption


@dataclass(frozen=True, slots=True)
class Change:
    """One unit of work that was done.

    ``label`` names it for undo ("Rate card Good"), ``message`` is the passing message, ``card`` the card it is about.
    ``is_undo`` tells that an earlier step was taken back.
    """

    label: str
    touched: frozenset[Touched]
    inverse: tuple[Inverse, ...] = ()
    message: str = ""
    card: int | None = None
    is_undo: bool = False


def to_json(inverse: tuple[Inverse, ...]) -> str:
    """The inverse as text for the history."""
    return json.dumps([_as_plain(each) for each in inverse], separators=(",", ":"))


def from_json(text: str) -> tuple[Inverse, ...]:
    """The inverse from the text of ``to_json``."""
    return tuple(_from_plain(each) for each in json.loads(text))


def _as_plain(inverse: Inverse) -> dict[str, object]:
    match inverse:
        case Retract(events=events):
            return {"retract": events}
        case Restore(record=record, rows=rows):
            return {"restore": record, "rows": rows}
        case Retag(tags=tags):
            return {"retag": tags}
        case Reoption(topic=topic, text=text):
            return {"reoption": [[topic, text]]}
        case Settle(texts=texts):
            return {"settle": texts}
        case _:
            assert_never(inverse)


def _from_plain(plain: dict[str, list[list[object]]]) -> Inverse:
    match plain:
        case {"retract": events}:
            return Retract(tuple(str(uid) for uid in events))
        case {"restore": record, "rows": rows}:
            return Restore(Record(str(record)), tuple((_int(row), _row(values)) for row, values in rows))
        case {"retag": tags}:
            return Retag(tuple((_int(card), tuple(map(str, _list(names)))) for card, names in tags))
        case {"reoption": [[topic, text]]}:
            return Reoption(_int(topic), str(text))
        case {"settle": texts}:
            return Settle(tuple((str(key), None if text is None else str(text)) for key, text in texts))
        case _:
            raise ValueError(f"unknown inverse {plain!r}")


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def _row(value: object) -> Row:
    assert isinstance(value, dict)
    return value
