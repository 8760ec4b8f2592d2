"""What can be searched for: a query as a value, whatever way it was typed.

Queries are made by ``parse`` in ``search_query``, or built from the nodes below with ``all_of``, ``any_of`` and
``negated``, which keep them in normal form: no ``And`` directly inside an ``And`` nor ``Or`` inside an ``Or``, none of
fewer than two parts, no ``Not`` of a ``Not``, no ``Everything`` as a part of an ``And`` or ``Or``.
Days are study days and today is one of them: "the last 7 days" are today and the six before.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from trainer.core.search_days import Recent

LARGEST = 999_999
"""Of any number in a query."""

_PIECE = re.compile(r'((?:\\[*_":\\()-]|[^*_])+)|(\*+)|_')
_ESCAPED = re.compile(r'\\([*_":\\()-])')


class Wild(Enum):
    """A place in a pattern that other text may fill."""

    RUN = "*"
    """Any characters, or none."""
    ONE = "_"
    """Exactly one character."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text to compare with, letter case aside.

    ``parts`` alternate between texts, which stand for themselves and are never empty, and wildcards.
    A pattern that was parsed has at least one part and neither begins nor ends with white space.
    """

    parts: tuple[str | Wild, ...]

    @classmethod
    def literal(cls, text: str) -> "Pattern":
        """A pattern for this very text."""
        return cls((text,) if text else ())

    @classmethod
    def typed(cls, text: str) -> "Pattern":
        r"""A pattern as learners type it: ``*`` and ``_`` are wildcards, ``\*`` and ``\_`` the characters.

        A backslash likewise stands before ``" : \ ( ) -``; before anything else it is a backslash.
        """
        return cls(
            tuple(
                _ESCAPED.sub(r"\1", piece[1]) if piece[1] else Wild.RUN if piece[2] else Wild.ONE
                for piece in _PIECE.finditer(text.strip())
            )
        )

    @property
    def exact(self) -> str | None:
        """The text it stands for; ``None`` where it has wildcards."""
        texts = self.texts
        return "".join(texts) if len(texts) == len(self.parts) else None

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts between the wildcards."""
        return tuple(part for part in self.parts if isinstance(part, str))


class CardState(StrEnum):
    """The values of ``is:``."""

    NEW = "new"
    """Never answered, or reset since."""
    LEARN = "learn"
    """In learning or relearning steps."""
    REVIEW = "review"
    """Through the first learning steps: in review, or relearning after a lapse."""
    DUE = "due"
    """Seen, and due today or earlier; neither suspended nor buried."""
    SUSPENDED = "suspended"
    BURIED = "buried"
    LEECH = "leech"
    """Forgotten in review again and again, see ``core.leech``."""
    MARKED = "marked"
    INCOMPLETE = "incomplete"
    """An answer breaks off or is missing in its document."""


class Attachment(StrEnum):
    """The values of ``has:``."""

    MINE = "mine"
    """An answer or an edit of the learner's own."""
    KEYPOINTS = "keypoints"
    CONFLICT = "conflict"
    """An editor's note that contradicts one of the documents."""


class Measure(StrEnum):
    """The quantities that ``prop:`` compares."""

    INTERVAL = "ivl"
    """Days from the last review to the next."""
    DUE = "due"
    """Days from today until it is due; negative where it is overdue."""
    REPS = "reps"
    """How often it was answered."""
    LAPSES = "lapses"
    """How often it was forgotten in review."""
    TIME = "time"
    """Whole seconds spent answering it."""
    STABILITY = "s"
    """Days until the predicted recall has fallen to 90%."""
    DIFFICULTY = "d"
    """1 to 10."""
    RETRIEVABILITY = "r"
    """The predicted recall now, 0 to 1."""


