"""The leech clinic in the window: what the log says, remedies by keyboard, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.core.event import Rating
from trainer.core.key_point import KeyPoint
from trainer.services import card_actions, library, preferences, recall, study
from trainer.services.recall import Reply
from trainer.ui.dialogs.leech_clinic_dialog import LeechClinicDialog
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.today_view import TodayView

POINTS = (KeyPoint("a", "pads with zeros"), KeyPoint("b", "keeps the size"))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(tmp_path: Path, clock: HandClock) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(6, pairs=True), clock) as opened:
        opened.do(preferences.change_setting, "leech_lapses", 3)
        yield opened


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def forget(session: Session, clock: HandClock, card: int, times: int) -> None:
    for _ in range(times):
        study.answer(session.workspace, card, Rating.EASY)
        card_actions.set_due(session.workspace, [card], "1!")
        clock.turn(days=1)
        study.answer(session.workspace, card, Rating.AGAIN)
        clock.turn(minutes=20)


def opened(session: Session, window: QWidget, qtbot: QtBot) -> LeechClinicDialog:
    dialog = LeechClinicDialog(session, window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def lines(dialog: LeechClinicDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def press(qtbot: QtBot, button: QPushButton) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_without_leeches_a_sentence_says_what_comes_here(
    session: Session, window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(session, window, qtbot)
    assert "A card that is forgotten 3 times in review comes here" in dialog.empty.text()
    assert not dialog.split.isVisible()
    assert not dialog.suspend.isEnabled()


def test_the_worst_comes_first_with_what_its_log_says(
    session: Session, clock: HandClock, window: QWidget, qtbot: QtBot
) -> None:
    forget(session, clock, 1, 3)
    forget(session, clock, 3, 4)
    dialog = opened(session, window, qtbot)
    assert lines(dialog) == ["4 ×  3. What is thing number 3?", "3 ×  1. What is thing number 1?"]
    assert "4 of 4 lapses came after an interval of at most 3 days" in dialog.panel.text
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "3 of 3 lapses" in dialog.panel.text


def test_a_leech_can_be_suspended_and_resumed(
    session: Session, clock: HandClock, window: QWidget, qtbot: QtBot
) -> None:
    forget(session, clock, 1, 3)
    dialog = opened(session, window, qtbot)
    press(qtbot, dialog.suspend)
    assert lines(dialog) == ["3 ×  1. What is thing number 1? (suspended)"]
    assert dialog.suspend.text() == "Resume"
    session.undo()
    assert dialog.suspend.text() == "Suspend"


def test_a_leech_that_is_made_new_again_leaves_the_list_and_undo_brings_it_back(
    session: Session, clock: HandClock, window: QWidget, qtbot: QtBot
) -> None:
    forget(session, clock, 1, 3)
    dialog = opened(session, window, qtbot)
    press(qtbot, dialog.panel.buttons["Make it new again"])
    assert lines(dialog) == []
    session.undo()
    assert lines(dialog) == ["3 ×  1. What is thing number 1?"]


def test_a_card_is_split_into_its_key_points(
    session: Session, clock: HandClock, window: QWidget, qtbot: QtBot
) -> None:
    uid = library.card(session.workspace, 1).uid
    recall.bring_key_points(session.workspace, {uid: (POINTS, ())})
    for _ in range(3):
        recall.keep_reply(session.workspace, 1, Reply("It pads.", ("a",), ("a",)))
    forget(session, clock, 1, 3)
    dialog = opened(session, window, qtbot)
    assert "None of your 3 typed answers mentions: keeps the size." in dialog.panel.text
    dialog.activateWindow()
    press(qtbot, dialog.panel.buttons["Split into key points"])
    assert len(library.browse(session.workspace, "tag:split")) == 1
    assert dialog.list.hasFocus()


def test_the_contrast_drill_is_asked_for_by_card_and_the_clinic_closes(
    session: Session, clock: HandClock, window: QWidget, qtbot: QtBot
) -> None:
    from trainer.services import contrast

    forget(session, clock, 1, 3)
    for pair in contrast.pairs(session.workspace, [1]) * 2:
        contrast.log(session.workspace, pair, told_apart=False)
    dialog = opened(session, window, qtbot)
    with qtbot.waitSignal(dialog.drill_requested) as asked:
        press(qtbot, dialog.panel.buttons["Contrast drill"])
    assert asked.args == [[1]]


def test_editing_is_asked_for_by_card(
    session: Session, clock: HandClock, window: QWidget, qtbot: QtBot
) -> None:
    forget(session, clock, 1, 3)
    dialog = opened(session, window, qtbot)
    with qtbot.waitSignal(dialog.edit_requested) as asked:
        press(qtbot, dialog.edit)
    assert asked.args == [1]


def test_today_has_a_quiet_line_only_while_there_are_leeches(
    session: Session, clock: HandClock, qtbot: QtBot
) -> None:
    today = TodayView(session, themes()["light"])
    qtbot.addWidget(today)
    with qtbot.waitExposed(today):
        today.show()
    qtbot.waitUntil(lambda: bool(today.text))
    assert not today.leeches.isVisible()
    forget(session, clock, 1, 3)
    today.refresh()
    qtbot.waitUntil(today.leeches.isVisible)
    assert today.leeches.text() == "1 card is forgotten again and again: to the leech clinic…"


def test_tab_goes_from_the_list_over_what_helps_to_the_buttons_below(
    session: Session, clock: HandClock, window: QWidget, qtbot: QtBot
) -> None:
    forget(session, clock, 1, 3)
    dialog = opened(session, window, qtbot)
    remedies = list(dialog.panel.buttons.values())
    assert remedies
    passed = []
    while (focused := dialog.focusWidget()) is not dialog.edit:
        passed.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert [each for each in passed if isinstance(each, QPushButton)] == [*remedies, dialog.suspend]
