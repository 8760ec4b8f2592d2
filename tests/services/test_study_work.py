"""What a session of study asks of the store: few statements, as many in a large collection as in a small one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.store_work import Work, scans, watched
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.services import explanation, history, insight, overview, study
from trainer.services.exchange import import_deck
from trainer.services.sitting import Sitting
from trainer.store.unit_of_work import SqlStore

SMALL, LARGE = 100, 1000
STUDIED = 20


def begun(folder: Path, size: int) -> Bench:
    """Some cards studied a month ago and due, the others new; every two cards are of one subject."""
    folder.mkdir()
    bench = Bench(folder / "store.db")
    import_deck(bench.workspace, a_deck(size, pairs=True))
    for card in range(1, STUDIED + 1):
        study.answer(bench.workspace, card, Rating.EASY)
    bench.clock.turn(days=30)
    return bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return begun(tmp_path / "small", SMALL)


@pytest.fixture
def large(tmp_path: Path) -> Bench:
    return begun(tmp_path / "large", LARGE)


def store_of(bench: Bench) -> SqlStore:
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    return store


def work_of(bench: Bench, deed: Callable[[], object]) -> Work:
    with watched(store_of(bench)) as work:
        deed()
    return work


def second_turn(bench: Bench) -> tuple[Work, Work]:
    """The work of answering the second card of a sitting and of asking the third."""
    sitting = Sitting(bench.workspace)
    for _ in range(2):
        question = sitting.current()
        assert question is not None
        card = question.card.id
        answered = work_of(bench, lambda card=card: sitting.answer(card, Rating.GOOD))
        bench.clock.turn(minutes=0.1)
    return answered, work_of(bench, sitting.current)


def test_an_answer_takes_seven_statements(bench: Bench) -> None:
    answered, _ = second_turn(bench)
    assert len(answered) <= 7
    assert answered.rows <= 3


def test_the_next_question_takes_nine_statements(bench: Bench) -> None:
    _, asked = second_turn(bench)
    assert len(asked) <= 9
    assert sum("FROM answers" in each for each in asked.statements) == 1


def test_what_a_sitting_knows_already_is_not_looked_up_again(bench: Bench) -> None:
    _, asked = second_turn(bench)
    for table in ("documents", "settings", "topics", "topic_options"):
        assert not any(f"FROM {table} " in " ".join(each.split()) for each in asked.statements), table


def test_undo_takes_ten_statements(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD)
    assert len(work_of(bench, lambda: history.undo(bench.workspace))) <= 10


def test_an_answer_and_the_next_question_do_the_same_in_a_large_collection(
    bench: Bench, large: Bench
) -> None:
    for little, much in zip(second_turn(bench), second_turn(large), strict=True):
        assert (len(little), little.rows) == (len(much), much.rows)
        assert abs(little.steps - much.steps) <= 50


def test_the_agenda_reads_the_cards_it_may_ask_and_no_others(bench: Bench, large: Bench) -> None:
    little, much = (work_of(each, lambda each=each: study.agenda(each.workspace)) for each in (bench, large))
    assert len(little) == len(much) <= 12
    assert little.rows <= SMALL + 10
    new_looked_at = 20 * 4 + 50
    assert much.rows <= STUDIED + new_looked_at + 10
    assert much.steps <= 2 * little.steps


def test_nothing_in_a_session_goes_through_a_table_that_grows(bench: Bench) -> None:
    def session() -> None:
        sitting = Sitting(bench.workspace)
        for rating in (Rating.GOOD, Rating.AGAIN, Rating.EASY):
            question = sitting.current()
            assert question is not None
            sitting.answer(question.card.id, rating)
            explanation.explain(bench.workspace, question.card.id)
        history.undo(bench.workspace)
        history.redo(bench.workspace)
        history.labels(bench.workspace)
        study.bury(bench.workspace, [30])
        study.suspend(bench.workspace, [31])
        study.resume(bench.workspace, [31])

    work = work_of(bench, session)
    assert scans(store_of(bench), work, ("cards", "answers", "review_events", "schedules")) == []


def test_nor_does_what_is_shown_around_it(bench: Bench) -> None:
    def around() -> None:
        insight.today(bench.workspace)
        overview.topic_counts(bench.workspace)
        study.agenda(bench.workspace, [1])

    assert scans(store_of(bench), work_of(bench, around)) == []
