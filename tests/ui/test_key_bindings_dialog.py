"""Keys of one's own, presets, and conflicts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.keymap import PRESETS, Keymap
from trainer.services import insight, preferences
from trainer.services.key_bindings import bind_keys, keymap
from trainer.ui.actions import BY_ID, COMMANDS, Where, rivals
from trainer.ui.dialogs.key_bindings_dialog import KeyBindingsDialog, Listed
from trainer.ui.doors import key_rows
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session
from trainer.ui.theme import themes


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(3)) as session:
        yield session


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> KeyBindingsDialog:
    listed = [Listed(each.id, each.where.value, each.title, each.keys) for each in COMMANDS]
    dialog = KeyBindingsDialog(session, listed, rivals)
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def rooms(session: Session, qtbot: QtBot, tmp_path: Path) -> Rooms:
    window = MainWindow(themes()["light"], tmp_path / "window.ini")
    qtbot.addWidget(window)
    rooms = Rooms(window, session)
    with qtbot.waitExposed(window):
        window.show()
    return rooms


def keys(session: Session, command: str) -> tuple[str, ...]:
    return session.ask(keymap).keys(command, BY_ID[command].keys)


def give(dialog: KeyBindingsDialog, command: str, key: str) -> None:
    dialog.choose(command)
    dialog.key.setKeySequence(QKeySequence(key))
    dialog.set_key.click()


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_gives_a_key_two_meanings(preset: str) -> None:
    chosen = Keymap(preset)
    clashes = [
        (command.id, key, rivals(command.id, key, chosen))
        for command in COMMANDS
        for key in chosen.keys(command.id, command.keys)
        if rivals(command.id, key, chosen)
    ]
    assert clashes == []


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_speak_of_commands_there_are(preset: str) -> None:
    assert set(PRESETS[preset]) <= set(BY_ID)


def test_the_same_key_may_mean_other_things_in_other_places() -> None:
    assert BY_ID["study.edit"].where is Where.STUDY
    assert rivals("study.edit", "Ctrl+Shift+J", Keymap()) == []
    assert rivals("study.edit", "Ctrl+K", Keymap()) == ["help.palette"]
    assert rivals("study.delete", "Ctrl+Delete", Keymap()) == []


def test_a_free_key_is_given_at_once(dialog: KeyBindingsDialog, session: Session) -> None:
    give(dialog, "study.why", "Ctrl+Shift+W")
    assert keys(session, "study.why") == ("Ctrl+Shift+W",)
    assert dialog.told.text() == ""


def test_a_taken_key_says_by_what_and_is_taken_over_the_second_time(
    dialog: KeyBindingsDialog, session: Session
) -> None:
    give(dialog, "study.why", "I")
    assert "“Card info”" in dialog.told.text()
    assert keys(session, "study.why") == ("W",)
    dialog.set_key.click()
    assert keys(session, "study.why") == ("I",)
    assert keys(session, "study.info") == ()


def test_a_key_may_come_beside_others_go_and_come_back(dialog: KeyBindingsDialog, session: Session) -> None:
    dialog.choose("study.why")
    dialog.key.setKeySequence(QKeySequence("Ctrl+Shift+W"))
    dialog.add_key.click()
    assert keys(session, "study.why") == ("W", "Ctrl+Shift+W")
    dialog.no_key.click()
    assert keys(session, "study.why") == ()
    dialog.restore.click()
    assert keys(session, "study.why") == ("W",)


def test_a_key_another_command_took_is_not_restored_behind_its_back(
    dialog: KeyBindingsDialog, session: Session
) -> None:
    for _ in range(2):
        give(dialog, "study.why", "I")
    dialog.choose("study.info")
    dialog.restore.click()
    assert "Restore that first" in dialog.told.text()
    assert keys(session, "study.info") == ()


def test_the_window_follows_at_once(rooms: Rooms, session: Session) -> None:
    rooms.show("study")
    question = rooms.study.card.header.text
    session.do(bind_keys, {"study.bury": ("Z",)})
    QTest.keyClicks(rooms.study.focusWidget() or rooms.study, "-")
    assert rooms.study.card.header.text == question
    QTest.keyClicks(rooms.study.focusWidget() or rooms.study, "z")
    assert rooms.study.card.header.text != question


def test_tool_tips_and_the_key_sheet_follow(rooms: Rooms, session: Session) -> None:
    session.do(bind_keys, {"study.bury": ("Z",)})
    assert ("Study", "Bury until tomorrow", "Z") in key_rows(rooms.desk)
    button = rooms.study.findChild(QToolButton, "study.bury")
    assert button is not None
    assert button.toolTip() == "Bury until tomorrow (Z)"


def test_mnemosynes_digits_show_the_answers_first(rooms: Rooms, session: Session) -> None:
    session.do(preferences.change_setting, "key_preset", "mnemosyne")
    rooms.show("study")
    QTest.keyClicks(rooms.study.focusWidget() or rooms.study, "5")
    assert rooms.study.card.is_revealed
    QTest.keyClicks(rooms.study.focusWidget() or rooms.study, "5")
    assert [each.rating.name for each in session.ask(insight.review_log)] == ["EASY"]
