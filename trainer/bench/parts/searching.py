"""Searching as Browse does: six kinds of searches."""

from functools import partial

from trainer.bench.contents import COMMON_WORD, LEAVES, RARE_WORD, SUBJECTS, TAGS, TODAY
from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part
from trainer.core.topic import show_path
from trainer.services import library

WORDS = ("card_search WHERE card_search MATCH ?", "rowid", "bm25(card_search, 10, 1)")
DUE = ("schedules WHERE state = 2 AND due_day <= ?", "card_id", "card_id")
TAG = ("card_tags WHERE tag_id = (SELECT id FROM tags WHERE name = ?)", "card_id", "card_id")
TOPIC = (
    """cards WHERE topic_id IN (WITH RECURSIVE below(id) AS (SELECT id FROM topics WHERE name = ? UNION
    SELECT t.id FROM topics t JOIN below ON t.parent_id = below.id) SELECT id FROM below)""",
    "id",
    "id",
)
RECALL = ("schedules WHERE stability < (? - last_day) / 2.0", "card_id", "card_id")

SHOWN = 30
"""Rows of the table that are filled at once, here and on Anki's side (``ROWS`` in ``anki_work``)."""


def search(words: str, ground: Ground) -> None:
    """What a learner waits for: how many cards are found, and the lines on the first page of the table."""
    for _ in ground.rounds():
        with ground.timed():
            library.find(ground.workspace, words)[:SHOWN]


def bare_search(where: str, row: str, order: str, value: object, ground: Ground) -> None:
    """How many there are, and the row ids of the first."""
    for _ in ground.rounds():
        with ground.timed():
            ground.database.execute(f"SELECT count(*) FROM {where}", (value,)).fetchone()
            first = f"SELECT {row} FROM {where} ORDER BY {order} LIMIT {SHOWN}"
            ground.database.execute(first, (value,)).fetchall()


def _part(
    name: str, label: str, words: str, floor: tuple[str, str, str, object], target: float, note: str = ""
) -> Part:
    return Part(
        id=f"search-{name}",
        label=f"search: {label}",
        ours=partial(search, words),
        floor=partial(bare_search, *floor),
        target=target,
        peer=f"search-{name}",
        note=note,
    )


SUBSTRINGS = "Anki looks for the letters anywhere, we for words"
PARTS = (
    _part("rare", "a rare word", RARE_WORD, (*WORDS, RARE_WORD), 0.10, SUBSTRINGS),
    _part("common", "a common word", COMMON_WORD, (*WORDS, COMMON_WORD), 0.35, SUBSTRINGS),
    _part("due", "due cards", "is:due", (*DUE, TODAY), 1.0),
    _part("tag", "a tag", f"tag:{TAGS[0]}", (*TAG, TAGS[0]), 0.3),
    _part(
        "topic", "a topic with children", f'topic:"{show_path(SUBJECTS[0])}"', (*TOPIC, SUBJECTS[0][-1]), 0.7
    ),
    _part("recall", "predicted recall under 80 %", "prop:r<80%", (*RECALL, TODAY), 0.7),
)
LEAF = show_path(LEAVES[3])
