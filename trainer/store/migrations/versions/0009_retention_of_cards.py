"""What each card's reviews tell of retention and typed answers, so that topics need only the answers of late."""

from alembic import op

revision = "0009"
down_revision = "0008"

JUDGED = """
    CREATE INDEX review_events_judged ON review_events (at_ms, uid)
    WHERE confidence IS NOT NULL OR coverage IS NOT NULL
"""
"""Answers that were judged by more than their rating, by themselves."""

OTHERS = "CREATE INDEX review_events_others ON review_events (card_id) WHERE kind <> 0"
"""The few events that are not reviews."""


def upgrade() -> None:
    """Change indexes; throw away what is derived in the older form."""
    for statement in ("DROP INDEX review_events_typed", JUDGED, OTHERS, "DELETE FROM card_blocks"):
        op.execute(statement)
