"""What sessions and free recall keep: flags, practice, confidence, typed replies, key points."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE cards ADD COLUMN flag INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE cards ADD COLUMN marked INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE cards ADD COLUMN changed_ms INTEGER",
    "ALTER TABLE cards ADD COLUMN preferred_answer_id INTEGER",
    "ALTER TABLE review_events ADD COLUMN mode INTEGER",
    "ALTER TABLE review_events ADD COLUMN confidence INTEGER",
    "ALTER TABLE review_events ADD COLUMN help_level INTEGER",
    "ALTER TABLE review_events ADD COLUMN coverage FLOAT",
    "ALTER TABLE review_events ADD COLUMN ticked FLOAT",
    "CREATE INDEX cards_by_flag ON cards (flag)",
    """
    CREATE TABLE replies (
        id INTEGER NOT NULL,
        card_id INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        text TEXT NOT NULL,
        covered TEXT NOT NULL,
        ticked TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(card_id) REFERENCES cards (id)
    )
    """,
    "CREATE INDEX replies_by_card ON replies (card_id, at_ms)",
    """
    CREATE TABLE drafts (
        card_id INTEGER NOT NULL,
        text TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (card_id),
        FOREIGN KEY(card_id) REFERENCES cards (id)
    )
    """,
    """
    CREATE TABLE key_points (
        id INTEGER NOT NULL,
        card_id INTEGER NOT NULL,
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        phrases TEXT NOT NULL,
        weight FLOAT NOT NULL,
        documents TEXT NOT NULL,
        origin TEXT NOT NULL,
        deleted_ms INTEGER,
        PRIMARY KEY (id),
        UNIQUE (card_id, "key"),
        FOREIGN KEY(card_id) REFERENCES cards (id)
    )
    """,
    """
    CREATE TABLE editor_notes (
        id INTEGER NOT NULL,
        card_id INTEGER NOT NULL,
        document_id INTEGER,
        text TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(card_id) REFERENCES cards (id)
    )
    """,
    "CREATE INDEX editor_notes_by_card ON editor_notes (card_id)",
)


def upgrade() -> None:
    """Add columns and tables; nothing is changed or removed."""
    for statement in STATEMENTS:
        op.execute(statement)
