"""Topics and subjects with what was seen, recalled and spent on them."""

from trainer.core.mastery import MasteryRow, Work, together
from trainer.core.scope import EVERYTHING, Scope
from trainer.services.library import moment
from trainer.services.overview import topic_tree
from trainer.services.ports import Workspace
from trainer.services.study import memory_predictor
from trainer.services.topic_totals import TopicNode, TopicTotals


def mastery(workspace: Workspace, scope: Scope = EVERYTHING) -> list[MasteryRow]:
    """A row for each topic with cards in scope, parents before children, with its subjects after it.

    Of a scope of topics only these have rows; of everything, all have.  Raises ``BadInput`` where a search takes too
    long.
    """
    tree = _tree(workspace, scope)
    with workspace.store.read() as unit:
        work = unit.measures.work(workspace.today(), unit.cards.within(scope, moment(workspace)))
    parents = {node.topic.id: node.topic.parent for node in tree}
    parts: dict[int, list[Work]] = {node.topic.id: [] for node in tree}
    for (topic, _), done in work.items():
        above = topic
        while above is not None and above in parts:
            parts[above].append(done)
            above = parents[above]
    rows = []
    for node in tree:
        topic = node.topic.id
        if not _has_row(node, scope):
            continue
        depth = len(node.topic.path) - 1
        rows.append(MasteryRow("topic", node.topic.path[-1], depth, node.progress, together(parts[topic])))
        rows += [
            MasteryRow("subject", subject.name, depth + 1, progress, work.get((topic, subject.id), Work()))
            for subject, progress in node.subjects
        ]
    return rows


def _tree(workspace: Workspace, scope: Scope) -> list[TopicNode]:
    """Every topic with the progress of its cards in scope."""
    if scope.is_everything:
        return topic_tree(workspace)
    with workspace.store.read() as unit:
        topics, subjects = unit.topics.all(), {each.id: each for each in unit.topics.subjects()}
        within = unit.cards.within(scope, moment(workspace))
        predict = memory_predictor(workspace, workspace.now_ms())
        groups = unit.schedules.group_progress(workspace.today(), predict, within)
    return TopicTotals(topics, subjects, groups).nodes()


def _has_row(node: TopicNode, scope: Scope) -> bool:
    inside = scope.topics is None or node.topic.id in scope.topics
    return inside and (scope.topics is not None or scope.is_everything or node.progress.cards > 0)
