"""Full-text search by SQLite FTS5: a row per card with its question and answers, kept current by triggers."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, literal_column, select, table

from trainer.core.search_terms import And, Or, Phrase, Query, Word
from trainer.services.rows import Snippet

card_search = table("card_search", column("rowid"), column("question"), column("answers"))
CARD = card_search.c.rowid
LOOSE = CARD + 0
"""The same for conditions: SQLite would look each of many cards up in the text by itself, matching the words anew."""
QUESTION_WEIGHT, ANSWERS_WEIGHT = 10, 1
"""A word in the question says more about a card than one somewhere in its answers."""
RANK: ColumnElement[float] = literal_column(f"bm25(card_search, {QUESTION_WEIGHT}, {ANSWERS_WEIGHT})")
"""The smallest for the best match."""
AROUND = 12
"""Words in a snippet."""
BETWEEN_WORDS = frozenset("-‐‑–—'’./,;:!?()[]{}\"*_`´ ")
"""Signs that say nothing about a word; others, as in ``C++``, do, and FTS5 knows none of them."""
OPEN, CLOSE = "\x02", "\x03"
"""Around each found word of a snippet."""

KEPT_BY = ("card_added", "answer_added")
"""The triggers that keep the search current while cards are added."""
FILL = """
    INSERT INTO card_search(rowid, question, answers)
    SELECT c.id, coalesce(c.edited_question, c.question),
        (SELECT coalesce(group_concat(coalesce(a.edited, a.text), char(10)), '')
        FROM answers a WHERE a.card_id = c.id AND a.deleted_ms IS NULL)
    FROM cards c WHERE c.id >= ?"""


@contextmanager
def filled_at_once(connection: Connection, first: int) -> Iterator[None]:
    """Add cards whose row ids begin with ``first`` inside: the search takes each in once, when all are there.

    The triggers would take a card in with its question, out again, and in with every answer.
    """
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (?, ?)"
    triggers = connection.exec_driver_sql(query, KEPT_BY).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    connection.exec_driver_sql(FILL, (first,))
    for _, made in triggers:
        connection.exec_driver_sql(made)


def full_text(query: Query) -> str | None:
    """The query in the language of FTS5; ``None`` where it asks for more than words and phrases."""
    match query:
        case Word(pattern=pattern):
            text = _quoted(pattern.exact)
            return f"{text}*" if text else None
        case Phrase(pattern=pattern):
            return _quoted(pattern.exact)
        case And(parts=parts):
            return _joined(" AND ", parts)
        case Or(parts=parts):
            return _joined(" OR ", parts)
        case _:
            return None


def wanted_words(query: Query) -> str:
    """Every word and phrase that is looked for, any of them, to rank by; empty where there is none."""
    if isinstance(query, And | Or):
        inner = (wanted_words(part) for part in query.parts)
        return " OR ".join(dict.fromkeys(each for each in inner if each))
    return full_text(query) or ""


def in_question(expression: str) -> str:
    """The same words, looked for in the question alone."""
    return f"question : ({expression})"


def matching(expression: str) -> Select[Any]:
    """The ids of the cards whose text matches."""
    return select(CARD).where(matches(expression))


def ranked(expression: str) -> Select[Any]:
    """Ids (``card``) with their ``rank``."""
    return select(CARD.label("card"), RANK.label("rank")).where(matches(expression))


def matches(expression: str) -> ColumnElement[bool]:
    """Holds for the rows of ``card_search`` with these words."""
    return literal_column("card_search").op("MATCH", is_comparison=True)(expression)


def snippet(expression: str, card: int) -> Select[Any]:
    """A few words around those found in one card, each found one between ``OPEN`` and ``CLOSE``."""
    cut: ColumnElement[str] = literal_column(f"snippet(card_search, -1, char(2), char(3), '…', {AROUND})")
    return select(cut).where(matches(expression), card_search.c.rowid == card)


def pieces(marked: str) -> Snippet:
    """The text of a snippet, in pieces that were looked for and others."""
    cut = re.split(f"([{OPEN}{CLOSE}])", " ".join(marked.split()))
    found: list[tuple[str, bool]] = []
    wanted = False
    for each in cut:
        if each in (OPEN, CLOSE):
            wanted = each == OPEN
        elif each:
            found.append((each, wanted))
    return tuple(found)


def _joined(operator: str, parts: tuple[Query, ...]) -> str | None:
    inner = [full_text(part) for part in parts]
    return None if None in inner else f"({operator.join(each or '' for each in inner)})"


def _quoted(text: str | None) -> str | None:
    """A string of FTS5, which cuts it into words itself; ``None`` where signs matter."""
    if text is None:
        return None
    kinds = {unicodedata.category(each)[0] for each in text if each not in BETWEEN_WORDS}
    if not kinds or not kinds <= set("LNM"):
        return None
    return '"{}"'.format(text.replace('"', '""'))
