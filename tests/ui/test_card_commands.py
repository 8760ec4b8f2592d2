"""Flags, marks, due dates and the rest by their keys, in the study view and in Browse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.event import Rating
from trainer.services import card_actions, library, preferences, study
from trainer.services.sitting import Sitting
from trainer.ui.actions import Actions
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.browse_view import BrowseView
from trainer.ui.views.study_view import StudyView
from trainer.ui.widgets.card_badges import badge
from trainer.ui.widgets.due_prompt import DuePrompt

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(6, pairs=True)) as session:
        yield session


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> StudyView:
    view = StudyView(session, themes()["light"])
    qtbot.addWidget(view)
    Actions().bind(view, view.commands())
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return view


@pytest.fixture
def list_view(session: Session, qtbot: QtBot) -> BrowseView:
    view = BrowseView(session, themes()["light"])
    qtbot.addWidget(view)
    Actions().bind(view, view.commands())
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return view


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def type_text(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def test_a_flag_key_flags_the_card_and_the_same_key_takes_it_away(view: StudyView) -> None:
    press(Qt.Key.Key_3, CTRL)
    assert view.card.header.badges.text == "Green"
    press(Qt.Key.Key_3, CTRL)
    assert view.card.header.badges.text == ""


def test_flag_and_mark_stand_beside_each_other_under_the_learners_name(
    view: StudyView, session: Session
) -> None:
    session.do(preferences.change_setting, "flag_1", "Asked at Acme")
    press(Qt.Key.Key_1, CTRL)
    type_text("*")
    assert view.card.header.badges.text == "Asked at Acme · Marked"


def test_what_is_revealed_stays_so_when_a_card_is_flagged(view: StudyView) -> None:
    view.reveal()
    press(Qt.Key.Key_2, CTRL)
    assert view.card.is_revealed


def test_burying_a_subject_goes_on_and_undo_brings_the_card_back(view: StudyView) -> None:
    question = view.card.header.text
    type_text("=")
    assert view.card.header.text != question
    type_text("u")
    assert view.card.header.text == question


def test_a_suspended_subject_is_not_asked(view: StudyView, session: Session) -> None:
    type_text("!")
    assert [line.schedule.suspended for line in session.ask(library.browse)][:2] == [True, True]


def test_a_deleted_card_comes_back_by_undo(view: StudyView, session: Session) -> None:
    question = view.card.header.text
    press(Qt.Key.Key_Delete, CTRL)
    assert view.card.header.text != question
    assert len(session.ask(library.browse)) == 5
    type_text("u")
    assert view.card.header.text == question


def test_a_due_date_is_asked_for_and_takes_the_card_away(view: StudyView, session: Session) -> None:
    question = view.card.header.text
    press(Qt.Key.Key_D, CTRL | SHIFT)
    prompt = view.findChild(DuePrompt)
    assert prompt is not None
    prompt.line.setText("soon")
    assert not prompt.confirm.isEnabled()
    prompt.line.setText("12")
    prompt.confirm.click()
    assert view.card.header.text != question
    assert session.ask(library.browse)[0].schedule.due_day == session.workspace.today() + 12


def test_a_reset_is_a_key_away_and_undoable(view: StudyView, session: Session) -> None:
    shown = session.ask(Sitting).current()
    assert shown is not None
    session.do(study.suspend, [shown.card.id])
    session.do(study.resume, [shown.card.id])
    press(Qt.Key.Key_N, CTRL | ALT)
    undone = session.undo()
    assert undone is not None
    assert undone.label == "Reset"


def test_undoing_a_due_date_asks_the_card_again_at_once(view: StudyView, session: Session) -> None:
    question = view.card.header.text
    press(Qt.Key.Key_D, CTRL | SHIFT)
    prompt = view.findChild(DuePrompt)
    assert prompt is not None
    prompt.line.setText("12")
    prompt.confirm.click()
    assert view.card.header.text != question
    press(Qt.Key.Key_U)
    assert view.card.header.text == question


def test_undoing_a_reset_that_was_done_in_browse_asks_the_card_at_once(
    view: StudyView, session: Session
) -> None:
    session.do(study.answer, 5, Rating.EASY)
    session.do(card_actions.set_due, [5], "0")
    session.do(card_actions.reset, [5])
    session.do(study.suspend, [5])
    session.undo()
    session.undo()
    assert "thing number 5" in view.card.header.text


def test_undoing_what_was_done_in_another_topic_leaves_the_session_where_it_is(
    view: StudyView, session: Session
) -> None:
    basics = session.ask(library.topic_named, "Basics").id
    view.start([basics], None)
    question = view.card.header.text
    session.do(card_actions.set_due, [6], "12")
    session.undo()
    assert view.card.header.text == question


def test_in_browse_every_selected_card_is_flagged(list_view: BrowseView, session: Session) -> None:
    list_view.cards.select([1, 2, 5])
    press(Qt.Key.Key_7, CTRL)
    assert [line.flag for line in session.ask(library.browse)] == [7, 7, 0, 0, 7, 0]


def test_a_flagged_line_wears_its_number_and_says_its_name(list_view: BrowseView, session: Session) -> None:
    list_view.cards.select([2])
    press(Qt.Key.Key_4, CTRL)
    table = list_view.cards.table
    row = table.rows_of([2]).get(2)
    assert row is not None
    texts = [table.index(row, column).data() for column in range(table.columnCount())]
    assert "4 Blue" in texts
    question = next(
        column for column in range(table.columnCount()) if "number 2" in str(table.index(row, column).data())
    )
    shown = table.index(row, question).data(Qt.ItemDataRole.DecorationRole)
    expected = badge(4, False)
    assert expected is not None
    assert shown.toImage() == expected.toImage()


def test_every_flag_looks_unlike_the_others(qapp: QApplication) -> None:
    pictures = [badge(flag, False) for flag in range(1, 8)]
    images = [each.toImage() for each in pictures if each is not None]
    assert len(images) == 7
    assert all(images[a] != images[b] for a in range(7) for b in range(a))


def test_one_key_explains_the_card_and_hides_the_explanation_again(view: StudyView) -> None:
    type_text("w")
    assert "You have never answered this card." in view.card.why.text
    assert "Good: 10 min, learning step 2." in view.card.why.text
    type_text("w")
    assert view.card.why.text == ""


def test_one_key_asks_for_the_options_of_the_cards_topic(
    view: StudyView, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.card_commands.options_requested) as asked:
        type_text("o")
    assert asked.args == [session.ask(library.card, 1).topic]


def test_the_next_card_begins_without_an_explanation(view: StudyView) -> None:
    type_text("w")
    type_text("-")
    assert view.card.why.text == ""


def test_info_is_asked_for_on_this_card_and_on_the_one_before(view: StudyView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.card_commands.info_requested) as asked:
        type_text("i")
    first = asked.args[0]
    type_text("-")
    with qtbot.waitSignal(view.card_commands.info_requested) as asked:
        press(Qt.Key.Key_I, CTRL | ALT)
    assert asked.args == [first]


def test_more_lists_what_else_can_be_done_with_the_card(view: StudyView, qtbot: QtBot) -> None:
    type_text("m")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    told = [action.text() for action in menu.actions()]
    assert "Card info" in told
    assert "Set due date…" in told
    flags = next(action.menu() for action in menu.actions() if action.text() == "Flag")
    assert isinstance(flags, QMenu)
    next(action for action in flags.actions() if action.text() == "Purple").trigger()
    menu.close()
    assert view.card.header.badges.text == "Purple"


def test_in_a_text_field_the_delete_key_deletes_a_word_not_a_card(view: StudyView, session: Session) -> None:
    box = view.card.box
    box.setFocus()
    type_text("hello world")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete, CTRL)
    assert box.toPlainText() == "world"
    assert len(session.ask(library.browse)) == 6


def test_so_it_does_in_the_search_line(list_view: BrowseView, session: Session) -> None:
    list_view.find_cards()
    type_text("hello world")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete, CTRL)
    assert list_view.search.text() == "world"
    assert len(session.ask(library.browse)) == 6
