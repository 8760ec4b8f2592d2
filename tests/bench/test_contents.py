"""The made-up cards and reviews: always the same, and of the shape they promise."""

from collections import Counter
from itertools import groupby, pairwise

import pytest

from trainer.bench.contents import (
    AWAY,
    COMMON_WORD,
    LEAVES,
    RARE_WORD,
    TAGS,
    TODAY,
    UNCOMMON_WORD,
    Review,
    Size,
    made_cards,
    sized,
)
from trainer.bench.learner import made_reviews
from trainer.core.card import Card
from trainer.core.event import Rating, State

SIZE = sized(2000)


@pytest.fixture(scope="module")
def cards() -> list[Card]:
    return list(made_cards(SIZE))


@pytest.fixture(scope="module")
def reviews() -> list[Review]:
    return made_reviews(SIZE)


def test_the_same_seed_gives_the_same_cards_and_another_seed_others() -> None:
    assert list(made_cards(Size(30, 0))) == list(made_cards(Size(30, 0)))
    assert list(made_cards(Size(30, 0), seed=1)) != list(made_cards(Size(30, 0), seed=2))


def test_the_same_seed_gives_the_same_reviews() -> None:
    assert made_reviews(Size(100, 1000)) == made_reviews(Size(100, 1000))


def test_words_are_as_rare_as_they_say(cards: list[Card]) -> None:
    texts = [card.answers[0].text for card in cards]
    assert sum(RARE_WORD in text for text in texts) == 5
    assert 0.005 < sum(UNCOMMON_WORD in text for text in texts) / len(texts) < 0.02
    assert 0.25 < sum(COMMON_WORD in text for text in texts) / len(texts) < 0.35


def test_answers_are_about_eleven_hundred_letters_long(cards: list[Card]) -> None:
    mean = sum(len(card.answers[0].text) for card in cards) / len(cards)
    assert 900 < mean < 1300


def test_cards_are_spread_over_forty_topics_of_the_lowest_of_three_levels(cards: list[Card]) -> None:
    assert {card.topic for card in cards} == set(LEAVES)
    assert {len(leaf) for leaf in LEAVES} == {3}


def test_cards_have_up_to_three_of_two_hundred_tags(cards: list[Card]) -> None:
    assert len(TAGS) == 200
    assert {len(card.tags) for card in cards} == {0, 1, 2, 3}


def test_near_duplicates_come_in_pairs(cards: list[Card]) -> None:
    assert set(Counter(card.subject for card in cards if card.subject).values()) == {2}


def test_there_are_exactly_as_many_reviews_as_asked_for(reviews: list[Review]) -> None:
    assert len(reviews) == SIZE.reviews == 20_000
    assert made_reviews(Size(50, 0)) == []


def test_nine_cards_in_ten_are_studied_and_one_in_five_of_these_is_due(reviews: list[Review]) -> None:
    last = {review.card: review for review in reviews}
    assert len(last) == 0.9 * SIZE.cards
    due = sum(review.day + review.interval_days <= TODAY for review in last.values())
    assert 0.15 < due / len(last) < 0.25


def test_about_one_review_in_nine_is_a_lapse(reviews: list[Review]) -> None:
    asked = [review for review in reviews if review.state is State.REVIEW]
    assert 0.09 < sum(review.rating is Rating.AGAIN for review in asked) / len(asked) < 0.13


def test_reviews_are_in_the_order_of_time_and_end_before_the_days_away(reviews: list[Review]) -> None:
    assert all(earlier.at_ms <= later.at_ms for earlier, later in pairwise(reviews))
    assert max(review.day for review in reviews) == TODAY - AWAY - 1


def test_no_card_is_asked_before_it_is_due(reviews: list[Review]) -> None:
    for _, course in groupby(
        sorted(reviews, key=lambda each: (each.card, each.at_ms)), lambda each: each.card
    ):
        assert all(later.day >= earlier.day + earlier.interval_days for earlier, later in pairwise(course))


def test_every_course_ends_with_an_interval_of_days(reviews: list[Review]) -> None:
    last = {review.card: review for review in reviews}
    assert all(review.interval_days > 0 for review in last.values())
