"""Topics and subjects with what was seen, recalled and spent on them."""

from trainer.core.mastery import MasteryRow, Work, together
from trainer.core.scope import EVERYTHING, Scope
from trainer.services.library import TopicNode, moment, topic_overview
from trainer.services.ports import Workspace


def mastery(workspace: Workspace, scope: Scope = EVERYTHING) -> list[MasteryRow]:
    """A row for each topic with cards in scope, parents before children, with its subjects after it.

    Of a scope of topics only these have rows; of everything, all have.  Raises ``BadInput`` where a search takes too
    long.
    """
    nodes, _ = topic_overview(workspace, scope)
    with workspace.store.read() as unit:
        work = unit.measures.work(workspace.today(), unit.cards.within(scope, moment(workspace)))
    parents = {node.topic.id: node.topic.parent for node in nodes}
    parts: dict[int, list[Work]] = {node.topic.id: [] for node in nodes}
    for (topic, _), done in work.items():
        above = topic
        while above is not None and above in parts:
            parts[above].append(done)
            above = parents[above]
    rows = []
    for node in nodes:
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


def _has_row(node: TopicNode, scope: Scope) -> bool:
    inside = scope.topics is None or node.topic.id in scope.topics
    return inside and (scope.topics is not None or scope.is_everything or node.progress.cards > 0)
