"""The search line of Browse: completion, faults told in place, help, searches kept under a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.search_query import TERMS
from trainer.services import library, saved_searches
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.browse_view import BrowseView
from trainer.ui.widgets.search_help import SearchHelp


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(6)) as opened:
        yield opened


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> BrowseView:
    view = BrowseView(session, themes()["light"])
    qtbot.addWidget(view)
    view.resize(1000, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.search.setFocus()
    return view


def questions(view: BrowseView) -> list[int]:
    return [view.cards.table.line_at(row).number or 0 for row in range(view.cards.table.rowCount())]


def search(view: BrowseView, query: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.search.searched):
        view.search.setText(query)


def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def action(menu: QMenu, title: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == title)


def test_the_line_takes_the_search_language(view: BrowseView, qtbot: QtBot) -> None:
    search(view, "topic:Detection -5", qtbot)
    assert questions(view) == [4, 6]


def test_a_half_typed_search_keeps_the_last_result_and_says_nothing_yet(
    view: BrowseView, qtbot: QtBot
) -> None:
    search(view, "topic:Detection", qtbot)
    search(view, "topic:Detection is:le", qtbot)
    assert questions(view) == [4, 5, 6]
    assert view.panel.trouble.isHidden()
    assert not view.search.is_marked


def test_once_the_typing_rests_what_is_wrong_is_told_and_underlined(view: BrowseView, qtbot: QtBot) -> None:
    search(view, "thing is:leach", qtbot)
    qtbot.waitUntil(view.panel.trouble.isVisible)
    assert view.panel.trouble.text().startswith("“is:” cannot be “leach”. Did you mean is:leech?")
    assert view.search.is_marked
    search(view, "thing is:new", qtbot)
    assert view.panel.trouble.isHidden()
    assert not view.search.is_marked


def test_where_nothing_was_found_before_a_fault_that_is_still_what_is_told(
    view: BrowseView, qtbot: QtBot
) -> None:
    search(view, "zebra", qtbot)
    search(view, "zebra is:leach", qtbot)
    assert view.empty.text() == "No card matches “zebra”."


def test_enter_on_a_fault_tells_it_at_once_and_stays(view: BrowseView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.search, '"thing')
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert view.panel.trouble.text().startswith("This quotation mark is never closed.")
    assert view.search.hasFocus()


def test_a_change_elsewhere_is_shown_while_the_line_holds_a_fault(
    view: BrowseView, session: Session, qtbot: QtBot
) -> None:
    search(view, "topic:Detection", qtbot)
    search(view, "topic:Detection (", qtbot)
    session.do(library.delete_cards, [5])
    assert questions(view) == [4, 6]


def test_keys_and_values_are_offered_and_taken_with_enter(view: BrowseView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.search, "thing to")
    assert view.search.offered == ["topic:"]
    qtbot.keyClicks(view.search, "day -is:le")
    assert view.search.offered == ["is:learn", "is:leech"]
    qtbot.keyClick(view.search, Qt.Key.Key_Down)
    qtbot.keyClick(view.search._popup, Qt.Key.Key_Down)
    qtbot.keyClick(view.search._popup, Qt.Key.Key_Return)
    assert view.search.text() in ("thing today -is:learn ", "thing today -is:leech ")
    assert view.search.offered == []


def test_esc_closes_the_offer_first(view: BrowseView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.search, "is:")
    assert "is:due" in view.search.offered
    qtbot.keyClick(view.search._popup, Qt.Key.Key_Escape)
    assert view.search.offered == []
    assert view.search.text() == "is:"


def test_plain_words_open_no_list(view: BrowseView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.search, "a thing")
    assert view.search.offered == []


def test_found_words_are_highlighted_in_the_answer(view: BrowseView, qtbot: QtBot) -> None:
    search(view, "thing", qtbot)
    answer = view.preview.answer
    qtbot.waitUntil(lambda: len(answer.extraSelections()) == 2)
    search(view, "is:new", qtbot)
    assert answer.extraSelections() == []


def test_the_help_lists_every_term_and_searches_for_an_example(view: BrowseView, qtbot: QtBot) -> None:
    view.panel.open_help()
    sheet = view.panel.findChild(SearchHelp)
    assert sheet is not None
    assert sheet.sheet.topLevelItemCount() == len(TERMS)
    row = [term.example for term in TERMS].index("is:new")
    item = sheet.sheet.topLevelItem(row)
    assert item is not None
    sheet.sheet.itemActivated.emit(item, 0)
    assert view.search.text() == "is:new"


def test_a_search_is_kept_found_again_and_removed(view: BrowseView, session: Session, qtbot: QtBot) -> None:
    search(view, "topic:Detection", qtbot)
    action(view.panel.saved_menu(), "Keep this search…").trigger()
    prompt = view.panel.findChild(QInputDialog)
    assert prompt is not None
    prompt.setTextValue("R & D")
    prompt.accept()
    assert [each.name for each in session.ask(saved_searches.saved)] == ["R & D"]
    search(view, "", qtbot)
    menu = view.panel.saved_menu()
    assert titles(menu) == ["R && D", "Keep this search…", "Remove"]
    assert not action(menu, "Keep this search…").isEnabled()
    action(menu, "R && D").trigger()
    assert questions(view) == [4, 5, 6]
    removing = action(menu, "Remove").menu()
    assert isinstance(removing, QMenu)
    removing.actions()[0].trigger()
    assert session.ask(saved_searches.saved) == ()


def test_a_fault_is_not_offered_to_be_kept(view: BrowseView, qtbot: QtBot) -> None:
    search(view, "is:leach", qtbot)
    assert not action(view.panel.saved_menu(), "Keep this search…").isEnabled()


def test_a_name_that_no_card_goes_by_is_told_once_the_typing_rests(view: BrowseView, qtbot: QtBot) -> None:
    search(view, "topic:Detect", qtbot)
    assert questions(view) == []
    qtbot.waitUntil(view.panel.trouble.isVisible, timeout=3000)
    assert view.panel.trouble.text() == "No card goes by topic:Detect. Did you mean topic:Detection?"
    search(view, "topic:Detection", qtbot)
    assert not view.panel.trouble.isVisible()
