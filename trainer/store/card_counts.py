"""Cards counted by topic and subject, from tables that triggers keep in step with cards and schedules.

``group_counts`` has the cards of a group and those that were seen.  ``waiting_counts`` has the cards that may be asked
as one kind (0 new, 1 learning, 2 due) from a study day on; suspended ones are in none.  No topic or subject is 0 there.
``unseen_cards`` names the cards that were not begun, for the agenda of a day.
"""

from collections.abc import Collection

from sqlalchemy import Connection, text

from trainer.core.measures import Progress
from trainer.core.memory import Curve
from trainer.services.rows import Group
from trainer.store.first_look import topic_counts_of
from trainer.store.rows import plain, plain_rows

NEVER = 999_999
"""The day of a card that is due on none."""

ALL_CARDS = text("SELECT coalesce(sum(cards), 0) FROM group_counts")
_GROUPS = text("SELECT topic_id, subject_id, cards, seen FROM group_counts")
_WAIT = "FROM waiting_counts WHERE kind IN (0, 1, 2) AND day <= :today"
_WAITING_IN_GROUPS = text(
    f"SELECT topic_id, subject_id, kind, sum(cards) {_WAIT} GROUP BY topic_id, subject_id, kind"
)
_GROUP = "topic_id = :topic AND subject_id = :subject"
_ONE_GROUP = text(f"SELECT cards, seen FROM group_counts WHERE {_GROUP}")
_WAITING_IN_GROUP = text(f"SELECT kind, sum(cards) {_WAIT} AND {_GROUP} GROUP BY kind")
_SUBJECTS = """
    SELECT count(DISTINCT CASE WHEN seen THEN subject_id END), count(DISTINCT subject_id) FROM group_counts
    WHERE subject_id > 0
"""
_NEXT_DAY = "SELECT min(day) FROM waiting_counts WHERE kind IN (1, 2) AND day > :after AND day < :never"
_RECALLS = """
    SELECT c.topic_id, c.subject_id,
        sum(pow(1 + :factor * max(:now_ms - coalesce(s.last_ms, 0), 0) / 86400000.0 / s.stability, :decay))
    FROM cards c JOIN schedules s ON s.card_id = c.id
    WHERE c.deleted_ms IS NULL AND s.stability IS NOT NULL
"""
_RECALLS_OF_ALL = text(f"{_RECALLS} GROUP BY 1, 2")
_RECALL_OF_GROUP = text(f"{_RECALLS} AND c.topic_id IS :topic AND c.subject_id IS :subject GROUP BY 1, 2")
_CARDS = "FROM cards c LEFT JOIN schedules s ON s.card_id = c.id WHERE c.deleted_ms IS NULL"
_GROUP_OF_CARD = "coalesce(c.topic_id, 0), coalesce(c.subject_id, 0)"
_COUNTED = {
    "group_counts": f"SELECT {_GROUP_OF_CARD}, count(*), count(s.stability) {_CARDS} GROUP BY 1, 2",
    "waiting_counts": f"""
        SELECT CASE coalesce(s.state, 0) WHEN 0 THEN 0 WHEN 2 THEN 2 ELSE 1 END,
            CASE coalesce(s.state, 0) WHEN 0 THEN coalesce(s.buried_until, 0)
            ELSE max(coalesce(s.due_day, {NEVER}), s.buried_until) END,
            {_GROUP_OF_CARD}, count(*)
        {_CARDS} AND coalesce(s.suspended, 0) = 0 GROUP BY 1, 2, 3, 4
    """,
    "unseen_cards": f"SELECT c.id, c.topic_id, c.subject_id {_CARDS} AND coalesce(s.state, 0) = 0",
}
"""What the tables have to hold."""
_DIFFERS = """
    SELECT EXISTS (SELECT * FROM {table} EXCEPT SELECT * FROM ({anew}))
        OR EXISTS (SELECT * FROM ({anew}) EXCEPT SELECT * FROM {table})
"""


class CardCountRepository:
    """Counts over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def topics(self, today: int) -> list[tuple[int | None, Progress]]:
        """Cards by topic and how many wait today; neither recall nor reviews."""
        return topic_counts_of(plain(self._connection), today)

    def groups(self, today: int) -> list[tuple[Group, Progress]]:
        """Cards by topic and subject and how many wait today; neither recall nor reviews."""
        waiting: dict[Group, list[int]] = {}
        for topic, subject, kind, cards in plain_rows(self._connection, _WAITING_IN_GROUPS, {"today": today}):
            waiting.setdefault((topic, subject), [0, 0, 0])[kind] = cards
        return [
            ((topic or None, subject or None), Progress(cards, seen, *waiting.get((topic, subject), ())))
            for topic, subject, cards, seen in plain_rows(self._connection, _GROUPS)
        ]

    def group(self, group: Group, today: int) -> Progress:
        """The cards of one topic and subject and how many wait today; neither recall nor reviews."""
        at = {"topic": group[0] or 0, "subject": group[1] or 0, "today": today}
        counted = self._connection.execute(_ONE_GROUP, at).first()
        waiting = [0, 0, 0]
        for kind, cards in self._connection.execute(_WAITING_IN_GROUP, at):
            waiting[kind] = cards
        return Progress() if counted is None else Progress(*counted, *waiting)

    def subjects(self, topics: Collection[int] | None) -> tuple[int, int]:
        """How many subjects have a seen card, and how many there are, within these topics (``None``: all)."""
        row = self._connection.execute(text(_SUBJECTS + _inside(topics))).one()
        return row[0], row[1]

    def next_due_day(self, after_day: int, topics: Collection[int] | None) -> int | None:
        """The first study day after this one with a begun card to ask, within these topics (``None``: all)."""
        at = {"after": after_day, "never": NEVER}
        found = self._connection.execute(text(_NEXT_DAY + _inside(topics)), at)
        day: int | None = found.scalar()
        return day

    def recalls(
        self, curve: Curve, now_ms: int, groups: Collection[Group] | None = None
    ) -> dict[Group, float]:
        """The sums of the predicted recalls of the seen cards of these groups (``None``: all)."""
        at = {"factor": curve.factor, "decay": curve.decay, "now_ms": now_ms}
        if groups is None:
            return {(row[0], row[1]): row[2] for row in self._connection.execute(_RECALLS_OF_ALL, at)}
        found: dict[Group, float] = {}
        for topic, subject in groups:
            one = self._connection.execute(_RECALL_OF_GROUP, {**at, "topic": topic, "subject": subject})
            found |= {(row[0], row[1]): row[2] for row in one}
        return found

    def group_of(self, card: int) -> Group | None:
        """The topic and subject of a card; ``None`` where it is missing or deleted."""
        query = text("SELECT topic_id, subject_id FROM cards WHERE id = :card AND deleted_ms IS NULL")
        row = self._connection.execute(query, {"card": card}).first()
        return None if row is None else (row[0], row[1])

    def differs(self) -> bool:
        """Whether the counts are not those of the cards and schedules as they are."""
        return any(
            self._connection.execute(text(_DIFFERS.format(table=table, anew=anew))).scalar()
            for table, anew in _COUNTED.items()
        )

    def recount(self) -> None:
        """Throw the counts away and count every card."""
        for table, anew in _COUNTED.items():
            self._connection.execute(text(f"DELETE FROM {table}"))
            self._connection.execute(text(f"INSERT INTO {table} {anew}"))


def _inside(topics: Collection[int] | None) -> str:
    return "" if topics is None else f" AND topic_id IN ({','.join(str(int(each)) for each in topics)})"
