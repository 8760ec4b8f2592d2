r"""The pieces of a search line: where terms, brackets and operators begin and end, and what each term means.

Text is cut into tokens first.  A bracket inside a word, as in ``O(log n)``, belongs to the word and so does the one
that closes it; a bracket where a term could begin opens a group.  Quotation marks end a word, a colon after an unknown
key is a colon, and a backslash takes the meaning off ``* _ " : \ ( ) -`` and off the operators (``\or``).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from functools import partial

from trainer.core.errors import BadInput
from trainer.core.search_days import MOST_DAYS, Added, Edited, Introduced, NotRated, read_rated
from trainer.core.search_regex import complaint
from trainer.core.search_terms import (
    LARGEST,
    LIMITS,
    Answers,
    Attachment,
    CardIds,
    CardState,
    Comparison,
    Document,
    Everything,
    Flag,
    Has,
    Is,
    Measure,
    NoCombining,
    Pattern,
    Phrase,
    Property,
    Regex,
    Subject,
    Tag,
    Term,
    Topic,
    Wild,
    Word,
)

_SPACE = re.compile(r"\s*")
_DASHES = re.compile(r"-+(?=[^\s)-])")
_PLAIN = re.compile(r'[^\s"()\\]+')
_IN_QUOTES = re.compile(r'(?:[^"\\]+|\\.)*', re.DOTALL)
_KEY = re.compile(r"([A-Za-z]+):")
_OPERATOR = re.compile(r"\\?(and|or)", re.IGNORECASE)
_RAW_PIECE = re.compile(r'\\(")|(\\.|.)', re.DOTALL)
_WHOLE = re.compile(r"[+-]?[0-9]{1,7}")
_DECIMAL = re.compile(r"[0-9]{1,7}|[0-9]{0,7}\.[0-9]+")
_DAYS = "The number of days"
_SIGN = re.compile(r"([<>=!]+)")


class QueryError(BadInput):
    """A query that cannot be understood.

    ``start`` and ``end`` are offsets into the text: the characters that are at fault, at least one.
    """

    def __init__(self, problem: str, advice: str, start: int, end: int) -> None:
        super().__init__(f"At character {start + 1}: {problem}", advice)
        self.start = start
        self.end = end


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    TERM = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from ``start`` to ``end``, a dash before it not counted.

    Terms have a ``value`` as typed, which begins at ``value_start``, and a known ``key`` or none.
    """

    kind: Kind
    start: int
    end: int
    negated: bool = False
    key: str = ""
    value: str = ""
    value_start: int = 0
    quoted: bool = False

    def error(self, problem: str, advice: str = "") -> QueryError:
        """A complaint about the value, or about the whole token where it has none."""
        if self.value:
            return QueryError(problem, advice, self.value_start, self.value_start + len(self.value))
        return QueryError(problem, advice, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Key:
    """What may stand before a colon: how its value is read, one that could be, and all of them if they are few."""

    read: Callable[[Token], Term]
    example: str
    values: tuple[str, ...] = ()


def tokens(text: str) -> Iterator[Token]:
    """The text in pieces.  Raises ``QueryError`` for quotation marks and brackets without partner, or a wrong key."""
    brackets: list[bool] = []
    at = _after(_SPACE, text, 0)
    while at < len(text):
        start = _after(_DASHES, text, at)
        token = _token(text, start, negated=(start - at) % 2 == 1, dashed=start > at, brackets=brackets)
        yield token
        at = _after(_SPACE, text, token.end)


def term(token: Token) -> Term:
    """What a term asks for.  Raises ``QueryError`` for a value that its key cannot have."""
    if token.key:
        if not token.value.strip():
            advice = (
                f"Such as {token.key}:{KEYS[token.key].example}. Type {token.key}\\: to search for the text."
            )
            raise token.error(f"“{token.key}:” needs a value right after the colon.", advice)
        return KEYS[token.key].read(token)
    if token.quoted:
        if not token.value.strip():
            raise token.error(
                "There is nothing between these quotation marks.", 'Type \\" for the sign itself.'
            )
        return Phrase(Pattern.typed(token.value))
    if _OPERATOR.fullmatch(token.value):
        return Word(Pattern.literal(token.value.removeprefix("\\")))
    read = Pattern.typed(token.value)
    return Everything() if read.parts == (Wild.RUN,) else Word(read)


def key_before(text: str, *, quoted: bool = False) -> str:
    """The key that a term beginning with this text has, as typed and perhaps misspelt; empty for none.

    Within quotation marks, or before nothing, another colon or a slash, only a known key is one.
    """
    found = _KEY.match(text)
    if found is None:
        return ""
    plain = quoted or text[found.end() : found.end() + 1] in ("", ":", "/")
    return found[1] if found[1].lower() in KEYS or (not plain and _nearest_key(found[1])) else ""


def _token(text: str, at: int, *, negated: bool, dashed: bool, brackets: list[bool]) -> Token:
    sign = text[at]
    if sign == "(":
        brackets.append(True)
        return Token(Kind.OPEN, at, at + 1, negated)
    if sign == ")" and (not brackets or brackets[-1]):
        if not brackets:
            raise QueryError("This ) closes nothing.", "Type \\) for the sign itself.", at, at + 1)
        brackets.pop()
        return Token(Kind.CLOSE, at, at + 1)
    if sign == '"':
        end = _end_of_quotation(text, at)
        return _as_term(text[at + 1 : end - 1], at, at + 1, end, negated, quoted=True)
    end = _end_of_word(text, at, brackets)
    word = text[at:end]
    if not dashed and word.lower() in ("and", "or"):
        return Token(Kind[word.upper()], at, end)
    if text[end : end + 1] == '"' and _KEY.fullmatch(word) and key_before(word + '"'):
        key = _known_key(word[:-1], at)
        value_end = _end_of_quotation(text, end)
        return Token(Kind.TERM, at, value_end, negated, key, text[end + 1 : value_end - 1], end + 1, True)
    return _as_term(word, at, at, end, negated, quoted=False)


def _as_term(typed: str, start: int, inside: int, end: int, negated: bool, *, quoted: bool) -> Token:
    key = key_before(typed, quoted=quoted)
    if not key:
        return Token(Kind.TERM, start, end, negated, "", typed, inside, quoted)
    past = len(key) + 1
    return Token(Kind.TERM, start, end, negated, _known_key(key, inside), typed[past:], inside + past, quoted)


def _after(expression: re.Pattern[str], text: str, at: int) -> int:
    found = expression.match(text, at)
    return found.end() if found else at


def _end_of_quotation(text: str, at: int) -> int:
    end = _after(_IN_QUOTES, text, at + 1)
    if text[end : end + 1] != '"':
        advice = 'Add " where it ends, or type \\" for the sign itself.'
        raise QueryError("This quotation mark is never closed.", advice, at, at + 1)
    return end + 1


def _end_of_word(text: str, at: int, brackets: list[bool]) -> int:
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1 if text[at + 1 : at + 2].isspace() else 2
        elif sign == "(":
            brackets.append(False)
            at += 1
        elif sign == ")" and brackets and not brackets[-1]:
            brackets.pop()
            at += 1
        elif sign in '")' or sign.isspace():
            break
        else:
            at = _after(_PLAIN, text, at)
    return min(at, len(text))


def _known_key(typed: str, at: int) -> str:
    key = typed.lower()
    if key in KEYS:
        return key
    advice = (
        f"Did you mean “{_nearest_key(typed)}:”? The keys are {', '.join(KEYS)}. "
        f"Type {typed}\\: to search for the text."
    )
    raise QueryError(f"There is no key “{typed}:”.", advice, at, at + len(typed) + 1)


def _nearest_key(typed: str) -> str:
    key = typed.lower()
    if key == "deck":
        return "topic"
    return _nearest(key, KEYS, 0.76) if 3 <= len(key) <= 20 else ""


def _nearest(typed: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    choices = list(known)
    begun = [choice for choice in choices if len(typed) > 1 and choice.startswith(typed)]
    return (begun or get_close_matches(typed[:40], choices, 1, cutoff) or [""])[0]


def _quoted(typed: str) -> str:
    if not typed:
        return "nothing"
    return f"“{typed}”" if len(typed) <= 40 else f"“{typed[:40]}…”"


def _named(make: Callable[[Pattern], Term], token: Token) -> Term:
    return make(Pattern.typed(token.value))


def _counted(make: Callable[[int], Term], what: str, low: int, high: int, token: Token) -> Term:
    return make(_whole(token, token.value.strip(), what, low, high))


def _choice(token: Token, known: Iterable[str]) -> str:
    typed = token.value.strip().lower()
    choices = [str(each) for each in known]
    if typed in choices:
        return typed
    near = _nearest(typed, choices)
    advice = f"{f'Did you mean {token.key}:{near}? ' if near else ''}It can be {', '.join(choices)}."
    raise token.error(f"“{token.key}:” cannot be {_quoted(typed)}.", advice)


def _whole(token: Token, typed: str, what: str, low: int, high: int) -> int:
    if _WHOLE.fullmatch(typed) and low <= int(typed) <= high:
        return int(typed)
    raise token.error(
        f"{what} cannot be {_quoted(typed)}.", f"It is a whole number from {low:,} to {high:,}."
    )


def _decimal(token: Token, typed: str, what: str, low: int, high: int) -> float:
    plain = typed.removesuffix("%") if high == 1 else typed
    if _DECIMAL.fullmatch(plain):
        number = int(plain) if plain.isdigit() else float(plain)
        number = number if plain == typed else number / 100
        if low <= number <= high:
            return number
    share = ", or 0% to 100%" if high == 1 else ""
    raise token.error(f"{what} cannot be {_quoted(typed)}.", f"It is a number from {low} to {high:,}{share}.")


def _rated(token: Token) -> Term:
    try:
        return read_rated(token.value)
    except NotRated as wrong:
        raise token.error(*wrong.args) from None


def _property(token: Token) -> Term:
    name, sign, typed = (each.strip() for each in (*_SIGN.split(token.value, 1), "", "")[:3])
    if name.lower() not in LIMITS:
        near = _nearest(name.lower(), LIMITS)
        advice = f"{f'Did you mean prop:{near}? ' if near else ''}It can be {', '.join(LIMITS)}."
        raise token.error(f"“prop:” cannot compare {_quoted(name)}.", advice)
    if sign not in tuple(Comparison) or not typed:
        advice = f"Write one of {' '.join(Comparison)} and a number, without spaces, such as prop:ivl>=10."
        raise token.error(f"“prop:{name}” is not compared with a number.", advice)
    measure = Measure(name.lower())
    low, high, whole = LIMITS[measure]
    value = (_whole if whole else _decimal)(token, typed, f"“prop:{measure}”", low, high)
    return Property(measure, Comparison(sign), value)


def _card_ids(token: Token) -> Term:
    parts = token.value.split(",")
    return CardIds(tuple(_whole(token, each.strip(), "A card's id", 1, LARGEST) for each in parts))


def _regex(token: Token) -> Term:
    expression = "".join(piece[1] or piece[2] for piece in _RAW_PIECE.finditer(token.value))
    wrong = complaint(expression)
    if wrong is not None:
        raise token.error(*wrong)
    return Regex(expression)


KEYS: Mapping[str, Key] = {
    "topic": Key(partial(_named, Topic), "Vision"),
    "tag": Key(partial(_named, Tag), "hard"),
    "subject": Key(partial(_named, Subject), '"Batch norm"'),
    "document": Key(partial(_named, Document), "*outline"),
    "flag": Key(partial(_counted, Flag, "A flag", 0, 7), "1", tuple("01234567")),
    "is": Key(lambda token: Is(CardState(_choice(token, CardState))), "due", tuple(CardState)),
    "has": Key(lambda token: Has(Attachment(_choice(token, Attachment))), "mine", tuple(Attachment)),
    "prop": Key(_property, "ivl>=10", tuple(Measure)),
    "added": Key(partial(_counted, Added, _DAYS, 1, MOST_DAYS), "7"),
    "edited": Key(partial(_counted, Edited, _DAYS, 1, MOST_DAYS), "7"),
    "rated": Key(_rated, "7:1"),
    "introduced": Key(partial(_counted, Introduced, _DAYS, 1, MOST_DAYS), "7"),
    "re": Key(_regex, r'"\d+ layers"'),
    "nc": Key(partial(_named, NoCombining), "naive"),
    "answer": Key(partial(_counted, Answers, "The number of answers", 0, 999), "5"),
    "cid": Key(_card_ids, "7,12"),
}
"""Every key, in the order the help lists them."""
