"""Values at the edge and things that are gone meanwhile: a sentence or a sane rule, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.errors import BadInput, NotFound
from trainer.core.event import Rating
from trainer.core.schedule import Days, Rules
from trainer.services import (
    backlog,
    card_actions,
    contrast,
    custom_study,
    history,
    leeches,
    library,
    preferences,
    study,
    upkeep,
)
from trainer.services.change import Change
from trainer.services.exchange import import_deck
from trainer.services.ports import Workspace
from trainer.services.sitting import Sitting


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Six new cards, every two of a subject."""
    bench = Bench(tmp_path / "trainer.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


def events(bench: Bench) -> int:
    with bench.workspace.store.read() as unit:
        return sum(1 for _ in unit.events.every())


@pytest.mark.parametrize("retention", [1.0, 0.98, 0.0, -1.0, float("nan"), float("inf")])
def test_a_retention_out_of_bounds_is_refused_in_a_sentence(bench: Bench, retention: float) -> None:
    with pytest.raises(BadInput, match=r"Desired retention must be between 0\.7 and 0\.97"):
        preferences.change_setting(bench.workspace, "retention", retention)
    assert preferences.settings(bench.workspace).retention == 0.90


def test_a_retention_of_one_in_the_file_falls_back_to_the_default(bench: Bench) -> None:
    with bench.workspace.store.write() as unit:
        unit.settings.put("retention", "1.0")
        unit.commit()
    assert preferences.settings(bench.workspace).retention == 0.90


def test_rules_with_a_retention_of_one_still_ask_tomorrow_at_the_earliest(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "sure.db", rules=Rules(retention=1.0))
    import_deck(bench.workspace, a_deck(1))
    promised = study.ask(bench.workspace, 1).intervals[Rating.EASY]
    assert isinstance(promised, Days)
    assert promised.days >= 1


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("interview_minutes", 0, "must be between 1 and 600"),
        ("interview_date", "2020-01-01", "is not a day to come"),
        ("interview_date", "2026-02-30", "must be a date such as"),
        ("day_starts_at", 24, "must be between 0 and 23"),
        ("new_per_day", -1, "must be between 0 and 9999"),
        ("leech_lapses", 0, "must be between 2 and 99"),
    ],
)
def test_a_setting_out_of_bounds_is_refused_in_a_sentence(
    bench: Bench, key: str, value: object, sentence: str
) -> None:
    before = preferences.settings(bench.workspace)
    with pytest.raises(BadInput, match=sentence):
        preferences.change_setting(bench.workspace, key, value)
    assert preferences.settings(bench.workspace) == before


def test_a_date_that_passed_since_it_was_set_goes_back_to_plain_scheduling(bench: Bench) -> None:
    preferences.change_setting(bench.workspace, "interview_date", "2026-03-20")
    bench.clock.turn(days=60)
    assert study.agenda(bench.workspace).counts.new == 3
    assert preferences.settings(bench.workspace).interview_date == "2026-03-20"


def test_a_day_of_no_cards_at_all_is_a_finished_day(bench: Bench) -> None:
    preferences.change_setting(bench.workspace, "new_per_day", 0)
    preferences.change_setting(bench.workspace, "reviews_per_day", 0)
    assert Sitting(bench.workspace).current() is None


@pytest.mark.parametrize("days", ["-3", "1.5", "", "3-", "100000000"])
def test_a_due_date_in_the_past_or_none_at_all_is_refused_in_a_sentence(bench: Bench, days: str) -> None:
    with pytest.raises(BadInput, match=r"is not a number of days|No card can wait longer"):
        card_actions.set_due(bench.workspace, [1], days)
    assert events(bench) == 0


def on_card(service: Callable[..., Change], *more: object) -> Callable[[Workspace], Change]:
    return lambda workspace: service(workspace, [1], *more)


@pytest.mark.parametrize(
    "act",
    [
        lambda workspace: study.answer(workspace, 1, Rating.GOOD),
        lambda workspace: custom_study.practise(workspace, 1, Rating.GOOD),
        lambda workspace: leeches.split(workspace, 1),
        on_card(study.bury),
        on_card(study.suspend),
        on_card(study.resume),
        on_card(card_actions.reset),
        on_card(card_actions.set_due, "3"),
        on_card(card_actions.set_flag, 1),
        on_card(card_actions.bury_subject),
        on_card(card_actions.suspend_subject),
    ],
)
def test_whatever_is_done_with_a_card_that_was_deleted_meanwhile_is_a_sentence(
    bench: Bench, act: Callable[[Workspace], Change]
) -> None:
    library.delete_cards(bench.workspace, [1])
    with pytest.raises(NotFound, match="deleted"):
        act(bench.workspace)
    assert events(bench) == 0


def test_one_deleted_card_among_several_leaves_all_as_they_were(bench: Bench) -> None:
    library.delete_cards(bench.workspace, [3])
    with pytest.raises(NotFound):
        study.suspend(bench.workspace, [1, 2, 3])
    assert events(bench) == 0


def test_a_pair_one_of_which_was_deleted_keeps_nothing_of_the_drill(bench: Bench) -> None:
    (pair,) = contrast.pairs(bench.workspace, [1])
    library.delete_cards(bench.workspace, [2])
    with pytest.raises(NotFound):
        contrast.log(bench.workspace, pair, told_apart=True)
    assert events(bench) == 0


def test_a_card_deleted_in_another_program_comes_back_with_its_whole_log(bench: Bench) -> None:
    shown = study.ask(bench.workspace, 1)
    study.answer(bench.workspace, 1, Rating.EASY)
    other = Bench(bench.path, bench.clock)
    library.delete_cards(other.workspace, [1])
    with pytest.raises(NotFound):
        study.answer(bench.workspace, 1, Rating.GOOD, question=shown)
    history.undo(bench.workspace)
    study.answer(bench.workspace, 1, Rating.GOOD)
    assert events(bench) == 2
    assert upkeep.check(bench.workspace).problems == ()
    other.workspace.store.close()


def test_a_sitting_passes_over_a_card_that_was_deleted_meanwhile(bench: Bench) -> None:
    sitting = Sitting(bench.workspace)
    first = sitting.current()
    assert first is not None
    library.delete_cards(bench.workspace, [first.card.id])
    with pytest.raises(NotFound):
        sitting.answer(first.card.id, Rating.GOOD)
    sitting.refresh()
    following = sitting.current()
    assert following is not None
    assert following.card.id != first.card.id


@pytest.mark.parametrize("days", [0, -1, 91])
def test_days_off_out_of_bounds_are_refused_in_a_sentence(bench: Bench, days: int) -> None:
    with pytest.raises(BadInput, match="between 1 and 90"):
        backlog.take_days_off(bench.workspace, days)
