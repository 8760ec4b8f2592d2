"""Confidence and coverage, added up by hand."""

import pytest

from trainer.core.event import Rating
from trainer.core.judgement import STATED, Judged, SureButWrong, brier, kappa, mean_share, sure_but_wrong


def test_the_brier_score_is_the_mean_squared_surprise() -> None:
    assert brier([(1.0, True), (0.5, False), (0.2, True)]) == pytest.approx((0 + 0.25 + 0.64) / 3)


def test_a_perfect_prophet_scores_nothing_and_a_coin_a_quarter() -> None:
    assert brier([(1.0, True), (0.0, False)]) == 0
    assert brier([(0.5, True), (0.5, False)]) == 0.25


def test_there_is_no_score_without_answers() -> None:
    assert brier([]) is None


def test_more_confidence_states_a_greater_chance() -> None:
    assert list(STATED.values()) == sorted(STATED.values())
    assert Judged(0, 1, Rating.GOOD).stated is None


def test_only_sure_answers_can_be_surely_wrong() -> None:
    reviews = [
        Judged(1, 7, Rating.AGAIN, confidence=3),
        Judged(4, 7, Rating.GOOD, confidence=3),
        Judged(2, 8, Rating.AGAIN, confidence=2),
        Judged(3, 9, Rating.AGAIN),
        Judged(9, 5, Rating.AGAIN, confidence=3),
    ]
    assert sure_but_wrong(reviews) == (SureButWrong(5, 1, 1, 9), SureButWrong(7, 1, 2, 1))


def test_shares_that_are_not_known_do_not_count() -> None:
    assert mean_share([0.5, None, 1.0]) == 0.75
    assert mean_share([None]) is None


def test_kappa_is_the_agreement_beyond_chance() -> None:
    full = [(True, True), (False, False)]
    assert kappa(full) == 1.0
    assert kappa([(True, False), (False, True)]) == -1.0
    assert kappa([*full, (True, False), (False, True)]) == 0.0
    assert kappa([*full * 4, (True, False), (False, True)]) == pytest.approx(0.6)


@pytest.mark.parametrize("pairs", [[], [(True, True)], [(True, True), (True, False)], [(False, False)]])
def test_a_judgement_that_never_varies_has_no_kappa(pairs: list[tuple[bool, bool]]) -> None:
    assert kappa(pairs) is None
