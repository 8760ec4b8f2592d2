"""The few deleted cards by themselves, so that a search that starts from schedules leaves them out at no cost."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add an index."""
    op.execute("CREATE INDEX cards_deleted ON cards (deleted_ms) WHERE deleted_ms IS NOT NULL")
