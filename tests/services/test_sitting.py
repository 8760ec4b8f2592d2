"""A sitting moves its agenda on by itself, and a restart finds the same queue."""

from pathlib import Path
from random import Random

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.services import history, study
from trainer.services.exchange import import_deck
from trainer.services.preferences import change_setting
from trainer.services.sitting import Sitting


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Some weeks into a deck, with due and new cards waiting."""
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(40))
    change_setting(bench.workspace, "new_per_day", 6)
    random = Random(3)
    for _ in range(4):
        answer_all(bench, random)
        bench.clock.turn(days=2)
    return bench


def answer_all(bench: Bench, random: Random) -> None:
    sitting = Sitting(bench.workspace)
    while (question := sitting.current()) is not None:
        sitting.answer(question.card.id, random.choice(list(Rating)))
        bench.clock.turn(minutes=1)


def asked(sitting: Sitting) -> study.Question:
    question = sitting.current()
    assert question is not None
    return question


def test_new_cards_come_among_the_due_ones_all_through_a_sitting(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    counts = sitting.counts
    assert counts.due > 6
    assert counts.new == 6
    kinds = []
    while sitting.counts.new or sitting.counts.due:
        question = asked(sitting)
        kinds.append(study.kind_of(question.schedule))
        sitting.answer(question.card.id, Rating.EASY)
    half = len(kinds) // 2
    assert kinds[:half].count("New") in {2, 3}


def test_an_answer_advances_the_agenda_as_building_it_anew_would(bench: Bench) -> None:
    sitting, random = Sitting(bench.workspace), Random(5)
    while (question := sitting.current()) is not None:
        again = Sitting(bench.restart())
        assert (asked(again).card.id, again.counts) == (question.card.id, sitting.counts)
        sitting._workspace = bench.workspace
        sitting.answer(question.card.id, random.choice(list(Rating)), 5000)
        bench.clock.turn(minutes=0.5)


def test_what_a_sitting_remembers_from_card_to_card_is_what_the_store_would_tell(bench: Bench) -> None:
    change_setting(bench.workspace, "study_sunday", "reduced")
    sitting, random, asked = Sitting(bench.workspace), Random(9), 0
    while (question := sitting.current()) is not None:
        assert question == study.ask(bench.workspace, question.card.id)
        sitting.answer(question.card.id, random.choice(list(Rating)), 5000)
        bench.clock.turn(minutes=0.5)
        asked += 1
        if asked % 5 == 0:
            history.undo(bench.workspace)
            sitting.went_back(question.card.id)
    assert asked > 20


def test_undo_takes_back_what_the_sitting_counted(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    sitting.answer(asked(sitting).card.id, Rating.GOOD, 7000)
    second = asked(sitting).card.id
    sitting.answer(second, Rating.AGAIN, 90_000)
    history.undo(bench.workspace)
    sitting.went_back(second)
    assert (sitting.answered, sitting.time_ms) == (1, 7000)
    assert sitting.ratings == {Rating.AGAIN: 0, Rating.HARD: 0, Rating.GOOD: 1, Rating.EASY: 0}
    assert asked(sitting).card.id == second
    history.redo(bench.workspace)
    sitting.went_on(second, Rating.AGAIN, 90_000)
    assert (sitting.answered, sitting.time_ms) == (2, 67_000)


def test_a_sitting_that_runs_past_the_end_of_the_study_day_takes_up_the_next_day(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    sitting.answer(asked(sitting).card.id, Rating.EASY)
    bench.clock.turn(days=1)
    sitting.current()
    assert sitting.counts == Sitting(bench.workspace).counts
    assert sitting.counts.new == 6


def test_a_card_brought_back_by_undo_is_asked_first_after_a_restart_too(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    first = asked(sitting).card.id
    sitting.answer(first, Rating.AGAIN)
    bench.clock.turn(minutes=2)
    second = asked(sitting).card.id
    sitting.answer(second, Rating.GOOD)
    bench.clock.turn(minutes=20)
    history.undo(bench.workspace)
    sitting.went_back(second)
    assert asked(sitting).card.id == second
    assert asked(Sitting(bench.restart())).card.id == second


def test_once_something_else_was_done_the_agenda_decides_again(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    first = asked(sitting).card.id
    sitting.answer(first, Rating.GOOD)
    history.undo(bench.workspace)
    study.bury(bench.workspace, [first])
    assert asked(Sitting(bench.workspace)).card.id != first
