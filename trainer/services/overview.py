"""The topics with how their cards stand: counts at once, and how well they are remembered, which takes longer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.core.measures import Progress, combined
from trainer.services.ports import Workspace
from trainer.services.rows import Group, SubjectRow, TopicRow

Recalls = Mapping[Group, float]
"""The sum of the predicted recalls (0 to 1) of the seen cards of each topic and subject."""


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic with the progress of itself and everything below, and of its subjects."""

    topic: TopicRow
    progress: Progress
    subjects: tuple[tuple[SubjectRow, Progress], ...]


def topic_tree(workspace: Workspace) -> list[TopicNode]:
    """Every topic with its progress, parents before children, reviews not counted."""
    return topic_overview(workspace)[0]


def topic_counts(workspace: Workspace) -> tuple[list[TopicNode], Progress]:
    """Every topic and all cards with what takes no time to count: neither recall nor subjects nor reviews."""
    with workspace.store.read() as unit:
        topics = unit.topics.all()
        counted = unit.counts.topics(workspace.today())
    groups = [((topic, None), progress) for topic, progress in counted]
    return nodes(topics, {}, groups), combined(progress for _, progress in groups)


def topic_overview(workspace: Workspace, known: Recalls | None = None) -> tuple[list[TopicNode], Progress]:
    """Every topic with its progress, parents before children, and the progress of all cards; reviews not counted.

    ``known`` are the recalls of all groups where they are known already; else they are worked out.
    """
    known = recalls(workspace) if known is None else known
    with workspace.store.read() as unit:
        topics, subjects = unit.topics.all(), {each.id: each for each in unit.topics.subjects()}
        counted = unit.counts.groups(workspace.today())
    groups = [(group, _with_recall(group, progress, known)) for group, progress in counted]
    return nodes(topics, subjects, groups), combined(progress for _, progress in groups)


def recalls(workspace: Workspace, groups: Collection[Group] | None = None) -> dict[Group, float]:
    """The recalls predicted for now of these topics and subjects (``None``: all).

    Every seen card is looked at: at a hundred thousand of them it takes a while.
    """
    with workspace.store.read() as unit:
        return unit.counts.recalls(workspace.rules.model.curve, workspace.now_ms(), groups)


def recalls_after(workspace: Workspace, known: Recalls, card: int) -> dict[Group, float]:
    """The recalls that are ``known``, with that of the topic and subject of a card worked out anew."""
    with workspace.store.read() as unit:
        group = unit.counts.group_of(card)
    return dict(known) if group is None else {**known, **recalls(workspace, [group])}


def nodes(
    topics: Sequence[TopicRow], subjects: Mapping[int, SubjectRow], groups: Sequence[tuple[Group, Progress]]
) -> list[TopicNode]:
    """The topics with what the groups add up to, each with all below it; ``topics`` come parents before children."""
    parts: dict[int, list[Progress]] = {topic.id: [] for topic in topics}
    named: dict[int, list[tuple[SubjectRow, Progress]]] = {topic.id: [] for topic in topics}
    for (at, subject), progress in groups:
        if at in parts:
            parts[at].append(progress)
            if subject is not None:
                named[at].append((subjects[subject], progress))
    whole: dict[int, Progress] = {}
    for topic in reversed(topics):
        whole[topic.id] = combined(parts[topic.id])
        if topic.parent is not None:
            parts[topic.parent].append(whole[topic.id])
    return [TopicNode(topic, whole[topic.id], tuple(named[topic.id])) for topic in topics]


def _with_recall(group: Group, progress: Progress, known: Recalls) -> Progress:
    return (
        replace(progress, recall=known[group] / progress.seen)
        if progress.seen and group in known
        else progress
    )
