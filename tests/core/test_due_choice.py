"""When the learner wants to see a card, as it is typed."""

import pytest

from trainer.core.due_choice import DueChoice, parse_due
from trainer.core.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", DueChoice(3, 3)),
        (" 0 ", DueChoice(0, 0)),
        ("60-90", DueChoice(60, 90)),
        ("90 - 60", DueChoice(60, 90)),
        ("7!", DueChoice(7, 7, sets_interval=True)),
        ("5-6!", DueChoice(5, 6, sets_interval=True)),
    ],
)
def test_days_ranges_and_intervals_are_understood(typed: str, meant: DueChoice) -> None:
    assert parse_due(typed) == meant


@pytest.mark.parametrize("typed", ["", "soon", "-3", "1.5", "3-", "!", "99999"])
def test_anything_else_explains_itself(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_due(typed)


def test_a_day_of_a_range_lies_within_it_and_every_one_can_come() -> None:
    assert {DueChoice(60, 62).days(bits) for bits in range(100)} == {60, 61, 62}
