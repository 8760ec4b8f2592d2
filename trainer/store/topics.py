"""The topic tree and the subjects."""

from collections.abc import Iterable
from itertools import count

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from trainer.core.identity import stable_uid
from trainer.core.topic import TopicPath, with_ancestors
from trainer.core.topic_options import Options, from_text
from trainer.services.rows import SubjectRow, TopicRow
from trainer.store.first_look import topics_of
from trainer.store.prepared import Prepared
from trainer.store.rows import inserted_id, plain
from trainer.store.tables import cards, subjects, topic_options, topics

_OPTIONS = Prepared(
    select(topic_options.c.topic_id, topic_options.c.options)
    .join(topics)
    .where(topics.c.deleted_ms.is_(None))
)
_ONE = Prepared(
    select(topics.c.name, topics.c.parent_id)
    .where(topics.c.id == bindparam("topic"))
    .where(topics.c.deleted_ms.is_(None))
)


class TopicRepository:
    """Topics and subjects over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[TopicRow]:
        """Every topic, parents before children, siblings in their order."""
        return topics_of(plain(self._connection))

    def path_of(self, topic: int) -> TopicPath:
        """A topic's path; empty where it is gone."""
        path: TopicPath = ()
        above: int | None = topic
        while above is not None:
            row = _ONE.first(self._connection, {"topic": above})
            if row is None:
                return ()
            path, above = (row.name, *path), row.parent_id
        return path

    def ensure(self, paths: Iterable[TopicPath]) -> dict[TopicPath, int]:
        """Row ids of these paths; topics that are missing are made at the end of their parent."""
        ids = {row.path: row.id for row in self.all()}
        wanted = list(paths)
        for path in with_ancestors(wanted):
            if path not in ids:
                ids[path] = self._add(path, ids.get(path[:-1]), len(ids))
        return {path: ids[path] for path in wanted if path}

    def options(self) -> dict[int, Options]:
        """The options of topics that have some of their own, by row id."""
        return {topic: from_text(options) for topic, options in _OPTIONS.rows(self._connection)}

    def options_over(self, card: int) -> tuple[Options, ...]:
        """The options of a card's topic and of those above it that have some, the nearest first."""
        options = self.options()
        if not options:
            return ()
        found: list[Options] = []
        topic = self._connection.execute(select(cards.c.topic_id).where(cards.c.id == card)).scalar()
        while topic is not None:
            if topic in options:
                found.append(options[topic])
            topic = self._connection.execute(select(topics.c.parent_id).where(topics.c.id == topic)).scalar()
        return tuple(found)

    def put_options(self, topic: int, text: str) -> str:
        """Store a topic's options as text, or take them away where it is empty; the earlier text comes back."""
        of_topic = topic_options.c.topic_id == topic
        earlier = self._connection.execute(select(topic_options.c.options).where(of_topic)).scalar()
        self._connection.execute(delete(topic_options).where(of_topic))
        if text:
            self._connection.execute(insert(topic_options).values(topic_id=topic, options=text))
        return earlier or ""

    def subjects(self) -> list[SubjectRow]:
        """Every subject in the order they came."""
        query = select(subjects.c.id, subjects.c.name).order_by(subjects.c.id)
        return [SubjectRow(row.id, row.name) for row in self._connection.execute(query)]

    def subjects_in_use(self) -> frozenset[str]:
        """The names of the subjects that cards belong to, deleted cards among them."""
        used = select(cards.c.subject_id).where(cards.c.subject_id.is_not(None))
        return frozenset(
            self._connection.execute(select(subjects.c.name).where(subjects.c.id.in_(used))).scalars()
        )

    def ensure_subjects(self, names: Iterable[str]) -> dict[str, int]:
        """Row ids of subjects by name; those that are missing are made."""
        ids = {row.name: row.id for row in self.subjects()}
        for name in dict.fromkeys(names):
            if name not in ids:
                result = self._connection.execute(insert(subjects).values(name=name))
                ids[name] = inserted_id(result)
        return ids

    def _add(self, path: TopicPath, parent: int | None, position: int) -> int:
        """Make a topic, or bring back the one that was deleted here; one that was renamed or moved away stays there."""
        values = {"parent_id": parent, "name": path[-1], "position": position, "deleted_ms": None}
        for times in count():
            uid = stable_uid("topic", *path) if times == 0 else stable_uid("topic", times, *path)
            query = select(topics.c.id, topics.c.deleted_ms).where(topics.c.uid == uid)
            there = self._connection.execute(query).first()
            if there is None:
                break
            if there.deleted_ms is not None:
                self._connection.execute(update(topics).where(topics.c.id == there.id).values(**values))
                return int(there.id)
        return inserted_id(self._connection.execute(insert(topics).values(uid=uid, **values)))
