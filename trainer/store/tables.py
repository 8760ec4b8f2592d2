"""The tables.

``review_events`` is the truth; ``voided_events``, ``schedules`` and ``projection`` are derived from it.
``unseen_cards``, ``group_counts``, ``waiting_counts``, ``study_days`` and ``card_blocks`` are derived from all of these
by triggers: they count a card where it went, and make a day stale or forget a block of cards when one of it changes, so
that a reader makes it anew.
"""

from typing import Any

from sqlalchemy import (
    BLOB,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from trainer.store.uids import uid_text


class Uid(TypeDecorator[str]):
    """A UUID text kept as its 16 bytes."""

    impl = BLOB
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """The bytes of a text."""
        return None if value is None else bytes.fromhex(value.replace("-", ""))

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """The text of the bytes."""
        return None if value is None else uid_text(value)


metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("set_name", Text, nullable=False, server_default=""),
    Column("deleted_ms", Integer),
)

topics = Table(
    "topics",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("parent_id", ForeignKey("topics.id")),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("deleted_ms", Integer),
)

topic_options = Table(
    "topic_options",
    metadata,
    Column("topic_id", ForeignKey("topics.id"), primary_key=True),
    Column("options", Text, nullable=False),
)

subjects = Table(
    "subjects",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

cards = Table(
    "cards",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("number", Integer),
    Column("question", Text, nullable=False),
    Column("edited_question", Text),
    Column("topic_id", ForeignKey("topics.id")),
    Column("subject_id", ForeignKey("subjects.id")),
    Column("created_ms", Integer, nullable=False),
    Column("deleted_ms", Integer),
    Column("flag", Integer, nullable=False, server_default="0"),
    Column("marked", Integer, nullable=False, server_default="0"),
    Column("changed_ms", Integer),
    Column("preferred_answer_id", Integer),
    Index("cards_by_topic", "topic_id", "deleted_ms", "subject_id"),
    Index("cards_in_place", "id", "deleted_ms", "topic_id", "subject_id"),
    Index("cards_by_subject", "subject_id"),
    Index("cards_deleted", "deleted_ms", sqlite_where=text("deleted_ms IS NOT NULL")),
    Index("cards_by_flag", "flag"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("card_id", ForeignKey("cards.id"), nullable=False),
    Column("document_id", ForeignKey("documents.id")),
    Column("text", Text, nullable=False),
    Column("edited", Text),
    Column("completeness", Text, nullable=False),
    Column("deleted_ms", Integer),
    UniqueConstraint("card_id", "document_id"),
)

tags = Table(
    "tags",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text(collation="NOCASE"), nullable=False, unique=True),
)

card_tags = Table(
    "card_tags",
    metadata,
    Column("card_id", ForeignKey("cards.id"), primary_key=True),
    Column("tag_id", ForeignKey("tags.id"), primary_key=True),
    Index("card_tags_by_tag", "tag_id", "card_id"),
    sqlite_with_rowid=False,
)

review_events = Table(
    "review_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("card_id", ForeignKey("cards.id"), nullable=False),
    Column("kind", Integer, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("study_day", Integer, nullable=False),
    Column("rating", Integer),
    Column("state", Integer),
    Column("duration_ms", Integer),
    Column("previous_days", Integer),
    Column("interval_days", Integer),
    Column("target", Uid),
    Column("day", Integer),
    Column("mode", Integer),
    Column("confidence", Integer),
    Column("help_level", Integer),
    Column("coverage", Float),
    Column("ticked", Float),
    Index("review_events_by_card", "card_id", "at_ms", "uid"),
    Index("review_events_by_day", "study_day", "kind", "card_id"),
    Index("review_events_others", "card_id", sqlite_where=text("kind <> 0")),
    Index(
        "review_events_judged",
        *("at_ms", "uid"),
        sqlite_where=text("confidence IS NOT NULL OR coverage IS NOT NULL"),
    ),
)

voided_events = Table(
    "voided_events",
    metadata,
    Column("event_id", ForeignKey("review_events.id"), primary_key=True),
)

schedules = Table(
    "schedules",
    metadata,
    Column("card_id", ForeignKey("cards.id"), primary_key=True),
    Column("state", Integer, nullable=False),
    Column("stability", Float),
    Column("difficulty", Float),
    Column("due_day", Integer),
    Column("due_ms", Integer),
    Column("interval_days", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("last_day", Integer),
    Column("last_ms", Integer),
    Column("reps", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("suspended", Integer, nullable=False),
    Column("buried_until", Integer, nullable=False),
    Index(
        "schedules_by_due",
        *("state", "due_day", "suspended", "buried_until", "stability", "last_ms"),
    ),
    Index("schedules_by_stability", "stability", "last_ms"),
    Index("schedules_by_lapses", "lapses", "interval_days", "suspended"),
)

unseen_cards = Table(
    "unseen_cards",
    metadata,
    Column("card_id", Integer, primary_key=True),
    Column("topic_id", Integer),
    Column("subject_id", Integer),
)

group_counts = Table(
    "group_counts",
    metadata,
    Column("topic_id", Integer, primary_key=True),
    Column("subject_id", Integer, primary_key=True),
    Column("cards", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    sqlite_with_rowid=False,
)

waiting_counts = Table(
    "waiting_counts",
    metadata,
    Column("kind", Integer, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("topic_id", Integer, primary_key=True),
    Column("subject_id", Integer, primary_key=True),
    Column("cards", Integer, nullable=False),
    sqlite_with_rowid=False,
)

study_days = Table(
    "study_days",
    metadata,
    Column("study_day", Integer, primary_key=True),
    Column("reviews", Integer),
    Column("passed", Integer),
    Column("time_ms", Integer),
    Column("log", LargeBinary),
    Column("codes", LargeBinary),
    Column("quarters", LargeBinary),
)

card_blocks = Table(
    "card_blocks",
    metadata,
    Column("block", Integer, primary_key=True),
    Column("cards", LargeBinary, nullable=False),
)

projection = Table(
    "projection",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("algorithm", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at_ms", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("touched", Text, nullable=False),
    Column("inverse", Text, nullable=False),
    Column("card_id", Integer),
    Column("undone", Integer, nullable=False, server_default="0"),
    Index("history_by_undone", "undone", "id"),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

replies = Table(
    "replies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("card_id", ForeignKey("cards.id"), nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("covered", Text, nullable=False),
    Column("ticked", Text, nullable=False),
    Index("replies_by_card", "card_id", "at_ms"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("card_id", ForeignKey("cards.id"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("at_ms", Integer, nullable=False),
)

key_points = Table(
    "key_points",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("card_id", ForeignKey("cards.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("phrases", Text, nullable=False),
    Column("weight", Float, nullable=False),
    Column("documents", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("deleted_ms", Integer),
    Column("edited", Text),
    Column("position", Integer),
    UniqueConstraint("card_id", "key"),
)

editor_notes = Table(
    "editor_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("card_id", ForeignKey("cards.id"), nullable=False),
    Column("document_id", Integer),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("editor_notes_by_card", "card_id"),
)
