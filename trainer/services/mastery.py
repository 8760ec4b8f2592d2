"""Topics and subjects with what was seen, recalled and spent on them."""

from collections.abc import Sequence

from trainer.core.mastery import MasteryRow, Work, together
from trainer.services.library import topic_tree
from trainer.services.ports import Workspace


def mastery(workspace: Workspace, topics: Sequence[int] | None = None) -> list[MasteryRow]:
    """A row for each of these topics (``None``: all), parents before children, with its subjects after it."""
    nodes = topic_tree(workspace)
    with workspace.store.read() as unit:
        work = unit.measures.work(workspace.today())
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
        if topics is not None and topic not in topics:
            continue
        depth = len(node.topic.path) - 1
        rows.append(MasteryRow("topic", node.topic.path[-1], depth, node.progress, together(parts[topic])))
        rows += [
            MasteryRow("subject", subject.name, depth + 1, progress, work.get((topic, subject.id), Work()))
            for subject, progress in node.subjects
        ]
    return rows
