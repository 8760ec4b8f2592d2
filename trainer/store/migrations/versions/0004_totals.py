"""What progress is added up from, kept by triggers: counts of cards, study days, cards in columns; indexes."""

from alembic import op

revision = "0004"
down_revision = "0003"

NEVER = 999_999
"""The day of a card that is due on none."""


def kind(schedule: str) -> str:
    """What a card would be asked as: 0 new, 1 learning, 2 due."""
    return f"CASE {schedule}.state WHEN 0 THEN 0 WHEN 2 THEN 2 ELSE 1 END"


def day(schedule: str) -> str:
    """The study day from which on it may be asked."""
    return f"""CASE {schedule}.state WHEN 0 THEN {schedule}.buried_until
        ELSE max(coalesce({schedule}.due_day, {NEVER}), {schedule}.buried_until) END"""


def group(card: str) -> str:
    """What a card is counted under."""
    return f"coalesce({card}.topic_id, 0), coalesce({card}.subject_id, 0)"


def in_group(cards: int | str, seen: str, card: str, source: str) -> str:
    """Change the counts of a group."""
    return f"""
        INSERT INTO group_counts SELECT {group(card)}, {cards}, {seen} {source}
        ON CONFLICT (topic_id, subject_id) DO UPDATE SET cards = cards + excluded.cards, seen = seen + excluded.seen;"""


def waiting(cards: int, schedule: str, card: str, source: str) -> str:
    """Count a card in (1) or out (-1) among those that wait; one without a schedule (empty) is new."""
    place = f"{kind(schedule)}, {day(schedule)}" if schedule else "0, 0"
    asked = f"AND {schedule}.suspended = 0" if schedule else ""
    return f"""
        INSERT INTO waiting_counts SELECT {place}, {group(card)}, {cards} {source} {asked}
        ON CONFLICT (kind, day, topic_id, subject_id) DO UPDATE SET cards = cards + excluded.cards;"""


def card_counted(cards: int, card: str) -> str:
    """Count a card, with its schedule if it has one."""
    live, schedule = f"{card}.deleted_ms IS NULL", f"FROM schedules s WHERE s.card_id = {card}.id"
    seen = f"{cards} * EXISTS (SELECT 1 {schedule} AND s.stability IS NOT NULL)"
    return (
        in_group(cards, seen, card, f"WHERE {live}")
        + waiting(cards, "s", card, f"{schedule} AND {live}")
        + waiting(cards, "", card, f"WHERE {live} AND NOT EXISTS (SELECT 1 {schedule})")
    )


def schedule_counted(cards: int, schedule: str, row: str) -> str:
    """Count the card of a row of schedules among those that wait, by a schedule or (empty) as one without."""
    return waiting(cards, schedule, "c", f"FROM cards c WHERE c.id = {row}.card_id AND c.deleted_ms IS NULL")


def seen_counted(more: str, row: str) -> str:
    """Count the card of a row of schedules among the seen ones of its group, where that changes."""
    source = f"FROM cards c WHERE c.id = {row}.card_id AND c.deleted_ms IS NULL AND {more} <> 0"
    return in_group(0, more, "c", source)


def forgotten_block(card: str) -> str:
    """The block of a card has to be made again."""
    return f"DELETE FROM card_blocks WHERE block = {card} >> 6;"


def stale_day(study_day: str) -> str:
    """A day has to be added up again."""
    return f"""
        INSERT INTO study_days (study_day) SELECT {study_day} WHERE true
        ON CONFLICT (study_day) DO UPDATE SET reviews = NULL, passed = NULL, time_ms = NULL, log = NULL
        WHERE log IS NOT NULL;"""


def trigger(name: str, when: str, *statements: str) -> str:
    """One trigger."""
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {' '.join(statements)} END"


