"""Topics and subjects with what was seen, recalled and spent on them."""

from collections.abc import Sequence

from trainer.core.mastery import MasteryRow, Work, together
from trainer.core.scope import EVERYTHING, Scope
from trainer.services.library import instant, moment
from trainer.services.ports import Workspace
from trainer.services.progress_rows import GroupMeasure
from trainer.services.topic_totals import TopicNode, TopicTotals
from trainer.services.upkeep import add_up


def mastery(workspace: Workspace, scope: Scope = EVERYTHING) -> list[MasteryRow]:
    """A row for each topic with cards in scope, parents before children, with its subjects after it.

    Of a scope of topics only these have rows; of everything, all have.  Raises ``BadInput`` where a search takes too
    long.
    """
    add_up(workspace)
    with workspace.store.read() as unit:
        topics, subjects = unit.topics.all(), {each.id: each for each in unit.topics.subjects()}
        within = unit.cards.within(scope, moment(workspace))
        measures = unit.measures.groups(within, instant(workspace))
    tree = TopicTotals(topics, subjects, [(each.group, each.progress) for each in measures]).nodes()
    work, whole = {each.group: each.work for each in measures}, _whole(tree, measures)
    rows = []
    for node in tree:
        topic = node.topic.id
        if not _has_row(node, scope):
            continue
        depth = len(node.topic.path) - 1
        rows.append(MasteryRow("topic", node.topic.path[-1], depth, node.progress, whole[topic]))
        rows += [
            MasteryRow("subject", subject.name, depth + 1, progress, work.get((topic, subject.id), Work()))
            for subject, progress in node.subjects
        ]
    return rows


def _whole(tree: Sequence[TopicNode], measures: Sequence[GroupMeasure]) -> dict[int, Work]:
    """The work of each topic with all below it."""
    parts: dict[int, list[Work]] = {node.topic.id: [] for node in tree}
    for each in measures:
        topic = each.group[0]
        if topic in parts:
            parts[topic].append(each.work)
    whole: dict[int, Work] = {}
    for node in reversed(tree):
        whole[node.topic.id] = together(parts[node.topic.id])
        if node.topic.parent is not None:
            parts[node.topic.parent].append(whole[node.topic.id])
    return whole


def _has_row(node: TopicNode, scope: Scope) -> bool:
    inside = scope.topics is None or node.topic.id in scope.topics
    return inside and (scope.topics is not None or scope.is_everything or node.progress.cards > 0)
