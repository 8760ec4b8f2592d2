"""Intervals and times are worded for people who glance at a button."""

import pytest

from trainer.core.event import Rating
from trainer.core.schedule import Days, Step
from trainer.core.wording import RATING_WORDS, count_of, show_interval, show_minutes, show_prediction


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "<1 min"),
        (59, "<1 min"),
        (60, "1 min"),
        (330, "6 min"),
        (600, "10 min"),
        (3569, "59 min"),
        (3570, "1 h"),
        (5400, "1.5 h"),
        (86_400, "1 d"),
    ],
)
def test_steps_are_shown_in_minutes_and_hours(seconds: int, words: str) -> None:
    assert show_interval(Step(seconds, 0)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 d"),
        (2, "2 d"),
        (29, "29 d"),
        (30, "1 mo"),
        (43, "1.4 mo"),
        (364, "12 mo"),
        (365, "1 y"),
        (767, "2.1 y"),
        (36_500, "100 y"),
    ],
)
def test_intervals_are_shown_in_days_months_and_years(days: int, words: str) -> None:
    assert show_interval(Days(days)) == words


@pytest.mark.parametrize(
    ("duration_ms", "words"),
    [
        (0, "0 min"),
        (1, "<1 min"),
        (59_999, "<1 min"),
        (60_000, "1 min"),
        (12 * 60_000, "12 min"),
        (59 * 60_000 + 30_000, "1 h"),
        (125 * 60_000, "2 h 5 min"),
    ],
)
def test_time_spent_is_shown_in_minutes_and_hours(duration_ms: int, words: str) -> None:
    assert show_minutes(duration_ms) == words


def test_every_rating_has_a_name_and_a_meaning() -> None:
    assert list(RATING_WORDS) == list(Rating)
    assert RATING_WORDS[Rating.HARD] == ("Hard", "With effort")


def test_one_thing_is_not_plural() -> None:
    assert [count_of(number, "card") for number in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]


def test_a_prediction_is_never_a_certainty() -> None:
    assert [show_prediction(recall) for recall in (0.0, 0.904, 0.9949, 0.996)] == [
        "0 %",
        "90 %",
        "99 %",
        "over 99 %",
    ]
