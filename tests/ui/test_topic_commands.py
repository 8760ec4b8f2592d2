"""What the menu of the topic tree does with a topic as a whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.services import library
from trainer.ui.session import Session
from trainer.ui.views.topic_commands import TopicCommands


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[TopicCommands, Session, QWidget]]:
    with a_session(tmp_path, a_deck(6)) as session:
        window = QWidget()
        qtbot.addWidget(window)
        yield TopicCommands(session, window), session, window


Desk = tuple[TopicCommands, Session, QWidget]


def topic(session: Session, name: str) -> int:
    return library.topic_named(session.workspace, name).id


def test_a_topic_is_moved_to_the_one_that_is_typed(desk: Desk) -> None:
    commands, session, _ = desk
    prompt = commands.move(topic(session, "Basics"))
    assert prompt is not None
    prompt.line.setText("Detection")
    prompt.confirm.click()
    assert [row.path for row in session.ask(library.topics)] == [("Detection",), ("Detection", "Basics")]


def test_nothing_typed_is_the_top(desk: Desk) -> None:
    commands, session, _ = desk
    library.rename_topic(session.workspace, topic(session, "Basics"), "Foundations")
    prompt = commands.move(topic(session, "Foundations"))
    assert prompt is not None
    assert prompt.confirm.isEnabled()


def test_suspending_says_what_happened(desk: Desk, qtbot: QtBot) -> None:
    commands, session, _ = desk
    with qtbot.waitSignal(session.said):
        commands.suspend(topic(session, "Basics"))
    assert all(
        line.schedule.suspended for line in session.ask(library.browse, topics=[topic(session, "Basics")])
    )
