"""Two cards of a subject side by side."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_card, a_deck

from trainer.core.contrast import Contrast
from trainer.core.errors import NotFound
from trainer.core.event import Mode, Practised, Rating
from trainer.core.key_point import KeyPoint
from trainer.services import contrast, history, insight, library, study
from trainer.services.contrast import Pair
from trainer.services.exchange import import_deck
from trainer.services.recall import bring_key_points


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


def numbers(pairs: list[Pair]) -> list[tuple[int | None, int | None]]:
    return [(each.one.number, each.other.number) for each in pairs]


def test_a_card_is_put_beside_each_other_card_of_its_subject(bench: Bench) -> None:
    assert numbers(contrast.pairs(bench.workspace, [2])) == [(1, 2)]


def test_several_cards_give_each_pair_once_in_their_order(bench: Bench) -> None:
    assert numbers(contrast.pairs(bench.workspace, [5, 2, 1])) == [(5, 6), (1, 2)]


def test_a_card_alone_in_its_subject_has_no_pair(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "alone.db")
    import_deck(bench.workspace, a_deck(3))
    assert contrast.pairs(bench.workspace, [1]) == []
    assert contrast.mixed_up(bench.workspace) == []


def test_what_differs_is_told_by_the_key_points(bench: Bench) -> None:
    first, second = KeyPoint("a", "thing 1"), KeyPoint("b", "is a thing")
    bring_key_points(bench.workspace, {a_card(1).uid: ((first,), ()), a_card(2).uid: ((second,), ())})
    found = contrast.differences(bench.workspace, contrast.pairs(bench.workspace, [1])[0])
    assert found.points == Contrast(only_one=("thing 1",), only_other=(), both=())
    assert found.answers == ("Thing 1 is a thing.", "Thing 2 is a thing.")


def test_a_drill_is_kept_for_both_cards_and_moves_no_schedule(bench: Bench) -> None:
    before = [line.schedule for line in library.browse(bench.workspace)]
    contrast.log(
        bench.workspace, contrast.pairs(bench.workspace, [1])[0], told_apart=False, duration_ms=9_000
    )
    with bench.workspace.store.read() as unit:
        kept = [unit.events.of_card(card)[-1] for card in (1, 2)]
    for event in kept:
        assert isinstance(event, Practised)
        assert (event.mode, event.rating, event.duration_ms) == (Mode.CONTRAST, Rating.AGAIN, 4_500)
    assert [line.schedule for line in library.browse(bench.workspace)] == before
    assert insight.review_log(bench.workspace) == []


def test_one_undo_takes_a_drill_back(bench: Bench) -> None:
    contrast.log(bench.workspace, contrast.pairs(bench.workspace, [1])[0], told_apart=False)
    assert contrast.mixed_up(bench.workspace)[0].mixed_up == 1
    history.undo(bench.workspace)
    assert [each.mixed_up for each in contrast.mixed_up(bench.workspace)] == [0, 0, 0]


def test_subjects_mixed_up_most_often_come_first_then_those_forgotten(bench: Bench) -> None:
    second, third = (contrast.pairs(bench.workspace, [card])[0] for card in (3, 5))
    contrast.log(bench.workspace, third, told_apart=False)
    contrast.log(bench.workspace, third, told_apart=True)
    study.answer(bench.workspace, second.one.card, Rating.EASY)
    bench.clock.turn(days=10)
    study.answer(bench.workspace, second.one.card, Rating.AGAIN)
    found = contrast.mixed_up(bench.workspace)
    assert [each.name for each in found] == ["Subject 3", "Subject 2", "Subject 1"]
    assert (found[0].drills, found[0].mixed_up, found[0].cards) == (2, 1, (5, 6))
    assert found[1].lapses == 1


def test_a_pair_with_a_deleted_card_says_so_and_keeps_nothing(bench: Bench) -> None:
    pair = contrast.pairs(bench.workspace, [1])[0]
    library.delete_cards(bench.workspace, [2])
    with pytest.raises(NotFound):
        contrast.log(bench.workspace, pair, told_apart=True)
    with pytest.raises(NotFound):
        contrast.differences(bench.workspace, pair)
    with bench.workspace.store.read() as unit:
        assert unit.events.of_card(1) == []
