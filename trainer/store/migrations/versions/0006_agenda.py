"""What the day's agenda reads: the cards not begun by themselves, and indexes that hold all it needs of the others.

Leeches are found by an index as well.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

TABLE = """
    CREATE TABLE unseen_cards (
        card_id INTEGER NOT NULL,
        topic_id INTEGER,
        subject_id INTEGER,
        PRIMARY KEY (card_id)
    )
    """
INDEXES = (
    "DROP INDEX schedules_by_due",
    "CREATE INDEX schedules_by_due ON schedules (state, due_day, suspended, buried_until, stability, last_ms)",
    "DROP INDEX cards_by_deletion",
    "CREATE INDEX schedules_by_lapses ON schedules (lapses, interval_days, suspended)",
    "CREATE INDEX cards_in_place ON cards (id, deleted_ms, topic_id, subject_id)",
)


def noted(card: str) -> str:
    """Add a card unless it is deleted or was begun."""
    return f"""
        INSERT OR REPLACE INTO unseen_cards SELECT c.id, c.topic_id, c.subject_id FROM cards c
        WHERE c.id = {card} AND c.deleted_ms IS NULL
        AND NOT EXISTS (SELECT 1 FROM schedules s WHERE s.card_id = c.id AND s.state <> 0);"""


def struck(card: str) -> str:
    """Take a card out."""
    return f"DELETE FROM unseen_cards WHERE card_id = {card};"


def trigger(name: str, when: str, *statements: str) -> str:
    """One trigger."""
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {' '.join(statements)} END"


TRIGGERS = (
    trigger("unseen_added", "INSERT ON cards", noted("new.id")),
    trigger(
        "unseen_moved",
        "UPDATE OF topic_id, subject_id, deleted_ms ON cards",
        struck("new.id"),
        noted("new.id"),
    ),
    trigger("unseen_removed", "DELETE ON cards", struck("old.id")),
    trigger("unseen_begun", "INSERT ON schedules WHEN new.state <> 0", struck("new.card_id")),
    trigger(
        "unseen_changed",
        "UPDATE OF state ON schedules WHEN (new.state = 0) <> (old.state = 0)",
        struck("new.card_id"),
        noted("new.card_id"),
    ),
    trigger("unseen_again", "DELETE ON schedules WHEN old.state <> 0", noted("old.card_id")),
)
FILL = """
    INSERT INTO unseen_cards SELECT c.id, c.topic_id, c.subject_id FROM cards c
    WHERE c.deleted_ms IS NULL
    AND NOT EXISTS (SELECT 1 FROM schedules s WHERE s.card_id = c.id AND s.state <> 0)
    """


def upgrade() -> None:
    """Add a table, its triggers and indexes.

    ``cards_by_deletion`` goes: few cards are deleted, so that finding the others by it was a scan by another name.
    """
    for statement in (TABLE, *INDEXES, FILL, *TRIGGERS):
        op.execute(statement)
