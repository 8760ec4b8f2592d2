"""Topics are moved and suspended as a whole."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import BadInput
from trainer.services import arranging, history, library
from trainer.services.exchange import import_deck


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


def paths(bench: Bench) -> list[str]:
    return ["::".join(row.path) for row in library.topics(bench.workspace)]


def topic(bench: Bench, name: str) -> int:
    return library.topic_named(bench.workspace, name).id


def test_a_topic_moves_under_another_with_its_cards_and_undo_brings_it_back(bench: Bench) -> None:
    basics, cards = topic(bench, "Basics"), library.browse(bench.workspace)
    change = arranging.move_topic(bench.workspace, basics, "Detection")
    assert paths(bench) == ["Detection", "Detection::Basics"]
    assert change.message == "Basics moved to Detection"
    assert library.browse(bench.workspace) == cards
    history.undo(bench.workspace)
    assert paths(bench) == ["Basics", "Detection"]
    history.redo(bench.workspace)
    assert paths(bench) == ["Detection", "Detection::Basics"]


def test_the_place_is_made_where_there_is_none_and_goes_with_undo(bench: Bench) -> None:
    arranging.move_topic(bench.workspace, topic(bench, "Basics"), "Vision::Old")
    assert paths(bench) == ["Detection", "Vision", "Vision::Old", "Vision::Old::Basics"]
    history.undo(bench.workspace)
    assert paths(bench) == ["Basics", "Detection"]


def test_a_topic_moves_back_to_the_top(bench: Bench) -> None:
    basics = topic(bench, "Basics")
    arranging.move_topic(bench.workspace, basics, "Detection")
    arranging.move_topic(bench.workspace, basics, "")
    assert paths(bench) == ["Detection", "Basics"]


def test_a_topic_goes_neither_into_itself_nor_beside_one_of_its_name(bench: Bench) -> None:
    basics = topic(bench, "Basics")
    with pytest.raises(BadInput, match="into itself"):
        arranging.move_topic(bench.workspace, basics, "Basics::Below")
    library.move_cards(bench.workspace, [1], "Detection::Basics")
    with pytest.raises(BadInput, match="already"):
        arranging.move_topic(bench.workspace, basics, "Detection")
    assert paths(bench) == ["Basics", "Detection", "Detection::Basics"]


@pytest.mark.parametrize("away", ["renamed", "moved"])
def test_a_new_topic_of_the_old_name_leaves_the_one_that_went_alone(bench: Bench, away: str) -> None:
    basics = topic(bench, "Basics")
    if away == "renamed":
        library.rename_topic(bench.workspace, basics, "Foundations")
    else:
        arranging.move_topic(bench.workspace, basics, "Detection")
    before = paths(bench)
    library.move_cards(bench.workspace, [1], "Basics")
    assert sorted(paths(bench)) == sorted([*before, "Basics"])
    assert [line.id for line in library.browse(bench.workspace, topics=[topic(bench, "Basics")])] == [1]


def test_all_cards_of_a_topic_are_suspended_then_resumed(bench: Bench) -> None:
    def suspended() -> set[int]:
        return {line.id for line in library.browse(bench.workspace) if line.schedule.suspended}

    basics = topic(bench, "Basics")
    inside = {line.id for line in library.browse(bench.workspace, topics=[basics])}
    arranging.suspend_topic(bench.workspace, basics)
    assert suspended() == inside
    arranging.suspend_topic(bench.workspace, basics)
    assert suspended() == set()


def test_a_topic_without_cards_says_so(bench: Bench) -> None:
    basics = topic(bench, "Basics")
    library.delete_cards(
        bench.workspace, [line.id for line in library.browse(bench.workspace, topics=[basics])]
    )
    with pytest.raises(BadInput, match="no cards"):
        arranging.suspend_topic(bench.workspace, basics)
