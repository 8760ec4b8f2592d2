"""The goal of a day."""

from dataclasses import replace

import pytest
from support.insights import a_day

from trainer.core.goal import Goal, GoalKind, goal_of, is_time_to_remind, reached_days
from trainer.core.settings import DEFAULTS

TWENTY = Goal(GoalKind.REVIEWS, 20)
TEN_MINUTES = Goal(GoalKind.MINUTES, 10)


def test_there_is_no_goal_and_no_reminder_until_the_learner_wants_one() -> None:
    assert goal_of(DEFAULTS) is None
    assert not is_time_to_remind(DEFAULTS, 23)


def test_the_settings_say_what_is_counted_and_how_much() -> None:
    assert goal_of(replace(DEFAULTS, goal_kind="minutes", goal_amount=10)) == TEN_MINUTES
    assert goal_of(replace(DEFAULTS, goal_kind="reviews")) == TWENTY


@pytest.mark.parametrize(
    ("goal", "reviews", "time_ms", "share", "words"),
    [
        (TWENTY, 0, 999_999, 0, "Today's goal: 0 of 20 reviews."),
        (TWENTY, 5, 0, 0.25, "Today's goal: 5 of 20 reviews."),
        (TWENTY, 20, 0, 1, "Today's goal of 20 reviews is reached."),
        (TWENTY, 50, 0, 1, "Today's goal of 20 reviews is reached."),
        (TEN_MINUTES, 99, 330_000, 0.55, "Today's goal: 5 of 10 minutes."),
        (TEN_MINUTES, 0, 600_000, 1, "Today's goal of 10 minutes is reached."),
        (Goal(GoalKind.MINUTES, 1), 0, 0, 0, "Today's goal: 0 of 1 minute."),
    ],
)
def test_a_goal_tells_how_far_it_is_reached(
    goal: Goal, reviews: int, time_ms: int, share: float, words: str
) -> None:
    assert goal.share(reviews, time_ms) == share
    assert goal.words(reviews, time_ms) == words
    assert goal.is_reached(reviews, time_ms) == (share == 1)


def test_what_is_missing_is_told_in_whole_reviews_and_begun_minutes() -> None:
    assert TWENTY.to_go(12, 0) == "8 reviews"
    assert TEN_MINUTES.to_go(0, 540_001) == "1 minute"


def test_days_are_marked_on_which_enough_was_done() -> None:
    days = [a_day(1, young=20), a_day(2, young=19), a_day(3, young=60)]
    assert reached_days(days, TWENTY) == {1, 3}
    assert reached_days(days, TEN_MINUTES) == {3}
    assert reached_days(days, None) == frozenset()


@pytest.mark.parametrize(
    ("hour", "wanted"), [(4, False), (17, False), (18, True), (23, True), (0, True), (3, True)]
)
def test_a_reminder_waits_for_its_hour_and_late_evening_is_still_today(hour: int, wanted: bool) -> None:
    assert is_time_to_remind(replace(DEFAULTS, goal_reminder=True), hour) == wanted
