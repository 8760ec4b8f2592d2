"""Studying more than the day asks for, without spoiling the schedule."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.event import Mode, Practised, Rating
from trainer.core.search_query import QueryError
from trainer.services import history, library, study, upkeep
from trainer.services.custom_study import Choice, CustomSitting, Order, What, choose, times_answered
from trainer.services.exchange import import_deck
from trainer.services.practice import practise


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


def rate(bench: Bench, card: int, *ratings: Rating) -> None:
    for rating in ratings:
        study.answer(bench.workspace, card, rating)
        bench.clock.turn(minutes=1)


def schedules(bench: Bench) -> list[object]:
    return [line.schedule for line in library.browse(bench.workspace)]


def asked(sitting: CustomSitting) -> int | None:
    question = sitting.current()
    return None if question is None else question.card.id


def test_a_search_is_practised_and_the_schedule_stays(bench: Bench) -> None:
    rate(bench, 4, Rating.EASY)
    before = schedules(bench)
    sitting = CustomSitting(bench.workspace, Choice(query="topic:Detection", order=Order.ADDED))
    for card in (4, 5, 6):
        assert asked(sitting) == card
        sitting.answer(card, Rating.GOOD, 5_000)
    assert sitting.current() is None
    assert schedules(bench) == before
    with bench.workspace.store.read() as unit:
        last = unit.events.of_card(5)[-1]
    assert isinstance(last, Practised)
    assert (last.mode, last.rating, last.duration_ms) == (Mode.CRAM, Rating.GOOD, 5_000)
    assert upkeep.check(bench.workspace).problems == ()


def test_practice_keeps_what_the_machine_found_and_what_was_ticked(bench: Bench) -> None:
    sitting = CustomSitting(bench.workspace, Choice(cards=1, order=Order.ADDED))
    sitting.answer(1, Rating.GOOD, 5_000, study.Told(coverage=0.5, ticked=0.75))
    with bench.workspace.store.read() as unit:
        [event] = unit.events.of_card(1)
    assert isinstance(event, Practised)
    assert (event.coverage, event.ticked) == (0.5, 0.75)


def test_a_forgotten_card_comes_again_after_the_others(bench: Bench) -> None:
    sitting = CustomSitting(bench.workspace, Choice(cards=3, order=Order.ADDED))
    sitting.answer(1, Rating.AGAIN)
    sitting.answer(2, Rating.HARD)
    assert asked(sitting) == 3
    sitting.answer(3, Rating.GOOD)
    assert asked(sitting) == 1
    assert sitting.counts.total == 1


def test_practice_promises_no_intervals_and_reviews_do(bench: Bench) -> None:
    practice = CustomSitting(bench.workspace, Choice()).current()
    reviews = CustomSitting(bench.workspace, Choice(as_reviews=True)).current()
    assert practice is not None
    assert reviews is not None
    assert practice.intervals == {}
    assert set(reviews.intervals) == set(Rating)


def test_cards_due_soon_can_be_had_ahead(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    rate(bench, 2, Rating.AGAIN)
    days = library.browse(bench.workspace)[0].schedule.interval_days
    assert choose(bench.workspace, Choice(What.AHEAD, days=days)).cards == [1]
    assert choose(bench.workspace, Choice(What.AHEAD, days=days - 1)).cards == []


def test_cards_forgotten_lately(bench: Bench) -> None:
    rate(bench, 1, Rating.AGAIN)
    rate(bench, 2, Rating.GOOD)
    bench.clock.turn(days=1)
    assert choose(bench.workspace, Choice(What.FORGOTTEN, days=2)).cards == [1]
    assert choose(bench.workspace, Choice(What.FORGOTTEN, days=1)).cards == []


def test_more_new_cards_are_learned_in_earnest_no_two_of_a_subject(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    sitting = CustomSitting(bench.workspace, Choice(What.NEW, cards=2, order=Order.ADDED))
    assert asked(sitting) == 1
    sitting.answer(1, Rating.EASY)
    assert library.browse(bench.workspace)[0].schedule.reps == 1
    assert asked(sitting) == 3
    sitting.answer(3, Rating.GOOD)
    assert asked(sitting) == 3
    sitting.answer(3, Rating.GOOD)
    assert asked(sitting) is None


def test_more_new_cards_are_none_that_ask_nearly_the_same_as_cards_of_today(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    study.answer(bench.workspace, 2, Rating.EASY)
    chosen = choose(bench.workspace, Choice(What.NEW, order=Order.ADDED))
    assert (chosen.cards, chosen.apart) == ([3, 5], 3)
    bench.clock.turn(days=1)
    assert choose(bench.workspace, Choice(What.NEW, order=Order.ADDED)).cards == [1, 3, 5]


def test_where_answers_count_no_two_cards_of_a_subject_are_asked_and_in_practice_all(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(4, pairs=True))
    assert choose(bench.workspace, Choice(as_reviews=True, order=Order.ADDED)).cards == [1, 3]
    assert choose(bench.workspace, Choice(order=Order.ADDED)).cards == [1, 2, 3, 4]


def test_answers_can_be_made_to_count(bench: Bench) -> None:
    sitting = CustomSitting(bench.workspace, Choice(as_reviews=True, order=Order.ADDED))
    sitting.answer(1, Rating.EASY)
    assert library.browse(bench.workspace, "rated:1")[0].id == 1


def test_suspended_and_buried_cards_are_left_out_also_during_the_sitting(bench: Bench) -> None:
    study.suspend(bench.workspace, [1])
    study.bury(bench.workspace, [2])
    sitting = CustomSitting(bench.workspace, Choice(order=Order.ADDED))
    assert asked(sitting) == 3
    study.bury(bench.workspace, [3])
    library.delete_cards(bench.workspace, [4])
    sitting.refresh()
    assert asked(sitting) == 5


def test_an_undone_answer_is_asked_again_at_once(bench: Bench) -> None:
    sitting = CustomSitting(bench.workspace, Choice(cards=2, order=Order.ADDED))
    sitting.answer(1, Rating.AGAIN)
    assert times_answered(bench.workspace, 1) == 1
    history.undo(bench.workspace)
    assert times_answered(bench.workspace, 1) == 0
    sitting.went_back(1)
    assert asked(sitting) == 1
    assert sitting.counts.total == 2


def test_the_weakest_come_first(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    rate(bench, 2, Rating.HARD)
    bench.clock.turn(days=3)
    assert choose(bench.workspace, Choice(query="-is:new")).cards == [2, 1]


def test_a_random_order_has_every_card_once(bench: Bench) -> None:
    assert sorted(choose(bench.workspace, Choice(order=Order.RANDOM)).cards) == [1, 2, 3, 4, 5, 6]


def test_a_search_that_cannot_be_understood_says_so(bench: Bench) -> None:
    with pytest.raises(QueryError):
        choose(bench.workspace, Choice(query="is:weak"))


def test_practice_is_no_review(bench: Bench) -> None:
    practise(bench.workspace, 1, Rating.GOOD)
    assert library.browse(bench.workspace, "rated:1") == []
    assert len(library.browse(bench.workspace, "is:new")) == 6
