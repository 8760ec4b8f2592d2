"""A JSON file read with care: every value knows its place, so that an error can name it."""

import json
import uuid
from dataclasses import dataclass
from typing import TypeVar

from trainer.core.deck import Source
from trainer.core.errors import BadInput

LARGEST_NUMBER = 2**63 - 1
HEAVIEST = 1000
ADVICE = "Correct the file, or export it again."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Node:
    """A value at a place such as ``cards[3].answers[0]`` (empty: the whole file).

    Each method gives the value as one kind of thing.  Raises ``BadInput`` with the place where it is another.
    """

    value: object
    file: str
    place: str = ""

    def field(self, name: str) -> "Node":
        """The value of an object's field, which must be there."""
        fields = self._of(dict, "an object")
        if name not in fields:
            raise self.wrong(f"“{name}” is missing")
        return Node(fields[name], self.file, f"{self.place}.{name}" if self.place else name)

    def has(self, name: str) -> bool:
        """Whether an object has this field."""
        return name in self._of(dict, "an object")

    def items(self) -> list["Node"]:
        """The values of a list."""
        items = self._of(list, "a list")
        return [Node(each, self.file, f"{self.place}[{index}]") for index, each in enumerate(items)]

    def text(self) -> str:
        """A text of whole characters."""
        text = self._of(str, "a text")
        try:
            text.encode()
        except UnicodeEncodeError:
            raise self.wrong("the text holds half a character") from None
        return text

    def name(self) -> str:
        """A text that is not blank."""
        text = self.text()
        if not text.strip():
            raise self.wrong("the text is empty")
        return text

    def number(self) -> int:
        """A whole number that a store can keep."""
        number = self._of(int, "a whole number")
        if isinstance(number, bool) or abs(number) > LARGEST_NUMBER:
            raise self.wrong("this is not a whole number in range")
        return number

    def weight(self) -> float:
        """A number above 0, up to 1,000."""
        number = self.value
        if isinstance(number, bool) or not isinstance(number, int | float) or not 0 < number <= HEAVIEST:
            raise self.wrong(f"this is not a number above 0, up to {HEAVIEST}")
        return float(number)

    def truth(self) -> bool:
        """``true`` or ``false``."""
        return self._of(bool, "true or false")

    def uid(self) -> str:
        """A UUID in its usual spelling."""
        try:
            return str(uuid.UUID(self.text()))
        except ValueError:
            raise self.wrong("this is not a UUID") from None

    def wrong(self, what: str) -> BadInput:
        """The error that names the file, this place and what is wrong here."""
        where = f"“{self.file}”, {self.place}" if self.place else f"“{self.file}”"
        return BadInput(f"{where}: {what}.", ADVICE)

    def _of(self, kind: type[T], name: str) -> T:
        if not isinstance(self.value, kind):
            raise self.wrong(f"this is not {name}")
        return self.value


def read_json(source: Source) -> Node:
    """The whole file.  Raises ``BadInput`` with the line and column where it is not JSON."""
    if not source.content.strip():
        raise BadInput(f"“{source.name}” is empty.")
    try:
        return Node(json.loads(source.content), source.name)
    except json.JSONDecodeError as error:
        place = f"“{source.name}”, line {error.lineno}, column {error.colno}"
        raise BadInput(f"{place}: this is not JSON: {error.msg}.", ADVICE) from None
    except UnicodeDecodeError:
        raise BadInput(f"“{source.name}” is not a text file in UTF-8.", ADVICE) from None
    except (ValueError, RecursionError):
        raise BadInput(
            f"“{source.name}” holds a number too long or lists too deep to be read.", ADVICE
        ) from None