LIMITS: Mapping[str, tuple[int, int, bool]] = {
    Measure.INTERVAL: (0, LARGEST, True),
    Measure.DUE: (-LARGEST, LARGEST, True),
    Measure.REPS: (0, LARGEST, True),
    Measure.LAPSES: (0, LARGEST, True),
    Measure.TIME: (0, LARGEST, True),
    Measure.STABILITY: (0, LARGEST, False),
    Measure.DIFFICULTY: (1, 10, False),
    Measure.RETRIEVABILITY: (0, 1, False),
}
"""The least and the greatest number a quantity is compared with, and whether the number is whole."""


class Comparison(StrEnum):
    """How a quantity is compared with a number."""

    EQUAL = "="
    UNEQUAL = "!="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Everything:
    """Every card."""


@dataclass(frozen=True, slots=True)
class Word:
    """The question or a shown answer has a word that begins so; without white space."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Phrase:
    """The question or a shown answer has these whole words, one after the other."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class NoCombining:
    """The question or a shown answer has this text once accents are taken off both."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Regex:
    """The question or a shown answer has a match of this expression, which ``re`` accepts."""

    expression: str


@dataclass(frozen=True, slots=True)
class Topic:
    """The card is in a topic of this path (``A::B``), or one that ends so, or anywhere below it."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Tag:
    """The card has this tag, or one below it (``cv::loss`` is below ``cv``)."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Subject:
    """The card belongs to the subject of this name."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Document:
    """The document of this title or file name answers the card."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Flag:
    """The card has this flag, 1 to 7; 0 is no flag."""

    number: int


@dataclass(frozen=True, slots=True)
class Is:
    """The card is in this state."""

    state: CardState


@dataclass(frozen=True, slots=True)
class Has:
    """The card has this."""

    attachment: Attachment


@dataclass(frozen=True, slots=True)
class Answers:
    """The card has exactly this many answers, 0 to 999; missing ones do not count."""

    count: int


@dataclass(frozen=True, slots=True)
class CardIds:
    """The card is one of these, by row id; at least one."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A quantity of the card compares so with ``value``, which is whole except for stability, difficulty, recall."""

    measure: Measure
    comparison: Comparison
    value: float


@dataclass(frozen=True, slots=True)
class Not:
    """The cards that ``query`` leaves out."""

    query: "Query"


@dataclass(frozen=True, slots=True)
class And:
    """The cards that every part finds."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """The cards that at least one part finds."""

    parts: "tuple[Query, ...]"


Written = Word | Phrase | NoCombining
Named = Topic | Tag | Subject | Document
Keyed = Named | Recent | NoCombining | Regex | Flag | Is | Has | Answers | CardIds | Property
Term = Everything | Word | Phrase | Keyed
Query = Term | Not | And | Or


def all_of(queries: Iterable[Query]) -> Query:
    """The cards that all of these find; of none, every card."""
    parts: list[Query] = []
    for query in queries:
        if isinstance(query, And):
            parts.extend(query.parts)
        elif not isinstance(query, Everything):
            parts.append(query)
    if not parts:
        return Everything()
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def any_of(queries: Iterable[Query]) -> Query:
    """The cards that at least one of these finds; of none, no card."""
    parts: list[Query] = []
    for query in queries:
        if isinstance(query, Everything):
            return query
        parts.extend(query.parts if isinstance(query, Or) else (query,))
    if not parts:
        return Not(Everything())
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def negated(query: Query) -> Query:
    """The cards that the query leaves out."""
    return query.query if isinstance(query, Not) else Not(query)


def terms(query: Query) -> tuple[str, ...]:
    """The words to highlight in what was found: once each, in the order typed, without wildcards or ruled-out words."""
    written = (text.strip() for term in _written(query) for text in term.pattern.texts)
    return tuple(dict.fromkeys(text for text in written if any(character.isalnum() for character in text)))


def _written(query: Query) -> Iterator[Written]:
    if isinstance(query, Written):
        yield query
    elif isinstance(query, And | Or):
        for part in query.parts:
            yield from _written(part)
