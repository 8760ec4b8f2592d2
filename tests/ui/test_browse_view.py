"""Browse: find cards, read them, change many at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.store_work import watched
from support.workspaces import a_deck

from trainer.core.event import Rating
from trainer.services import library, study
from trainer.services.found_cards import PAGE
from trainer.store.unit_of_work import SqlStore
from trainer.ui.actions import Actions
from trainer.ui.models.card_columns import COLUMNS
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.browse_view import NONE_CHOSEN, BrowseView
from trainer.ui.widgets.topic_prompt import TopicPrompt

STATE = [column.id for column in COLUMNS].index("state")
STABILITY = [column.id for column in COLUMNS].index("stability")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(6)) as opened:
        yield opened


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> BrowseView:
    return shown(BrowseView(session, themes()["light"]), qtbot)


def shown(view: BrowseView, qtbot: QtBot) -> BrowseView:
    qtbot.addWidget(view)
    view.resize(1000, 700)
    Actions().bind(view, view.commands())
    with qtbot.waitExposed(view):
        view.show()
    return view


def questions(view: BrowseView) -> list[int]:
    return [view.cards.table.line_at(row).number or 0 for row in range(view.cards.table.rowCount())]


def ids(view: BrowseView, *numbers: int) -> list[int]:
    lines = [view.cards.table.line_at(row) for row in range(view.cards.table.rowCount())]
    return [line.id for line in lines if line.number in numbers]


def states(view: BrowseView) -> list[str]:
    table = view.cards.table
    return [table.index(row, STATE).data() for row in range(table.rowCount())]


def search(view: BrowseView, words: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.search.searched):
        view.search.setText(words)


def test_all_cards_are_there_and_the_first_can_be_read(view: BrowseView, qtbot: QtBot) -> None:
    assert questions(view) == [1, 2, 3, 4, 5, 6]
    assert view.status.text() == "6 cards"
    qtbot.waitUntil(lambda: view.preview.question.text() == "What is thing number 1?")
    assert "Thing 1 is a thing." in view.preview.answer.toPlainText()


def test_typed_words_narrow_the_list_after_a_pause(view: BrowseView, qtbot: QtBot) -> None:
    search(view, "number 4", qtbot)
    assert questions(view) == [4]
    assert view.status.text() == "1 of 6 cards"


def test_fast_typing_asks_once(view: BrowseView, qtbot: QtBot) -> None:
    asked: list[str] = []
    view.search.searched.connect(asked.append)
    with qtbot.waitSignal(view.search.searched):
        qtbot.keyClicks(view.search, "thing")
    assert asked == ["thing"]


def test_words_that_nothing_contains_are_told_with_the_way_back(view: BrowseView, qtbot: QtBot) -> None:
    search(view, "zebra", qtbot)
    assert view.empty.text() == "No card matches “zebra”."
    assert view.pages.currentIndex() == 1
    view.show_all.click()
    assert questions(view) == [1, 2, 3, 4, 5, 6]
    assert view.pages.currentIndex() == 0


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path, qtbot: QtBot) -> None:
    with a_session(tmp_path) as session:
        view = shown(BrowseView(session, themes()["light"]), qtbot)
        assert "Import" in view.empty.text()
        assert not view.show_all.isVisible()
        assert view.status.text() == "0 cards"


def test_a_topic_is_a_filter_that_can_be_taken_off(view: BrowseView, session: Session) -> None:
    detection = session.ask(library.topic_named, "Detection")
    view.show_topics([detection.id], "Detection")
    assert questions(view) == [4, 5, 6]
    assert view.chip.isVisible()
    view.chip.click()
    assert questions(view) == [1, 2, 3, 4, 5, 6]
    assert not view.chip.isVisible()


def test_down_goes_from_the_search_line_to_the_list(view: BrowseView, qtbot: QtBot) -> None:
    view.find_cards()
    assert QApplication.focusWidget() is view.search
    qtbot.keyClick(view.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is view.cards


def test_esc_leaves_the_search_line_and_keeps_the_words(view: BrowseView, qtbot: QtBot) -> None:
    view.find_cards()
    qtbot.keyClicks(view.search, "number 4")
    qtbot.keyClick(view.search, Qt.Key.Key_Escape)
    assert questions(view) == [4]
    assert view.search.text() == "number 4"


def test_a_selection_outlives_a_refresh_a_sort_and_a_search_that_keeps_it(
    view: BrowseView, qtbot: QtBot
) -> None:
    chosen = ids(view, 2, 5)
    view.cards.select(chosen)
    assert view.status.text() == "6 cards, 2 selected"
    view.refresh()
    view.cards.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert sorted(view.cards.selected()) == chosen
    search(view, "thing", qtbot)
    assert sorted(view.cards.selected()) == chosen


@pytest.fixture
def long_view(tmp_path: Path, qtbot: QtBot) -> Iterator[BrowseView]:
    with a_session(tmp_path, a_deck(3 * PAGE)) as opened:
        yield shown(BrowseView(opened, themes()["light"]), qtbot)


def test_a_card_far_down_stays_where_it_is_when_the_same_cards_are_shown_again(long_view: BrowseView) -> None:
    long_view.cards.selectRow(2 * PAGE)
    scrolled = long_view.cards.verticalScrollBar().value()
    long_view.refresh()
    assert long_view.cards.selected() == ids(long_view, 2 * PAGE + 1)
    assert long_view.cards.verticalScrollBar().value() == scrolled > 0
    long_view.cards.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert long_view.cards.currentIndex().row() == PAGE - 1


def test_another_search_begins_with_its_best_match(long_view: BrowseView, qtbot: QtBot) -> None:
    long_view.cards.selectRow(2 * PAGE)
    search(long_view, "thing", qtbot)
    assert long_view.cards.selected() == ids(long_view, 1)
    assert long_view.cards.verticalScrollBar().value() == 0
    long_view.cards.selectRow(3)
    search(long_view, "is:new", qtbot)
    assert long_view.cards.selected() == ids(long_view, 4)


def test_cards_that_were_picked_stay_so_however_far_down(long_view: BrowseView, qtbot: QtBot) -> None:
    picked = ids(long_view, 3, 2 * PAGE)
    long_view.cards.select(picked)
    search(long_view, "thing", qtbot)
    assert sorted(long_view.cards.selected()) == picked


def test_what_all_cards_are_told_apart_by_is_read_once(long_view: BrowseView, qtbot: QtBot) -> None:
    store = long_view._session.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        search(long_view, "thing", qtbot)
    assert not any("FROM subjects" in each for each in work.statements)
    assert work.rows < 2 * PAGE


def test_deleting_takes_the_selected_cards_and_undo_brings_them_back(
    view: BrowseView, session: Session, qtbot: QtBot
) -> None:
    view.cards.select(ids(view, 2, 3))
    with qtbot.waitSignal(session.said) as said:
        view.delete()
    assert said.args == ["2 cards deleted", True]
    assert questions(view) == [1, 4, 5, 6]
    session.undo()
    assert questions(view) == [1, 2, 3, 4, 5, 6]


def test_after_a_delete_the_next_card_is_chosen(view: BrowseView) -> None:
    view.cards.selectRow(2)
    view.delete()
    assert view.cards.selected() == ids(view, 4)


def test_suspending_twice_resumes(view: BrowseView) -> None:
    view.cards.select(ids(view, 1, 2))
    view.suspend()
    assert states(view)[:3] == ["Suspended", "Suspended", "New"]
    view.suspend()
    assert states(view)[:3] == ["New", "New", "New"]


def test_a_mixed_selection_is_suspended_as_a_whole(view: BrowseView) -> None:
    view.cards.select(ids(view, 1))
    view.suspend()
    view.cards.select(ids(view, 1, 2))
    view.suspend()
    assert states(view)[:2] == ["Suspended", "Suspended"]


def test_burying_shows_at_once(view: BrowseView) -> None:
    view.cards.select(ids(view, 3))
    view.bury()
    assert states(view)[2] == "Buried"


def test_moving_asks_for_a_topic_and_moves_the_selected_cards(view: BrowseView, session: Session) -> None:
    view.cards.select(ids(view, 1, 2))
    view.move_cards()
    prompt = view.findChild(TopicPrompt)
    assert prompt is not None
    assert not prompt.confirm.isEnabled()
    prompt.line.setText("Detection::Anchors")
    prompt.confirm.click()
    anchors = session.ask(library.topic_named, "Anchors")
    assert sorted(line.number or 0 for line in session.ask(library.browse, "", [anchors.id])) == [1, 2]


def test_the_topics_of_the_selection_can_be_studied(view: BrowseView, session: Session, qtbot: QtBot) -> None:
    detection = session.ask(library.topic_named, "Detection")
    view.cards.select(ids(view, 5))
    with qtbot.waitSignal(view.study_requested) as asked:
        view.study()
    assert asked.args == [[detection.id], None]


def test_enter_on_a_card_asks_for_it_to_be_edited(view: BrowseView, qtbot: QtBot) -> None:
    view.cards.selectRow(3)
    with qtbot.waitSignal(view.edit_requested) as asked:
        qtbot.keyClick(view.cards, Qt.Key.Key_Return)
    assert asked.args == ids(view, 4)


@pytest.mark.parametrize("command", ["browse.delete", "browse.suspend", "browse.bury", "browse.move"])
def test_without_a_selection_a_command_says_so(
    view: BrowseView, session: Session, qtbot: QtBot, command: str
) -> None:
    view.cards.clearSelection()
    with qtbot.waitSignal(session.said) as said:
        view.commands()[command]()
    assert said.args == [NONE_CHOSEN, False]
    assert questions(view) == [1, 2, 3, 4, 5, 6]


def test_all_cards_can_be_selected_by_key(view: BrowseView, qtbot: QtBot) -> None:
    view.cards.setFocus()
    qtbot.keyClick(
        view.cards, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    assert len(view.cards.selected()) == 6


def test_the_context_menu_has_every_command(view: BrowseView) -> None:
    view.cards.customContextMenuRequested.emit(QPoint(5, 5))
    menu = view.findChild(QMenu)
    assert menu is not None
    assert len(menu.actions()) == len(view.commands())
    menu.close()


def test_a_change_made_elsewhere_shows_at_once(view: BrowseView, session: Session) -> None:
    session.do(library.delete_cards, ids(view, 6))
    assert questions(view) == [1, 2, 3, 4, 5]


def test_a_hidden_view_catches_up_when_it_is_shown(view: BrowseView, session: Session) -> None:
    view.hide()
    session.do(library.delete_cards, ids(view, 6))
    assert questions(view) == [1, 2, 3, 4, 5, 6]
    view.show()
    assert questions(view) == [1, 2, 3, 4, 5]


def test_a_reviewed_card_tells_its_stability(view: BrowseView, session: Session) -> None:
    session.do(study.answer, ids(view, 1)[0], Rating.EASY)
    assert view.cards.table.index(0, STABILITY).data().endswith(" d")


def test_columns_and_order_are_remembered(view: BrowseView, session: Session, qtbot: QtBot) -> None:
    view.cards.setColumnHidden(STABILITY, False)
    view.cards.setColumnWidth(STATE, 140)
    view.cards.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    later = BrowseView(session, themes()["dark"])
    later.restore_state(view.save_state())
    shown(later, qtbot)
    assert not later.cards.isColumnHidden(STABILITY)
    assert later.cards.columnWidth(STATE) == 140
    assert questions(later) == [6, 5, 4, 3, 2, 1]


def test_resetting_the_layout_brings_back_the_first_columns(view: BrowseView) -> None:
    view.cards.setColumnHidden(STABILITY, False)
    view.cards.setColumnWidth(STATE, 240)
    view.cards.horizontalHeader().moveSection(0, 3)
    view.cards.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    view.splitter.setSizes([100, 500])
    view.forget_layout()
    assert view.cards.isColumnHidden(STABILITY)
    assert view.cards.columnWidth(STATE) < 240
    assert view.cards.horizontalHeader().visualIndex(0) == 0
    assert questions(view) == [1, 2, 3, 4, 5, 6]
    assert view.splitter.sizes()[0] > 200
    assert view.cards.save_state().isEmpty()


def test_a_wide_window_shows_every_column_until_the_learner_chooses(view: BrowseView) -> None:
    assert view.cards.isColumnHidden(STABILITY)
    view.resize(2400, 900)
    assert not view.cards.isColumnHidden(STABILITY)
    view.resize(1000, 700)
    assert view.cards.isColumnHidden(STABILITY)


def test_columns_nobody_chose_are_not_remembered(view: BrowseView, session: Session, qtbot: QtBot) -> None:
    later = BrowseView(session, themes()["light"])
    later.restore_state(view.save_state())
    shown(later, qtbot)
    later.resize(2400, 900)
    assert not later.cards.isColumnHidden(STABILITY)


def test_columns_can_be_sorted_without_a_mouse(view: BrowseView) -> None:
    sort_menu = view.cards.column_menu().actions()[-1].menu()
    assert isinstance(sort_menu, QMenu)
    by_title = {action.text(): action for action in sort_menu.actions()}
    by_title["No."].trigger()
    by_title["No."].trigger()
    assert questions(view) == [6, 5, 4, 3, 2, 1]


def test_a_long_question_does_not_widen_the_view(tmp_path: Path, qtbot: QtBot) -> None:
    with a_session(tmp_path) as session:
        session.do(library.add_card, library.Draft("Why " * 400, ((None, "Because. " * 400),)))
        view = shown(BrowseView(session, themes()["light"]), qtbot)
        qtbot.waitUntil(lambda: view.preview.question.text().startswith("Why"))
        assert view.minimumSizeHint().width() < 1000
