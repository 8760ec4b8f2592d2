"""The steps of a sitting, undone and redone."""

from dataclasses import replace

from trainer.core.event import Rating, State
from trainer.core.schedule import NEW, Schedule
from trainer.ui.views.sitting_log import SittingLog, Step

TODAY = 20_000
CARD, OTHER = 1, 2


def after(reviews: int) -> Schedule:
    return replace(NEW, state=State.LEARNING, reps=reviews, due_day=TODAY)


def a_log(*steps: Step) -> SittingLog:
    log = SittingLog()
    for step in steps:
        log.add(step)
    return log


def test_what_cards_were_before_their_first_answer_that_counts_is_told() -> None:
    log = SittingLog()
    earlier, later = Schedule(reps=1), Schedule(reps=2)
    log.add(Step(1, Rating.AGAIN, 2, 0, earlier))
    log.add(Step(1, Rating.GOOD, 3, 0, later))
    log.add(Step(2))
    assert log.before == {1: earlier}


def test_a_log_adds_up_answers_ratings_and_time() -> None:
    log = a_log(Step(CARD, Rating.GOOD, 1, 2000), Step(OTHER), Step(CARD, Rating.AGAIN, 2, 3000))
    assert log.answered == 2
    assert log.time_ms == 5000
    assert log.ratings == {Rating.AGAIN: 1, Rating.HARD: 0, Rating.GOOD: 1, Rating.EASY: 0}


def test_a_step_stands_while_the_schedule_shows_its_review() -> None:
    log = a_log(Step(CARD, Rating.GOOD, 1))
    assert log.undone(CARD, after(1), TODAY) is None
    assert log.undone(CARD, after(0), TODAY) == Step(CARD, Rating.GOOD, 1)
    assert log.answered == 0


def test_a_step_redone_counts_again() -> None:
    log = a_log(Step(CARD, Rating.GOOD, 1))
    log.undone(CARD, after(0), TODAY)
    assert log.redone(CARD, after(0), TODAY) is None
    assert log.redone(CARD, after(1), TODAY) == Step(CARD, Rating.GOOD, 1)
    assert log.answered == 1


def test_undo_and_redo_of_two_ratings_of_one_card_are_told_apart() -> None:
    log = a_log(Step(CARD, Rating.GOOD, 1), Step(CARD, Rating.GOOD, 2))
    assert log.undone(CARD, after(1), TODAY) is not None
    assert log.undone(CARD, after(1), TODAY) is None
    assert log.redone(CARD, after(2), TODAY) is not None
    assert log.answered == 2


def test_a_new_step_ends_what_could_be_redone() -> None:
    log = a_log(Step(CARD, Rating.GOOD, 1))
    log.undone(CARD, after(0), TODAY)
    log.add(Step(CARD, Rating.AGAIN, 1))
    assert log.redone(CARD, after(1), TODAY) is None
    assert log.answered == 1


def test_a_card_set_aside_stands_until_it_is_asked_again() -> None:
    log = a_log(Step(CARD))
    assert log.undone(CARD, replace(after(1), suspended=True), TODAY) is None
    assert log.undone(CARD, replace(after(1), buried_until=TODAY + 1), TODAY) is None
    assert log.undone(CARD, after(1), TODAY) == Step(CARD)


def test_only_the_last_step_can_be_undone() -> None:
    log = a_log(Step(CARD, Rating.GOOD, 1), Step(OTHER, Rating.GOOD, 1))
    assert not log.concerns(CARD)
    assert log.concerns(OTHER)
    assert log.undone(CARD, after(0), TODAY) is None
