"""A log of reviews alone is replayed faster, to the same schedule."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.event import Rating, Reviewed
from trainer.core.replay import PlainReview, apply, replay, replay_reviews
from trainer.core.schedule import NEW, Rules

CARD = "0190b5a0-0000-7000-8000-000000000001"
DAY_MS = 86_400_000

plain_reviews = st.lists(
    st.tuples(
        st.sampled_from(Rating),
        st.integers(0, 400),
        st.integers(1, DAY_MS // 2),
        st.none() | st.integers(0, 60),
    ),
    max_size=25,
)
steps = st.lists(st.integers(1, 300_000), max_size=3).map(tuple)
rules = st.builds(Rules, learning_steps_s=steps, relearning_steps_s=steps, fuzz=st.booleans())


def in_order(gaps: list[tuple[Rating, int, int, int | None]]) -> list[PlainReview]:
    """Reviews some days apart, later ones later."""
    day, found = 20_000, list[PlainReview]()
    for place, (rating, gap, at_ms, promised) in enumerate(gaps):
        day += gap
        found.append((rating.value, day, day * DAY_MS + place * DAY_MS // 2 + at_ms, promised))
    return found


def event(place: int, review: PlainReview) -> Reviewed:
    rating, study_day, at_ms, promised = review
    return Reviewed(
        uid=f"{place:04}",
        card=CARD,
        at_ms=at_ms,
        study_day=study_day,
        rating=Rating(rating),
        interval_days=promised,
    )


@given(plain_reviews, rules)
def test_replaying_reviews_alone_gives_what_replaying_their_events_gives(
    gaps: list[tuple[Rating, int, int, int | None]], rules: Rules
) -> None:
    reviews = in_order(gaps)
    events = [event(place, review) for place, review in enumerate(reviews)]
    assert replay_reviews(CARD, reviews, rules.for_many) == replay(events, rules)


@given(plain_reviews, rules)
def test_replaying_equals_applying_one_event_after_the_other(
    gaps: list[tuple[Rating, int, int, int | None]], rules: Rules
) -> None:
    reviews = in_order(gaps)
    schedule = NEW
    for place, review in enumerate(reviews):
        schedule = apply(schedule, event(place, review), rules)
    assert schedule == replay_reviews(CARD, reviews, rules)


def test_no_reviews_leave_a_card_new() -> None:
    assert replay_reviews(CARD, [], Rules()) == NEW
