"""The topics with how their cards stand: counts at once, and how well they are remembered, which takes longer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from trainer.core.measures import Progress
from trainer.services.ports import Workspace
from trainer.services.rows import Group, TopicRow
from trainer.services.topic_totals import TopicNode, TopicTotals

Recalls = Mapping[Group, float]
"""The sum of the predicted recalls (0 to 1) of the seen cards of each topic and subject."""


def topic_tree(workspace: Workspace) -> list[TopicNode]:
    """Every topic with its progress, parents before children, reviews not counted."""
    return topic_overview(workspace)[0]


def topic_counts(workspace: Workspace) -> tuple[list[TopicNode], Progress]:
    """Every topic and all cards with what takes no time to count: neither recall nor subjects nor reviews."""
    with workspace.store.read() as unit:
        topics = unit.topics.all()
        counted = unit.counts.topics(workspace.today())
    return counted_in(topics, counted)


def counted_in(
    topics: Sequence[TopicRow], counted: Iterable[tuple[int | None, Progress]]
) -> tuple[list[TopicNode], Progress]:
    """Every topic with all below it, and all cards, of the cards that lie in each."""
    totals = TopicTotals(topics, {}, (((topic, None), progress) for topic, progress in counted))
    return totals.nodes(), totals.total


def topic_overview(workspace: Workspace, known: Recalls | None = None) -> tuple[list[TopicNode], Progress]:
    """Every topic with its progress, parents before children, and the progress of all cards; reviews not counted.

    ``known`` are the recalls of all groups where they are known already; else they are worked out.
    """
    totals = topic_totals(workspace, known)
    return totals.nodes(), totals.total


def topic_totals(workspace: Workspace, known: Recalls | None = None) -> TopicTotals:
    """What ``topic_overview`` tells, kept so that groups of it can change."""
    known = recalls(workspace) if known is None else known
    with workspace.store.read() as unit:
        topics, subjects = unit.topics.all(), {each.id: each for each in unit.topics.subjects()}
        counted = unit.counts.groups(workspace.today())
    return TopicTotals(
        topics, subjects, ((group, _with_recall(group, progress, known)) for group, progress in counted)
    )


def groups_of(workspace: Workspace, cards: Collection[int]) -> dict[Group, Progress]:
    """The topics and subjects of these cards, with their progress as it is now; reviews not counted."""
    with workspace.store.read() as unit:
        found = {group for card in cards if (group := unit.counts.group_of(card)) is not None}
        counted = {group: unit.counts.group(group, workspace.today()) for group in found}
    known = recalls(workspace, found)
    return {group: _with_recall(group, progress, known) for group, progress in counted.items()}


def recalls(workspace: Workspace, groups: Collection[Group] | None = None) -> dict[Group, float]:
    """The recalls predicted for now of these topics and subjects (``None``: all).

    Every seen card is looked at: at a hundred thousand of them it takes a while.
    """
    with workspace.store.read() as unit:
        return unit.counts.recalls(workspace.rules.model.curve, workspace.now_ms(), groups)


def _with_recall(group: Group, progress: Progress, known: Recalls) -> Progress:
    return (
        replace(progress, recall=known[group] / progress.seen)
        if progress.seen and group in known
        else progress
    )
