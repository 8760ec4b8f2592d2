"""Two buttons tell a recall from a failure, no more."""

from trainer.core.event import Rating
from trainer.core.rating_choice import FOUR, TWO, nearest, offered


def test_four_buttons_are_all_ratings() -> None:
    assert offered(FOUR) == tuple(Rating)


def test_two_buttons_are_again_and_good() -> None:
    assert offered(TWO) == (Rating.AGAIN, Rating.GOOD)


def test_what_is_offered_stays_and_every_other_recall_is_good() -> None:
    assert [nearest(each, offered(TWO)) for each in Rating] == [
        Rating.AGAIN,
        Rating.GOOD,
        Rating.GOOD,
        Rating.GOOD,
    ]
    assert [nearest(each, offered(FOUR)) for each in Rating] == list(Rating)
