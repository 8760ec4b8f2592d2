"""The learner's own answer to a card."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import BadInput, NotFound
from trainer.services import history, library, own_answer, recall
from trainer.services.exchange import import_deck


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(2))
    return bench


def own(bench: Bench, card: int = 1) -> dict[int, str]:
    """The learner's answers by row id."""
    return {each.id: each.text for each in own_answer.own_answers(library.card(bench.workspace, card))}


def test_it_is_written_changed_and_taken_away_each_step_undone(bench: Bench) -> None:
    own_answer.write(bench.workspace, 1, None, "  **Mine**\n")
    [row] = own(bench)
    assert own(bench) == {row: "**Mine**"}
    own_answer.write(bench.workspace, 1, row, "Better")
    assert own(bench) == {row: "Better"}
    change = own_answer.write(bench.workspace, 1, row, " ")
    assert (own(bench), change.message) == ({}, "My answer taken away")
    workspace = bench.restart()
    history.undo(workspace)
    assert own(bench) == {row: "Better"}
    history.undo(workspace)
    assert own(bench) == {row: "**Mine**"}
    history.undo(workspace)
    assert own(bench) == {}


def test_one_answer_is_changed_and_the_others_stay(bench: Bench) -> None:
    for words in ("First", "Second"):
        recall.accept_answer(bench.workspace, 1, words)
    first, second = own(bench)
    own_answer.write(bench.workspace, 1, second, "Changed")
    assert own(bench) == {first: "First", second: "Changed"}
    assert library.card(bench.workspace, 1).answers[-1].text == "Thing 1 is a thing."


def test_nothing_and_what_is_gone_are_sentences(bench: Bench) -> None:
    shipped = library.card(bench.workspace, 1).answers[0].id
    with pytest.raises(BadInput, match="nothing to keep"):
        own_answer.write(bench.workspace, 1, None, " ")
    with pytest.raises(NotFound, match="answer was deleted"):
        own_answer.write(bench.workspace, 1, shipped, "Mine")
    library.delete_cards(bench.workspace, [1])
    with pytest.raises(NotFound, match="copy it before"):
        own_answer.write(bench.workspace, 1, None, "Mine")
