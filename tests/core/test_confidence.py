"""An error made with confidence comes back after about a week."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.confidence import CHECK_FIRST, CHECK_LAST, FAIRLY, SURE, awaits_check, with_check
from trainer.core.event import Event, Rating, Reset, Retracted, Reviewed, State
from trainer.core.explain import why_interval
from trainer.core.replay import replay
from trainer.core.schedule import Days, Reckoning, Rules, Step, reckonings

RULES = Rules()


def a_review(
    at: int, rating: Rating, confidence: int | None = None, days: int | None = 0, uid: str = ""
) -> Reviewed:
    return Reviewed(
        uid=uid or f"review {at}",
        card="card",
        at_ms=at,
        study_day=100,
        rating=rating,
        confidence=confidence,
        interval_days=days,
    )


def middle(first: int, last: int) -> int:
    return (first + last) // 2


def test_a_card_awaits_a_check_after_a_sure_error() -> None:
    assert awaits_check([a_review(1, Rating.GOOD, days=30), a_review(2, Rating.AGAIN, SURE)])


def test_being_fairly_sure_is_not_enough() -> None:
    assert not awaits_check([a_review(1, Rating.AGAIN, FAIRLY)])


def test_being_sure_and_right_is_no_error() -> None:
    assert not awaits_check([a_review(1, Rating.HARD, SURE)])


def test_it_still_does_while_it_is_relearned_in_steps() -> None:
    assert awaits_check(
        [a_review(1, Rating.AGAIN, SURE), a_review(2, Rating.HARD), a_review(3, Rating.AGAIN)]
    )


def test_an_interval_of_days_is_the_check_and_ends_it() -> None:
    assert not awaits_check([a_review(1, Rating.AGAIN, SURE), a_review(2, Rating.GOOD, days=7)])


def test_an_error_that_was_undone_or_forgotten_counts_no_more() -> None:
    error = a_review(1, Rating.AGAIN, SURE, uid="error")
    undone = Retracted(uid="undone", card="card", at_ms=2, study_day=100, target="error")
    forgotten = Reset(uid="reset", card="card", at_ms=2, study_day=100)
    assert not awaits_check([error, undone])
    assert not awaits_check([error, forgotten])


def test_a_long_interval_is_cut_short_and_tells_what_it_would_have_been() -> None:
    checked = with_check({Rating.GOOD: Reckoning(Days(30))}, middle)
    assert checked[Rating.GOOD] == Reckoning(Days(7), bounds=(6, 8), instead_of=30)


def test_steps_and_intervals_of_a_week_stay_as_they_are() -> None:
    given = {
        Rating.AGAIN: Reckoning(Step(600, 0)),
        Rating.GOOD: Reckoning(Days(3)),
        Rating.EASY: Reckoning(Days(8)),
    }
    assert with_check(given, middle) == given


@given(
    days=st.integers(1, 2000),
    error=st.sampled_from([SURE, None]),
    elapsed=st.integers(1, 400),
    day=st.integers(CHECK_FIRST, CHECK_LAST),
)
def test_no_interval_gets_longer_and_none_reaches_beyond_the_check(
    days: int, error: int | None, elapsed: int, day: int
) -> None:
    log: list[Event] = [
        a_review(1, Rating.EASY, days=days),
        Reviewed(
            uid="lapse",
            card="card",
            at_ms=2,
            study_day=100 + elapsed,
            rating=Rating.AGAIN,
            confidence=error,
            state=State.REVIEW,
            interval_days=0,
        ),
    ]
    plain = reckonings("card", replay(log, RULES), 100 + elapsed, RULES)
    checked = with_check(plain, lambda _first, _last: day) if awaits_check(log) else plain
    for rating, each in plain.items():
        now = checked[rating].interval
        if isinstance(each.interval, Days):
            assert isinstance(now, Days)
            assert now.days <= each.interval.days
            assert error is None or now.days <= CHECK_LAST
        else:
            assert now == each.interval


def test_why_this_interval_tells_of_the_check() -> None:
    plain = reckonings("card", replay([a_review(1, Rating.EASY, days=9)], RULES), 140, RULES)
    checked = with_check(plain, middle)
    assert "asked within 6 to 8 days instead of" in why_interval(
        Rating.GOOD, checked[Rating.GOOD], 140, RULES
    )
    assert "sure" not in why_interval(Rating.GOOD, plain[Rating.GOOD], 140, RULES)
