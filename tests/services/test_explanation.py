"""What is explained is what the buttons promise."""

from datetime import date
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.calendar import date_of, day_of_date
from trainer.core.errors import NotFound
from trainer.core.event import Rating
from trainer.core.interview import PlanCard, ranks
from trainer.core.wording import show_interval
from trainer.core.worth import Interview, worth
from trainer.services import plan, preferences, study
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


def test_what_a_card_gains_for_the_interview_is_told_by_the_numbers_that_rank_it(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    bench.clock.turn(days=4)
    plan.set_interview(bench.workspace, date(2026, 3, 20), 30)
    today, interview = bench.workspace.today(), Interview(day_of_date(date(2026, 3, 20)), 1800)
    schedule, model = study.ask(bench.workspace, 1).schedule, bench.workspace.rules.model
    found = worth(schedule, today, interview, model)
    assert 0 < found.alone < found.asked < 1
    card = PlanCard(1, None, None, schedule)
    assert ranks([card], today, interview, model) == [pytest.approx(found.gain)]
    told = (
        f"with a chance of {100 * found.asked:.1f} %, otherwise with {100 * found.alone:.1f} %, "
        f"for about {found.seconds:.0f} seconds."
    )
    assert told in explain(bench.workspace, 1).now[-1]


def test_a_card_that_waited_too_long_says_why_it_is_asked_beside_its_near_duplicate(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(8, pairs=True))
    study.answer(bench.workspace, 1, Rating.EASY)
    bench.clock.turn(days=1)
    study.answer(bench.workspace, 2, Rating.EASY)
    bench.clock.turn(days=40)
    told = [" ".join(explain(bench.workspace, card).now) for card in (1, 2)]
    assert not any("nearly the same" in each for each in told)
    for card in (3, 4, 5, 6, 7):
        study.answer(bench.workspace, card, Rating.EASY)
        bench.clock.turn(days=1)
    told = [" ".join(explain(bench.workspace, card).now) for card in (1, 2)]
    assert sum("it was due on 5 days of study or more and not asked." in each for each in told) == 1


def test_a_card_of_the_last_day_says_why_it_is_asked_beside_its_near_duplicate(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "pairs.db")
    import_deck(bench.workspace, a_deck(2, pairs=True))
    plan.set_interview(bench.workspace, date_of(bench.workspace.today() + 1), 30)
    assert "no other day is left before the interview." in explain(bench.workspace, 2).now[-1]
