"""Long work beside the window: results, progress, cancelling, errors."""

from collections.abc import Callable
from threading import Semaphore

from pytestqt.qtbot import QtBot

from trainer.core.errors import BadInput
from trainer.ui.tasks import Question, Task

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


class Pages:
    """What is looked up: every answer waits until it is turned."""

    def __init__(self) -> None:
        self.asked = 0
        self.turned = Semaphore(0)

    def look_up(self) -> int:
        self.asked += 1
        number = self.asked
        assert self.turned.acquire(timeout=10)
        return number


def test_an_answer_arrives(qtbot: QtBot) -> None:
    question = Question(lambda: "forty-two")
    with qtbot.waitSignal(question.answered) as answered:
        question.ask()
    assert answered.args == ["forty-two"]


def test_only_the_newest_answer_counts(qtbot: QtBot) -> None:
    pages = Pages()
    question = Question(pages.look_up)
    heard: list[object] = []
    question.answered.connect(heard.append)
    for _ in range(5):
        question.ask()
    pages.turned.release(2)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [2]
    assert pages.asked == 2


def test_an_answer_that_is_being_looked_up_can_be_waited_for(qtbot: QtBot) -> None:
    pages = Pages()
    question = Question(pages.look_up)
    heard: list[object] = []
    question.answered.connect(heard.append)
    question.finish()
    assert heard == []
    question.ask()
    pages.turned.release()
    question.finish()
    assert heard == [1]
    assert not question.is_asked


def test_no_answer_comes_after_the_end(qtbot: QtBot) -> None:
    pages = Pages()
    question = Question(pages.look_up)
    question.ask()
    pages.turned.release()
    question.stop()
    with qtbot.assertNotEmitted(question.answered, wait=50):
        question.ask()
    assert pages.asked == 1


def test_a_question_that_cannot_be_answered_says_so_and_can_be_asked_again(qtbot: QtBot) -> None:
    answers = [BadInput("The disk is full.")]

    def look_up() -> str:
        if answers:
            raise answers.pop()
        return "fine"

    question = Question(look_up)
    with qtbot.waitSignal(question.failed) as failed:
        question.ask()
    assert failed.args == ["The disk is full."]
    with qtbot.waitSignal(question.answered) as answered:
        question.ask()
    assert answered.args == ["fine"]


def test_a_bug_in_a_question_is_not_swallowed(qtbot: QtBot) -> None:
    question = Question(lambda: 1 // 0)
    with qtbot.captureExceptions() as raised:
        question.ask()
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
