"""What all study modes have in common."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.services import upkeep
from trainer.services.contrast_sitting import ContrastSitting
from trainer.services.custom_study import Choice, CustomSitting
from trainer.services.exchange import import_deck
from trainer.services.mock_interview import Plan
from trainer.services.mock_sitting import MockSitting
from trainer.services.mode import CardMode, StudyMode
from trainer.services.ports import Workspace
from trainer.services.sitting import Sitting

Started = tuple[StudyMode[object], Callable[[], object]]
"""A mode, and what answers the first thing it asks."""


def flip(workspace: Workspace) -> Started:
    return rated(Sitting(workspace))


def practice(workspace: Workspace) -> Started:
    return rated(CustomSitting(workspace, Choice()))


def rated(mode: CardMode) -> Started:
    question = mode.current()
    assert question is not None
    return mode, lambda: mode.answer(question.card.id, Rating.GOOD, 5_000)


def mock(workspace: Workspace) -> Started:
    mode = MockSitting(workspace, Plan(questions=2, seed=1))
    return mode, lambda: mode.answer(workspace, "An answer", 5_000)


def contrast(workspace: Workspace) -> Started:
    mode = ContrastSitting(workspace, [1, 3])
    return mode, lambda: mode.judge(workspace, told_apart=True)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


@pytest.mark.parametrize("start", [flip, practice, mock, contrast])
def test_a_mode_asks_keeps_each_answer_at_once_and_goes_on(
    bench: Bench, start: Callable[[Workspace], Started]
) -> None:
    mode, answer = start(bench.workspace)
    first = mode.current()
    assert first is not None
    assert mode.answered == 0
    answer()
    with bench.workspace.store.read() as unit:
        assert list(unit.events.every())
    assert mode.answered == 1
    assert mode.current() != first
    assert upkeep.check(bench.workspace).problems == ()
