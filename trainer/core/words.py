"""Words as they are compared: where they stand, their stems, what is a stop word, what has to be equal exactly.

A text is read once and remembered.  The rules are those of English; words of other languages with spaces
between them are compared too, only less forgivingly.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from math import log
from typing import NamedTuple
from unicodedata import combining, normalize

# ruff: noqa: SIM905 - as list literals these words would fill the page
STOP_WORDS = frozenset(
    "a about again aim aimed aiming aims all allow allows along also although am an and another any are as "
    "at be because been being between both but by call called can certain common commonly could did "
    "different do does doing done due during e.g. each either else enable enables etc etc. even every "
    "example few for from further get gets give given had has have having he help helping helps her here "
    "hers herself him himself his how however i i.e. if in include includes including instance instead into "
    "involve involves involving is it its itself just kind let like make makes making many may me "
    "means might more moreover most much must my myself now of on one only onto or order other others our "
    "ours ourselves own per provide provides quite rather really refer refers related same several shall "
    "she should since so some specific still such than that the their theirs them themselves then there "
    "therefore these they thing things this those though through thus to too towards typically unlike until "
    "upon us use used uses using usually various very vs. was way ways we well were what when where whereas "
    "whether which while who whom whose why will with within would yet you your yours yourself".split()
)
NEGATIONS = frozenset(
    "not never no without cannot neither nor none hardly lack lacks lacking absent absence cant dont doesnt didnt "
    "isnt arent wasnt werent wont".split()
)
NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), start=2
    )
}

_OPPOSITES = (
    "first last|before after|high low|higher lower|highest lowest|raise lower|"
    "grow shrink|fast slow|faster slower|large small|larger smaller|big small|maximum minimum|max min|best worst|"
    "begin end|start end|input output|head tail|up down|left right|top bottom|strong weak|early late|deep shallow|"
    "row column|horizontal vertical|positive negative|true false|local global|static dynamic|encode decode|"
    "encoder decoder|push pop|forward backward|forward back|read write|ascending descending|allow prevent|"
    "public private|shorter longer|client server|synchronous asynchronous|over under|upsampling downsampling|"
    "overfitting underfitting|oversampling undersampling|majority minority|simple complex"
)
_UP, _DOWN = "increase raise grow enlarge expand", "decrease reduce shrink lessen"
"""Any of the one means the opposite of any of the other."""
_NEGATING_PREFIXES = ("un", "non", "in", "im", "ir", "dis", "a")

LETTERS_PER_TYPO = 5
SHORT_WORD = 6
"""Below so many letters another letter makes another word too easily."""
_CLAUSE_OPENERS = frozenset(
    "and but while whereas although though however because since so yet unless that which who".split()
)
_UNITS = {
    "bit": "bit bits",
    "byte": "byte bytes",
    "kb": "kb kib kilobyte kilobytes",
    "mb": "mb mib megabyte megabytes",
    "gb": "gb gib gigabyte gigabytes",
    "tb": "tb tib terabyte terabytes",
    "ns": "ns nanosecond nanoseconds",
    "us": "us µs microsecond microseconds",
    "ms": "ms msec millisecond milliseconds",
    "s": "s sec secs second seconds",
    "min": "min mins minute minutes",
    "h": "h hr hrs hour hours",
    "day": "day days",
    "hz": "hz hertz",
    "khz": "khz",
    "mhz": "mhz",
    "ghz": "ghz",
    "fps": "fps",
    "px": "px pixel pixels",
    "d": "d dimensional",
    "%": "% percent",
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names.split()}
_UNIT = "|".join(sorted(map(re.escape, _UNIT_OF), key=len, reverse=True))
_PREFIXES = "pre|non|multi|semi|self|sub|over|under|up|down|anti|inter|intra|co|re|un"
_TOKEN = re.compile(
    r"(?P<growth>(?<!\w)[oOΟΘΩθω](?:\((?:[^()\n]|\([^()\n]{0,30}\)){1,40}\)))"
    r"|(?P<size>(?<![\w.])\d+(?:\s?[x×]\s?\d+)+(?!\w))"
    rf"|(?P<number>(?:(?<![\w.)%])[-−])?(?<![\w.])\d+(?:,\d{{3}})*(?:\.\d+)?(?:[\s-]?(?P<unit>{_UNIT})(?!\w))?)"
    r"|(?P<short>\b(?:e\.g\.|i\.e\.|etc\.|vs\.))"
    rf"|(?P<joined>\b(?:[a-zA-Z]|{_PREFIXES})[-‐‑][^\W\d_]{{2,}}|\b(?:pre|non|multi|semi) [^\W\d_]{{3,}})"
    r"|(?P<word>[^\W_]+(?:['’][^\W\d_]+)*(?:\+\+|\#)?)",
    re.IGNORECASE,
)
_POWERS = str.maketrans({"²": "^2", "³": "^3", "Ο": "o", " ": None, "*": None, "·": None, "×": None})
_BRITISH = re.compile(r"(?<=al|el|il|im|ar|er|gn|en|an|nt|or|om|it|at|ic)is(?=e[ds]?$|ing$|ations?$)")
_ACCENTS = frozenset((202, 220, 230))
"""The combining classes of marks below and above a letter."""
_DIGIT = re.compile(r"\d")
_NESTED = re.compile(r"(?<=\w)\((\w+)\)")
_SENTENCE_END = re.compile(r"[.!?](?:[\s\"')*_]|$)|\n\s*\n|\n\s*(?:[-*+•]|\d+[.)])\s")
_CLAUSE_END = re.compile(r"[,;:\n)/–—]|\s-+\s")
_ACRONYMS = re.compile(r"[A-Z]{2,}s|[bcdfghjklmnpqrstvwxz]{3,}s")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or growth rate of a text.

    ``word`` is in lower case, ``start`` and ``end`` are its place in the text; ``clause`` and ``sentence`` count
    from 0.  ``exact`` tokens (numbers with their units, sizes, O(n)) only ever match their equals.  ``content``
    words carry meaning of their own; a word that ``negates`` turns a statement into its opposite.
    """

    start: int
    end: int
    clause: int
    sentence: int
    word: str
    stem: str
    exact: bool
    content: bool
    negates: bool

    @property
    def opens_clause(self) -> bool:
        """Whether the word begins another statement within the sentence."""
        return self.word in _CLAUSE_OPENERS


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text or of Markdown, in order."""
    found: list[Token] = []
    clause = sentence = last = 0
    for match in _TOKEN.finditer(text):
        gap = text[last : match.end() if match.start() == last else match.start() + 1]
        if found and _SENTENCE_END.search(gap):
            sentence, clause = sentence + 1, clause + 1
        elif found and _CLAUSE_END.search(gap[:-1]):
            clause += 1
        found.append(
            Token(match.start(), match.end(), clause, sentence, *_reading(match.lastgroup, match[0]))
        )
        last = match.end()
    return tuple(found)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word in lower case; numbers in words become digits, "-ise" is spelled "-ize"."""
    return NUMBERS.get(word) or (word if word in STOP_WORDS else _stemmer()(_BRITISH.sub("iz", word)))


