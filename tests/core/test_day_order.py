"""Places of cards in a day: by recall, by waiting, or random but the same all day."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.day_order import ReviewOrder, review_place, shuffle_of

TODAY = 20_000


@dataclass(frozen=True)
class Due:
    day: int = TODAY
    recall: float = 0.8


def order(which: ReviewOrder, cards: dict[int, Due], today: int = TODAY) -> list[int]:
    def place(card: int) -> float:
        return review_place(which, card, cards[card].day, lambda: cards[card].recall, today)

    return sorted(cards, key=place)


def test_the_weakest_first_goes_by_predicted_recall() -> None:
    assert order(ReviewOrder.WEAKEST, {1: Due(recall=0.8), 2: Due(TODAY - 5, 0.9), 3: Due(recall=0.7)}) == [
        3,
        1,
        2,
    ]


def test_the_most_overdue_first_goes_by_the_days_a_card_waits() -> None:
    assert order(ReviewOrder.OVERDUE, {1: Due(), 2: Due(TODAY - 9, 0.9), 3: Due(TODAY - 2, 0.7)}) == [2, 3, 1]


def test_a_random_order_is_the_same_all_day_and_another_one_tomorrow() -> None:
    cards = {card: Due() for card in range(1, 60)}
    today = order(ReviewOrder.RANDOM, cards)
    assert today == order(ReviewOrder.RANDOM, cards)
    assert today != order(ReviewOrder.RANDOM, cards, TODAY + 1)
    assert today != sorted(cards)


def test_a_random_order_does_not_change_when_cards_are_answered() -> None:
    cards = {card: Due() for card in range(1, 60)}
    before = order(ReviewOrder.RANDOM, cards)
    left = {card: each for card, each in cards.items() if card % 3}
    assert order(ReviewOrder.RANDOM, left) == [card for card in before if card % 3]


@given(st.integers(0, 100_000), st.integers(1, 2**31 - 2))
def test_a_random_place_is_a_share_of_the_day(day: int, card: int) -> None:
    assert 0 <= shuffle_of(day).place(card) < 1


def test_every_card_is_first_about_equally_often() -> None:
    firsts = [min(range(1, 5), key=shuffle_of(day).place) for day in range(4000)]
    assert all(850 < firsts.count(card) < 1150 for card in range(1, 5))
