"""The search language: one parser for Browse, the filtered sessions, the command line and the charts.

Terms side by side must all match, ``or`` binds weaker than that, ``-`` before a term or group leaves it out.  The
values that queries are made of are in ``search_terms``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import assert_never

from trainer.core.search_days import Added, Edited, Introduced, Rated, show_rated
from trainer.core.search_parser import KEYS, Kind, QueryError, Token, key_before, term, tokens
from trainer.core.search_terms import (
    And,
    Answers,
    CardIds,
    Comparison,
    Document,
    Everything,
    Flag,
    Has,
    Is,
    Keyed,
    NoCombining,
    Not,
    Or,
    Pattern,
    Phrase,
    Property,
    Query,
    Regex,
    Subject,
    Tag,
    Topic,
    Wild,
    Word,
    all_of,
    any_of,
    negated,
    terms,
)

__all__ = [
    "KEYS",
    "TERMS",
    "QueryError",
    "TermHelp",
    "completion_start",
    "completions",
    "parse",
    "show",
    "terms",
]

DEEPEST = 50
"""Groups within each other."""
MOST_TERMS = 300
"""Terms in one query."""
_LONGEST_COMPLETED = 40

_SIGNS = re.compile(r'["\\*_]')
_SIGNS_OF_WORDS = re.compile(r'["\\*_()]')
_APART = re.compile(r"[\s()]")
_PAIR_OR_QUOTE = re.compile(r'\\.|(")', re.DOTALL)
_OPERATOR = re.compile(r"and|or", re.IGNORECASE)
_TERM_BEGINS = re.compile(r"(?:^|[\s(])-*$")
_BEING_TYPED = re.compile(r"[A-Za-z]*(?::[A-Za-z0-9]*)?$")


def parse(text: str) -> Query:
    """The query that a learner typed; of nothing, ``Everything``.

    Raises ``QueryError`` with the place where the text cannot be understood, is nested deeper than ``DEEPEST`` or has
    more than ``MOST_TERMS`` terms.  The time taken grows with the length of the text.
    """
    outer: list[_Group] = []
    group = _Group()
    count = 0
    for token in tokens(text.encode("utf-8", "replace").decode()):
        match token.kind:
            case Kind.OPEN:
                _check(len(outer) < DEEPEST, f"More than {DEEPEST} brackets are open at once here.", token)
                outer.append(group)
                group = _Group(token)
            case Kind.CLOSE:
                inner, group = group, outer.pop()
                group.add(inner.query(), negative=inner.negative)
            case Kind.AND | Kind.OR:
                group.join(token)
            case Kind.TERM:
                count += 1
                _check(count <= MOST_TERMS, f"A search has at most {MOST_TERMS} terms.", token)
                group.add(term(token), negative=token.negated)
    if group.opened:
        advice = "Add ) where the group ends, or type \\( for the sign itself."
        raise QueryError("This ( is never closed.", advice, group.opened.start, group.opened.end)
    return group.query()


def show(query: Query) -> str:
    """The query as text that ``parse`` reads back as the same query."""
    return "" if isinstance(query, Everything) else _show(query)


def completion_start(text: str, cursor: int) -> int:
    """Where the term at the cursor begins: the offset from which a completion replaces the text up to the cursor."""
    found = _BEING_TYPED.search(text, max(0, cursor - _LONGEST_COMPLETED), cursor)
    return found.start() if found else cursor


def completions(text: str, cursor: int) -> list[str]:
    """What the term before the cursor could become: keys with their colon; after one, its values.

    None within quotation marks or inside a word; with nothing typed yet, every key.
    """
    start = completion_start(text, cursor)
    quotes = sum(1 for found in _PAIR_OR_QUOTE.finditer(text, 0, start) if found[1])
    if quotes % 2 or not _TERM_BEGINS.search(text, max(0, start - _LONGEST_COMPLETED), start):
        return []
    typed = text[start:cursor].lower()
    key, colon, value = typed.partition(":")
    if not colon:
        known = [f"{each}:" for each in KEYS]
    elif key in KEYS:
        known = [f"{key}:{each}" for each in KEYS[key].values]
        known += [f"{typed}{sign}" for sign in Comparison if key == "prop" and value in KEYS[key].values]
    else:
        known = []
    return [each for each in known if each.startswith(typed) and each != typed]


@dataclass(frozen=True, slots=True)
class TermHelp:
    """A row of the help: something to type and what it finds."""

    example: str
    meaning: str


TERMS: tuple[TermHelp, ...] = (
    TermHelp("anchor boxes", "both words, or longer ones that begin so, in the question or an answer"),
    TermHelp('"anchor boxes"', "these words side by side"),
    TermHelp("precision or recall", "at least one of the two"),
    TermHelp("precision and recall", "both, the same as without “and”"),
    TermHelp("-pooling", "not this"),
    TermHelp("loss (focal or dice)", "brackets group what belongs together"),
    TermHelp("*scale*", "* stands for any characters, also none"),
    TermHelp("YOLOv_", "_ stands for one character"),
    TermHelp(r"3 \* 3", r'\ takes the special meaning off * _ " : \ ( ) - and the words and, or'),
    TermHelp("nc:naive", "this text, also inside a word, whatever the accents: naïve, naively"),
    TermHelp(r're:"\d+ layers"', "text that matches a regular expression"),
    TermHelp("topic:Applications", "in this topic or below it; topic:Applications::Text* for one below"),
    TermHelp("tag:hard", "with this tag or one below it; tag:* finds any, -tag:* cards without tags"),
    TermHelp('subject:"Transfer learning"', "in this group of questions that ask nearly the same"),
    TermHelp("document:*outline", "answered by the document of this title or file name"),
    TermHelp("answer:3", "with exactly three answers"),
    TermHelp("cid:7,12", "these very cards, by the id that charts and tables give"),
    TermHelp("has:mine", "with an answer or an edit of your own"),
    TermHelp("has:keypoints", "with key points"),
    TermHelp("has:conflict", "where an editor's note contradicts a document"),
    TermHelp("flag:1", "with flag 1, up to flag:7; flag:0 finds cards without a flag"),
    TermHelp("is:new", "never answered"),
    TermHelp("is:learn", "in learning or relearning steps"),
    TermHelp("is:review", "past the first learning steps"),
    TermHelp("is:due", "due today or overdue"),
    TermHelp("is:suspended", "suspended until you resume it"),
    TermHelp("is:buried", "buried until another day"),
    TermHelp("is:leech", "forgotten again and again: 8 times, or as Preferences say"),
    TermHelp("is:marked", "marked with a star"),
    TermHelp("is:incomplete", "an answer breaks off or is missing in its document"),
    TermHelp("prop:ivl>=21", "interval in days; compare with = != < <= > >="),
    TermHelp("prop:due<0", "days until due: 0 is today, -1 was due yesterday"),
    TermHelp("prop:reps>10", "how often it was answered"),
    TermHelp("prop:lapses>=3", "how often it was forgotten"),
    TermHelp("prop:time>=120", "seconds spent on answering it"),
    TermHelp("prop:s<7.5", "stability: days until recall falls to 90%"),
    TermHelp("prop:d>=8", "difficulty, 1 to 10"),
    TermHelp("prop:r<90%", "predicted recall now, 0% to 100% or 0 to 1"),
    TermHelp("added:7", "added in the last 7 days; 1 is today"),
    TermHelp("edited:7", "edited in the last 7 days"),
    TermHelp("introduced:7", "answered for the first time in the last 7 days"),
    TermHelp("rated:7", "answered in the last 7 days"),
    TermHelp("rated:7:1", "answered Again in the last 7 days; 2 is Hard, 3 Good, 4 Easy"),
    TermHelp("rated:2026-11-01..2026-11-30", "answered on these days; one date finds a single day"),
    TermHelp("rated:30:mature", "answered when it was new, learn, review, young or mature"),
    TermHelp("rated:30:18h", "answered between 18:00 and 18:59; can follow the two above"),
)
"""What can be typed, in the order to learn it; the help page is made of this."""


@dataclass(slots=True)
class _Group:
    """What was read since a bracket opened: alternatives, each of terms that must all match."""

    opened: Token | None = None
    branches: list[list[Query]] = field(default_factory=lambda: [[]])
    waiting: Token | None = None

    @property
    def negative(self) -> bool:
        return self.opened is not None and self.opened.negated

    def add(self, query: Query, *, negative: bool) -> None:
        self.branches[-1].append(negated(query) if negative else query)
        self.waiting = None

    def join(self, operator: Token) -> None:
        if not self.branches[-1] or self.waiting:
            raise _incomplete(operator, "before")
        if operator.kind is Kind.OR:
            self.branches.append([])
        self.waiting = operator

    def query(self) -> Query:
        if self.waiting:
            raise _incomplete(self.waiting, "after")
        if self.opened and not self.branches[-1]:
            advice = "Type \\( and \\) for the signs themselves."
            raise QueryError("There is nothing in this group.", advice, self.opened.start, self.opened.end)
        return any_of(all_of(branch) for branch in self.branches)


def _check(allowed: bool, problem: str, token: Token) -> None:
    if not allowed:
        raise QueryError(problem, "Leave some out.", token.start, token.end)


def _incomplete(operator: Token, side: str) -> QueryError:
    word = operator.kind.name.lower()
    advice = f"It stands between two terms; type \\{word} for the word itself."
    return QueryError(f"“{word}” has nothing {side} it.", advice, operator.start, operator.end)


def _show(query: Query) -> str:
    match query:
        case Or(parts=parts):
            return " or ".join(_grouped(part) if isinstance(part, Or) else _show(part) for part in parts)
        case And(parts=parts):
            return " ".join(_grouped(part) for part in parts)
        case Not(query=inner):
            return f"-{_grouped(inner)}"
        case Everything():
            return "*"
        case Word(pattern=pattern):
            return _show_word(pattern)
        case Phrase(pattern=pattern):
            return _show_phrase(pattern)
        case _:
            return f"{_KEY_OF[type(query)]}:{_show_value(query)}"


def _grouped(query: Query) -> str:
    return f"({_show(query)})" if isinstance(query, And | Or) else _show(query)


_KEY_OF: Mapping[type[Keyed], str] = {
    Topic: "topic",
    Tag: "tag",
    Subject: "subject",
    Document: "document",
    Flag: "flag",
    Is: "is",
    Has: "has",
    Property: "prop",
    Added: "added",
    Edited: "edited",
    Rated: "rated",
    Introduced: "introduced",
    Regex: "re",
    NoCombining: "nc",
    Answers: "answer",
    CardIds: "cid",
}


def _show_word(pattern: Pattern) -> str:
    word = _typed(pattern, _SIGNS_OF_WORDS)
    if word.startswith("-") or _OPERATOR.fullmatch(word):
        return f"\\{word}"
    return _without_key(word, key_before(word))


def _show_phrase(pattern: Pattern) -> str:
    words = _typed(pattern, _SIGNS)
    return f'"{_without_key(words, key_before(words, quoted=True))}"'


def _show_value(term: Keyed) -> str:
    match term:
        case Topic(pattern=named) | Tag(pattern=named) | Subject(pattern=named) | Document(pattern=named):
            return _together(_typed(named, _SIGNS))
        case NoCombining(pattern=written):
            return _together(_typed(written, _SIGNS))
        case Regex(expression=expression):
            return _together(_PAIR_OR_QUOTE.sub(lambda found: '\\"' if found[1] else found[0], expression))
        case Flag(number=number) | Answers(count=number):
            return str(number)
        case Added(days=days) | Edited(days=days) | Introduced(days=days):
            return str(days)
        case CardIds(ids=ids):
            return ",".join(map(str, ids))
        case Rated():
            return show_rated(term)
        case Is(state=choice) | Has(attachment=choice):
            return choice
        case Property(measure=measure, comparison=comparison, value=value):
            return f"{measure}{comparison}{Decimal(repr(value)).normalize():f}"
        case _:
            assert_never(term)


def _typed(pattern: Pattern, signs: re.Pattern[str]) -> str:
    return "".join(
        part.value if isinstance(part, Wild) else signs.sub(r"\\\g<0>", part) for part in pattern.parts
    )


def _together(value: str) -> str:
    return f'"{value}"' if _APART.search(value) else value


def _without_key(words: str, key: str) -> str:
    return f"{key}\\{words[len(key) :]}" if key else words
