"""Cards of one subject that are mixed up: the rule by hand, and against a slow reading of it."""

from itertools import combinations
from random import Random

import pytest

from trainer.core.confusions import CLOSE_DAYS, DRILL_MS, Asked, Confusion, confusions
from trainer.core.event import Rating

DAY_MS = 86_400_000


def asked(
    card: int, day: int, rating: Rating = Rating.GOOD, *, subject: int = 1, due: bool = True, at: int = 0
) -> Asked:
    return Asked(subject, card, day, day * DAY_MS + at, rating, due)


def drill(card: int, day: int, rating: Rating = Rating.GOOD, *, at: int = 0) -> Asked:
    return Asked(1, card, day, day * DAY_MS + at, rating, due=False, drill=True)


def test_a_card_forgotten_days_after_its_twin_was_asked_is_a_mix_up() -> None:
    assert confusions(
        [asked(1, 10), asked(2, 13, Rating.AGAIN), asked(2, 40), asked(2, 80, Rating.AGAIN)]
    ) == (
        Confusion(
            1,
            (1, 2),
            close=2,
            close_failed=1,
            apart=2,
            apart_failed=1,
            drills=0,
            drills_failed=0,
            last_day=13,
        ),
    )


def test_it_may_as_well_be_forgotten_before() -> None:
    [told] = confusions([asked(2, 10, Rating.AGAIN), asked(1, 13)])
    assert told.mixed_up == 1


@pytest.mark.parametrize(
    "other",
    [
        asked(2, 14, Rating.AGAIN),
        asked(2, 12, Rating.HARD),
        asked(2, 12, Rating.AGAIN, subject=2),
        asked(1, 12, Rating.AGAIN),
        asked(2, 12, Rating.AGAIN, due=False),
    ],
    ids=["too long after", "recalled", "another subject", "the card itself", "a learning step"],
)
def test_other_answers_are_no_mix_up(other: Asked) -> None:
    assert confusions([asked(1, 10), other]) == ()


def test_only_the_first_answer_of_a_day_counts() -> None:
    assert confusions([asked(1, 10), asked(2, 11), asked(2, 11, Rating.AGAIN, at=5)]) == ()


def test_a_card_may_be_learned_while_its_twin_is_forgotten() -> None:
    [told] = confusions([asked(1, 10, due=False), asked(2, 11, Rating.AGAIN)])
    assert (told.close, told.close_failed) == (1, 1)


def test_a_contrast_drill_with_either_card_wrong_is_a_mix_up() -> None:
    told = confusions(
        [
            drill(1, 5),
            drill(2, 5, Rating.AGAIN, at=DRILL_MS),
            drill(2, 6),
            drill(1, 6),
            drill(1, 7, Rating.AGAIN),
            drill(2, 7, at=DRILL_MS + 1),
        ]
    )
    assert told == (Confusion(1, (1, 2), 0, 0, 0, 0, drills=2, drills_failed=1, last_day=5),)


def test_the_pair_mixed_up_most_comes_first() -> None:
    log = [asked(1, 10), asked(2, 11, Rating.AGAIN), asked(3, 12, Rating.AGAIN), asked(3, 13, Rating.AGAIN)]
    assert [each.cards for each in confusions(log)] == [(2, 3), (1, 3), (1, 2)]


@pytest.mark.parametrize("seed", range(12))
def test_counts_agree_with_reading_the_rule_slowly(seed: int) -> None:
    chance = Random(seed)
    log = [
        asked(
            chance.randint(1, 4),
            chance.randint(0, 40),
            chance.choice(list(Rating)),
            due=chance.random() < 0.8,
            at=at,
        )
        for at in range(60)
    ]
    told = {each.cards: each for each in confusions(chance.sample(log, len(log)))}
    for pair in combinations(range(1, 5), 2):
        close = slow_close(log, *pair) + slow_close(log, *pair[::-1])
        failed = sum(each.rating is Rating.AGAIN for each in close)
        assert (
            (told[pair].close_failed, told[pair].close) == (failed, len(close))
            if failed
            else pair not in told
        )


def slow_close(log: list[Asked], card: int, other: int) -> list[Asked]:
    firsts = [
        min(
            (each for each in log if each.card == card and each.study_day == day), key=lambda each: each.at_ms
        )
        for day in {each.study_day for each in log if each.card == card}
    ]
    near = [each.study_day for each in log if each.card == other]
    return [
        each for each in firsts if each.due and any(abs(each.study_day - day) <= CLOSE_DAYS for day in near)
    ]
