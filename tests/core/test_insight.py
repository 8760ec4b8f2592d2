"""Periods, streaks and retention, counted by hand."""

from trainer.core.insight import (
    ALL,
    LAST_30,
    PERIODS,
    DayTotals,
    DueCount,
    Insight,
    bounds,
    bounds_ahead,
    custom_period,
    streak,
    true_retention,
    within,
)

TODAY = 20_000


def studied(*days: int) -> list[DayTotals]:
    return [DayTotals(study_day=day, reviews=1) for day in days]


def test_without_reviews_there_is_no_streak() -> None:
    assert streak([], TODAY) == (0, 0)


def test_a_streak_counts_the_days_up_to_today() -> None:
    assert streak(studied(TODAY - 2, TODAY - 1, TODAY), TODAY) == (3, 3)


def test_a_streak_goes_on_while_today_has_no_review_yet() -> None:
    assert streak(studied(TODAY - 2, TODAY - 1), TODAY) == (2, 2)


def test_a_streak_ends_after_a_day_without_reviews() -> None:
    assert streak(studied(TODAY - 3, TODAY - 2), TODAY) == (0, 2)


def test_the_longest_streak_may_lie_in_the_past() -> None:
    assert streak(studied(1, 2, 3, 10, 11, TODAY), TODAY) == (1, 3)


def test_days_after_today_do_not_count_for_a_streak() -> None:
    assert streak(studied(TODAY - 1, TODAY, TODAY + 1, TODAY + 2), TODAY) == (2, 2)


def test_a_day_whose_reviews_were_all_retracted_does_not_count() -> None:
    assert streak([DayTotals(study_day=TODAY, reviews=0)], TODAY) == (0, 0)


def test_a_period_of_thirty_days_ends_today() -> None:
    assert bounds(LAST_30, TODAY, None) == (TODAY - 29, TODAY)


def test_all_begins_with_the_first_review() -> None:
    assert bounds(ALL, TODAY, 500) == (500, TODAY)
    assert bounds(ALL, TODAY, None) == (TODAY, TODAY)


def test_all_never_begins_in_the_future() -> None:
    assert bounds(ALL, TODAY, TODAY + 400) == (TODAY, TODAY)


def test_a_chosen_period_may_be_given_backwards() -> None:
    assert bounds(custom_period(30, 10), TODAY, None) == (10, 30)


def test_every_period_has_a_name_of_its_own() -> None:
    assert len({each.id for each in PERIODS}) == len({each.label for each in PERIODS}) == 4


def test_a_forecast_looks_as_far_ahead_as_the_period_is_long() -> None:
    assert bounds_ahead(LAST_30, TODAY, None) == (TODAY, TODAY + 29)
    assert bounds_ahead(custom_period(10, 16), TODAY, None) == (TODAY, TODAY + 6)


def test_a_forecast_of_all_reaches_the_last_due_day() -> None:
    assert bounds_ahead(ALL, TODAY, TODAY + 77) == (TODAY, TODAY + 77)
    assert bounds_ahead(ALL, TODAY, None) == (TODAY, TODAY)


def test_a_chosen_period_beyond_today_is_taken_from_today_on() -> None:
    assert bounds_ahead(custom_period(TODAY - 5, TODAY + 5), TODAY, None) == (TODAY, TODAY + 5)
    assert bounds_ahead(custom_period(TODAY + 3, TODAY + 5), TODAY, None) == (TODAY + 3, TODAY + 5)


def test_within_includes_both_ends() -> None:
    assert within(studied(1, 2, 3, 4), 2, 3) == tuple(studied(2, 3))


def test_true_retention_adds_young_and_mature_reviews() -> None:
    days = [
        DayTotals(study_day=1, reviews=9, young_passed=2, young_total=3, mature_passed=4, mature_total=4),
        DayTotals(study_day=2, reviews=2, young_passed=1, young_total=2),
    ]
    assert true_retention(days) == (7, 9)


def test_a_due_count_adds_young_and_mature_cards() -> None:
    assert DueCount(TODAY, 3, 4).cards == 7


def test_the_first_review_day_is_known_once_there_is_a_review() -> None:
    assert Insight(TODAY).first_review_day is None
    assert Insight(TODAY, tuple(studied(7, 9))).first_review_day == 7
