"""Key points of the learner's own: another wording beside the shipped one, and an order."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    "ALTER TABLE key_points ADD COLUMN edited TEXT",
    "ALTER TABLE key_points ADD COLUMN position INTEGER",
)


def upgrade() -> None:
    """Add columns; nothing is changed or removed."""
    for statement in STATEMENTS:
        op.execute(statement)
