"""What the end of a session says."""

from datetime import date

from trainer.core.agenda import Counts
from trainer.core.calendar import day_of_date
from trainer.core.event import Rating
from trainer.ui.widgets.day_words import next_due_words, put_off_words
from trainer.ui.widgets.session_summary import Closing

MONDAY = day_of_date(date(2026, 3, 2))


def a_closing(**more: object) -> Closing:
    return Closing(**{"today": MONDAY, "cards": 50, "ratings": {Rating.GOOD: 2, Rating.AGAIN: 1}, **more})


def test_a_finished_day_looks_ahead() -> None:
    closing = a_closing(time_ms=125_000, next_due_day=MONDAY + 1, put_off=17)
    assert closing.title == "All done for today"
    assert closing.done == "3 answers in 2 min"
    assert closing.outlook == [
        "The next cards are due tomorrow, Tuesday, 3 March.",
        "17 cards wait for another day because they ask nearly the same as others of today.",
    ]
    assert not closing.can_go_on


def test_cards_left_here_or_elsewhere_are_counted() -> None:
    here = a_closing(here=Counts(new=1), left=Counts(new=2, due=3))
    assert here.outlook == ["5 cards are left for today."]
    assert here.can_go_on
    elsewhere = a_closing(left=Counts(due=1))
    assert elsewhere.outlook == ["1 card is left in other topics."]


def test_a_learning_card_on_its_way_is_waited_for() -> None:
    closing = a_closing(left=Counts(learning=1), here=Counts(learning=1), wait_ms=360_000)
    assert closing.title == "Time for a short break"
    assert closing.outlook == ["The next card comes back in 6 min, by itself."]
    assert not closing.can_go_on


def test_a_sitting_with_nothing_to_ask_says_so() -> None:
    closing = a_closing(ratings={}, left=Counts(due=4))
    assert closing.title == "Nothing is waiting here today"
    assert closing.done == ""


def test_an_empty_store_says_how_to_begin() -> None:
    closing = a_closing(cards=0, ratings={})
    assert closing.title == "There are no cards yet"
    assert "Import" in closing.outlook[0]


def test_days_are_told_by_distance_and_name() -> None:
    assert next_due_words(MONDAY + 4, MONDAY) == "The next cards are due in 4 days, on Friday, 6 March."
    assert next_due_words(None, MONDAY) == "No card is scheduled for a later day yet."


def test_cards_put_off_are_told_in_good_grammar() -> None:
    assert put_off_words(0) == ""
    assert put_off_words(1) == "1 card waits for another day because it asks nearly the same as one of today."
