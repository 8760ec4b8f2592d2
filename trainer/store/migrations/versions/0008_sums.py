"""What study days and cards add up to, so that looking back on everything reads no single answer."""

from alembic import op

revision = "0008"
down_revision = "0007"

COLUMNS = (
    "ALTER TABLE study_days ADD COLUMN codes BLOB",
    "ALTER TABLE study_days ADD COLUMN quarters BLOB",
)
MADE_ANEW = (
    "UPDATE study_days SET reviews = NULL, passed = NULL, time_ms = NULL, log = NULL",
    "DELETE FROM card_blocks",
)
INDEX = "CREATE INDEX review_events_typed ON review_events (card_id) WHERE coverage IS NOT NULL"
"""The few answers that were typed, by themselves."""
OLDER = ("event_added", "event_voided", "event_counts_again")


def stale(study_day: str, card: str) -> str:
    """A day has to be added up again, and the block of a card made again."""
    return f"""
        INSERT INTO study_days (study_day) SELECT {study_day} WHERE true
        ON CONFLICT (study_day) DO UPDATE SET reviews = NULL, passed = NULL, time_ms = NULL,
            log = NULL, codes = NULL, quarters = NULL
        WHERE log IS NOT NULL;
        DELETE FROM card_blocks WHERE block = {card} >> 6;"""


def trigger(name: str, when: str, statements: str) -> str:
    """One trigger."""
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {statements} END"


def of_event(event: str) -> str:
    """The day and the card of an event."""
    found = f"(SELECT {{}} FROM review_events WHERE id = {event})"
    return stale(found.format("study_day"), found.format("card_id"))


TRIGGERS = (
    trigger("event_added", "INSERT ON review_events", stale("new.study_day", "new.card_id")),
    trigger("event_voided", "INSERT ON voided_events", of_event("new.event_id")),
    trigger("event_counts_again", "DELETE ON voided_events", of_event("old.event_id")),
)


def upgrade() -> None:
    """Add columns and an index; throw away what is derived without them."""
    for statement in (*COLUMNS, INDEX, *MADE_ANEW, *(f"DROP TRIGGER {name}" for name in OLDER), *TRIGGERS):
        op.execute(statement)
