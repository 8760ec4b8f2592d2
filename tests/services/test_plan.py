"""Planning for an interview: what is asked until then, what is predicted, and when the plan ends."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.calendar import date_of
from trainer.core.errors import BadInput
from trainer.core.event import Rating
from trainer.services import backlog, library, plan, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.preferences import change_setting, settings
from trainer.services.sitting import Sitting


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(40))
    return bench


def in_days(bench: Bench, days: int) -> date:
    return date_of(bench.workspace.today()) + timedelta(days)


def study_all(bench: Bench, taken_ms: int = 10_000) -> int:
    sitting = Sitting(bench.workspace)
    while (question := sitting.current()) is not None:
        sitting.answer(question.card.id, Rating.GOOD, taken_ms)
        bench.clock.turn(minutes=1)
    return sitting.answered


def study_next(bench: Bench) -> int:
    sitting = Sitting(bench.workspace)
    question = sitting.current()
    assert question is not None
    sitting.answer(question.card.id, Rating.EASY, 10_000)
    bench.clock.turn(minutes=1)
    return question.card.id


def test_the_day_is_filled_with_what_is_worth_most_and_no_more(bench: Bench) -> None:
    plan.set_interview(bench.workspace, in_days(bench, 10), 5)
    waiting = study.agenda(bench.workspace)
    assert (waiting.counts.new, waiting.counts.due) == (10, 0)
    found = plan.forecast(bench.workspace)
    assert found is not None
    assert len(found.days) == 10
    assert all(each.seconds <= 300 for each in found.days)


def test_the_choice_stays_the_same_all_day(bench: Bench) -> None:
    plan.set_interview(bench.workspace, in_days(bench, 10), 5)
    study_all(bench)
    bench.clock.turn(days=1)
    sitting = Sitting(bench.workspace)
    while (question := sitting.current()) is not None:
        again = Sitting(bench.workspace).current()
        assert again is not None
        assert again.card.id == question.card.id
        sitting.answer(question.card.id, Rating.EASY if question.schedule.reps % 2 else Rating.AGAIN, 5000)
        bench.clock.turn(minutes=0.5)
    assert study.agenda(bench.workspace).counts.total == 0


def test_a_forecast_tells_recall_by_topic_and_what_cannot_be_reached(bench: Bench) -> None:
    plan.set_interview(bench.workspace, in_days(bench, 2), 5)
    found = plan.forecast(bench.workspace)
    assert found is not None
    assert len(found.left_out) == 20
    assert 0 < found.recall < 0.6
    assert {path for path, _ in found.topics} == {("Basics",), ("Detection",)}
    assert found.cards == 40


def test_a_missed_day_is_planned_for_anew(bench: Bench) -> None:
    plan.set_interview(bench.workspace, in_days(bench, 3), 5)
    before = plan.forecast(bench.workspace)
    bench.clock.turn(days=1)
    after = plan.forecast(bench.workspace)
    assert before is not None
    assert after is not None
    assert len(after.days) == 2
    assert len(after.left_out) > len(before.left_out)


def test_plain_scheduling_comes_back_on_the_day_of_the_interview(bench: Bench) -> None:
    plan.set_interview(bench.workspace, in_days(bench, 1), 5)
    study_all(bench)
    bench.clock.turn(days=1)
    assert plan.forecast(bench.workspace) is None
    assert study.agenda(bench.workspace).counts.new == 20
    assert upkeep.check(bench.workspace).problems == ()


def test_a_date_that_has_passed_and_no_minutes_are_refused_in_a_sentence(bench: Bench) -> None:
    with pytest.raises(BadInput, match="not a day to come"):
        plan.set_interview(bench.workspace, in_days(bench, 0), 30)
    with pytest.raises(BadInput, match="between 1 and 600"):
        plan.set_interview(bench.workspace, in_days(bench, 5), 0)
    with pytest.raises(BadInput, match="must be a date such as"):
        change_setting(bench.workspace, "interview_date", "soon")
    assert settings(bench.workspace).interview_date == ""


def test_clearing_the_date_ends_the_plan(bench: Bench) -> None:
    plan.set_interview(bench.workspace, in_days(bench, 5), 1)
    assert study.agenda(bench.workspace).counts.new == 2
    assert plan.clear_interview(bench.workspace).message == "Interview date cleared"
    assert study.agenda(bench.workspace).counts.new == 20


def test_the_learners_own_pace_decides_how_many_cards_fit(bench: Bench) -> None:
    change_setting(bench.workspace, "new_per_day", 20)
    study_all(bench, 5_000)
    bench.clock.turn(days=1)
    with bench.workspace.store.read() as unit:
        assert plan.pace_of(unit, bench.workspace.today()).new_s == 10
    plan.set_interview(bench.workspace, in_days(bench, 10), 3)
    assert study.agenda(bench.workspace).counts.new >= 15


def test_a_topic_alone_can_be_studied_while_planning(bench: Bench) -> None:
    plan.set_interview(bench.workspace, in_days(bench, 10), 5)
    topic = library.topic_named(bench.workspace, "detection")
    assert study.agenda(bench.workspace, [topic.id]).counts.new == 10


def test_what_was_asked_before_the_date_was_set_uses_up_its_part_of_the_day(bench: Bench) -> None:
    change_setting(bench.workspace, "new_order", "random")
    done = {study_next(bench) for _ in range(4)}
    plan.set_interview(bench.workspace, in_days(bench, 10), 5)
    waiting = study.agenda(bench.workspace)
    assert waiting.counts.new + len(done) == 10
    topic = library.topic_named(bench.workspace, "detection")
    alone = study.agenda(bench.workspace, [topic.id])
    assert alone.counts.new + len(done) <= 10


def test_a_subject_that_was_asked_before_the_date_was_set_waits_for_another_day(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(4, pairs=True))
    study.answer(bench.workspace, 2, Rating.EASY)
    plan.set_interview(bench.workspace, in_days(bench, 5), 5)
    assert {each.card for each in study.agenda(bench.workspace).new} == {3}


def test_days_off_hold_nothing_of_the_plan(bench: Bench) -> None:
    plan.set_interview(bench.workspace, in_days(bench, 10), 5)
    backlog.take_days_off(bench.workspace, 3)
    found = plan.forecast(bench.workspace)
    assert found is not None
    assert [bool(each.chosen) for each in found.days] == [False] * 3 + [True] * 7
    assert study.agenda(bench.workspace).counts.total == 0
    bench.clock.turn(days=3)
    assert study.agenda(bench.workspace).counts.new == 10


def test_a_date_too_far_away_is_refused_and_planned_for_once_it_is_near(bench: Bench) -> None:
    with pytest.raises(BadInput, match="too far away to plan for"):
        plan.set_interview(bench.workspace, date(9999, 12, 31), 10)
    plan.set_interview(bench.workspace, in_days(bench, 700), 10)
    bench.clock.turn(days=-100)
    assert plan.forecast(bench.workspace) is None
    assert study.agenda(bench.workspace).counts.new == 20


def test_the_days_on_which_near_duplicates_meet_are_named(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(4, pairs=True))
    plan.set_interview(bench.workspace, in_days(bench, 1), 30)
    found = plan.forecast(bench.workspace)
    assert found is not None
    assert (found.yielded, plan.yielded_days(found)) == (2, f"on {plan.show_day(found.today)}")
    wider = replace(found, days=(found.days[0], replace(found.days[0], day=found.today + 1)))
    assert plan.yielded_days(wider) == f"on 2 days from {plan.show_day(found.today)} on"
