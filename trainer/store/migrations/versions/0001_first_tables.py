"""The first tables."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """
    CREATE TABLE documents (
        id INTEGER NOT NULL,
        uid BLOB NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        set_name TEXT DEFAULT '' NOT NULL,
        deleted_ms INTEGER,
        PRIMARY KEY (id),
        UNIQUE (uid)
    )
    """,
    """
    CREATE TABLE history (
        id INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        label TEXT NOT NULL,
        touched TEXT NOT NULL,
        inverse TEXT NOT NULL,
        card_id INTEGER,
        undone INTEGER DEFAULT '0' NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX history_by_undone ON history (undone, id)
    """,
    """
    CREATE TABLE projection (
        id INTEGER NOT NULL,
        algorithm TEXT NOT NULL,
        version INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE settings (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE subjects (
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE tags (
        id INTEGER NOT NULL,
        name TEXT COLLATE "NOCASE" NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE topics (
        id INTEGER NOT NULL,
        uid BLOB NOT NULL,
        parent_id INTEGER,
        name TEXT NOT NULL,
        position INTEGER NOT NULL,
        deleted_ms INTEGER,
        PRIMARY KEY (id),
        UNIQUE (uid),
        FOREIGN KEY(parent_id) REFERENCES topics (id)
    )
    """,
    """
    CREATE TABLE cards (
        id INTEGER NOT NULL,
        uid BLOB NOT NULL,
        number INTEGER,
        question TEXT NOT NULL,
        edited_question TEXT,
        topic_id INTEGER,
        subject_id INTEGER,
        created_ms INTEGER NOT NULL,
        deleted_ms INTEGER,
        PRIMARY KEY (id),
        UNIQUE (uid),
        FOREIGN KEY(topic_id) REFERENCES topics (id),
        FOREIGN KEY(subject_id) REFERENCES subjects (id)
    )
    """,
    """
    CREATE INDEX cards_by_subject ON cards (subject_id)
    """,
    """
    CREATE INDEX cards_by_topic ON cards (topic_id)
    """,
    """
    CREATE TABLE answers (
        id INTEGER NOT NULL,
        card_id INTEGER NOT NULL,
        document_id INTEGER,
        text TEXT NOT NULL,
        edited TEXT,
        completeness TEXT NOT NULL,
        deleted_ms INTEGER,
        PRIMARY KEY (id),
        UNIQUE (card_id, document_id),
        FOREIGN KEY(card_id) REFERENCES cards (id),
        FOREIGN KEY(document_id) REFERENCES documents (id)
    )
    """,
    """
    CREATE TABLE card_tags (
        card_id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL,
        PRIMARY KEY (card_id, tag_id),
        FOREIGN KEY(card_id) REFERENCES cards (id),
        FOREIGN KEY(tag_id) REFERENCES tags (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX card_tags_by_tag ON card_tags (tag_id, card_id)
    """,
    """
    CREATE TABLE review_events (
        id INTEGER NOT NULL,
        uid BLOB NOT NULL,
        card_id INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        study_day INTEGER NOT NULL,
        rating INTEGER,
        state INTEGER,
        duration_ms INTEGER,
        previous_days INTEGER,
        interval_days INTEGER,
        target BLOB,
        day INTEGER,
        PRIMARY KEY (id),
        UNIQUE (uid),
        FOREIGN KEY(card_id) REFERENCES cards (id)
    )
    """,
    """
    CREATE INDEX review_events_by_card ON review_events (card_id, at_ms, uid)
    """,
    """
    CREATE INDEX review_events_by_day ON review_events (study_day, kind, card_id)
    """,
    """
    CREATE TABLE schedules (
        card_id INTEGER NOT NULL,
        state INTEGER NOT NULL,
        stability FLOAT,
        difficulty FLOAT,
        due_day INTEGER,
        due_ms INTEGER,
        interval_days INTEGER NOT NULL,
        step INTEGER NOT NULL,
        last_day INTEGER,
        last_ms INTEGER,
        reps INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        suspended INTEGER NOT NULL,
        buried_until INTEGER NOT NULL,
        PRIMARY KEY (card_id),
        FOREIGN KEY(card_id) REFERENCES cards (id)
    )
    """,
    """
    CREATE INDEX schedules_by_due ON schedules (state, due_day)
    """,
    """
    CREATE TABLE voided_events (
        event_id INTEGER NOT NULL,
        PRIMARY KEY (event_id),
        FOREIGN KEY(event_id) REFERENCES review_events (id)
    )
    """,
)

SEARCH = (
    """
    CREATE VIRTUAL TABLE card_search USING fts5(
        question, answers, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')
    """,
    """
    CREATE TRIGGER card_added AFTER INSERT ON cards
    BEGIN
    DELETE FROM card_search WHERE rowid = new.id;
    INSERT INTO card_search(rowid, question, answers)
    SELECT c.id, coalesce(c.edited_question, c.question),
        (SELECT coalesce(group_concat(coalesce(a.edited, a.text), char(10)), '')
        FROM answers a WHERE a.card_id = c.id AND a.deleted_ms IS NULL)
    FROM cards c WHERE c.id = new.id;
    END
    """,
    """
    CREATE TRIGGER card_changed AFTER UPDATE OF question, edited_question ON cards
    BEGIN
    DELETE FROM card_search WHERE rowid = new.id;
    INSERT INTO card_search(rowid, question, answers)
    SELECT c.id, coalesce(c.edited_question, c.question),
        (SELECT coalesce(group_concat(coalesce(a.edited, a.text), char(10)), '')
        FROM answers a WHERE a.card_id = c.id AND a.deleted_ms IS NULL)
    FROM cards c WHERE c.id = new.id;
    END
    """,
    """
    CREATE TRIGGER answer_added AFTER INSERT ON answers
    BEGIN
    DELETE FROM card_search WHERE rowid = new.card_id;
    INSERT INTO card_search(rowid, question, answers)
    SELECT c.id, coalesce(c.edited_question, c.question),
        (SELECT coalesce(group_concat(coalesce(a.edited, a.text), char(10)), '')
        FROM answers a WHERE a.card_id = c.id AND a.deleted_ms IS NULL)
    FROM cards c WHERE c.id = new.card_id;
    END
    """,
    """
    CREATE TRIGGER answer_changed AFTER UPDATE OF text, edited, deleted_ms ON answers
    BEGIN
    DELETE FROM card_search WHERE rowid = new.card_id;
    INSERT INTO card_search(rowid, question, answers)
    SELECT c.id, coalesce(c.edited_question, c.question),
        (SELECT coalesce(group_concat(coalesce(a.edited, a.text), char(10)), '')
        FROM answers a WHERE a.card_id = c.id AND a.deleted_ms IS NULL)
    FROM cards c WHERE c.id = new.card_id;
    END
    """,
)


def upgrade() -> None:
    """Make every table, index, search table and trigger."""
    for statement in TABLES + SEARCH:
        op.execute(statement)
