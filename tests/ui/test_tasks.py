"""Long work beside the window: results, progress, cancelling, errors."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from trainer.core.errors import BadInput
from trainer.ui.tasks import Task

Report = Callable[[int, int, str], None]


def test_a_result_arrives_after_its_progress(qtbot: QtBot) -> None:
    seen: list[tuple[int, int, str]] = []

    def work(report: Report) -> str:
        report(1, 2, "Half")
        return "done"

    task = Task(work)
    task.progressed.connect(lambda *step: seen.append(step))
    with qtbot.waitSignal(task.finished) as finished:
        task.start()
    assert finished.args == ["done"]
    assert seen == [(1, 2, "Half")]


def test_a_known_error_arrives_as_its_sentence(qtbot: QtBot) -> None:
    def work(_report: Report) -> None:
        raise BadInput("The file is empty.", "Choose another.")

    task = Task(work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert failed.args == ["The file is empty. Choose another."]


def test_cancelling_stops_at_the_next_report(qtbot: QtBot) -> None:
    steps: list[int] = []

    def work(report: Report) -> None:
        for step in range(1_000_000):
            steps.append(step)
            report(step, 1_000_000, "Counting")

    task = Task(work)
    task.progressed.connect(lambda *_: task.cancel())
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert "nothing was changed" in failed.args[0]
    assert len(steps) < 1_000_000


def test_a_bug_in_a_task_is_not_swallowed(qtbot: QtBot) -> None:
    def work(_report: Report) -> None:
        raise ZeroDivisionError

    task = Task(work)
    with qtbot.waitSignal(task.crashed) as crashed:
        task.start()
    assert isinstance(crashed.args[0], ZeroDivisionError)
