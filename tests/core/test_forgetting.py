"""Predictions before reviews, what a plain average would have said, and what a surprise costs."""

from math import log
from random import Random

import pytest

from trainer.core.event import Event, Rating, Reset, Retracted, Reviewed, State
from trainer.core.forgetting import WINDOW, MovingAverage, course_of, log_loss, predictions
from trainer.core.replay import replay
from trainer.core.schedule import Rules

RULES = Rules(fuzz=False)


def a_review(day: int, rating: Rating = Rating.GOOD, *, days: int = 3, card: str = "card") -> Reviewed:
    return Reviewed(
        uid=f"{card}-{day}",
        card=card,
        at_ms=day * 86_400_000,
        study_day=day,
        rating=rating,
        state=State.REVIEW,
        interval_days=days,
    )


def test_the_first_review_of_a_card_is_no_prediction() -> None:
    assert predictions([(1, course_of([a_review(100)]))], RULES) == []


def test_a_review_is_predicted_from_the_reviews_before_it() -> None:
    first, second = a_review(100), a_review(105, Rating.AGAIN)
    memory = replay([first], RULES).memory
    assert memory is not None
    [told] = predictions([(1, course_of([first, second]))], RULES)
    assert (told.card, told.study_day, told.waited_days, told.passed) == (1, 105, 5, False)
    assert told.predicted == RULES.model.recall(memory, 5)
    assert told.average == 0.9


def test_a_card_due_when_recall_falls_to_ninety_percent_is_expected_at_ninety() -> None:
    first = a_review(100)
    memory = replay([first], RULES).memory
    assert memory is not None
    [told] = predictions([(1, course_of([first, a_review(100 + round(memory.stability))]))], RULES)
    assert told.predicted == pytest.approx(0.9, abs=0.02)


def test_reviews_of_the_same_day_predict_nothing() -> None:
    assert predictions([(1, course_of([a_review(100, card="a"), a_review(100, card="b")]))], RULES) == []


def test_a_reset_card_is_new_again() -> None:
    reset = Reset(uid="reset", card="card", at_ms=101 * 86_400_000, study_day=101)
    assert predictions([(1, course_of([a_review(100), reset, a_review(105)]))], RULES) == []


def test_a_retracted_review_is_no_outcome() -> None:
    gone = Retracted(uid="gone", card="card", at_ms=106 * 86_400_000, study_day=106, target="card-105")
    assert predictions([(1, course_of([a_review(100), a_review(105), gone]))], RULES) == []


def test_the_average_is_that_of_the_reviews_before() -> None:
    average = MovingAverage(0.9)
    assert average.value == 0.9
    average.add(False)
    assert average.value == pytest.approx(0.45)
    average.add(True)
    assert average.value == pytest.approx(1.9 / 3)


def test_the_average_forgets_what_is_long_ago() -> None:
    chance, average = Random(3), MovingAverage(0.8)
    outcomes = [chance.random() < 0.7 for _ in range(200)]
    for count, passed in enumerate(outcomes):
        window = outcomes[max(0, count - WINDOW) : count]
        assert average.value == pytest.approx((0.8 + sum(window)) / (1 + len(window)))
        average.add(passed)


def test_log_loss_is_the_mean_surprise() -> None:
    assert log_loss([(0.9, True), (0.8, False)]) == pytest.approx(-(log(0.9) + log(0.2)) / 2)
    assert log_loss([]) is None


def test_a_coin_costs_the_logarithm_of_two() -> None:
    assert log_loss([(0.5, True), (0.5, False)]) == pytest.approx(log(2))


def test_one_surprise_does_not_cost_infinitely_much() -> None:
    loss = log_loss([(1.0, False)])
    assert loss is not None
    assert loss == pytest.approx(-log(0.0001))


@pytest.mark.parametrize("seed", range(8))
def test_predictions_agree_with_replaying_everything_before_each_review(seed: int) -> None:
    chance = Random(seed)
    logs: list[list[Event]] = [
        [
            a_review(day, chance.choice(list(Rating)), days=chance.choice((0, 1, 9)), card=f"card{card}")
            for day in sorted(chance.sample(range(100, 200), 8))
        ]
        for card in range(3)
    ]
    slow = []
    for events in logs:
        for place, event in enumerate(events):
            memory = replay(events[:place], RULES).memory
            if memory is not None:
                elapsed = event.study_day - events[place - 1].study_day
                slow.append((event.order, RULES.model.recall(memory, elapsed), elapsed))
    told = predictions(enumerate(map(course_of, logs)), RULES)
    assert [(each.predicted, each.waited_days) for each in told] == [each[1:] for each in sorted(slow)]
    assert {each.card for each in told} == {0, 1, 2}
