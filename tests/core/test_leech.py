"""When a card is a leech, when it is said, when it has recovered."""

from trainer.core.leech import becomes_leech, is_leech


def test_eight_lapses_make_a_leech_and_every_four_more_say_so_again() -> None:
    assert [lapses for lapses in range(30) if becomes_leech(lapses, 8)] == [8, 12, 16, 20, 24, 28]


def test_half_of_an_odd_number_is_rounded_up() -> None:
    assert [lapses for lapses in range(16) if becomes_leech(lapses, 5)] == [5, 8, 11, 14]


def test_a_threshold_of_one_says_so_at_every_lapse() -> None:
    assert [lapses for lapses in range(4) if becomes_leech(lapses, 1)] == [1, 2, 3]


def test_a_card_below_the_threshold_is_no_leech() -> None:
    assert not is_leech(7, 2, 8)
    assert is_leech(8, 0, 8)


def test_a_card_that_lasts_three_weeks_has_recovered() -> None:
    assert is_leech(9, 20, 8)
    assert not is_leech(9, 21, 8)