@lru_cache(maxsize=1024)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order, repeated where the text repeats them."""
    return _content_stems(text)


def stem_counts(text: str) -> Counter[str]:
    """How often each stem that carries meaning occurs.

    For many long texts: pieces between spaces are read by themselves, so that "8 bit" counts as two.
    """
    return Counter(each for piece in text.split() for each in _piece_stems(piece))


@lru_cache(maxsize=200_000)
def _piece_stems(piece: str) -> tuple[str, ...]:
    return _content_stems(piece)


def rarity(texts: Iterable[str]) -> dict[str, float]:
    """How rare each stem is among the texts: ln((1 + texts) / (1 + texts that hold it)) + 1, so 1 or more."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counts.update(set(content_stems(text)))
    return {each: log((1 + total) / (1 + count)) + 1 for each, count in counts.items()}


@lru_cache(maxsize=100_000)
def alike(word: str, written: str) -> float:
    """1 for two words of one stem, somewhat less where only typos part them, otherwise 0.

    One typo is forgiven per five characters, none in the first letter: mistyped words rarely begin wrong, and
    many opposites differ just there.
    """
    if stem(word) == stem(written):
        return 1.0
    return max(_typing(word, written), _typing(stem(word), stem(written)))


def opposite(one: Token, other: Token) -> bool:
    """Whether two words mean opposite things: "first" and "last", "reliable" and "unreliable"."""
    if other.stem in _opposites().get(one.stem, ()):
        return True
    short, long = sorted((one.word, other.word), key=len)
    return len(short) >= 5 and long.endswith(short) and long[: -len(short)] in _NEGATING_PREFIXES


