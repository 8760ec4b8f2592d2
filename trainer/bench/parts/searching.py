"""Searching as Browse does: six kinds of searches."""

from functools import partial

from trainer.bench.contents import COMMON_WORD, LEAVES, RARE_WORD, SUBJECTS, TAGS, TODAY
from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part
from trainer.core.topic import show_path
from trainer.services import library

WORDS = "SELECT rowid FROM card_search WHERE card_search MATCH ? ORDER BY rank LIMIT 100"
DUE = "SELECT card_id FROM schedules WHERE state = 2 AND due_day <= ?"
TAG = "SELECT card_id FROM card_tags WHERE tag_id = (SELECT id FROM tags WHERE name = ?)"
TOPIC = """
    WITH RECURSIVE below(id) AS (SELECT id FROM topics WHERE name = ? UNION SELECT t.id FROM topics t
    JOIN below ON t.parent_id = below.id) SELECT id FROM cards WHERE topic_id IN (SELECT id FROM below)"""
RECALL = "SELECT card_id FROM schedules WHERE stability < (? - last_day) / 2.0"

SHOWN = 100


def search(words: str, ground: Ground) -> None:
    """What the table of Browse asks for: every card that is found, and the lines of those on its first page."""
    for _ in ground.rounds():
        with ground.timed():
            library.find(ground.workspace, words)[:SHOWN]


def bare_search(statement: str, value: object, ground: Ground) -> None:
    """The ids alone."""
    for _ in ground.rounds():
        with ground.timed():
            ground.database.execute(statement, (value,)).fetchall()


def _part(
    name: str, label: str, words: str, floor: tuple[str, object], target: float, note: str = ""
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
    _part("rare", "a rare word", RARE_WORD, (WORDS, RARE_WORD), 0.10, SUBSTRINGS),
    _part("common", "a common word", COMMON_WORD, (WORDS, COMMON_WORD), 0.35, SUBSTRINGS),
    _part("due", "due cards", "is:due", (DUE, TODAY), 1.0),
    _part("tag", "a tag", f"tag:{TAGS[0]}", (TAG, TAGS[0]), 0.3),
    _part(
        "topic", "a topic with children", f'topic:"{show_path(SUBJECTS[0])}"', (TOPIC, SUBJECTS[0][-1]), 0.7
    ),
    _part("recall", "predicted recall under 80 %", "prop:r<80%", (RECALL, TODAY), 0.7),
)
LEAF = show_path(LEAVES[3])
