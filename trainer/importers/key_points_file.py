"""Key points files: TOML with what a good answer to one question mentions, and an editor's notes on the documents.

A key points file::

    number = 1                                   # the question's number in its set
    [[points]]
    id = "hierarchy"                             # unique within the file
    text = "Early layers find edges"             # what the learner reads
    phrases = ["edges and textures"]             # wordings that count as mentioning it
    weight = 1.5                                 # above 0, 1.0 if left out
    documents = ["a.txt"]                        # the documents that say it, by file name
    [[notes]]                                    # optional
    document = "a.txt"
    says = "the words it is about"
    text = "What is right instead."
    reason = "How that is known."
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.core.errors import BadInput
from trainer.core.key_point import EditorNote, KeyPoint

_POINT_KEYS = {"id", "text", "phrases", "weight", "documents"}
_NOTE_KEYS = {"document", "says", "text", "reason"}


@dataclass(frozen=True, slots=True)
class QuestionPoints:
    """The key points of the question with this number (above 0), in their order, and the notes on its answers."""

    number: int
    points: tuple[KeyPoint, ...]
    notes: tuple[EditorNote, ...] = ()


def read_key_points(content: bytes) -> QuestionPoints:
    """A key points file.  Raises ``BadInput`` if it is not laid out as above or has two points of the same id."""
    table = _table(content)
    _refuse_unknown(table, {"number", "points", "notes"}, "the file")
    number = table.get("number")
    if type(number) is not int or number < 1:
        raise _malformed("it needs the “number” of its question, 1 or above")
    entries = _entries(table, "points")
    if not entries:
        raise _malformed("it has no [[points]]")
    points = tuple(_point(entry, place) for place, entry in enumerate(entries, start=1))
    _refuse_repeated([point.id for point in points])
    notes = (_note(entry, place) for place, entry in enumerate(_entries(table, "notes"), start=1))
    return QuestionPoints(number, points, tuple(notes))


def _point(entry: Mapping[str, Any], place: int) -> KeyPoint:
    where = f"point {place}"
    _refuse_unknown(entry, _POINT_KEYS, where)
    return KeyPoint(
        id=_text(entry, "id", where),
        text=_text(entry, "text", where),
        phrases=_texts(entry, "phrases", where),
        weight=_weight(entry, where),
        documents=_texts(entry, "documents", where),
    )


def _note(entry: Mapping[str, Any], place: int) -> EditorNote:
    where = f"note {place}"
    _refuse_unknown(entry, _NOTE_KEYS, where)
    says = _text(entry, "says", where)
    return EditorNote(
        document=_text(entry, "document", where),
        text=f"“{says}”: {_text(entry, 'text', where)}",
        reason=_text(entry, "reason", where),
    )


def _table(content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _malformed("it is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise _malformed(str(error)) from None


def _entries(table: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    entries = table.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _malformed(f"“{name}” has to be written as [[{name}]]")
    return entries


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    text = entry.get(key)
    if not isinstance(text, str) or not text.strip():
        raise _malformed(f"{where} needs a text as its “{key}”")
    return text.strip()


def _texts(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    texts = entry.get(key)
    if not isinstance(texts, list) or not texts:
        raise _malformed(f"{where} needs a list of “{key}”")
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise _malformed(f"{where} has something among its “{key}” that is no text")
    return tuple(text.strip() for text in texts)


def _weight(entry: Mapping[str, Any], where: str) -> float:
    weight = entry.get("weight", 1.0)
    if type(weight) not in (int, float) or not math.isfinite(weight) or weight <= 0:
        raise _malformed(f"the “weight” of {where} has to be a number above 0")
    return float(weight)


def _refuse_unknown(table: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(table.keys() - known)
    if unknown:
        raise _malformed(f"“{unknown[0]}” means nothing in {where}")


def _refuse_repeated(ids: list[str]) -> None:
    repeated = next((each for place, each in enumerate(ids) if each in ids[:place]), None)
    if repeated:
        raise _malformed(f"two points have the id “{repeated}”")


def _malformed(reason: str) -> BadInput:
    return BadInput(f"The key points file cannot be used: {reason}.")