TABLES = (
    """
    CREATE TABLE group_counts (
        topic_id INTEGER NOT NULL,
        subject_id INTEGER NOT NULL,
        cards INTEGER NOT NULL,
        seen INTEGER NOT NULL,
        PRIMARY KEY (topic_id, subject_id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE waiting_counts (
        kind INTEGER NOT NULL,
        day INTEGER NOT NULL,
        topic_id INTEGER NOT NULL,
        subject_id INTEGER NOT NULL,
        cards INTEGER NOT NULL,
        PRIMARY KEY (kind, day, topic_id, subject_id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE study_days (
        study_day INTEGER NOT NULL,
        reviews INTEGER,
        passed INTEGER,
        time_ms INTEGER,
        log BLOB,
        PRIMARY KEY (study_day)
    )
    """,
    """
    CREATE TABLE card_blocks (
        block INTEGER NOT NULL,
        cards BLOB NOT NULL,
        PRIMARY KEY (block)
    )
    """,
)
INDEXES = (
    "DROP INDEX schedules_by_due",
    "CREATE INDEX schedules_by_due ON schedules (state, due_day, suspended, buried_until)",
    "CREATE INDEX schedules_by_stability ON schedules (stability, last_ms)",
    "DROP INDEX cards_by_topic",
    "CREATE INDEX cards_by_topic ON cards (topic_id, deleted_ms, subject_id)",
    "CREATE INDEX cards_by_deletion ON cards (deleted_ms)",
)
TRIGGERS = (
    trigger(
        "group_emptied",
        "UPDATE ON group_counts WHEN new.cards = 0",
        "DELETE FROM group_counts WHERE topic_id = new.topic_id AND subject_id = new.subject_id;",
    ),
    trigger(
        "none_waits",
        "UPDATE ON waiting_counts WHEN new.cards = 0",
        """DELETE FROM waiting_counts WHERE kind = new.kind AND day = new.day
        AND topic_id = new.topic_id AND subject_id = new.subject_id;""",
    ),
    trigger("card_counted", "INSERT ON cards", card_counted(1, "new"), forgotten_block("new.id")),
    trigger(
        "card_counted_anew",
        "UPDATE OF topic_id, subject_id, deleted_ms, created_ms ON cards",
        card_counted(-1, "old"),
        card_counted(1, "new"),
        forgotten_block("new.id"),
    ),
    trigger("card_uncounted", "DELETE ON cards", card_counted(-1, "old"), forgotten_block("old.id")),
    trigger(
        "schedule_counted",
        "INSERT ON schedules",
        seen_counted("(new.stability IS NOT NULL)", "new"),
        schedule_counted(-1, "", "new"),
        schedule_counted(1, "new", "new"),
        forgotten_block("new.card_id"),
    ),
    trigger(
        "schedule_counted_anew",
        "UPDATE ON schedules",
        seen_counted("((new.stability IS NOT NULL) - (old.stability IS NOT NULL))", "new"),
        schedule_counted(-1, "old", "old"),
        schedule_counted(1, "new", "new"),
        forgotten_block("new.card_id"),
    ),
    trigger(
        "schedule_uncounted",
        "DELETE ON schedules",
        seen_counted("-(old.stability IS NOT NULL)", "old"),
        schedule_counted(-1, "old", "old"),
        schedule_counted(1, "", "old"),
        forgotten_block("old.card_id"),
    ),
    trigger("event_added", "INSERT ON review_events", stale_day("new.study_day")),
    trigger(
        "event_voided",
        "INSERT ON voided_events",
        stale_day("(SELECT study_day FROM review_events WHERE id = new.event_id)"),
    ),
    trigger(
        "event_counts_again",
        "DELETE ON voided_events",
        stale_day("(SELECT study_day FROM review_events WHERE id = old.event_id)"),
    ),
)
CARDS = "FROM cards c LEFT JOIN schedules s ON s.card_id = c.id WHERE c.deleted_ms IS NULL"
FILL = (
    f"INSERT INTO group_counts SELECT {group('c')}, count(*), count(s.stability) {CARDS} GROUP BY 1, 2",
    f"""
    INSERT INTO waiting_counts
    SELECT CASE WHEN s.card_id IS NULL THEN 0 ELSE {kind("s")} END,
        CASE WHEN s.card_id IS NULL THEN 0 ELSE {day("s")} END, {group("c")}, count(*)
    {CARDS} AND coalesce(s.suspended, 0) = 0 GROUP BY 1, 2, 3, 4
    """,
    "INSERT INTO study_days (study_day) SELECT DISTINCT study_day FROM review_events",
)


def upgrade() -> None:
    """Add tables, triggers and indexes; what was counted is nothing but what is there."""
    for statement in TABLES + INDEXES + FILL + TRIGGERS:
        op.execute(statement)
