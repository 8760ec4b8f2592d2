"""What is explained is what the buttons promise."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import NotFound
from trainer.core.event import Rating
from trainer.core.wording import show_interval
from trainer.services import preferences, study
from trainer.services.exchange import import_deck
from trainer.services.explanation import explain


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(2))
    return bench


def test_every_rating_is_explained_with_the_interval_of_its_button(bench: Bench) -> None:
    told = explain(bench.workspace, 1)
    promised = study.ask(bench.workspace, 1).intervals
    assert told.now[0] == "You have never answered this card."
    assert told.intervals[Rating.GOOD].startswith(f"Good: {show_interval(promised[Rating.GOOD])}")
    assert set(told.intervals) == set(Rating)


def test_recall_is_that_of_the_predictor(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    bench.clock.turn(days=9)
    recall = study.predictor(bench.workspace, bench.clock.now_ms)(study.ask(bench.workspace, 1).schedule)
    assert f"a chance of {recall * 100:.1f} %" in " ".join(explain(bench.workspace, 1).now)


def test_a_deleted_card_has_nothing_to_explain(bench: Bench) -> None:
    with pytest.raises(NotFound):
        explain(bench.workspace, 99)


def test_an_interview_to_come_is_told_of(bench: Bench) -> None:
    preferences.change_setting(bench.workspace, "interview_date", "2026-03-20")
    assert "your interview on 20 Mar 2026" in explain(bench.workspace, 1).now[-1]
