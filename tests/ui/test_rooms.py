"""The rooms of the window: views and dialogs made when they are first wanted, every command in its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_card, a_document

from trainer.core.deck import Deck
from trainer.core.event import Rating
from trainer.core.voice import Voice
from trainer.services import library, overview
from trainer.services.key_bindings import bind_keys
from trainer.ui import doors
from trainer.ui.actions import COMMANDS, Where
from trainer.ui.dialogs.export_dialog import ExportDialog
from trainer.ui.doors import DOORS, commands_here, palette_rows
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import VIEWS, Rooms
from trainer.ui.theme import themes
from trainer.ui.views.topic_tree_view import TopicTreeView


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Iterator[Rooms]:
    with a_session(tmp_path, Deck((a_document(),), (a_card(1), a_card(2)))) as session:
        window = MainWindow(themes()["light"], tmp_path / "window.ini")
        qtbot.addWidget(window)
        rooms = Rooms(window, session)
        with qtbot.waitSignal(window.settled):
            window.show()
        yield rooms
        window.close()


def in_stack(rooms: Rooms) -> list[QWidget]:
    stack = rooms.window.stack
    return [stack.widget(place) for place in range(stack.count())]


def test_only_today_is_made_until_another_view_is_wanted(rooms: Rooms) -> None:
    assert in_stack(rooms) == [rooms.today]


def test_the_study_view_is_made_while_nothing_is_asked(rooms: Rooms, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(in_stack(rooms)) == 2)
    assert rooms.window.stack.currentWidget() is rooms.today
    assert rooms.study.isHidden()
    assert not rooms.study.is_studying()


def test_a_view_is_made_once(rooms: Rooms) -> None:
    for _ in range(2):
        rooms.show("browse")
        rooms.show("today")
    assert in_stack(rooms).count(rooms.browse) == 1
    assert in_stack(rooms).count(rooms.today) == 1


def test_every_command_is_bound_once_every_view_was_visited(rooms: Rooms) -> None:
    for name in VIEWS:
        rooms.show(name)
    assert [command for command, _ in rooms.actions.bound()] == commands_here()


@pytest.mark.parametrize("voice", [None, Voice("a voice")])
def test_reading_aloud_is_offered_only_where_the_system_has_a_voice(
    monkeypatch: pytest.MonkeyPatch, voice: Voice | None
) -> None:
    monkeypatch.setattr(doors, "voice_here", lambda: voice)
    assert ("study.read-aloud" in {each.id for each in commands_here()}) is (voice is not None)


def test_every_command_of_the_window_is_bound_from_the_start(rooms: Rooms) -> None:
    everywhere = {each.id for each in COMMANDS if each.where is Where.WINDOW}
    assert everywhere <= {command.id for command, _ in rooms.actions.bound()}


def test_the_palette_offers_the_commands_of_the_view_in_front(rooms: Rooms) -> None:
    assert "Study for 15 minutes" in [title for title, _, _ in palette_rows(rooms.desk)]
    rooms.show("study")
    titles = [title for title, _, _ in palette_rows(rooms.desk)]
    assert "Bury until tomorrow" in titles
    assert "Study for 15 minutes" not in titles


@pytest.mark.parametrize("command", DOORS)
def test_every_door_opens_a_dialog(rooms: Rooms, command: str) -> None:
    rooms.actions[command].trigger()
    [dialog] = [each for each in rooms.window.findChildren(QDialog) if each.isVisible()]
    dialog.reject()


def test_when_all_is_done_today_and_the_end_of_a_session_lead_on(rooms: Rooms) -> None:
    rooms.show("today")
    rooms.today.more.click()
    [dialog] = [each for each in rooms.window.findChildren(QDialog) if each.isVisible()]
    dialog.reject()
    rooms.today.mock.click()
    assert rooms.window.stack.currentWidget() is rooms.mock
    rooms.show("study")
    rooms.study.summary.mock.click()
    assert rooms.window.stack.currentWidget() is rooms.mock


@pytest.mark.parametrize("view", ["study", "browse", "progress"])
def test_leaving_a_drill_goes_back_to_the_cards_it_came_from(rooms: Rooms, view: str) -> None:
    rooms.show(view)
    rooms.drill([1])
    rooms.contrast.left.emit()
    wanted = rooms.today if view == "progress" else getattr(rooms, view)
    assert rooms.window.stack.currentWidget() is wanted


def test_a_view_made_late_wears_the_theme_of_now(rooms: Rooms) -> None:
    rooms.actions["view.theme"].trigger()
    rooms.show("study")
    assert rooms.study.card.counts._theme.dark


def test_the_columns_of_browse_are_kept_only_where_browse_was_visited(rooms: Rooms) -> None:
    rooms.window.memory.setValue("browse", "as it was")
    rooms.window.closing.emit()
    assert rooms.window.memory.value("browse") == "as it was"


def test_the_first_question_is_as_high_as_its_words_and_leaves_the_window_its_size(rooms: Rooms) -> None:
    before = rooms.window.size()
    rooms.show("study")
    QApplication.processEvents()
    header = rooms.study.card.header
    assert header._scroll.height() == header._words.heightForWidth(header._scroll.viewport().width())
    rooms.study.reveal()
    QApplication.processEvents()
    assert rooms.window.size() == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_button_with_the_focus_is_pressed_whatever_else_the_key_means(rooms: Rooms, key: Qt.Key) -> None:
    rooms.window.activateWindow()
    rooms.today.interview.open.setFocus()
    QTest.keyClick(rooms.today.interview.open, key)
    assert rooms.today.interview.date.isVisible()
    assert rooms.window.stack.currentWidget() is rooms.today


def test_enter_in_the_interview_form_plans_and_starts_no_session(rooms: Rooms) -> None:
    rooms.window.activateWindow()
    rooms.today.interview.edit()
    rooms.today.interview.minutes.setFocus()
    QTest.keyClick(rooms.today.interview.minutes, Qt.Key.Key_Return)
    assert rooms.session.settings.interview_date
    assert rooms.window.stack.currentWidget() is rooms.today


def test_a_rating_with_the_focus_is_given_by_space(rooms: Rooms) -> None:
    rooms.window.activateWindow()
    rooms.show("study")
    rooms.study.reveal()
    again = rooms.study.card.ratings.button(Rating.AGAIN)
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Space)
    assert rooms.study.card.ratings.is_revealed is False
    assert name_of_last_step(rooms) == "Undo Rate Again"


def name_of_last_step(rooms: Rooms) -> str:
    rooms._name_steps()
    return rooms.actions["edit.undo"].text()


def test_the_message_names_the_keys_that_undo_it_also_where_they_change(rooms: Rooms) -> None:
    button = rooms.window.messages.findChild(QPushButton)
    assert button.text() == "Undo (Ctrl+Z)"
    rooms.session.do(bind_keys, {"edit.undo": ("F9",)})
    assert button.text() == "Undo (F9)"


def test_resetting_the_layout_reaches_browse_where_it_was_visited(rooms: Rooms) -> None:
    rooms.show("browse")
    rooms.browse.cards.horizontalHeader().moveSection(0, 3)
    rooms.actions["view.reset"].trigger()
    rooms.window.closing.emit()
    assert rooms.browse.cards.horizontalHeader().visualIndex(0) == 0


def test_the_export_of_a_topic_is_narrowed_to_it_and_that_of_all_is_not(rooms: Rooms) -> None:
    topic = rooms.session.ask(library.topics)[0].id
    for chosen, narrowed in ((topic, True), (None, False)):
        rooms.tree.export_requested.emit(chosen)
        [dialog] = [each for each in rooms.window.findChildren(ExportDialog) if each.isVisible()]
        assert dialog.only.isVisible() is narrowed
        assert not narrowed or dialog.only.text() == "Only the topic Basics"
        dialog.reject()


def test_larger_text_enlarges_all_words_and_normal_brings_them_back(rooms: Rooms, qapp: QApplication) -> None:
    before = qapp.font().pointSizeF()
    rooms.window.use_theme(rooms.window.theme)
    usual = qapp.font().pointSizeF()
    for _ in range(3):
        rooms.actions["view.larger"].trigger()
    assert qapp.font().pointSizeF() == pytest.approx(usual * 22 / 16)
    assert rooms.tree.filter.fontInfo().pointSizeF() > before
    rooms.actions["view.normal"].trigger()
    assert qapp.font().pointSizeF() == pytest.approx(usual)


def test_a_new_card_begins_with_the_topic_chosen_at_the_left(rooms: Rooms) -> None:
    rooms.tree.selected.emit(rooms.session.ask(library.topics)[0].id)
    rooms.show("add")
    assert rooms.add.form.topic.text() == "Basics"
    rooms.add.form.topic.setText("Another")
    rooms.show("today")
    rooms.show("add")
    assert rooms.add.form.topic.text() == "Another"


def test_the_tree_is_on_the_screen_before_the_first_view_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    with a_session(tmp_path) as session:
        window = MainWindow(themes()["light"], tmp_path / "first.ini")
        qtbot.addWidget(window)
        rooms = Rooms(window, session)
        made: list[list[str]] = []
        rooms.tree.tree.painted.connect(lambda: made.append(list(rooms._made)))
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: "today" in rooms._made)
        assert made == [[]]


def test_of_many_cards_the_tree_tells_how_they_stand_once_the_first_sitting_is_ready(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.ui.rooms.MANY_CARDS", 1)
    with a_session(tmp_path, Deck((a_document(),), (a_card(1), a_card(2)))) as session:
        window = MainWindow(themes()["light"], tmp_path / "window.ini")
        qtbot.addWidget(window)
        tree = TopicTreeView(window.theme, window)
        tree.show_counts(*session.ask(overview.topic_counts))
        window.fill(tree)
        told: list[int] = []
        with qtbot.waitSignal(tree.followed):
            window.show()
            rooms = Rooms(window, session, tree)
            tree.followed.connect(lambda: told.append(len(in_stack(rooms))))
        assert told == [2]
        window.close()
