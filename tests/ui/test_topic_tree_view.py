"""Finding and choosing a topic."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from support.pixels import colours_of
from support.sessions import a_session
from support.workspaces import HandClock, a_card, a_deck, a_document

from trainer.core.deck import Deck
from trainer.core.event import Rating
from trainer.services import exchange, library, study
from trainer.services.change import Change
from trainer.ui.theme import themes
from trainer.ui.views.topic_tree_view import TopicTreeView

LIGHT, DARK = themes()["light"], themes()["dark"]


@pytest.fixture
def tree(qtbot: QtBot, tmp_path: Path) -> Iterator[TopicTreeView]:
    """Basics with two cards, Detection with one; each card a subject of its own."""
    with a_session(tmp_path, a_deck(3), HandClock()) as session:
        view = TopicTreeView(LIGHT)
        view.attach(session)
        qtbot.addWidget(view)
        view.resize(300, 500)
        with qtbot.waitSignal(view.followed):
            view.show()
        yield view


def shown(view: TopicTreeView, parent: QModelIndex | None = None) -> list[str]:
    """The rows that can be seen, from top to bottom."""
    tree, model = view.tree, view.tree.model()
    above = parent or QModelIndex()
    rows: list[str] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        rows.append(index.data())
        if tree.isExpanded(index):
            rows += shown(view, index)
    return rows


def topic(view: TopicTreeView, name: str) -> int:
    return view._session.ask(library.topic_named, name).id


def change(view: TopicTreeView, qtbot: QtBot, service: Callable[..., Change], *args: object) -> None:
    """Change the store and wait until the tree has followed."""
    with qtbot.waitSignal(view.followed):
        view._session.do(service, *args)


def find(view: TopicTreeView, words: str) -> None:
    view.focus_filter()
    QTest.keyClicks(view.filter, words)


def test_topics_are_listed_below_all_topics(tree: TopicTreeView) -> None:
    assert shown(tree) == ["All topics", "Basics", "Detection"]
    assert tree.tree.currentIndex().data() == "All topics"


def test_typing_finds_topics_and_subjects_and_escape_brings_all_back(tree: TopicTreeView) -> None:
    find(tree, "subject 2")
    assert shown(tree) == ["Basics", "Subject 2"]
    QTest.keyClick(tree.filter, Qt.Key.Key_Escape)
    assert tree.filter.text() == ""
    assert shown(tree) == ["All topics", "Basics", "Detection"]


def test_a_topic_that_matches_keeps_what_is_below_it(tree: TopicTreeView) -> None:
    find(tree, "BASIC")
    assert shown(tree) == ["Basics", "Subject 1", "Subject 2"]


def test_typing_changes_nothing_that_was_chosen(tree: TopicTreeView, qtbot: QtBot) -> None:
    tree.tree.setCurrentIndex(tree.tree.model().index(2, 0))
    with qtbot.assertNotEmitted(tree.selected):
        find(tree, "basics")
        tree.filter.clear()
    assert tree.tree.currentIndex().data() == "Detection"


def test_enter_in_the_filter_goes_to_the_first_match_and_enter_there_studies_it(
    tree: TopicTreeView, qtbot: QtBot
) -> None:
    find(tree, "subject 3")
    QTest.keyClick(tree.filter, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is tree.tree
    assert tree.tree.currentIndex().data() == "Subject 3"
    with qtbot.waitSignal(tree.study_requested) as asked:
        QTest.keyClick(tree.tree, Qt.Key.Key_Return)
    assert asked.args == [topic(tree, "Detection")]


def test_enter_on_all_topics_studies_everything(tree: TopicTreeView, qtbot: QtBot) -> None:
    tree.tree.setFocus()
    with qtbot.waitSignal(tree.study_requested) as asked:
        QTest.keyClick(tree.tree, Qt.Key.Key_Enter)
    assert asked.args == [None]


def test_an_enter_held_down_studies_once(tree: TopicTreeView, qtbot: QtBot) -> None:
    tree.tree.setFocus()
    with qtbot.assertNotEmitted(tree.study_requested):
        none = Qt.KeyboardModifier.NoModifier
        QTest.simulateEvent(tree.tree, True, Qt.Key.Key_Return, none, "\r", True, -1)


def test_a_double_click_studies(tree: TopicTreeView, qtbot: QtBot) -> None:
    place = tree.tree.visualRect(tree.tree.model().index(1, 0)).center()
    with qtbot.waitSignal(tree.study_requested) as asked:
        QTest.mouseClick(tree.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(tree.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [topic(tree, "Basics")]


def test_arrows_choose_a_topic(tree: TopicTreeView, qtbot: QtBot) -> None:
    tree.tree.setFocus()
    with qtbot.waitSignal(tree.selected) as chosen:
        QTest.keyClick(tree.tree, Qt.Key.Key_Down)
    assert chosen.args == [topic(tree, "Basics")]


def test_numbers_follow_a_review(tree: TopicTreeView, qtbot: QtBot) -> None:
    card = tree._session.ask(library.browse)[0].id
    change(tree, qtbot, study.answer, card, Rating.AGAIN)
    assert tree.tree.model().index(0, 0).data(Qt.ItemDataRole.UserRole).waiting == "2 new, 1 learning, 0 due"
    assert tree.tree.model().index(1, 0).data(Qt.ItemDataRole.UserRole).waiting == "1 new, 1 learning, 0 due"


def test_what_is_open_and_chosen_stays_so_when_topics_come(tree: TopicTreeView, qtbot: QtBot) -> None:
    basics = tree.tree.model().index(1, 0)
    tree.tree.expand(basics)
    tree.tree.setCurrentIndex(tree.tree.model().index(1, 0, basics))
    deck = Deck((a_document(),), (a_card(9, topic="Another"),))
    imported = exchange.import_deck(tree._session.workspace, deck).change
    assert imported is not None
    with qtbot.assertNotEmitted(tree.selected), qtbot.waitSignal(tree.followed):
        tree._session.tell(imported)
    assert shown(tree) == ["All topics", "Basics", "Subject 1", "Subject 2", "Detection", "Another"]
    assert tree.tree.currentIndex().data() == "Subject 2"


def test_a_chosen_topic_that_goes_leaves_all_topics_chosen(tree: TopicTreeView, qtbot: QtBot) -> None:
    change(tree, qtbot, library.add_card, library.Draft("Mine?", ((None, "Yes."),)))
    model = tree.tree.model()
    tree.tree.setCurrentIndex(model.index(3, 0))
    assert tree.tree.currentIndex().data() == "My cards"
    with qtbot.waitSignals([tree.selected, tree.followed]), qtbot.waitSignal(tree.selected) as chosen:
        tree._session.undo()
    assert chosen.args == [None]
    assert tree.tree.currentIndex().data() == "All topics"


def test_the_menu_does_to_a_topic_what_it_names(tree: TopicTreeView, qtbot: QtBot) -> None:
    basics = topic(tree, "Basics")
    menu = tree.menu(tree.model.line(tree.model.index(1, 0)))
    actions = {action.text(): action for action in menu.actions()}
    for name, signal in (
        ("Study", tree.study_requested),
        ("Browse", tree.browse_requested),
        ("Suspend or resume", tree.suspend_requested),
        ("Rename…", tree.rename_requested),
        ("Move…", tree.move_requested),
        ("Options…", tree.options_requested),
        ("Export…", tree.export_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            actions[name].trigger()
        assert asked.args == [basics]


def test_all_topics_can_be_studied_browsed_and_exported(tree: TopicTreeView) -> None:
    menu = tree.menu(tree.model.line(tree.model.index(0, 0)))
    assert [action.text() for action in menu.actions()] == ["Study", "Browse", "Export…"]


def test_the_menu_key_opens_the_menu(tree: TopicTreeView) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(tree.tree.viewport(), event)
    menu = tree.findChild(QMenu)
    assert menu.isVisible()
    menu.close()


def test_a_single_topic_that_holds_all_others_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    with a_session(tmp_path, Deck((a_document(),), (a_card(1, topic="Vision", subject="Edges"),))) as session:
        view = TopicTreeView(LIGHT)
        view.attach(session)
        qtbot.addWidget(view)
        with qtbot.waitSignal(view.followed):
            view.show()
        assert shown(view) == ["All topics", "Vision", "Edges"]


def test_counts_are_painted_in_the_colours_of_the_theme(tree: TopicTreeView) -> None:
    assert LIGHT.new in colours_of(tree.tree.grab().toImage())
    assert LIGHT.due not in colours_of(tree.tree.grab().toImage())
    tree.show_theme(DARK)
    assert DARK.new in colours_of(tree.tree.grab().toImage())
    assert LIGHT.new not in colours_of(tree.tree.grab().toImage())


def test_a_review_changes_only_the_rows_of_its_card(tree: TopicTreeView, qtbot: QtBot) -> None:
    changed: list[str] = []
    tree.model.dataChanged.connect(lambda first, last: changed.extend((first.data(), last.data())))
    with qtbot.assertNotEmitted(tree.model.modelReset):
        change(tree, qtbot, study.answer, tree._session.ask(library.browse)[0].id, Rating.AGAIN)
    assert set(changed) == {"All topics", "Basics", "Subject 1"}


def test_reviews_that_follow_each_other_closely_are_all_counted(tree: TopicTreeView, qtbot: QtBot) -> None:
    for line in tree._session.ask(library.browse):
        tree._session.do(study.answer, line.id, Rating.AGAIN)
    with qtbot.waitSignal(tree.followed):
        pass
    assert tree.model.line(tree.model.index(0, 0)).waiting == "0 new, 3 learning, 0 due"
    assert tree.model.line(tree.model.index(2, 0)).waiting == "0 new, 1 learning, 0 due"


def test_the_counts_are_there_before_what_takes_longer(qtbot: QtBot, tmp_path: Path) -> None:
    with a_session(tmp_path, a_deck(3), HandClock()) as session:
        view = TopicTreeView(LIGHT)
        view.attach(session)
        qtbot.addWidget(view)
        with qtbot.waitSignal(view.counted):
            view.show()
        assert shown(view) == ["All topics", "Basics", "Detection"]
        assert view.model.line(view.model.index(1, 0)).waiting == "2 new, 0 learning, 0 due"


def test_on_another_day_everything_is_counted_anew(qtbot: QtBot, tmp_path: Path) -> None:
    clock = HandClock()
    with a_session(tmp_path, a_deck(3), clock) as session:
        view = TopicTreeView(LIGHT)
        view.attach(session)
        qtbot.addWidget(view)
        with qtbot.waitSignal(view.followed):
            view.show()
        study.answer(session.workspace, topic(view, "Basics"), Rating.EASY)
        clock.turn(days=60)
        change(view, qtbot, study.answer, 3, Rating.EASY)
        assert view.model.line(view.model.index(1, 0)).waiting == "1 new, 0 learning, 1 due"


def test_a_filter_that_finds_nothing_says_so_and_esc_shows_all(tree: TopicTreeView) -> None:
    tree.focus_filter()
    QTest.keyClicks(tree.filter, "zebra")
    assert tree.nothing.isVisible()
    QTest.keyClick(tree.filter, Qt.Key.Key_Return)
    assert tree.filter.hasFocus()
    QTest.keyClick(tree.filter, Qt.Key.Key_Escape)
    assert not tree.nothing.isVisible()
    assert shown(tree) == ["All topics", "Basics", "Detection"]
