"""Options of topics: what they change of a day and of intervals, and the way back."""

from collections import Counter
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.day_order import shuffle_of
from trainer.core.errors import BadInput, NotFound
from trainer.core.event import Rating
from trainer.core.schedule import Days
from trainer.services import (
    card_actions,
    explanation,
    history,
    insight,
    library,
    preferences,
    study,
    topic_options,
)
from trainer.services.change import Touched
from trainer.services.exchange import import_deck
from trainer.services.sitting import Sitting


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Thirty cards in each of the topics Basics and Detection."""
    bench = Bench(tmp_path / "trainer.db")
    import_deck(bench.workspace, a_deck(60))
    return bench


def topic(bench: Bench, name: str) -> int:
    return library.topic_named(bench.workspace, name).id


def new_cards(bench: Bench, *inside: str) -> Counter[int | None]:
    topics = [topic(bench, name) for name in inside] or None
    return Counter(each.topic for each in study.agenda(bench.workspace, topics).new)


def set_(bench: Bench, name: str, **values: int | float | str | None) -> None:
    topic_options.set_options(bench.workspace, topic(bench, name), values)


def test_a_limit_of_a_topic_leaves_its_place_to_the_others(bench: Bench) -> None:
    set_(bench, "Basics", new_per_day=3)
    assert new_cards(bench) == {topic(bench, "Basics"): 3, topic(bench, "Detection"): 17}


def test_a_topic_with_no_new_cards_a_day_has_none(bench: Bench) -> None:
    set_(bench, "Basics", new_per_day=0)
    assert new_cards(bench) == {topic(bench, "Detection"): 20}
    assert new_cards(bench, "Basics") == {}


def test_cards_of_today_count_against_their_topic(bench: Bench) -> None:
    set_(bench, "Basics", new_per_day=3)
    for card in (1, 2):
        study.answer(bench.workspace, card, Rating.EASY)
    assert new_cards(bench) == {topic(bench, "Basics"): 1, topic(bench, "Detection"): 17}


def test_a_limit_holds_for_everything_below(bench: Bench) -> None:
    library.move_cards(bench.workspace, list(range(1, 11)), "Basics::Deep")
    set_(bench, "Basics", new_per_day=4)
    counts = new_cards(bench)
    assert counts[topic(bench, "Basics")] + counts[topic(bench, "Basics::Deep")] == 4


def test_reviews_are_limited_by_topic_too(bench: Bench) -> None:
    for card in (1, 2, 3, 31, 32):
        study.answer(bench.workspace, card, Rating.EASY)
    bench.clock.turn(days=30)
    set_(bench, "Basics", reviews_per_day=1)
    due = [each.card for each in study.agenda(bench.workspace).due]
    assert [sum(card <= 30 for card in due), sum(card > 30 for card in due)] == [1, 2]


def test_today_tells_how_many_new_cards_the_limits_allow_tomorrow(bench: Bench) -> None:
    assert insight.today(bench.workspace).new_tomorrow == 20
    set_(bench, "Basics", new_per_day=3)
    set_(bench, "Detection", new_per_day=4)
    assert insight.today(bench.workspace).new_tomorrow == 7


def test_random_new_cards_follow_the_shuffle_of_the_day(bench: Bench) -> None:
    preferences.change_setting(bench.workspace, "new_order", "random")
    shuffle = shuffle_of(bench.workspace.today())
    expected = sorted(range(1, 61), key=shuffle.place)[:20]
    assert [each.card for each in study.agenda(bench.workspace).new] == expected


def test_a_sitting_in_random_order_goes_on_where_a_new_one_would(bench: Bench) -> None:
    set_(bench, "Basics", new_order="random", review_order="random")
    sitting = Sitting(bench.workspace)
    asked = []
    while (question := sitting.current()) is not None and len(asked) < 12:
        fresh = Sitting(bench.workspace).current()
        assert fresh is not None
        assert fresh.card.id == question.card.id
        asked.append(question.card.id)
        sitting.answer(question.card.id, Rating.EASY)
    assert len(asked) == 12


def test_the_order_of_due_cards_is_that_of_their_topic(bench: Bench) -> None:
    for card, rating, due in ((1, Rating.EASY, "1"), (2, Rating.HARD, "5")):
        study.answer(bench.workspace, card, rating)
        card_actions.set_due(bench.workspace, [card], due)
    bench.clock.turn(days=6)
    weakest = [each.card for each in study.agenda(bench.workspace).due]
    set_(bench, "Basics", review_order="most overdue first")
    overdue = [each.card for each in study.agenda(bench.workspace).due]
    assert (weakest, overdue) == ([2, 1], [1, 2])


def test_a_topic_may_ask_for_another_retention(bench: Bench) -> None:
    before = study.ask(bench.workspace, 1).intervals[Rating.EASY]
    set_(bench, "Basics", retention=0.97)
    after = study.ask(bench.workspace, 1).intervals[Rating.EASY]
    assert isinstance(before, Days)
    assert isinstance(after, Days)
    assert after.days < before.days
    assert study.ask(bench.workspace, 31).rules.retention == 0.90


def test_the_promise_of_a_topics_button_is_kept_and_replayed_without_the_option(bench: Bench) -> None:
    set_(bench, "Basics", retention=0.97)
    promise = study.ask(bench.workspace, 1).intervals[Rating.EASY]
    study.answer(bench.workspace, 1, Rating.EASY)
    topic_options.clear_options(bench.workspace, topic(bench, "Basics"))
    with bench.workspace.store.read() as unit:
        stored = unit.schedules.get(1)
    assert promise == Days(stored.interval_days)
    with bench.workspace.store.write() as unit:
        history.rebuild_card(bench.workspace, unit, 1)
        assert unit.schedules.get(1) == stored


def test_the_explanation_tells_the_topics_retention(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    set_(bench, "Basics", retention=0.80)
    assert "you asked for 80 %" in " ".join(explanation.explain(bench.workspace, 1).now)


def test_each_value_says_where_it_comes_from(bench: Bench) -> None:
    library.move_cards(bench.workspace, [1], "Basics::Deep")
    set_(bench, "Basics", retention=0.8)
    found = topic_options.options_of(bench.workspace, topic(bench, "Basics::Deep")).resolved
    assert (found.values.retention, found.sources["retention"]) == (0.8, ("Basics",))
    assert (found.values.new_per_day, found.sources["new_per_day"]) == (20, ())


def test_options_can_be_undone_and_done_again_after_a_restart(bench: Bench) -> None:
    basics = topic(bench, "Basics")
    set_(bench, "Basics", new_per_day=3)
    set_(bench, "Basics", retention=0.8)
    bench.restart()
    history.undo(bench.workspace)
    assert topic_options.options_of(bench.workspace, basics).own.own == {"new_per_day": 3}
    history.undo(bench.workspace)
    assert topic_options.options_of(bench.workspace, basics).own.own == {}
    history.redo(bench.workspace)
    change = history.redo(bench.workspace)
    assert topic_options.options_of(bench.workspace, basics).own.own == {"new_per_day": 3, "retention": 0.8}
    assert change is not None
    assert Touched.TOPICS in change.touched


def test_a_value_out_of_bounds_changes_nothing(bench: Bench) -> None:
    with pytest.raises(BadInput, match=r"between 0\.7 and 0\.97"):
        set_(bench, "Basics", new_per_day=3, retention=1.0)
    assert topic_options.options_of(bench.workspace, topic(bench, "Basics")).own.own == {}


def test_a_topic_that_is_gone_is_a_sentence(bench: Bench) -> None:
    with pytest.raises(NotFound, match="This topic was deleted"):
        topic_options.set_options(bench.workspace, 99, {"new_per_day": 3})
    with pytest.raises(NotFound, match="This topic was deleted"):
        topic_options.options_of(bench.workspace, 99)
