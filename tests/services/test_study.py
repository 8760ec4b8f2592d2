"""Studying over a real store: what is asked, what an answer keeps, what undo brings back."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import NotFound
from trainer.core.event import Rating, Reviewed, State
from trainer.services import history, library, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.sitting import Sitting


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


def shown(sitting: Sitting) -> int:
    question = sitting.current()
    assert question is not None
    return question.card.id


def test_an_answer_is_kept_at_once_with_the_promise_of_its_button(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    question = sitting.current()
    assert question is not None
    sitting.answer(question.card.id, Rating.EASY, 4000)
    workspace = bench.restart()
    with workspace.store.read() as unit:
        [event] = unit.events.of_card(question.card.id)
        schedule = unit.schedules.get(question.card.id)
    assert isinstance(event, Reviewed)
    assert (event.rating, event.duration_ms, event.state) == (Rating.EASY, 4000, State.NEW)
    assert event.interval_days == schedule.interval_days
    assert schedule.due_day == workspace.today() + schedule.interval_days


def test_an_hour_at_one_card_counts_as_a_minute(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    sitting.answer(shown(sitting), Rating.GOOD, 3_600_000)
    assert sitting.time_ms == 60_000


def test_a_card_in_learning_comes_back_when_its_step_is_over(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    first = shown(sitting)
    sitting.answer(first, Rating.AGAIN)
    assert shown(sitting) != first
    bench.clock.turn(minutes=1.1)
    sitting.refresh()
    assert shown(sitting) == first
    assert sitting.counts.learning == 1


def test_learning_cards_come_a_little_early_when_nothing_else_is_left(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    for _ in range(6):
        sitting.answer(shown(sitting), Rating.GOOD)
    assert sitting.counts.total == sitting.counts.learning == 6
    assert sitting.current() is not None


def test_two_cards_of_a_subject_are_not_asked_on_the_same_day(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    sitting = Sitting(bench.workspace)
    assert (sitting.counts.new, sitting.put_off) == (3, 3)
    asked = []
    while (question := sitting.current()) is not None:
        asked.append(question.card.subject)
        sitting.answer(question.card.id, Rating.EASY)
    assert sorted(asked) == sorted(set(asked))
    bench.clock.turn(days=1)
    assert study.agenda(bench.workspace).counts.new == 3


def test_a_question_names_its_near_duplicates(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(4, pairs=True))
    question = Sitting(bench.workspace).current()
    assert question is not None
    assert (question.card.number, question.twins) == (1, (2,))


def test_undo_brings_the_rated_card_back_as_it_was(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    first = shown(sitting)
    with bench.workspace.store.read() as unit:
        before = unit.schedules.get(first)
    sitting.answer(first, Rating.EASY)
    change = history.undo(bench.workspace)
    assert change is not None
    assert change.card == first
    sitting.went_back(first)
    assert shown(sitting) == first
    assert sitting.answered == 0
    with bench.workspace.store.read() as unit:
        assert unit.schedules.get(first) == before
        assert len(unit.events.of_card(first)) == 2
    assert upkeep.check(bench.workspace).problems == ()


def test_daily_limits_count_what_was_studied_today(bench: Bench) -> None:
    from trainer.services.preferences import change_setting

    change_setting(bench.workspace, "new_per_day", 2)
    sitting = Sitting(bench.workspace)
    assert sitting.counts.new == 2
    sitting.answer(shown(sitting), Rating.EASY)
    assert study.agenda(bench.workspace).counts.new == 1
    bench.clock.turn(days=1)
    assert study.agenda(bench.workspace).counts.new == 2


def test_a_sitting_with_a_limit_ends_after_so_many_answers(bench: Bench) -> None:
    sitting = Sitting(bench.workspace, limit=2)
    for _ in range(2):
        sitting.answer(shown(sitting), Rating.GOOD)
    assert sitting.current() is None


def test_a_sitting_of_some_minutes_ends_with_the_first_answer_after_them(bench: Bench) -> None:
    sitting = Sitting(bench.workspace, until_ms=bench.workspace.now_ms() + 60_000)
    asked = shown(sitting)
    sitting.refresh(first=asked)
    bench.clock.turn(minutes=2)
    assert shown(sitting) == asked
    sitting.answer(asked, Rating.GOOD)
    assert sitting.current() is None
    assert sitting.at_limit
    sitting.went_back(asked)
    assert shown(sitting) == asked


def test_a_sitting_keeps_to_its_topics(bench: Bench) -> None:
    topic = library.topic_named(bench.workspace, "detection")
    sitting = Sitting(bench.workspace, library.below(bench.workspace, topic.id))
    assert sitting.counts.new == 3


def test_buried_cards_wait_until_tomorrow_and_suspended_ones_until_resumed(bench: Bench) -> None:
    study.bury(bench.workspace, [1, 2])
    study.suspend(bench.workspace, [3])
    assert study.agenda(bench.workspace).counts.new == 3
    bench.clock.turn(days=1)
    assert study.agenda(bench.workspace).counts.new == 5
    study.resume(bench.workspace, [3])
    assert study.agenda(bench.workspace).counts.new == 6


def test_a_card_whose_day_has_not_come_does_not_call_itself_due(bench: Bench) -> None:
    assert study.ask(bench.workspace, 1).kind == "New"
    study.answer(bench.workspace, 1, Rating.EASY)
    assert study.ask(bench.workspace, 1).kind == "Not due yet"
    bench.clock.turn(days=30)
    assert study.ask(bench.workspace, 1).kind == "Due"


def test_rating_a_deleted_card_says_so_and_keeps_nothing(bench: Bench) -> None:
    library.delete_cards(bench.workspace, [1])
    with pytest.raises(NotFound, match="deleted"):
        study.answer(bench.workspace, 1, Rating.GOOD)
    with bench.workspace.store.read() as unit:
        assert list(unit.events.every()) == []


def test_a_clock_set_back_keeps_the_order_of_reviews(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD)
    bench.clock.turn(days=-30)
    study.answer(bench.workspace, 1, Rating.GOOD)
    with bench.workspace.store.read() as unit:
        events = unit.events.of_card(1)
    assert [each.at_ms for each in events] == sorted(each.at_ms for each in events)
    assert upkeep.check(bench.workspace).problems == ()
