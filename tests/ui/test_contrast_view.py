"""Telling near-duplicates apart, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.event import Practised, Rating
from trainer.services import library
from trainer.ui.actions import Actions
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.contrast_view import ContrastView
from trainer.ui.views.study_view import StudyView


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(6, pairs=True)) as session:
        yield session


def a_view(session: Session, qtbot: QtBot) -> ContrastView:
    view = ContrastView(session, themes()["light"])
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.actions_ = Actions()
    view.actions_.bind(view, view.commands())
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> ContrastView:
    return a_view(session, qtbot)


def press(view: ContrastView, *keys: str) -> None:
    for key in keys:
        target = QApplication.focusWidget() or view
        if key == "Space":
            QTest.keyClick(target, Qt.Key.Key_Space)
        elif key == "Esc":
            QTest.keyClick(target, Qt.Key.Key_Escape)
        else:
            QTest.keyClicks(target, key)


def kept(session: Session, card: int) -> list[Rating | None]:
    with session.workspace.store.read() as unit:
        return [each.rating for each in unit.events.of_card(card) if isinstance(each, Practised)]


def numbers(view: ContrastView) -> tuple[int | None, int | None] | None:
    return None if view.pair is None else (view.pair.one.number, view.pair.other.number)


def test_a_pair_is_asked_shown_and_judged(view: ContrastView, session: Session) -> None:
    view.drill([3])
    assert numbers(view) == (3, 4)
    press(view, "Space")
    assert view.page.is_revealed
    assert "Only here" in view.page.texts[0].toPlainText()
    press(view, "1")
    assert kept(session, 3) == kept(session, 4) == [Rating.AGAIN]
    assert view.list.title.text() == "1 pair: 0 told apart, 1 mixed up"


def test_nothing_is_judged_before_it_is_shown(view: ContrastView, session: Session) -> None:
    view.drill([3])
    press(view, "1", "2")
    assert numbers(view) == (3, 4)
    assert kept(session, 3) == []


def test_the_one_key_shows_and_then_means_told_apart(view: ContrastView, session: Session) -> None:
    view.drill([1, 3])
    press(view, "Space", "Space", "Space", "2")
    assert kept(session, 2) == kept(session, 4) == [Rating.GOOD]
    assert view.list.title.text() == "2 pairs: 2 told apart, 0 mixed up"


def test_undo_asks_the_pair_again(view: ContrastView, session: Session) -> None:
    view.drill([1, 3])
    press(view, "Space", "1")
    assert numbers(view) == (3, 4)
    press(view, "u")
    assert numbers(view) == (1, 2)
    assert not view.page.is_revealed


def test_the_list_begins_with_the_subjects_mixed_up_most_often(view: ContrastView) -> None:
    view.drill([5])
    press(view, "Space", "1")
    first = view.list.subjects.item(0).text()
    assert first == "Subject 3\n2 cards · mixed up in 1 of 1 drill"
    press(view, "Space")
    assert numbers(view) == (5, 6)


def test_all_subjects_can_be_drilled_at_once(view: ContrastView) -> None:
    view.list.all.click()
    assert numbers(view) == (1, 2)
    assert "pair 1 of 3" in view.page.place.text()


def test_escape_goes_from_a_pair_to_the_list_and_then_away(view: ContrastView, qtbot: QtBot) -> None:
    view.drill([1])
    press(view, "Esc")
    assert view.pair is None
    with qtbot.waitSignal(view.left):
        press(view, "Esc")


def test_typing_takes_letters_and_escape_leaves_the_box(view: ContrastView, session: Session) -> None:
    view.drill([1])
    press(view, "n", "12", "Esc", "Space")
    assert view.page.box.toPlainText() == "12"
    assert view.page.is_revealed


def test_a_pair_whose_card_was_deleted_is_passed_over_in_a_sentence(
    view: ContrastView, session: Session, qtbot: QtBot
) -> None:
    view.drill([1, 3])
    session.do(library.delete_cards, [2])
    with qtbot.waitSignal(session.failed) as told:
        press(view, "Space")
    assert told.args == ["One of these cards was deleted."]
    assert numbers(view) == (3, 4)


def test_without_near_duplicates_the_page_says_where_to_find_them(tmp_path: Path, qtbot: QtBot) -> None:
    with a_session(tmp_path, a_deck(2)) as session:
        view = a_view(session, qtbot)
        assert "Near-duplicates" in view.list.told.text()
        assert not view.list.drill.isVisible()
        with qtbot.waitSignal(session.said):
            view.drill([1])


def test_the_card_that_is_studied_can_be_put_beside_its_fellows(session: Session, qtbot: QtBot) -> None:
    study = StudyView(session, themes()["light"])
    qtbot.addWidget(study)
    study.start(None, None)
    with qtbot.waitSignal(study.card_commands.contrast_requested) as wanted:
        study.commands()["study.contrast"]()
    assert wanted.args == [[1]]
