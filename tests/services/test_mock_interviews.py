"""A mock interview keeps every answer when it is given."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_card, a_deck

from trainer.core.errors import BadInput, NotFound
from trainer.core.event import Mode, Practised, Rating, effective
from trainer.core.key_point import KeyPoint
from trainer.services import history, insight, library, mock_interview, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.mock_interview import Marked, Plan, Posed, kept_event
from trainer.services.recall import bring_key_points

POINTS = (KeyPoint("a", "thing one"), KeyPoint("b", "another thing", weight=3.0))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(8, pairs=True))
    bring_key_points(bench.workspace, {a_card(number).uid: (POINTS, ()) for number in range(1, 9)})
    return bench


def posed(bench: Bench, plan: Plan) -> tuple[Posed, ...]:
    return mock_interview.pose(bench.workspace, plan)


def practised(bench: Bench, card: int) -> list[Practised]:
    with bench.workspace.store.read() as unit:
        events = effective(unit.events.of_card(card))
    return [each for each in events if isinstance(each, Practised)]


def test_the_same_seed_poses_the_same_questions_after_a_restart(bench: Bench) -> None:
    before = posed(bench, Plan(questions=3, seed=7))
    bench.restart()
    assert posed(bench, Plan(questions=3, seed=7)) == before
    assert [each.card for each in before] != [each.card for each in posed(bench, Plan(questions=3, seed=8))]


def test_near_duplicates_are_not_posed_together(bench: Bench) -> None:
    asked = posed(bench, Plan(questions=8, seed=1))
    assert len(asked) == 4
    assert len({each.subject for each in asked}) == 4


def test_topics_and_suspended_cards_are_kept_to(bench: Bench) -> None:
    detection = library.topic_named(bench.workspace, "Detection").id
    study.suspend(bench.workspace, [5, 6])
    asked = posed(bench, Plan(questions=8, topics=(detection,), seed=1))
    assert [each.topic for each in asked] == [("Detection",)]
    assert asked[0].card in (7, 8)


def test_without_a_card_to_ask_it_says_so(bench: Bench) -> None:
    with pytest.raises(BadInput, match="no card to ask"):
        posed(bench, Plan(topics=()))


def test_a_typed_answer_is_kept_as_practice_with_coverage_time_and_words(bench: Bench) -> None:
    asked = posed(bench, Plan(seed=1))[0]
    schedules = [line.schedule for line in library.browse(bench.workspace)]
    mock_interview.keep_answer(bench.workspace, asked, "It is thing one.", ["a"], 90_000)
    [event] = practised(bench, asked.card)
    assert (event.mode, event.coverage, event.duration_ms) == (Mode.MOCK, 0.25, 90_000)
    with bench.workspace.store.read() as unit:
        [(_, text, covered, ticked)] = unit.recall.replies(asked.card)
    assert (text, covered, ticked) == ("It is thing one.", ("a",), ("a",))
    assert [line.schedule for line in library.browse(bench.workspace)] == schedules
    assert insight.review_log(bench.workspace) == []


def test_a_spoken_answer_is_judged_later(bench: Bench) -> None:
    asked = posed(bench, Plan(seed=1, spoken=True))[0]
    change = mock_interview.keep_answer(bench.workspace, asked, "", None, 5_000)
    assert practised(bench, asked.card)[0].coverage is None
    mock_interview.correct(bench.workspace, asked, kept_event(change), ["b"], None, 5_000)
    [event] = practised(bench, asked.card)
    assert (event.coverage, event.ticked, event.duration_ms) == (None, 0.75, 5_000)


def test_undo_brings_back_what_was_kept_before_a_correction(bench: Bench) -> None:
    asked = posed(bench, Plan(seed=1))[0]
    change = mock_interview.keep_answer(bench.workspace, asked, "thing one", ["a"], 5_000)
    mock_interview.correct(bench.workspace, asked, kept_event(change), ["a", "b"], 0.25, 5_000)
    history.undo(bench.workspace)
    [event] = practised(bench, asked.card)
    assert event.uid == kept_event(change)


def test_answers_can_be_made_to_count(bench: Bench) -> None:
    asked = posed(bench, Plan(questions=2, seed=1))
    marked = []
    for each, rating in zip(asked, (Rating.GOOD, Rating.AGAIN), strict=True):
        change = mock_interview.keep_answer(bench.workspace, each, "thing one", ["a"], 5_000)
        marked.append(Marked(each.card, kept_event(change), rating, 5_000, 0.25))
        bench.clock.turn(minutes=1)
    mock_interview.count_as_reviews(bench.workspace, marked)
    assert [each.rating for each in insight.review_log(bench.workspace)] == [Rating.GOOD, Rating.AGAIN]
    assert [practised(bench, each.card) for each in asked] == [[], []]
    assert upkeep.check(bench.workspace).problems == ()


def test_one_undo_makes_what_counted_practice_again(bench: Bench) -> None:
    asked = posed(bench, Plan(questions=2, seed=1))
    kept = [mock_interview.keep_answer(bench.workspace, each, "thing one", ["a"], 5_000) for each in asked]
    schedules = [line.schedule for line in library.browse(bench.workspace)]
    marked = [
        Marked(each.card, kept_event(change), Rating.GOOD) for each, change in zip(asked, kept, strict=True)
    ]
    mock_interview.count_as_reviews(bench.workspace, marked)
    history.undo(bench.workspace)
    assert insight.review_log(bench.workspace) == []
    assert [practised(bench, each.card)[0].uid for each in asked] == [kept_event(change) for change in kept]
    assert [line.schedule for line in library.browse(bench.workspace)] == schedules
    assert upkeep.check(bench.workspace).problems == ()


def test_where_one_card_is_gone_none_of_them_counts(bench: Bench) -> None:
    asked = posed(bench, Plan(questions=2, seed=1))
    kept = [mock_interview.keep_answer(bench.workspace, each, "", ["a"], 5_000) for each in asked]
    marked = [
        Marked(each.card, kept_event(change), Rating.GOOD) for each, change in zip(asked, kept, strict=True)
    ]
    library.delete_cards(bench.workspace, [asked[1].card])
    with pytest.raises(NotFound):
        mock_interview.count_as_reviews(bench.workspace, marked)
    assert insight.review_log(bench.workspace) == []
    assert practised(bench, asked[0].card) != []


def test_any_seed_is_one_that_can_be_entered(bench: Bench) -> None:
    assert 0 <= mock_interview.any_seed(bench.workspace) < 1_000_000
