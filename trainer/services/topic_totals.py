"""What topics add up to, kept so that one group of cards can change without adding everything up again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer.core.measures import Progress, combined
from trainer.services.rows import Group, SubjectRow, TopicRow


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic with the progress of itself and everything below, and of its subjects."""

    topic: TopicRow
    progress: Progress
    subjects: tuple[tuple[SubjectRow, Progress], ...]


class TopicTotals:
    """The progress of every topic, made of that of groups of cards; ``topics`` come parents before children."""

    def __init__(
        self,
        topics: Sequence[TopicRow],
        subjects: Mapping[int, SubjectRow],
        groups: Iterable[tuple[Group, Progress]],
    ) -> None:
        self._topics = {topic.id: topic for topic in topics}
        self._subjects = subjects
        self._groups: dict[int | None, dict[int | None, Progress]] = {}
        for (topic, subject), progress in groups:
            self._groups.setdefault(topic, {})[subject] = progress
        self._below: dict[int | None, list[int]] = {}
        for topic_row in topics:
            self._below.setdefault(topic_row.parent, []).append(topic_row.id)
        self._whole: dict[int, Progress] = {}
        for topic_row in reversed(topics):
            self._add_up(topic_row.id)

    @property
    def total(self) -> Progress:
        """The progress of all cards."""
        return combined(progress for groups in self._groups.values() for progress in groups.values())

    def nodes(self) -> list[TopicNode]:
        """Every topic, parents before children."""
        return [self._node(topic) for topic in self._topics]

    def change(self, groups: Mapping[Group, Progress]) -> list[TopicNode] | None:
        """Take over the progress of these groups; the topics that have changed by it.

        ``None`` where a topic or subject is not known here: then everything has to be looked up anew.
        """
        if any(subject not in self._groups.get(topic, {}) for topic, subject in groups):
            return None
        changed: dict[int, None] = {}
        for (topic, subject), progress in groups.items():
            self._groups[topic][subject] = progress
            for each in self._up_from(topic):
                self._add_up(each)
                changed.setdefault(each)
        return [self._node(topic) for topic in changed]

    def _up_from(self, topic: int | None) -> Iterator[int]:
        """A topic and those above it."""
        while topic is not None:
            yield topic
            topic = self._topics[topic].parent

    def _node(self, topic: int) -> TopicNode:
        named = (
            (self._subjects[subject], progress)
            for subject, progress in self._groups.get(topic, {}).items()
            if subject is not None
        )
        return TopicNode(self._topics[topic], self._whole[topic], tuple(named))

    def _add_up(self, topic: int) -> None:
        parts = [*self._groups.get(topic, {}).values()]
        parts += [self._whole[each] for each in self._below.get(topic, ())]
        self._whole[topic] = parts[0] if len(parts) == 1 else combined(parts)
