"""The rows of the topic tree."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from trainer.core.measures import Progress
from trainer.services.overview import TopicNode
from trainer.services.rows import SubjectRow, TopicRow
from trainer.ui.models.topic_tree import TopicTreeModel

TEN = Progress(cards=10, seen=4, new=6, learning=1, due=2, recall=0.875)
FIVE = Progress(cards=5, new=5)


def a_node(topic: int, *path: str, parent: int | None = None, subjects: tuple[str, ...] = ()) -> TopicNode:
    rows = tuple((SubjectRow(number, name), FIVE) for number, name in enumerate(subjects, start=1))
    return TopicNode(TopicRow(topic, f"uid {topic}", parent, path), TEN, rows)


NODES = [
    a_node(1, "Detection", subjects=("Anchors", "Losses")),
    a_node(2, "Detection", "Tracking", parent=1),
    a_node(3, "Segmentation"),
]


def a_model(*nodes: TopicNode) -> TopicTreeModel:
    model = TopicTreeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_tree(nodes or NODES, TEN)
    return model


def names(model: TopicTreeModel, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    return [model.index(row, 0, above).data() for row in range(model.rowCount(above))]


def test_all_topics_come_first_then_topics_then_what_is_below_them() -> None:
    model = a_model()
    assert names(model) == ["All topics", "Detection", "Segmentation"]
    assert names(model, model.index(1, 0)) == ["Tracking", "Anchors", "Losses"]


def test_rows_know_their_topic() -> None:
    model = a_model()
    lines = [model.line(model.index(row, 0)) for row in range(3)]
    assert [line.topic for line in lines] == [None, 1, 3]
    anchors = model.line(model.index(1, 0, model.index(1, 0)))
    assert (anchors.topic, anchors.subject) == (1, 1)


def test_tool_tips_and_screen_readers_get_the_numbers_in_words() -> None:
    model = a_model()
    index = model.index(1, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == (
        "Detection\n6 new, 1 learning, 2 due\n4 of 10 seen, predicted recall 88 %"
    )
    spoken = "Detection: 6 new, 1 learning, 2 due; 4 of 10 seen, predicted recall 88 %"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_unseen_and_empty_groups_are_told_apart() -> None:
    model = a_model(replace(NODES[2], progress=FIVE))
    assert model.line(model.index(1, 0)).mastery == "none of 5 seen yet"
    empty = a_model(replace(NODES[2], progress=Progress()))
    assert empty.line(empty.index(1, 0)).mastery == "no cards"


def test_new_numbers_keep_every_row(qtbot: QtBot) -> None:
    model = a_model()
    kept = QPersistentModelIndex(model.index(2, 0, model.index(1, 0)))
    fresh = [replace(NODES[0], progress=FIVE), *NODES[1:]]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_tree(fresh, TEN)
    assert kept.isValid()
    assert kept.data() == "Losses"
    assert model.line(model.index(1, 0)).progress == FIVE


def test_a_renamed_topic_is_the_same_row(qtbot: QtBot) -> None:
    model = a_model()
    renamed = [*NODES[:2], a_node(3, "Masks")]
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_tree(renamed, TEN)
    assert names(model) == ["All topics", "Detection", "Masks"]


def test_keys_outlive_a_reset() -> None:
    model = a_model()
    key = model.line(model.index(2, 0)).key
    model.show_tree([a_node(9, "New one"), *NODES], TEN)
    assert model.index_of(key).data() == "Segmentation"
    model.show_tree(NODES[:2], TEN)
    assert not model.index_of(key).isValid()


def test_a_subject_that_is_its_whole_topic_gets_no_row_of_its_own() -> None:
    node = TopicNode(TopicRow(1, "uid", None, ("Tracking",)), FIVE, ((SubjectRow(1, "Tracking"), FIVE),))
    model = a_model(node)
    assert names(model) == ["All topics", "Tracking"]
    assert names(model, model.index(1, 0)) == []
    other = a_model(replace(node, subjects=((SubjectRow(1, "Kalman filter"), FIVE),)))
    assert names(other, other.index(1, 0)) == ["Kalman filter"]
