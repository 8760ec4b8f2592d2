"""What a start shows first, read by SQLite's own driver: loading more than that takes many times as long as reading it.

The repositories read the same by these functions.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from trainer.core.measures import Progress
from trainer.core.topic import TopicPath
from trainer.services.rows import TopicRow
from trainer.store.revision import HEAD, revision_of
from trainer.store.uids import uid_text

_SETTINGS = "SELECT key, value FROM settings"
_TOPICS = "SELECT parent_id, id, uid, name FROM topics WHERE deleted_ms IS NULL ORDER BY position, id"
_COUNTS = "SELECT topic_id, sum(cards), sum(seen) FROM group_counts GROUP BY topic_id"
_WAITING = """
    SELECT topic_id, kind, sum(cards) FROM waiting_counts WHERE kind IN (0, 1, 2) AND day <= ?
    GROUP BY topic_id, kind
"""


def first_look(
    path: Path, today_by: Callable[[dict[str, str]], int]
) -> tuple[list[TopicRow], list[tuple[int | None, Progress]]] | None:
    """Topics and their cards; ``today_by`` tells the study day by the stored settings.

    ``None`` where the file has no store of this revision, or cannot be read, whatever the reason.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as sqlite:
            if revision_of(sqlite) != HEAD:
                return None
            return topics_of(sqlite), topic_counts_of(sqlite, today_by(settings_of(sqlite)))
    except sqlite3.Error:
        return None


def settings_of(sqlite: sqlite3.Connection) -> dict[str, str]:
    """Every stored setting as JSON text."""
    return dict(sqlite.execute(_SETTINGS))


def topics_of(sqlite: sqlite3.Connection) -> list[TopicRow]:
    """Every topic, parents before children, siblings in their order."""
    children: dict[int | None, list[tuple[int, str, str]]] = {}
    for parent, topic, uid, name in sqlite.execute(_TOPICS):
        children.setdefault(parent, []).append((topic, uid_text(uid), name))
    found: list[TopicRow] = []
    stack: list[tuple[int | None, TopicPath, tuple[int, str, str]]] = [
        (None, (), child) for child in reversed(children.get(None, []))
    ]
    while stack:
        parent, above, (topic, uid, name) = stack.pop()
        path = (*above, name)
        found.append(TopicRow(topic, uid, parent, path))
        if topic in children:
            stack.extend((topic, path, child) for child in reversed(children[topic]))
    return found


def topic_counts_of(sqlite: sqlite3.Connection, today: int) -> list[tuple[int | None, Progress]]:
    """Cards by topic and how many wait today; neither recall nor reviews."""
    waiting: dict[int, list[int]] = {}
    for topic, kind, cards in sqlite.execute(_WAITING, (today,)):
        waiting.setdefault(topic, [0, 0, 0])[kind] = cards
    return [
        (topic or None, Progress(cards, seen, *waiting.get(topic, ())))
        for topic, cards, seen in sqlite.execute(_COUNTS)
    ]
