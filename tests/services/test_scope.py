"""Progress of a part of the cards: topics, whatever a search finds, or both."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.core.scope import EVERYTHING, Scope
from trainer.core.search_query import parse
from trainer.services import insight, library, predictions, study
from trainer.services.exchange import import_deck
from trainer.services.mastery import mastery


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Six cards over two topics; 1, 2 and 6 answered, 1 forgotten."""
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    for card, rating in ((1, Rating.AGAIN), (2, Rating.EASY), (6, Rating.EASY)):
        study.answer(bench.workspace, card, rating, 1_000 * card)
    return bench


def topic(bench: Bench, name: str) -> frozenset[int]:
    return frozenset(library.below(bench.workspace, library.topic_named(bench.workspace, name).id))


def cards(bench: Bench, scope: Scope) -> tuple[int, int, int]:
    """How many cards there are, answers given and cards ever forgotten."""
    told = insight.insight(bench.workspace, scope)
    return told.cards.cards, sum(day.reviews for day in told.days), len(told.hardest)


def test_without_a_search_or_topics_everything_is_in_scope(bench: Bench) -> None:
    assert cards(bench, EVERYTHING) == cards(bench, Scope()) == (6, 3, 1)
    assert Scope().is_everything


def test_a_search_narrows_every_count_to_what_it_finds(bench: Bench) -> None:
    assert cards(bench, Scope(query=parse('"number 2" or "number 6" or "number 5"'))) == (3, 2, 0)
    assert cards(bench, Scope(query=parse("rated:1:1"))) == (1, 1, 1)
    assert cards(bench, Scope(query=parse("nothing"))) == (0, 0, 0)


def test_a_search_within_topics_keeps_to_both(bench: Bench) -> None:
    scope = Scope(topic(bench, "Basics"), parse("rated:1"))
    assert not scope.is_everything
    assert cards(bench, scope) == (2, 2, 1)


def test_mastery_tells_only_of_the_cards_in_scope(bench: Bench) -> None:
    told = mastery(bench.workspace, Scope(query=parse("rated:1:1")))
    assert [(each.name, each.progress.cards, each.work.time_ms) for each in told] == [
        ("Basics", 1, 1_000),
        ("Subject 1", 1, 1_000),
    ]


def test_predictions_are_those_of_the_cards_in_scope(bench: Bench) -> None:
    bench.clock.turn(days=9)
    study.answer(bench.workspace, 2, Rating.GOOD)
    study.answer(bench.workspace, 6, Rating.GOOD)
    assert len(predictions.predicted(bench.workspace).predictions) == 2
    assert len(predictions.predicted(bench.workspace, Scope(topic(bench, "Basics"))).predictions) == 1
    assert predictions.predicted(bench.workspace, Scope(query=parse("is:new"))).predictions == ()
