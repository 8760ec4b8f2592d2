"""Questions and answers read aloud by a program that stands in for the system's voice."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.voice import Voice
from trainer.services import preferences
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.study_view import StudyView

BY_STDIN = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read() + b'|')"
BY_ARGUMENT = "import sys; open(sys.argv[1], 'ab').write(sys.argv[2].encode() + b'|')"
FOREVER = "import time; time.sleep(600)"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(3)) as session:
        yield session


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard.txt"


def a_view(session: Session, qtbot: QtBot, voice: Voice | None) -> StudyView:
    view = StudyView(session, themes()["light"], voice=voice)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def a_voice(script: str, heard: Path, *, by_stdin: bool = True) -> Voice:
    return Voice(sys.executable, ("-c", script, str(heard)), by_stdin)


def said(heard: Path, qtbot: QtBot, count: int) -> list[str]:
    qtbot.waitUntil(lambda: heard.exists() and heard.read_text().count("|") == count)
    return heard.read_text().split("|")[:-1]


def test_the_question_is_read_and_after_the_reveal_the_answer(
    session: Session, qtbot: QtBot, heard: Path
) -> None:
    view = a_view(session, qtbot, a_voice(BY_STDIN, heard))
    view.commands()["study.read-aloud"]()
    assert said(heard, qtbot, 1) == ["What is thing number 1?"]
    view.reveal()
    qtbot.waitUntil(lambda: not view.reading.speaker.is_speaking)
    view.commands()["study.read-aloud"]()
    assert said(heard, qtbot, 2)[1] == "Thing 1 is a thing."


def test_a_text_given_as_argument_reaches_no_shell(session: Session, qtbot: QtBot, heard: Path) -> None:
    view = a_view(session, qtbot, a_voice(BY_ARGUMENT, heard, by_stdin=False))
    view.reading.speaker.speak("$(touch here); 'quoted' \"twice\"")
    assert said(heard, qtbot, 1) == ["$(touch here); 'quoted' \"twice\""]


def test_the_same_key_stops_it(session: Session, qtbot: QtBot, heard: Path) -> None:
    view = a_view(session, qtbot, a_voice(FOREVER, heard))
    view.commands()["study.read-aloud"]()
    assert view.reading.speaker.is_speaking
    view.commands()["study.read-aloud"]()
    assert not view.reading.speaker.is_speaking


def test_out_of_sight_is_out_of_hearing(session: Session, qtbot: QtBot, heard: Path) -> None:
    view = a_view(session, qtbot, a_voice(FOREVER, heard))
    view.commands()["study.read-aloud"]()
    view.hide()
    assert not view.reading.speaker.is_speaking


def test_each_question_is_read_by_itself_if_wanted(session: Session, qtbot: QtBot, heard: Path) -> None:
    session.do(preferences.change_setting, "read_aloud", True)
    view = a_view(session, qtbot, a_voice(BY_STDIN, heard))
    assert said(heard, qtbot, 1) == ["What is thing number 1?"]
    view.reveal()
    view.commands()["study.easy"]()
    assert said(heard, qtbot, 2)[1].startswith("What is thing number ")


def test_without_a_voice_there_is_no_such_command(session: Session, qtbot: QtBot) -> None:
    assert "study.read-aloud" not in a_view(session, qtbot, None).commands()
