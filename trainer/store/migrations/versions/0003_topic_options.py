"""Options of single topics; what a topic leaves open, it takes from the one above."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE topic_options (
        topic_id INTEGER NOT NULL,
        options TEXT NOT NULL,
        PRIMARY KEY (topic_id),
        FOREIGN KEY(topic_id) REFERENCES topics (id)
    )
    """,
)


def upgrade() -> None:
    """Add a table; nothing is changed or removed."""
    for statement in STATEMENTS:
        op.execute(statement)
