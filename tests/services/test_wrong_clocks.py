"""A clock that is set forward or back: no event is lost, the order is kept, and the check tells what it left behind."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating, State
from trainer.services import card_actions, history, insight, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.sitting import Sitting


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Twelve new cards."""
    bench = Bench(tmp_path / "trainer.db")
    import_deck(bench.workspace, a_deck(12))
    return bench


def log_length(bench: Bench) -> int:
    with bench.workspace.store.read() as unit:
        return sum(1 for _ in unit.events.every())


def test_answers_given_while_the_clock_was_ahead_are_kept_and_told(bench: Bench) -> None:
    bench.clock.turn(days=400)
    study.answer(bench.workspace, 1, Rating.EASY)
    study.answer(bench.workspace, 2, Rating.AGAIN)
    bench.clock.turn(days=-400)
    bench.restart()
    checked = upkeep.check(bench.workspace)
    assert checked.problems == ()
    assert checked.notes == (
        "2 cards answered on days still to come, up to 2027-04-06: the clock was ahead. Nothing is lost; "
        "undo takes such answers back, and a due date asks the cards sooner.",
    )
    assert log_length(bench) == 2


def test_undo_takes_back_an_answer_from_the_future(bench: Bench) -> None:
    bench.clock.turn(days=400)
    study.answer(bench.workspace, 1, Rating.EASY)
    bench.clock.turn(days=-400)
    history.undo(bench.workspace)
    with bench.workspace.store.read() as unit:
        assert unit.schedules.get(1).state is State.NEW
    assert upkeep.check(bench.workspace).notes == ()
    assert log_length(bench) == 2


def test_a_card_from_the_future_can_be_asked_today_by_a_due_date(bench: Bench) -> None:
    bench.clock.turn(days=400)
    study.answer(bench.workspace, 1, Rating.EASY)
    bench.clock.turn(days=-400)
    card_actions.set_due(bench.workspace, [1], "0")
    study.answer(bench.workspace, 1, Rating.GOOD)
    assert upkeep.check(bench.workspace).problems == ()
    assert log_length(bench) == 3


def test_the_other_cards_of_the_day_are_asked_as_ever(bench: Bench) -> None:
    bench.clock.turn(days=400)
    study.answer(bench.workspace, 1, Rating.AGAIN)
    bench.clock.turn(days=-400)
    asked = {each.card for each in study.agenda(bench.workspace).new}
    assert asked == set(range(2, 13))
    assert insight.today(bench.workspace).streak == 0


def test_a_sitting_goes_on_when_the_clock_is_set_back_in_its_midst(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    for turned in (0, -40, 3, 0, -1, 90):
        bench.clock.turn(days=turned)
        question = sitting.current()
        assert question is not None
        sitting.answer(question.card.id, Rating.EASY)
    assert log_length(bench) == 6
    assert upkeep.check(bench.workspace).problems == ()


def test_what_was_done_while_the_clock_was_ahead_is_followed_by_what_is_done_now(bench: Bench) -> None:
    bench.clock.turn(days=400)
    study.suspend(bench.workspace, [1])
    bench.clock.turn(days=-400)
    study.resume(bench.workspace, [1])
    with bench.workspace.store.read() as unit:
        assert not unit.schedules.get(1).suspended
    assert upkeep.check(bench.workspace).problems == ()


def test_steps_within_one_millisecond_keep_their_order(bench: Bench) -> None:
    for _ in range(20):
        study.suspend(bench.workspace, [1])
        study.resume(bench.workspace, [1])
    assert upkeep.check(bench.workspace).problems == ()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-500, 500), st.integers(1, 4), st.sampled_from(list(Rating))), max_size=12)
)
def test_however_the_clock_turns_every_answer_is_kept_in_the_order_it_was_given(
    tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[int, int, Rating]]
) -> None:
    bench = Bench(tmp_path_factory.mktemp("clock") / "trainer.db")
    import_deck(bench.workspace, a_deck(4))
    given_: dict[int, list[Rating]] = {}
    for days, card, rating in turns:
        bench.clock.turn(days=days)
        study.answer(bench.workspace, card, rating)
        given_.setdefault(card, []).append(rating)
    with bench.workspace.store.read() as unit:
        kept = {card: [event.rating for event in unit.events.of_card(card)] for card in given_}  # type: ignore[union-attr]
    assert kept == given_
    assert upkeep.check(bench.workspace).problems == ()
    bench.workspace.store.close()
