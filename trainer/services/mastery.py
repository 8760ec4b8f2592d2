"""Topics and subjects with what was seen, recalled and spent on them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from trainer.core.mastery import (
    NO_SIGNS,
    GroupProgress,
    MasteryRow,
    Work,
    added_up,
    as_groups,
    together,
)
from trainer.core.readiness import AHEAD_DAYS
from trainer.core.scope import EVERYTHING, Scope
from trainer.core.settings import from_stored
from trainer.services.library import instant, moment
from trainer.services.plan import coming_interview
from trainer.services.ports import Workspace
from trainer.services.rows import Group
from trainer.services.topic_totals import TopicNode, TopicTotals
from trainer.services.upkeep import add_up

V = TypeVar("V")


def mastery(workspace: Workspace, scope: Scope = EVERYTHING) -> list[MasteryRow]:
    """A row for each topic with cards in scope, parents before children, with its subjects after it.

    Of a scope of topics only these have rows; of everything, all have.  Raises ``BadInput`` where a search takes too
    long.
    """
    add_up(workspace)
    with workspace.store.read() as unit:
        topics, subjects = unit.topics.all(), {each.id: each for each in unit.topics.subjects()}
        within = unit.cards.within(scope, moment(workspace))
        interview = coming_interview(from_stored(unit.settings.all()), workspace.today())
        day = workspace.today() + AHEAD_DAYS if interview is None else interview.day
        measures = unit.measures.groups(within, instant(workspace), day)
    tree = TopicTotals(topics, subjects, [(each.group, each.progress) for each in measures]).nodes()
    work = {each.group: each.work for each in measures}
    signs = {each.group: each.signs for each in measures}
    whole = _whole(tree, list(work.items()), together)
    all_signs = _whole(tree, list(signs.items()), added_up)
    rows = []
    for node in tree:
        topic, path = node.topic.id, node.topic.path
        if not _has_row(node, scope):
            continue
        depth = len(path) - 1
        rows.append(MasteryRow("topic", path[-1], depth, node.progress, whole[topic], all_signs[topic], path))
        rows += [
            MasteryRow(
                "subject",
                subject.name,
                depth + 1,
                progress,
                work.get((topic, subject.id), Work()),
                signs.get((topic, subject.id), NO_SIGNS),
                (*path, subject.name),
            )
            for subject, progress in node.subjects
        ]
    return rows


def progress_table(workspace: Workspace, scope: Scope = EVERYTHING) -> list[GroupProgress]:
    """Every topic (with what is below it) and every subject that has cards in scope.

    Raises ``BadInput`` where a search takes too long.
    """
    return as_groups(mastery(workspace, scope))


def _whole(
    tree: Sequence[TopicNode], parts: Iterable[tuple[Group, V]], added: Callable[[Iterable[V]], V]
) -> dict[int, V]:
    """What there is of each topic with all below it."""
    held: dict[int, list[V]] = {node.topic.id: [] for node in tree}
    for (topic, _), each in parts:
        if topic in held:
            held[topic].append(each)
    whole: dict[int, V] = {}
    for node in reversed(tree):
        whole[node.topic.id] = added(held[node.topic.id])
        if node.topic.parent is not None:
            held[node.topic.parent].append(whole[node.topic.id])
    return whole


def _has_row(node: TopicNode, scope: Scope) -> bool:
    inside = scope.topics is None or node.topic.id in scope.topics
    return inside and (scope.topics is not None or scope.is_everything or node.progress.cards > 0)