@lru_cache(maxsize=1)
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    pairs = [pair.split() for pair in _OPPOSITES.split("|")]
    for one, other in (map(stem, pair) for pair in (*pairs, *product(_UP.split(), _DOWN.split()))):
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


def _typing(word: str, written: str) -> float:
    from rapidfuzz.distance import OSA

    longest = max(len(word), len(written))
    allowed = longest // LETTERS_PER_TYPO
    if not allowed or word[0] != written[0] or abs(len(word) - len(written)) > allowed:
        return 0.0
    if longest < SHORT_WORD and not _slipped(word, written):
        return 0.0
    typos = OSA.distance(word, written, score_cutoff=allowed)
    return 1 - typos / longest if typos <= allowed else 0.0


def _slipped(word: str, written: str) -> bool:
    """Whether letters were only swapped, missed or doubled within a word: "later" is no slip for "layer"."""
    if len(word) == len(written):
        return sorted(word) == sorted(written)
    return word[-1] == written[-1]


def _content_stems(text: str) -> tuple[str, ...]:
    readings = (_reading(match.lastgroup, match[0]) for match in _TOKEN.finditer(text))
    return tuple(reading.stem for reading in readings if reading.content)


class _Reading(NamedTuple):
    """What a token says, wherever it stands."""

    word: str
    stem: str
    exact: bool
    content: bool
    negates: bool


@lru_cache(maxsize=200_000)
def _reading(kind: str | None, written: str) -> _Reading:
    word = _canonical(kind, written)
    exact = kind in {"growth", "size", "number"} or _DIGIT.search(word) is not None
    negates = word in NEGATIONS or word.endswith("n't")
    content = not negates and word not in STOP_WORDS
    return _Reading(word, word if exact else stem(word), exact, content, negates)


def _canonical(kind: str | None, written: str) -> str:
    """The word as it is compared."""
    match kind:
        case "growth":
            inner = written.lower().replace("**", "^").translate(_POWERS)
            return _NESTED.sub(r"\1", inner[2:-1]).join((f"{inner[0]}(", ")"))
        case "size":
            return re.sub(r"\s?[x×]\s?", "x", written.lower())
        case "number":
            return _number(written)
        case "joined":
            return re.sub(r"[-‐‑ ]", "", written).lower()
        case _:
            return _plain(written)


def _number(written: str) -> str:
    """Digits without separators and needless zeros, then the unit: ``8bit``, ``0.5``, ``-1``, ``1000``, ``90%``."""
    unsigned = written.lstrip("-−")
    rest = unsigned.lstrip("0123456789.,")
    value = ("-" if unsigned != written else "") + unsigned[: len(unsigned) - len(rest)].replace(",", "")
    unit = _UNIT_OF.get(rest.strip().lstrip("-").lower(), "")
    return (value.rstrip("0").rstrip(".") if "." in value else value) + unit


def _plain(written: str) -> str:
    """A word in lower case, without its possessive and accents; acronyms in the singular."""
    word = (written if written.isascii() else _without_accents(written)).replace("’", "'")
    if word.lower().endswith("'s"):
        word = word[:-2]
    if _ACRONYMS.fullmatch(word):
        word = word[:-1]
    return word.lower()


def _without_accents(word: str) -> str:
    """Other marks, as in Japanese, are letters of their own."""
    apart = normalize("NFD", word)
    return normalize("NFC", "".join(each for each in apart if combining(each) not in _ACCENTS))


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer  # type: ignore[import-untyped]

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem_word
